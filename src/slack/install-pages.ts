import type { ServerResponse } from 'node:http';

/** A small page of the way to install: what is so, and what can be done now. */
type Page = { status: number; title: string; says: string[]; goOn?: { label: string; href: string } };

const escapeHtml = (words: string) => words.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const bodyOf = ({ title, says, goOn }: Page) =>
  [
    `<h1>${escapeHtml(title)}</h1>`,
    ...says.map((sentence) => `<p>${escapeHtml(sentence)}</p>`),
    ...(goOn ? [`<p><a href="${escapeHtml(goOn.href)}">${escapeHtml(goOn.label)}</a></p>`] : []),
  ].join('\n');

/** Shows a page in the browser of whoever installs. */
export function showPage(response: ServerResponse, page: Page): void {
  response.writeHead(page.status, {
    'content-type': 'text/html; charset=utf-8',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  });
  response.end(`<!doctype html>
<html lang="en-GB"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Work Groups bot</title>
<style>body{font:18px/1.5 system-ui,sans-serif;max-width:42rem;margin:3rem auto;padding:0 1rem;color:#222}</style>
${bodyOf(page)}
</html>
`);
}

/** Before Slack asks: whose Work Groups the workspace joins, so that nobody connects it to a hub unawares. */
export const beforeInstalling = (hub: string, href: string): Page => ({
  status: 200,
  title: `Add the bot for ${hub}`,
  says: [
    `You are about to add the Work Groups bot to a Slack workspace. Its people will use the Work Groups of ${hub} there.`,
    'Slack shows what the bot may do and asks you to agree. Choose the right workspace at the top of that page.',
  ],
  goOn: { label: 'Go on to Slack', href },
});

/** The address was used, is older than half an hour, or was never one. */
export const linkGone: Page = {
  status: 410,
  title: 'This link no longer works',
  says: ['It works once, and for 30 minutes. Ask your hub for a new one: its lead types “connect”.'],
};

const tryIt = 'Type /workgroups in Slack to begin.';

/** It is done, and the workspace is a hub's. */
export const connected = (workspace: string, hub: string): Page => ({
  status: 200,
  title: 'The bot is installed',
  says: [`${workspace} now uses the Work Groups of ${hub}. ${tryIt}`],
});

/** It is done, and the workspace is nobody's yet. */
export const noHubYet = (workspace: string): Page => ({
  status: 200,
  title: 'The bot is installed',
  says: [
    `${workspace} does not belong to a Maths Hub yet, so the bot can’t do anything there.`,
    'Ask your hub for a link: its lead types “connect”. Open it and install once more; nothing is lost.',
  ],
});

/** It is done, but the link was used by somebody else meanwhile. */
export const linkUsed = (workspace: string): Page => ({
  status: 410,
  title: 'The bot is installed, not connected',
  says: [`${workspace} has the bot, but this link was used up or too old. Ask your hub for a new one.`],
});

/** It is done, and the workspace stays with the hub it has. */
export const anotherHub = (workspace: string): Page => ({
  status: 409,
  title: 'The bot is installed, not connected',
  says: [
    `${workspace} belongs to another hub already. A lead of that hub can type “disconnect”; then use this link again.`,
  ],
});

/** An organisation of many workspaces at once: nobody could say which hub each belongs to. */
export const wholeOrganisation: Page = {
  status: 400,
  title: 'Choose one workspace',
  says: [
    'The bot was asked into your whole organisation. It works in single workspaces, each with its hub, so nothing was kept.',
    'Start again from the link and choose one workspace at the top of Slack’s page.',
  ],
};

/** Whoever installs pressed Cancel. */
export const cancelled: Page = {
  status: 200,
  title: 'Nothing was installed',
  says: ['You pressed Cancel in Slack. To try again, open the link once more.'],
};

/** The way back from Slack is not the one that began here. */
export const notBegunHere: Page = {
  status: 400,
  title: 'Please start again',
  says: [
    'This did not begin in this browser within the last 10 minutes, so nothing was installed. Open the link again.',
  ],
};

/** Slack or the service failed on the way. */
export const failed: Page = {
  status: 502,
  title: 'Something went wrong on the way',
  says: ['Slack did not finish the installation. Open the link again in a minute; if it happens again, tell your hub.'],
};
