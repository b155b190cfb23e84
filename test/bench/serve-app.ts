import { startApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { createQuietLog } from '../support/quiet-log.ts';
import { serveParent } from './pinned.ts';

// The whole service as it runs, with Slack's API answered here: no request leaves the process.
const [signingSecret = '', databaseUrl = '', now = '', team = ''] = process.argv.slice(2);
const answers: Record<string, unknown> = {
  'auth.test': { ok: true, team_id: team, bot_id: 'B0', user_id: 'U0' },
  'users.info': { ok: true, user: { id: 'U1', real_name: 'Somebody', profile: {} } },
};
const answered: typeof fetch = async (input) => {
  const method = String(input).split('/api/')[1] ?? '';
  const body = answers[method] ?? { ok: true, ts: '1.1', channel: 'C1' };
  return new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } });
};

const app = await startApp({
  config: readConfig({
    PORT: '0',
    ...(databaseUrl.startsWith('/') ? { DATA_DIR: databaseUrl } : { DATABASE_URL: databaseUrl }),
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_BOT_TOKEN: 'xoxb-bench',
    SLACK_API_URL: 'http://127.0.0.1:9/api/',
  }),
  clock: () => new Date(now),
  log: createQuietLog(),
  outside: { slack: { fetch: answered } },
});
serveParent(app.url, performance.now(), app.stop);
