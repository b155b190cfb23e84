import { escapeHtml, writePage } from './write-page.ts';

type Door = 'connected' | 'open to the Agents Playground' | 'not connected';

const tryIt = (url: string) => `
<h2>Try it now</h2>
<p>The built-in database holds a sample hub with 24 Work Groups. Nothing here is connected to Slack or Teams.</p>
<ul>
<li><b>Watch it:</b> <code>npm run demo</code> plays a teacher who finds and joins a group, in Slack and in Teams.</li>
<li><b>Press it yourself in Teams’ own client:</b> start Microsoft’s Agents Playground against <code>${escapeHtml(url)}/api/messages</code>, then type <code>workgroups</code>.</li>
<li><b>Connect Slack or Teams:</b> the README says how.</li>
</ul>`;

/** The page at "/": what runs here and what to try. */
export function startPage(page: { trial: boolean; slack: Door; teams: Door; url: string }): string {
  const where = page.trial
    ? tryIt(page.url)
    : '<p>Type <code>/workgroups</code> in Slack, or <code>workgroups</code> in Teams.</p>';
  return writePage('The Work Groups bot is running', `<p>Slack: ${page.slack}. Teams: ${page.teams}.</p>\n${where}`);
}
