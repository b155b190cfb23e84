import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestDatabase } from '../support/database.ts';
import { openDatabase, type Service, startService } from '../support/many-workspaces.ts';
import { messagePayload } from '../support/slack-payloads.ts';
import { type SeveralSlack, startSlackWith } from '../support/slack-several.ts';

const plainly = 'https://workgroups.example/slack/install';

let slack: SeveralSlack;
let database: TestDatabase;
let service: Service;
let wensum: { id: string };
beforeAll(async () => {
  [slack, database] = await Promise.all([startSlackWith(['T0NORTH', 'T0SOUTH', 'T0OTHER']), openDatabase()]);
  service = await startService(database, slack);
  wensum = await service.addHub('wensum', 'Wensum Maths Hub');
}, 60_000);
afterAll(async () => {
  await service.stop();
  await database.drop();
  await slack.close();
});

const placeOf = async (team: string) =>
  (await service.places()).find(({ externalId }) => externalId === team)?.hub.name ?? 'nobody’s';

describe('a workspace that installs the app from a hub’s link', () => {
  test('is told whose Work Groups it joins, and then answers for that hub', async () => {
    const link = await service.linkTo(wensum.id);
    const page = await service.browser().go(link);
    expect([page.status, page.text]).toEqual([200, expect.stringContaining('Add the bot for Wensum Maths Hub')]);
    const done = await service.install(link, 'T0NORTH');
    expect([done.status, done.text]).toEqual([200, expect.stringContaining('now uses the Work Groups of Wensum')]);
    expect(await placeOf('T0NORTH')).toBe('Wensum Maths Hub');
    const answer = await service.type('T0NORTH', 'help');
    expect([answer.status, answer.body]).toEqual([
      200,
      expect.stringContaining('Welcome to the Work Groups of Wensum'),
    ]);
  });

  test('cannot be led past the page that names the hub by another site', async () => {
    const link = new URL(await service.linkTo(wensum.id));
    const led = `${service.url}${link.pathname}${link.search}&go=on`;
    const from = (site: string) => fetch(led, { redirect: 'manual', headers: { 'sec-fetch-site': site } });
    expect(await (await from('cross-site')).text()).toContain('Add the bot for Wensum Maths Hub');
    expect((await from('none')).status).toBe(200);
    expect((await from('same-origin')).status).toBe(302);
  });

  test('asks for the scopes of the manifest and no others', async () => {
    const { location } = await service.browser().go(plainly);
    expect(new URL(location).searchParams.get('scope')).toBe('chat:write,commands,im:history,im:write,users:read');
    expect(new URL(location).searchParams.has('user_scope')).toBe(false);
  });

  test('keeps its tokens closed: nothing of them can be read in the database', async () => {
    const [row] = await service.installations();
    expect(row?.tenant).toBe('T0NORTH');
    const bytes = Buffer.from(row?.sealed ?? []);
    for (const word of ['xoxb', 'T0NORTH', 'token']) expect(bytes.includes(word)).toBe(false);
  });

  test('uses the link up: it serves no second workspace, and an old one none at all', async () => {
    const link = await service.linkTo(wensum.id);
    await service.install(link, 'T0NORTH');
    const again = await service.browser().go(link);
    expect([again.status, again.text]).toEqual([410, expect.stringContaining('This link no longer works')]);
    const old = await service.linkTo(wensum.id, new Date(Date.now() - 30 * 60_000 - 1000));
    expect((await service.browser().go(old)).status).toBe(410);
    expect((await service.browser().go(`${plainly}?link=made-up`)).status).toBe(410);
  });

  test('gets it once, even when two bring the same link at the same moment', async () => {
    const link = await service.linkTo(wensum.id);
    const done = await Promise.all(['T0SOUTH', 'T0OTHER'].map((team) => service.install(link, team)));
    expect(done.map(({ status }) => status).toSorted()).toEqual([200, 410]);
    const joined = await Promise.all(['T0SOUTH', 'T0OTHER'].map(placeOf));
    expect(joined.toSorted()).toEqual(['Wensum Maths Hub', 'nobody’s']);
  });

  test('that belongs to another hub stays there, and the link still works', async () => {
    const other = await service.addHub('pennine', 'Pennine Maths Hub');
    const link = await service.linkTo(other.id);
    const done = await service.install(link, 'T0NORTH');
    expect([done.status, done.text]).toEqual([409, expect.stringContaining('belongs to another hub already')]);
    expect(await placeOf('T0NORTH')).toBe('Wensum Maths Hub');
    expect((await service.browser().go(link)).status).toBe(200);
  });

  test('writes down who made the link and what it connected', async () => {
    const deeds = await service.app.store.prisma.auditEvent.findMany({ where: { hubId: wensum.id } });
    const said = deeds.map(({ what, after }) => `${what}: ${JSON.stringify(after)}`);
    expect(said).toContainEqual('made an install link: {"by":"pat"}');
    expect(said).toContainEqual(expect.stringMatching(/^connected a place: .*"install link [0-9a-f-]{36}".*T0NORTH/));
  });
});

describe('a workspace that installs the app without a link', () => {
  test('is nobody’s, even where there is one hub, and is answered so', async () => {
    const alone = await openDatabase();
    const other = await startService(alone, slack);
    const done = await other.install(plainly, 'T0OTHER');
    expect(done.text).toContain('does not belong to a Maths Hub yet');
    expect((await other.type('T0OTHER', 'help')).body).toContain('No Maths Hub uses me here yet');
    expect(await other.places()).toEqual([]);
    await other.stop();
    await alone.drop();
  });

  test('is told whose it is where a hub has connected it before', async () => {
    const done = await service.install(plainly, 'T0NORTH');
    expect(done.text).toContain('now uses the Work Groups of Wensum');
  });
});

describe('the way back from Slack', () => {
  const begin = async () => {
    const browser = service.browser();
    const { location } = await browser.go(plainly);
    return { browser, back: await slack.allow('T0OTHER', location) };
  };
  const forgotten = async () => {
    await service.app.store.prisma.slackInstallation.deleteMany({ where: { tenant: 'T0OTHER' } });
  };

  test.each([
    ['with a forged state', (back: URL) => back.searchParams.set('state', 'forged')],
    ['without a state', (back: URL) => back.searchParams.delete('state')],
    ['without a code', (back: URL) => back.searchParams.delete('code')],
  ])('%s installs nothing', async (_what, change) => {
    await forgotten();
    const { browser, back } = await begin();
    change(back);
    const done = await browser.go(back.href);
    expect([done.status, done.text]).toEqual([400, expect.stringContaining('nothing was installed')]);
    expect((await service.installations()).map(({ tenant }) => tenant)).not.toContain('T0OTHER');
  });

  test('in another browser than it began in installs nothing, however well the state is signed', async () => {
    await forgotten();
    const { back } = await begin();
    expect((await service.browser().go(back.href)).status).toBe(400);
    const { browser: theirs } = await begin();
    expect((await theirs.go(back.href)).status).toBe(400);
    expect((await service.installations()).map(({ tenant }) => tenant)).not.toContain('T0OTHER');
  });

  test('after Cancel says that nothing was installed', async () => {
    const { browser } = await begin();
    const done = await browser.go('https://workgroups.example/slack/oauth_redirect?error=access_denied&state=x');
    expect(done.text).toContain('You pressed Cancel in Slack');
  });

  test('with a code that Slack does not know says that it went wrong, and nothing of the code', async () => {
    const { browser, back } = await begin();
    back.searchParams.set('code', '<b>guess</b>');
    const done = await browser.go(back.href);
    expect(done.status).toBe(502);
    expect(done.text).not.toContain('guess');
  });

  test('cannot carry a hub’s link that was put into it by somebody else', async () => {
    await forgotten();
    const { browser, back } = await begin();
    const [head = '', , signature = ''] = (back.searchParams.get('state') ?? '').split('.');
    const installOptions = { scopes: [], metadata: 'somebody’s link' };
    const body = Buffer.from(JSON.stringify({ installOptions, now: new Date() })).toString('base64url');
    const state = [head, body, signature].join('.');
    browser.jar.set('slack-app-oauth-state', state);
    back.searchParams.set('state', state);
    expect((await browser.go(back.href)).status).toBe(400);
    expect((await service.installations()).map(({ tenant }) => tenant)).not.toContain('T0OTHER');
  });
});

test('a whole organisation is refused, its token given back and nothing kept', async () => {
  slack.options.organisation = true;
  try {
    await service.app.store.prisma.slackInstallation.deleteMany({ where: { tenant: 'T0OTHER' } });
    const done = await service.install(plainly, 'T0OTHER');
    expect([done.status, done.text]).toEqual([400, expect.stringContaining('Choose one workspace')]);
    expect(slack.revoked).toEqual([expect.stringContaining('xoxb-T0OTHER')]);
    expect((await service.installations()).map(({ tenant }) => tenant)).not.toContain('T0OTHER');
  } finally {
    slack.options.organisation = false;
  }
});

describe('a workspace that removes the app', () => {
  test.each([
    ['app_uninstalled', { type: 'app_uninstalled' }],
    ['tokens_revoked', { type: 'tokens_revoked', tokens: { oauth: [], bot: ['U0WGBOT'] } }],
  ])('is forgotten at %s, and healed by installing again', async (_event, event) => {
    await service.install(await service.linkTo(wensum.id), 'T0NORTH');
    expect((await service.tell('T0NORTH', event)).status).toBe(200);
    await expect.poll(service.installations).not.toContainEqual(expect.objectContaining({ tenant: 'T0NORTH' }));
    expect((await service.type('T0NORTH', 'help')).status).toBe(401);
    await service.install(plainly, 'T0NORTH');
    expect((await service.type('T0NORTH', 'help')).body).toContain('What I can do');
  });

  test('a person’s own token that ends is none of ours, and late news of an earlier removal does no harm', async () => {
    await service.install(plainly, 'T0NORTH');
    await service.tell('T0NORTH', { type: 'tokens_revoked', tokens: { oauth: ['U1'], bot: [] } });
    await service.tell('T0NORTH', { type: 'app_uninstalled' }, Math.floor(Date.now() / 1000) - 60);
    expect((await service.type('T0NORTH', 'help')).status).toBe(200);
    expect((await service.installations()).map(({ tenant }) => tenant)).toContain('T0NORTH');
  });

  test('cannot be forged', async () => {
    const response = await fetch(`${service.url}/slack/events`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ type: 'event_callback', team_id: 'T0NORTH', event: { type: 'app_uninstalled' } }),
    });
    expect(response.status).toBe(401);
    expect((await service.type('T0NORTH', 'help')).status).toBe(200);
  });
});

test('two workspaces each hear of their own hub, from their own bot', async () => {
  const pennine = await service.app.store.prisma.hub.findUniqueOrThrow({ where: { slug: 'pennine' } });
  await service.app.store.prisma.place.deleteMany({ where: { externalId: 'T0SOUTH' } });
  await service.install(await service.linkTo(pennine.id), 'T0SOUTH');
  for (const [team, own, others] of [
    ['T0NORTH', 'Wensum', 'Pennine'],
    ['T0SOUTH', 'Pennine', 'Wensum'],
  ] as const) {
    const before = slack.at(team).calls.length;
    await service.tell(team, messagePayload({ id: 'U0AMIRA', handle: 'amira', team }, 'hub').event);
    const said = await slack.at(team).until((call) => call.method === 'chat.postMessage', before);
    expect(String(said.args.text)).toContain(`belongs to ${own} Maths Hub`);
    expect(String(said.args.text)).not.toContain(others);
  }
});

test('no token, state or link is in the log', () => {
  const written = JSON.stringify(service.lines);
  for (const secret of ['xoxb-', 'eyJ', 'link=', 'code=']) expect(written).not.toContain(secret);
});
