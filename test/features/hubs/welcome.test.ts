import { beforeEach, describe, expect, test } from 'vitest';
import { openHouse } from '../../support/house.ts';
import type { TestHub } from '../../support/house-builders.ts';

const house = await openHouse();
let hub: TestHub;

beforeEach(async () => {
  hub = await house.hub({ name: 'South Yorkshire Maths Hub' });
});

const welcomed = 'Welcome to the Work Groups of South Yorkshire Maths Hub.';

describe('arriving', () => {
  test.each(['slack', 'teams'] as const)(
    'welcomes once in three sentences with the privacy notice (%s)',
    async (platform) => {
      const tom = house.stranger('Tom Reed', { platform });
      await tom.say('');
      const [, sentences = '', privacy] = tom.said.split('\n');
      expect(sentences).toBe(
        `${welcomed} You can look around at once; I ask for your school when you join something. Type “help” to see what I can do.`,
      );
      expect(sentences.match(/[.?](?: |$)/g)).toHaveLength(3);
      expect(privacy).toBe(
        'I keep your name, your account here, your school and your Work Groups to run the Work Groups you take part in. The data controller is Tapton Academy Trust.',
      );
      expect(tom.buttons).toContain('Read privacy notice');
      await tom.say('');
      expect(tom.said).not.toContain('Welcome');
    },
  );

  test('lets anybody browse at once, below the welcome', async () => {
    await house.group({ title: 'Fractions' });
    const tom = house.stranger('Tom Reed');
    await tom.say('browse');
    expect(tom.said).toContain(welcomed);
    expect(tom.lines[0]).toContain('Fractions');
  });

  test('shows what is held, why, and whom to ask, by the button and by word', async () => {
    const tom = house.stranger('Tom Reed');
    await tom.say('');
    await tom.press('Read privacy notice');
    expect(tom.said).toContain('Data controller: Tapton Academy Trust');
    expect(tom.said).toContain('Questions and complaints: privacy@hub.example');
    await tom.say('privacy');
    expect(tom.view.title).toBe('What I keep about you, and why');
  });

  test('welcomes once, in the form itself, when the first thing a person does opens one', async () => {
    await house.group({ title: 'Fractions one' });
    await house.group({ title: 'Fractions two' });
    const tom = house.stranger('Tom Reed');
    const school = await house.school();
    await tom.say('join fractions');
    expect(tom.said.match(/Welcome/g)).toHaveLength(1);
    expect(tom.said).toContain('The data controller is');
    await tom.fill({ school: school.id });
    expect(tom.view.title).toBe('Which Work Group?');
    expect(tom.said).not.toContain('Welcome');
  });

  test('keeps a name full of markup as plain words', async () => {
    const tom = house.stranger('<!channel> *Tom* <at>all</at> \u202Edeer');
    await tom.say('');
    const row = await house.db.person.findUniqueOrThrow({ where: { id: await house.personIdOf(tom) } });
    expect(row.name).toBe('<!channel> *Tom* <at>all</at> \u202Edeer');
  });
});

describe('which hub counts', () => {
  test('is the one that the Slack workspace or Teams team belongs to', async () => {
    const tom = await house.person('Tom Reed');
    await tom.say('hub');
    expect(tom.said).toContain(`This workspace belongs to ${hub.name}.`);
  });

  test('is asked once in a private Teams chat, goes on to home, and can be changed', async () => {
    const other = await house.hub({ name: 'Bristol Maths Hub' });
    const tom = house.stranger('Tom Reed', { platform: 'teams', workspace: '' });
    await tom.say('browse');
    expect(tom.view.title).toBe('Which hub do you work with?');
    await tom.press(hub.name);
    expect(tom.view.title).toBe('Work Groups');
    expect(tom.said).toContain(welcomed);
    await tom.say('hub');
    expect(tom.said).toContain(hub.name);
    await tom.press(other.name);
    expect(tom.view.title).toBe('Your hub is changed');
    await tom.say('');
    expect(tom.said).toContain('Welcome to the Work Groups of Bristol Maths Hub.');
  });

  test('a person of no hub is told so kindly', async () => {
    const tom = house.stranger('Tom Reed', { workspace: 'T-of-nobody' });
    await tom.say('browse');
    expect(tom.refusal).toBe('no hub');
    expect(tom.said).toContain('Ask your hub to add this workspace');
  });

  test('an account that is switched off is told so, until the platform says that it lives', async () => {
    const tom = await house.person('Tom Reed');
    await house.db.account.updateMany({ where: { personId: tom.personId }, data: { closedAt: house.clock.now() } });
    await tom.say('browse');
    expect(tom.refusal).toBe('closed');
    expect(tom.said).toContain('If that is a mistake, ask the hub office.');
    const alive = { ...tom.account, profile: async () => ({ name: 'Tom Reed', closed: false }) };
    const answer = await house.dispatcher.dispatch({ account: alive, place: tom.place, typed: 'browse' });
    expect(answer.kind).toBe('reply');
  });

  test('an account switched off a moment ago can change nothing', async () => {
    const group = await house.group();
    const tom = await house.person('Tom Reed', { at: await house.school() });
    await tom.say('browse');
    await house.db.account.updateMany({ where: { personId: tom.personId }, data: { closedAt: house.clock.now() } });
    await tom.run('join', { group: group.id });
    expect(tom.refusal).toBe('closed');
  });
});
