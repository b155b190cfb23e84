import { escapeHtml } from './picture-slack.ts';

type Shown = {
  name: string;
  slack?: { payload: { text?: string | undefined } } | undefined;
  teams?: { plain: string } | undefined;
};

const styles = `
  body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem; color: #1d1c1d; background: #fff; }
  section { border-top: 1px solid #ccc; padding: 1rem 0 2rem; }
  .row { display: flex; flex-wrap: wrap; gap: 1rem; align-items: flex-start; }
  figure { margin: 0; } img { border: 1px solid #ddd; max-width: 100%; display: block; }
  pre { white-space: pre-wrap; max-width: 36rem; background: #f5f5f5; padding: .75rem; }
  nav { columns: 20rem; }`;

const picture = (platform: string, size: string, index: number, name: string) =>
  `<figure><figcaption>${platform}, ${size}</figcaption><img loading="lazy" src="${size}/${platform.toLowerCase()}-${index}.png" alt="${escapeHtml(`${name}, in ${platform}`)}"></figure>`;

function section({ name, slack, teams }: Shown, index: number): string {
  const plain = teams?.plain ?? slack?.payload.text;
  const each = (size: string) => [
    ...(slack ? [picture('Slack', size, index, name)] : []),
    ...(teams ? [picture('Teams', size, index, name)] : []),
  ];
  return `<section id="scene-${index}"><h2>${escapeHtml(name)}</h2>
${plain ? `<details><summary>Plain text</summary><pre>${escapeHtml(plain)}</pre></details>` : ''}
<div class="row">${each('wide').join('')}</div>
<details><summary>On a phone</summary><div class="row">${each('phone').join('')}</div></details></section>`;
}

/** The gallery: each scene with its plain text and its pictures side by side. */
export function page(scenes: Shown[]): string {
  const links = scenes.map(({ name }, index) => `<div><a href="#scene-${index}">${escapeHtml(name)}</a></div>`);
  return `<!doctype html><html lang="en-GB"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>What the Work Groups bot shows</title><style>${styles}</style>
<h1>What the Work Groups bot shows</h1>
<p>${scenes.length} scenes, made by the real commands and drawn by slack-blocks-to-jsx and adaptivecards: close to Slack and Teams, not the same.</p>
<nav>${links.join('')}</nav>
${scenes.map(section).join('\n')}</html>
`;
}
