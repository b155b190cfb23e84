import { beforeEach, describe, expect, test } from 'vitest';
import { granted, type Right } from '../../../src/core/rights.ts';
import { offered } from '../../../src/features/rooms.ts';
import { openHouse } from '../../support/house.ts';

const house = await openHouse();

beforeEach(async () => {
  await house.hub();
});

describe('home', () => {
  test('says what to do when a person is in no group yet, and browses by phase', async () => {
    const tom = await house.person('Tom Reed');
    await tom.say('');
    expect(tom.view.title).toBe('Work Groups');
    expect(tom.said).toContain('You are in no Work Group yet. Choose a phase below to see what is open.');
    expect(tom.buttons).toEqual(['Early Years', 'Primary', 'Secondary', 'Post-16', 'Browse all', 'Help']);
  });

  test('shows first what needs the person, then their groups with the next date', async () => {
    const tom = await house.person('Tom Reed', { at: await house.school() });
    const late = await house.group({ title: 'Algebra', sessions: ['2027-02-02 16:00-18:00'] });
    const soon = await house.group({ title: 'Fractions', sessions: ['2026-12-01 16:00-18:00'] });
    for (const [group, head] of [[late, 'yes'] as const, [soon, 'not-yet'] as const]) {
      await tom.run('join', { group: group.id });
      await tom.fill({ role: 'Year 4 teacher', years: ['Year 4'], head, agree: ['1'] });
    }
    await tom.say('');
    expect(tom.lines).toEqual([
      'Ask your headteacher about “Fractions” | Your place is held until Monday 30 November',
      'Fractions | Next: Tuesday 1 December, 4pm to 6pm · held until Monday 30 November',
      'Algebra | Next: Tuesday 2 February, 4pm to 6pm · confirmed',
    ]);
    await tom.press('My headteacher agrees: Fractions');
    expect(tom.view.title).toBe('Your place is confirmed');
  });

  test.each(['hello', 'Hi', 'home', 'start', '/workgroups', 'workgroups', '  '])('opens for “%s”', async (words) => {
    const tom = await house.person('Tom Reed');
    await tom.say(words);
    expect(tom.view.title).toBe('Work Groups');
  });
});

describe('help', () => {
  const told = ({ example, phrase, summary }: (typeof offered.commands)[number]) => `${example ?? phrase} | ${summary}`;

  /** Every line of help, topic by topic. */
  async function everyLine(who: Awaited<ReturnType<typeof house.person>>): Promise<string[]> {
    await who.say('help');
    const topics = who.view.blocks.flatMap((block) =>
      block.kind === 'actions' ? block.actions.filter((action) => 'runs' in action && action.runs === 'help') : [],
    );
    const lines: string[] = [];
    for (const { label } of topics) {
      await who.say(`help ${label}`);
      expect(who.view.title).toBe(label);
      lines.push(...who.lines);
    }
    return lines;
  }

  test('tells the everyday words at once, and whom to ask', async () => {
    const tom = await house.person('Tom Reed');
    await tom.say('help');
    expect(tom.lines[0]).toBe('browse primary | Find a Work Group by phase, words, code, tag or place');
    expect(tom.lines.length).toBeLessThan(8);
    expect(tom.said).toContain('A question I can’t answer? Ask the hub office.');
  });

  test('tells a hub lead, topic by topic, every command that can be typed, and only those', async () => {
    const mia = await house.person('Mia Hart');
    await house.role(mia, 'Maths Hub Lead');
    const lines = await everyLine(mia);
    const neverTheirs = (right: Right) =>
      granted[right].every((standing) => standing === 'administrator' || standing === 'coordinator');
    const typed = offered.commands.filter(
      (one) => one.phrase && !one.isUntold && one.name !== 'help' && !neverTheirs(one.right),
    );
    expect(lines.toSorted()).toEqual(typed.map(told).toSorted());
  });

  test('leaves out for a teacher what only leads and the hub can do', async () => {
    const lines = await everyLine(await house.person('Tom Reed'));
    expect(lines.join()).toContain('Join a Work Group for your school');
    expect(lines.join()).not.toContain('Give somebody a role');
  });

  test('a line’s button does what the line says', async () => {
    const tom = await house.person('Tom Reed');
    await tom.say('help your places');
    await tom.press('Open: See your groups and dates');
    expect(tom.view.title).toBe('Your Work Groups');
  });

  test('gives examples that are understood as the command they stand for', async () => {
    const tom = await house.person('Tom Reed', { at: await house.school() });
    for (const { example } of offered.commands.filter((command) => command.example)) {
      await tom.say(example ?? '');
      expect(tom.said).not.toMatch(/I don’t know/);
    }
  });

  test.each([
    ['brows', 'browse'],
    ['joim', 'join'],
    ['hlep', 'help'],
    ['withdrow', 'withdraw'],
  ])('takes “%s” for “%s” and does it on one press', async (slip, meant) => {
    const tom = await house.person('Tom Reed', { at: await house.school() });
    await house.group({ code: 'NCP17-10a' });
    await tom.say(`${slip} ncp17-10a`);
    expect(tom.view.title).toBe(`Did you mean “${meant}”?`);
    await tom.press(`${meant} ncp17-10a`);
    expect(tom.said).not.toContain('Did you mean');
  });

  test('offers to look for words that are no command', async () => {
    await house.group({ title: 'Reasoning with fractions' });
    const tom = await house.person('Tom Reed');
    await tom.say('something about fractions please');
    expect(tom.view.title).toBe('I don’t know that one');
    expect(tom.said).toContain('You wrote: something about fractions please');
    expect(tom.buttons).toEqual(['Look for Work Groups', 'See my groups', 'See what I can do']);
  });

  test.each(['thanks', 'Thank you!', 'ok great, thanks so much'])('answers “%s” as one does', async (words) => {
    const tom = await house.person('Tom Reed');
    await tom.say(words);
    expect(tom.view.title).toBe('You’re welcome');
  });

  test.each(['help me', 'help please'])(
    'shows all of help for “%s”, not a topic that has the letters in it',
    async (words) => {
      const tom = await house.person('Tom Reed');
      await tom.say(words);
      expect(tom.view.title).toBe('What I can do');
    },
  );

  test.each(['log', 'roster', 'decide', 'commission'])(
    'of “%s” asks somebody who could do it to no group not which group, but says whose it is',
    async (words) => {
      await house.group({ title: 'Ratio' });
      await house.group({ title: 'Fractions' });
      const tom = await house.person('Tom Reed', { at: await house.school() });
      await tom.say(words);
      expect(tom.said).toMatch(/^Only .* can do that\. If you need it done, ask /);
    },
  );
});
