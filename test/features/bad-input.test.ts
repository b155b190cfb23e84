import { beforeEach, describe, expect, test } from 'vitest';
import { offered } from '../../src/features/rooms.ts';
import { openHouse } from '../support/house.ts';

const house = await openHouse();

beforeEach(async () => {
  await house.hub();
});

const older = 'This button is from an older version. Type “workgroups” to start again.';

/** Words that people or machines send, and that must never be a fault, a silence or a bare word of ours. */
const oddWords = [
  'ncp99-99z',
  '🎉🎉🎉',
  '\u202Eנסיון\u202C שלום',
  'مرحبا بالعالم',
  '<!channel> *bold* <at>all</at> </at> `code`',
  '\'; DROP TABLE "School"; --',
  'a\u0000b',
  '\uD83D',
  '\u200B\u200B',
  '%%%___',
  '-',
  '?',
  '/',
  '//workgroups',
  'x'.repeat(5_000),
  'mastery '.repeat(500),
  'join '.repeat(60),
];

describe('whatever is typed', () => {
  test.each(oddWords.map((words) => [words.slice(0, 30), words]))('%j is answered kindly', async (_name, words) => {
    const tom = await house.person('Tom Reed', { at: await house.school() });
    await tom.say(words);
    expect(tom.outcome.kind).toBe('reply');
    for (const { phrase } of offered.commands.filter((command) => command.phrase)) {
      await tom.say(`${phrase} ${words}`);
      expect(tom.said.length).toBeGreaterThan(10);
      expect(tom.said).not.toMatch(/older version|Something went wrong|Too big|Invalid|undefined/);
    }
  });

  test('too long text is said to be too long, with what to do', async () => {
    const tom = await house.person('Tom Reed', { at: await house.school() });
    for (const verb of ['browse', 'join', 'show', 'school']) {
      await tom.say(`${verb} ${'fractions '.repeat(100)}`);
      expect(tom.said).toBe('That is more than I can read at once. Try a code such as NCP17-10a, or a few words.');
    }
  });

  test('unknown words are shown back, at most 200 signs of them', async () => {
    const tom = await house.person('Tom Reed');
    await tom.say('zyxwv '.repeat(200));
    expect(tom.said).toContain(`You wrote: ${'zyxwv '.repeat(200).slice(0, 200)}`);
  });
});

describe('whatever is pressed', () => {
  test('a button that runs what is no longer there', async () => {
    const tom = await house.person('Tom Reed');
    await tom.run('juggle', { group: '1' });
    expect(tom.said).toBe(older);
    await tom.run('juggle', {}, { reason: 'What I had written down here' });
    expect(tom.said).toBe(older);
  });

  test.each([
    ['show', { group: 'not-an-id' }],
    ['join', { group: '' }],
    ['withdraw', { group: "1' OR 1=1" }],
    ['browse', { page: '0' }],
    ['browse', { page: '1e9' }],
    ['browse', { phase: 'NURSERY' }],
    ['choose-school', { school: '42' }],
    ['choose-hub', { hub: 'x'.repeat(101) }],
  ])('a button of %s with input of another version: %j', async (runs, input) => {
    const tom = await house.person('Tom Reed', { at: await house.school() });
    await tom.run(runs, input);
    expect(tom.said).toBe(older);
  });

  test('a button for a group that never was', async () => {
    const tom = await house.person('Tom Reed', { at: await house.school() });
    const group = crypto.randomUUID();
    for (const runs of ['show', 'join', 'confirm', 'withdraw']) {
      await tom.run(runs, { group });
      expect(tom.said).toBe('That Work Group is no longer on the list. Type “browse” to see what is.');
    }
    await tom.run('show', { project: crypto.randomUUID() });
    expect(tom.said).toBe('That entry is no longer in the catalogue. Type “browse” to see what is.');
  });

  test('a page that is no longer there says so rather than showing nothing', async () => {
    const tom = await house.person('Tom Reed');
    await house.group({ title: 'Fractions' });
    await tom.run('browse', { words: 'fractions', page: '7' });
    expect(tom.said).toContain('Fractions');
  });
});

describe('whatever is filled in', () => {
  const odd = ['🎉', '\u202Eeman', '<!channel> *x* <at>y</at>', 'Year 4\u0000 teacher', '\uD83D'];

  test.each(odd)('a role written %j is kept as plain words', async (role) => {
    const group = await house.group();
    const lead = await house.person('Ada Lead');
    await house.db.workGroupLead.create({
      data: {
        hubId: group.hubId,
        groupId: group.id,
        personId: lead.personId,
        capacity: 'LEAD',
        from: house.clock.now(),
      },
    });
    const tom = await house.person('Tom <at>Reed</at>', { at: await house.school() });
    await tom.run('join', { group: group.id });
    await tom.fill({ role, years: ['Year 4'], head: 'yes', agree: ['1'] });
    expect(tom.view.title).toBe('You have a place');
    const told = (await house.notices(lead))[0]?.said ?? '';
    expect(told).toContain('Tom <at>Reed</at> has joined.');
    expect(told).toContain(`Role: ${role.replace('\u0000', '').replace('\uD83D', '\uFFFD')}`);
  });

  test('answers of another shape get a sentence at the field, never a word of the machine', async () => {
    const group = await house.group();
    const tom = await house.person('Tom Reed', { at: await house.school() });
    await tom.run('join', { group: group.id });
    await tom.fill({ role: ['a', 'b'], years: 'Year 4', head: ['yes'], agree: '1' });
    const said = [tom.said, ...Object.values(tom.form.errors ?? {})].join(' ');
    expect(said).not.toMatch(/Invalid|expected|received|Too/);
    expect(await house.places(group)).toEqual([]);
  });
});
