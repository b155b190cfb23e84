import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type } from '../cli/operator.ts';
import type { TestDatabase } from '../support/database.ts';
import { environment, keyA, keyB, openDatabase, type Service, startService } from '../support/many-workspaces.ts';
import { type SeveralSlack, startSlackWith } from '../support/slack-several.ts';

let slack: SeveralSlack;
let database: TestDatabase;
const running: Service[] = [];
beforeAll(async () => {
  slack = await startSlackWith(['T0NORTH', 'T0SOUTH']);
}, 60_000);
afterAll(() => slack.close());
beforeEach(async () => {
  database = await openDatabase();
});
afterEach(async () => {
  delete slack.options.lives;
  slack.refreshes.length = 0;
  for (const service of running.splice(0)) await service.stop();
  await database.drop();
});

async function start(more: Record<string, string> = {}): Promise<Service> {
  const service = await startService(database, slack, more);
  running.push(service);
  return service;
}

async function installed(teams: string[], more: Record<string, string> = {}) {
  const service = await start(more);
  const hub = await service.addHub('wensum', 'Wensum Maths Hub');
  for (const team of teams) await service.install(await service.linkTo(hub.id), team);
  return { service, hub };
}

const stop = (service: Service) => {
  running.splice(running.indexOf(service), 1);
  return service.stop();
};

const messages = ({ lines }: Service) => lines.map(({ message }) => message).join('\n');

describe('a token that ends', () => {
  test.each([
    ['soon', 3600],
    ['already', 0],
  ])('%s is renewed once, by two replicas that need it at the same moment', async (_when, lives) => {
    slack.options.lives = lives;
    const { service } = await installed(['T0NORTH']);
    const replica = await start();
    const [before] = await service.installations();
    const answers = await Promise.all([service, replica, service, replica].map((one) => one.type('T0NORTH', 'help')));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(slack.refreshes).toHaveLength(1);
    const [after] = await service.installations();
    expect(after?.tokenExpiresAt?.getTime()).toBeGreaterThan(Date.now() + 11 * 3600_000);
    expect(after?.installedAt).toEqual(before?.installedAt);
  });

  test('late is left alone', async () => {
    slack.options.lives = 43_200;
    const { service } = await installed(['T0NORTH']);
    expect((await service.type('T0NORTH', 'help')).status).toBe(200);
    expect(slack.refreshes).toEqual([]);
  });

  test('soon serves on when Slack does not renew it, and the log says so', async () => {
    slack.options.lives = 3600;
    const { service } = await installed(['T0NORTH']);
    slack.forgetRefreshTokens();
    expect((await service.type('T0NORTH', 'help')).status).toBe(200);
    expect(messages(service)).toContain('a token was not renewed yet');
  });

  test('already, and not renewed, lets nobody in until the app is installed again', async () => {
    slack.options.lives = 0;
    const { service, hub } = await installed(['T0NORTH']);
    slack.forgetRefreshTokens();
    expect((await service.type('T0NORTH', 'help')).status).toBe(401);
    delete slack.options.lives;
    await service.install(await service.linkTo(hub.id), 'T0NORTH');
    expect((await service.type('T0NORTH', 'help')).status).toBe(200);
  });
});

describe('a lost key', () => {
  test('is said in the log and by doctor; others go on, and installing again heals', async () => {
    const { service: before } = await installed(['T0NORTH']);
    await stop(before);
    const service = await start({ ENCRYPTION_KEY: keyB });
    const hub = await service.app.store.prisma.hub.findUniqueOrThrow({ where: { slug: 'wensum' } });
    await service.install(await service.linkTo(hub.id), 'T0SOUTH');
    expect((await service.type('T0NORTH', 'help')).status).toBe(401);
    expect((await service.type('T0SOUTH', 'help')).status).toBe(200);
    expect(messages(service)).toMatch(
      /The tokens of the Slack workspace “Workspace T0NORTH” \(T0NORTH\) cannot be read: they are closed with key-[0-9a-f]{8}, and that key is not here\. Set it as ENCRYPTION_KEY_OLD, or install the app there again\./,
    );
    const env = environment(database, slack, { ENCRYPTION_KEY: keyB });
    const told = (await type(env, 'doctor')).said.join('\n');
    expect(told).toMatch(
      /⚠ Workspace Workspace T0NORTH \(T0NORTH\): its tokens are closed with key-\w+, which is not here/,
    );
    expect(told).toContain('✓ Workspace Workspace T0SOUTH (T0SOUTH): Slack takes it');
    await service.install('https://workgroups.example/slack/install', 'T0NORTH');
    expect((await service.type('T0NORTH', 'help')).status).toBe(200);
  });
});

describe('a new key', () => {
  test('opens what the old one closed while both are there; “keys rotate” closes all anew', async () => {
    const { service: before } = await installed(['T0NORTH', 'T0SOUTH']);
    await stop(before);
    const both = { ENCRYPTION_KEY: keyB, ENCRYPTION_KEY_OLD: keyA };
    const between = await start(both);
    expect((await between.type('T0NORTH', 'help')).status).toBe(200);
    await stop(between);
    expect((await type(environment(database, slack, both), 'doctor')).said.join('\n')).toContain(
      '⚠ ENCRYPTION_KEY: 2 of 2 are closed with another key. Run keys rotate.',
    );
    expect(await type(environment(database, slack, both), 'keys', 'rotate')).toEqual({
      code: 0,
      said: [
        'Closed with ENCRYPTION_KEY: 2 of 2, 2 of them anew.',
        'ENCRYPTION_KEY_OLD is needed no longer: take it out.',
      ],
    });
    const after = await start({ ENCRYPTION_KEY: keyB });
    for (const team of ['T0NORTH', 'T0SOUTH']) expect((await after.type(team, 'help')).status).toBe(200);
  });

  test('does not close anew what none opens, and says which', async () => {
    const { service } = await installed(['T0NORTH']);
    await stop(service);
    const { code, said } = await type(environment(database, slack, { ENCRYPTION_KEY: keyB }), 'keys', 'rotate');
    expect(code).toBe(1);
    expect(said).toEqual([
      expect.stringContaining('“Workspace T0NORTH” (T0NORTH) cannot be read'),
      'Closed with ENCRYPTION_KEY: 0 of 1, 0 of them anew.',
    ]);
  });
});

test('one workspace by its token works beside those that install', async () => {
  const { service } = await installed(['T0NORTH'], { SLACK_BOT_TOKEN: slack.tokenOf('T0SOUTH') });
  const [hub] = await service.app.store.prisma.hub.findMany({ orderBy: { createdAt: 'asc' } });
  await service.app.store.prisma.place.create({
    data: { hubId: hub?.id ?? '', kind: 'SLACK_WORKSPACE', externalId: 'T0SOUTH' },
  });
  for (const team of ['T0NORTH', 'T0SOUTH']) expect((await service.type(team, 'help')).status).toBe(200);
});
