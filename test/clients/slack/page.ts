import { slackStyles } from '../../gallery/picture-slack.ts';
import { shellStyles } from '../../gallery/shell.ts';

const styles = `
  main { max-width: 680px; margin: 0 auto; padding: 12px 16px 90px; }
  header { padding: 10px 16px; background: #eee; color: #333; font-size: 13px; }
  .message { border-top: 1px solid #ddd; padding: 10px 0; }
  .typed { padding: 8px 0; color: #555; }
  .row { display: flex; flex-wrap: wrap; gap: 8px; padding: 6px 0; }
  button { font: inherit; padding: 5px 12px; border: 1px solid #bbb; border-radius: 4px; background: #fff; }
  .main { background: #007a5a; color: #fff; }
  [role=dialog] { position: fixed; inset: 5vh 0 auto; margin: auto; width: 560px; max-height: 88vh; overflow: auto; background: #fff; border: 1px solid #999; border-radius: 8px; padding: 16px; box-shadow: 0 0 0 100vmax #0006; }
  fieldset { border: 0; padding: 8px 0; margin: 0; } legend { font-weight: bold; padding: 0; }
  .pick { display: inline-block; margin: 2px 14px 2px 0; } input[type=text], input[type=search] { width: 100%; font: inherit; padding: 5px; box-sizing: border-box; }
  .hint { color: #666; font-size: 13px; } .error { color: #b00020; }
  form { position: fixed; bottom: 0; left: 0; right: 0; background: #fff; border-top: 1px solid #ccc; padding: 12px 16px; }`;

// In the page: presses, what is filled in, and what is searched for go to the script that stands in for Slack's servers.
const behaviour = `
  const show = (kind, html) => {
    if (kind === 'message') document.querySelector('main').innerHTML = html;
    document.getElementById('window').innerHTML = kind === 'window' ? html : '';
    document.body.dataset.shown = Number(document.body.dataset.shown ?? 0) + 1;
  };
  const filled = () => Object.fromEntries([...document.querySelectorAll('[role=dialog] [data-field]')].flatMap((field) => {
    const picked = [...field.querySelectorAll('input:checked')].map((one) => one.value);
    const typed = field.querySelector('input[type=text], input[type=date], input[type=time]');
    if (typed) return [[field.dataset.field, typed.value]];
    if (field.dataset.many === 'true') return [[field.dataset.field, picked]];
    return picked.map((one) => [field.dataset.field, one]);
  }));
  document.addEventListener('click', ({ target }) => {
    const pressed = target.closest('[data-press]');
    if (pressed) asked({ press: pressed.dataset.press });
    if (target.closest('[data-submit]')) asked({ fill: filled() });
  });
  document.addEventListener('submit', (event) => {
    event.preventDefault();
    const box = event.target.querySelector('input');
    asked({ say: box.value });
    box.value = '';
  });
  document.addEventListener('input', async ({ target }) => {
    const id = target.dataset.search;
    if (!id || target.value.length < 3) return;
    const labels = await found(id, target.value);
    const list = document.querySelector('[data-found="' + id + '"]');
    list.replaceChildren(...labels.map((label) => {
      const line = document.createElement('label');
      const pick = Object.assign(document.createElement('input'), { type: 'radio', name: id, value: label });
      line.className = 'pick';
      line.append(pick, ' ' + label);
      return line;
    }));
  });`;

/** The empty client, which says of itself what it is. */
export const emptyClient =
  (): string => `<!doctype html><html lang="en"><meta charset="utf-8"><title>A stand-in for Slack</title>
<style>${slackStyles()}${shellStyles}${styles}</style>
<header>Our own stand-in for a Slack client: blocks drawn by slack-blocks-to-jsx, controls by the browser. It is not Slack.</header>
<main></main><div id="window"></div><form><input type="text" aria-label="Message" placeholder="Message Work Groups"></form>
<script>${behaviour}</script></html>`;
