import { beforeEach, describe, expect, test } from 'vitest';
import { openHouse } from '../../support/house.ts';
import type { Person } from '../../support/house-people.ts';

const house = await openHouse();
let tom: Person;

beforeEach(async () => {
  // The catalogue is shared by all hubs: each test begins with an empty one
  await house.db.membership.deleteMany();
  await house.db.schoolParticipation.deleteMany();
  await house.db.session.deleteMany();
  await house.db.workGroup.deleteMany();
  await house.db.project.deleteMany();
  await house.hub();
  tom = await house.person('Tom Reed');
});

const titles = () => tom.lines.map((line) => line.split(' | ')[0]);

describe('browsing', () => {
  test('shows on one line what one needs to choose', async () => {
    const sessions = ['2026-12-01 16:00-18:00', '2027-01-12 16:00-18:00'];
    await house.group({ title: 'Fractions', code: 'NCP17-06a', capacitySchools: 3, sessions, chargePence: 7500 });
    await house.group({
      title: 'Algebra',
      phases: ['SECONDARY', 'PRIMARY'],
      meets: 'ONLINE',
      capacitySchools: 1,
      sessions: [],
    });
    await tom.say('browse');
    expect(tom.lines).toEqual([
      'Fractions | NCP17-06a · Primary · Tuesdays, 4pm to 6pm · Tapton School · 3 places left · £75',
      'Algebra | Primary and Secondary · dates to come · online · 1 place left · free',
    ]);
  });

  test('says the next date where the sessions are not alike, or there is only one', async () => {
    await house.group({ title: 'A', sessions: ['2026-12-01 16:00-18:00', '2027-01-13 09:30-15:30'] });
    await house.group({ title: 'B', sessions: ['2026-12-01 16:00-18:00'] });
    await tom.say('browse');
    for (const line of tom.lines) expect(line).toContain('Tuesday 1 December, 4pm to 6pm');
  });

  test('by phase, by word and by button: a group of two phases is in both, once', async () => {
    await house.group({ title: 'Both', phases: ['PRIMARY', 'SECONDARY'] });
    await house.group({ title: 'Early', phases: ['EARLY_YEARS'] });
    await house.group({ title: 'Sixth', phases: ['POST_16'] });
    for (const [words, found] of [
      ['browse primary', ['Both']],
      ['browse secondary', ['Both']],
      ['browse early years', ['Early']],
      ['browse EYFS', ['Early']],
      ['browse post 16', ['Sixth']],
      ['browse sixth-form', ['Sixth']],
    ] as const) {
      await tom.say(words);
      expect(titles()).toEqual(found);
    }
    await tom.press('Secondary');
    expect(titles()).toEqual(['Both']);
    expect(tom.view.title).toBe('Secondary Work Groups');
  });

  test('by words in any order, case and accent', async () => {
    await house.group({ title: 'Reasoning about café fractions' });
    await house.group({ title: 'Algebra' });
    for (const words of [
      'browse fractions',
      'find FRACTIONS reasoning',
      'browse cafe',
      'search Café, fractions!',
      'list work groups fractions',
    ]) {
      await tom.say(words);
      expect(titles()).toEqual(['Reasoning about café fractions']);
    }
  });

  test.each([
    'NCP17-06a',
    'NCP 17-06A',
    'ncp1706a',
    'ncp 17 06 a',
    '17-06a',
    'NCP17–06a',
    'ncp-17-06a',
    '/workgroups browse ncp1706A',
  ])('by code spelled “%s”', async (typed) => {
    await house.group({ title: 'Wanted', code: 'NCP17-06a' });
    await house.group({ title: 'Variant', code: 'NCP17-06b' });
    await house.group({ title: 'Other year', code: 'NCP18-06a' });
    await tom.say(typed.startsWith('/') ? typed : `browse ${typed}`);
    expect(titles()).toEqual(['Wanted']);
  });

  test('NCP1 of 2014 is itself, not the beginning of NCP17; a code without its letter is all its variants', async () => {
    await house.group({ title: 'Of 2014', code: 'NCP1' });
    await house.group({ title: 'Variant a', code: 'NCP17-06a' });
    await house.group({ title: 'Variant b', code: 'NCP17-06b' });
    await house.group({ title: 'Another', code: 'NCP17-10' });
    await tom.say('browse NCP1');
    expect(titles()).toEqual(['Of 2014']);
    await tom.say('browse ncp17-06');
    expect(titles()).toEqual(['Variant a', 'Variant b']);
    await tom.say('browse ncp17');
    expect(titles()).toEqual(['Variant a', 'Variant b', 'Another']);
  });

  test('one code with two titles, and several groups of one project: all found, none twice', async () => {
    const first = await house.project({ code: 'NCP17-15', title: 'Core Maths' });
    await house.project({ code: 'NCP17-15', title: 'A level problem solving' });
    await house.group({ projectId: first.id, code: 'NCP17-15', title: 'Core Maths in Leeds' });
    await house.group({ projectId: first.id, code: 'NCP17-15', title: 'Core Maths in York' });
    await tom.say('browse ncp17-15');
    expect(titles()).toEqual(['Core Maths in Leeds', 'Core Maths in York', 'A level problem solving']);
  });

  test('open groups come first, then full and closed ones, then the catalogue, which nobody can join', async () => {
    await house.project({ title: 'A programme', kind: 'PROGRAMME' });
    await house.group({ title: 'B waits for a lead', state: 'SEEKING_LEAD' });
    const full = await house.group({ title: 'C is full', capacitySchools: 1 });
    await house.group({ title: 'D is open' });
    await house.group({ title: 'E is running', state: 'RUNNING' });
    await house.group({ title: 'F is finished', state: 'CLOSED' });
    await house.group({ title: 'G is planned', state: 'PLANNED' });
    const ann = await house.person('Ann', { at: await house.school() });
    await ann.run('join', { group: full.id });
    await ann.fill({ role: 'Teacher', years: ['Year 4'], head: 'yes', agree: ['1'] });
    await tom.say('browse');
    expect(titles().slice(0, 5)).toEqual([
      'D is open',
      'E is running',
      'B waits for a lead',
      'C is full',
      'A programme',
    ]);
    expect(tom.lines[3]).toContain('no places left');
    expect(tom.lines[2]).toContain('waiting for a lead, not open yet');
    await tom.press('Show A programme');
    expect(tom.said).toContain('What it is: a programme, run nationally');
    expect(tom.buttons).toEqual(['See all projects']);
  });

  test('by local authority, by its button', async () => {
    await house.group({ title: 'In Leeds', localAuthority: 'Leeds' });
    await house.group({ title: 'In York', localAuthority: 'York' });
    await tom.say('browse');
    await tom.press('Browse Work Groups in York');
    expect(titles()).toEqual(['In York']);
    expect(tom.view.title).toBe('Work Groups in York');
    await tom.say('browse leeds');
    expect(titles()).toEqual(['In Leeds']);
  });

  test('in pages of 8 that keep what was searched for', async () => {
    for (let number = 10; number < 29; number += 1) await house.group({ title: `Fractions ${number}` });
    await house.group({ title: 'Algebra' });
    await tom.say('browse fractions');
    const found = [...titles()];
    expect(found).toHaveLength(8);
    expect(tom.said).toContain('Page 1 of 3, 19 in all');
    expect(tom.buttons).not.toContain('Previous page');
    await tom.press('Next page');
    found.push(...titles());
    await tom.press('Next page');
    found.push(...titles());
    expect(tom.buttons).not.toContain('Next page');
    expect(found).toEqual(Array.from({ length: 19 }, (_, index) => `Fractions ${index + 10}`));
    await tom.press('Previous page');
    expect(titles()).toEqual(found.slice(8, 16));
  });

  test('says what to try when nothing matches, also for signs alone', async () => {
    await house.group({ title: 'Fractions' });
    for (const words of ['browse zebra', 'browse 🎉', 'browse ???', 'browse ncp99-01']) {
      await tom.say(words);
      expect(tom.lines).toEqual([]);
      expect(tom.said).toContain(
        'Nothing matches. Try one word of the title, a code such as NCP17-10a, or a phase below.',
      );
    }
  });

  test('takes the wildcards of a search for signs, and shows words of any script', async () => {
    await house.group({ title: 'כפל Multiplication' });
    await tom.say('browse כפל');
    expect(titles()).toEqual(['כפל Multiplication']);
    await tom.say('browse mult%n');
    expect(titles()).toEqual([]);
  });

  test('shows the coming year’s groups from May on', async () => {
    await house.group({ title: 'This year', year: 2026, sessions: [] });
    await house.group({ title: 'Next year', year: 2027, sessions: [] });
    await tom.say('browse');
    expect(titles()).toEqual(['This year', 'Next year']);
    house.clock.set('2027-05-01T10:00:00Z');
    await tom.say('browse');
    expect(titles()).toEqual(['Next year', 'This year']);
  });
});
