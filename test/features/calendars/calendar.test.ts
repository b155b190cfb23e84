import { beforeEach, describe, expect, test } from 'vitest';
import { openHouse } from '../../support/house.ts';
import type { Person } from '../../support/house-people.ts';

const house = await openHouse();
let hub: { id: string };
let maya: Person;

beforeEach(async () => {
  hub = await house.hub();
  maya = await house.person('Maya Hub');
  await house.role(maya, 'Maths Hub Lead');
});

const series = {
  count: '2',
  first: '2026-12-01',
  from: '16:00',
  length: 'TWILIGHT',
  spacing: '1',
  meets: 'VENUE',
  place: 'Tapton School',
};

/** A group of one lead with two dates, and when its briefs are due. */
async function planned(localAuthority = 'Sheffield') {
  const lena = await house.person('Lena Lead');
  const group = await house.group({ title: 'Fractions', sessions: [], leads: [lena], localAuthority });
  await lena.run('plan', { group: group.id }, series);
  await lena.press('Save these 2 dates');
  return { lena, group };
}

const briefs = async () => {
  const where = { hubId: hub.id, kind: 'session brief' };
  const rows = await house.db.dueRow.findMany({ where, orderBy: { dueAt: 'asc' } });
  return rows.map(({ dueAt }) => dueAt.toISOString().slice(0, 10));
};

const halfTerm = async (term: string, half: number) => {
  const where = { hubId: hub.id, year: 2026, term, half, whose: '' };
  const row = await house.db.calendarTerm.findFirstOrThrow({ where });
  return [row.starts, row.ends].map((date) => date.toISOString().slice(0, 10));
};

describe('the calendar', () => {
  test('shows everybody the terms, closed days and bank holidays, and lets only the hub change them', async () => {
    const tom = await house.person('Tom Reed');
    await tom.say('calendar');
    expect(tom.view.title).toBe('Term dates 2026/27');
    expect(tom.lines[0]).toMatch(
      /^Autumn term \| .+ to Friday 18 December, off from Saturday 24 October to Sunday 1 November$/,
    );
    expect(tom.said).toContain('No closed days are noted');
    expect(tom.said).toContain('Monday 28 December');
    expect(tom.buttons).toEqual(['2027/28']);
    await tom.run('close-day', {}, { from: '2026-12-07', is: 'closed' });
    expect(tom.refusal).toBe('right');
    await maya.say('calendar');
    expect(maya.buttons).toEqual(expect.arrayContaining(['Change', 'Add a closed day', 'Import term dates']));
  });

  test('says what lacks, and works out bank holidays that nobody has published yet', async () => {
    await maya.say('calendar 2029/30');
    expect(maya.said).toContain(
      'The dates for 2029/30 are missing. Until they are here, each weekday counts as a school day.',
    );
    expect(maya.said).toContain('worked out where not yet published');
    expect(maya.said).toContain('Tuesday 25 December 2029');
  });
});

describe('a term', () => {
  test('is changed by form, and the briefs that were counted in school days move at once', async () => {
    await planned();
    expect(await briefs()).toEqual(['2026-11-27', '2026-12-04']);
    await maya.say('calendar');
    await maya.press('Change: Autumn term');
    const before = Object.fromEntries(
      maya.form.fields.map(({ id, ...field }) => [id, 'value' in field ? String(field.value) : '']),
    );
    await maya.fill({ ...before, after: '2026-12-01' });
    expect(maya.view.title).toBe('The term is changed');
    expect(await halfTerm('AUTUMN', 2)).toEqual(['2026-12-01', '2026-12-18']);
    expect(await briefs()).toEqual(['2026-10-22', '2026-12-04']);
    expect(await house.planDifferences(hub.id)).toEqual([]);
  });

  test('cannot overlap the next or end outside its year', async () => {
    await maya.run('edit-term', { year: '2026', term: 'AUTUMN' });
    await maya.fill({ start: '2026-09-02', before: '2026-10-23', after: '2026-11-02', end: '2027-01-20' });
    expect(maya.form.errors?.end).toMatch(/do not follow one another/);
    await maya.run('edit-term', { year: '2031', term: 'AUTUMN' });
    expect(maya.refusal).toBe('no such year');
  });
});

describe('a closed day', () => {
  test('moves what is due, warns of sessions that are planned then, and can be taken back', async () => {
    await planned();
    await maya.say('close day');
    await maya.fill({ from: '2026-12-07', until: '2026-12-08', is: 'closed', reason: 'Snow' });
    expect(maya.said).toContain('Planned for then: session 2 of “Fractions”. Their leads can move them.');
    expect(maya.lines).toEqual(expect.arrayContaining(['Monday 7 December | Snow, closed · the whole hub']));
    expect(await briefs()).toEqual(['2026-11-27', '2026-12-03']);
    for (const day of ['Monday 7 December', 'Tuesday 8 December']) await maya.press(`Remove ${day}, the whole hub`);
    expect(maya.said).toContain('No closed days are noted');
    expect(await briefs()).toEqual(['2026-11-27', '2026-12-04']);
  });

  test('of one authority counts where its groups meet, and not elsewhere', async () => {
    const { lena } = await planned('Bristol');
    await house
      .school({ laName: 'Bristol' })
      .then(({ id: schoolId }) =>
        house.db.hubSchool.create({ data: { hubId: hub.id, schoolId, since: house.clock.now() } }),
      );
    await maya.say('close day');
    await maya.fill({ from: '2026-11-30', is: 'closed', authority: 'Bristol' });
    expect(await briefs()).toEqual(['2026-11-26', '2026-12-04']);
    const session = await house.db.session.findFirstOrThrow({ where: { hubId: hub.id, number: 1 } });
    const moved = { from: '16:00', to: '18:00', meets: 'VENUE', venue: 'Tapton School' };
    await lena.run('change-session', { session: session.id }, { ...moved, day: '2026-11-30' });
    expect(lena.form.errors?.day).toContain('Monday 30 November is a day when schools are closed');
    const other = await house.group({ title: 'Algebra', sessions: [], leads: [lena], localAuthority: 'Leeds' });
    await lena.run('plan', { group: other.id }, { ...series, count: '1', first: '2026-11-30' });
    expect(lena.lines[0]).toMatch(/^1\. Monday 30 November/);
  });

  test('of one school counts for visits to it, and a school that is open wins over a hub that is closed', async () => {
    const { lena, group } = await planned();
    const school = await house.school({ name: 'Tapton Juniors' });
    const tom = await house.person('Tom Reed', { at: school });
    await tom.run('join', { group: group.id }, { role: 'Teacher', years: ['Year 4'], agree: ['1'], head: 'yes' });
    const [first] = await house.db.session.findMany({ where: { groupId: group.id }, orderBy: { number: 'asc' } });
    await house.db.session.update({
      where: { id: first?.id ?? '' },
      data: { length: 'SCHOOL_VISIT', schoolId: school.id },
    });
    await maya.run('close-day', {}, { from: '2026-12-02', is: 'closed' });
    const visit = {
      from: '16:00',
      to: '18:00',
      meets: 'VENUE',
      venue: 'Tapton Juniors',
      school: school.id,
      day: '2026-12-02',
    };
    await lena.run('change-session', { session: first?.id ?? '' }, visit);
    expect(lena.form.errors?.day).toContain('Wednesday 2 December is a day when schools are closed');
    await maya.run('close-day', {}, { from: '2026-12-02', is: 'open', school: school.id });
    await lena.run('change-session', { session: first?.id ?? '' }, visit);
    expect(lena.view.title).toBe('Session 1 is changed');
    expect(await house.planDifferences(hub.id)).toEqual([]);
  });

  test.each([
    [{ from: '2026-12-07', until: '2026-12-01', is: 'closed' }, 'until', /before the first/],
    [{ from: '2026-12-07', until: '2027-02-01', is: 'closed' }, 'until', /31 days at most/],
    [{ from: '', is: 'closed' }, 'from', /Choose the day/],
  ])('%o is said at its field', async (answers, field, words) => {
    await maya.run('close-day', {}, answers);
    expect(maya.form.errors?.[field]).toMatch(words);
  });
});

describe('a year that is missing', () => {
  const forget = () => house.db.calendarTerm.deleteMany({ where: { hubId: hub.id, year: 2027 } });

  test('is guessed on request and marked so, without Easter, until somebody who knows Easter confirms it', async () => {
    await forget();
    await maya.say('calendar 2027/28');
    await maya.press('Guess 2027/28');
    expect(maya.view.title).toBe('2027/28 is guessed');
    await maya.press('Show the calendar');
    expect(maya.said).toContain(
      'The dates for 2027/28 are a guess by the usual weeks. Easter and the end of July are not in it',
    );
    expect(maya.lines[1]).toBe(
      'Spring term | Tuesday 4 January 2028 to Easter, off from Saturday 19 February 2028 to Sunday 27 February 2028',
    );
    expect(maya.lines[2]).toMatch(/^Summer term \| after Easter to the end of July, off from /);
    await maya.press('Confirm the dates');
    expect(maya.form.fields.map((field) => ['value' in field, field.id])).toEqual([
      [false, 'before'],
      [false, 'after'],
      [false, 'end'],
    ]);
    await maya.fill({ before: '', after: '', end: '' });
    expect(maya.form.errors?.before).toMatch(/cannot be guessed/);
    await maya.fill({ before: '2028-04-07', after: '2028-04-24', end: '2028-07-21' });
    expect(maya.view.title).toBe('2027/28 is confirmed');
    const rows = await house.db.calendarTerm.findMany({
      where: { hubId: hub.id, year: 2027 },
      orderBy: { starts: 'asc' },
    });
    expect(rows.map(({ guessed }) => guessed)).toEqual([false, false, false, false, false, false]);
    expect(rows[3]?.ends.toISOString().slice(0, 10)).toBe('2028-04-07');
    await maya.run('guess-year', { year: '2027' });
    expect(maya.refusal).toBe('there already');
    await maya.run('confirm-year', { year: '2027' });
    expect(maya.refusal).toBe('no guess');
  });

  test('is said to each lead of the hub from May on, once, until the dates are here', async () => {
    await forget();
    const tom = await house.person('Tom Reed');
    const warnings = async (person: Person) =>
      (await house.notices(person)).filter(({ kind }) => kind === 'term dates missing');
    house.clock.set('2027-04-30T01:00:00Z');
    await house.night();
    expect(await warnings(maya)).toEqual([]);
    for (const at of ['2027-05-01T01:00:00Z', '2027-05-04T01:00:00Z']) {
      house.clock.set(at);
      await house.night();
    }
    const [warning, ...more] = await warnings(maya);
    expect(more).toEqual([]);
    expect(warning?.said).toContain('The hub has no dates for 2027/28.');
    expect(warning?.notBefore).toBe('2027-05-04T06:30:00.000Z');
    expect(await warnings(tom)).toEqual([]);
    await maya.run('guess-year', { year: '2027' });
    expect((await warnings(maya))[0]?.said).toContain('are a guess without Easter');
    await maya.run('confirm-year', { year: '2027' }, { before: '2028-04-07', after: '2028-04-24', end: '2028-07-21' });
    expect((await warnings(maya))[0]?.said).toBe('overtaken');
  });
});

describe('term dates from a file', () => {
  const dates = [
    ['Autumn 1', '2027-09-02', '2027-10-22'],
    ['Autumn 2', '01/11/2027', '17/12/2027'],
    ['Spring 1', '2028-01-04', '2028-02-18'],
    ['Spring 2', '2028-02-28', '2028-04-07'],
    ['Summer 1', '2028-04-24', '2028-05-26'],
    ['Summer 2', '2028-06-05', '2028-07-21'],
  ];
  const fileOf = (whose: string, rows = dates) =>
    ['Year,Term,First day,Last day,Local authority', ...rows.map((row) => ['2027/28', ...row, whose].join(','))].join(
      '\n',
    );

  async function page() {
    await maya.say('import terms');
    const [opens] = maya.view.blocks.flatMap((block) => (block.kind === 'actions' ? block.actions : []));
    return opens && 'opens' in opens ? (opens.opens.split('/').at(-1) ?? '') : '';
  }

  test('are shown first, then taken whole, as the hub’s or as an authority’s own', async () => {
    for (const whose of ['', 'Bristol']) {
      const token = await page();
      const seen = await house.links.check(token, fileOf(whose), 'terms.csv');
      expect(seen).toMatchObject({ kind: 'found', findings: { faults: [] } });
      expect(await house.links.handIn(token, fileOf(whose), 'terms.csv')).toMatchObject({ kind: 'changed' });
    }
    await maya.say('calendar 2027/28 bristol');
    expect(maya.view.title).toBe('Term dates 2027/28, Bristol');
    expect(maya.lines[1]).toBe(
      'Spring term | Tuesday 4 January 2028 to Friday 7 April 2028, off from Saturday 19 February 2028 to Sunday 27 February 2028',
    );
    const again = await house.links.check(await page(), fileOf('Bristol'), 'terms.csv');
    expect(again).toMatchObject({
      findings: { summary: '6 half-terms in the file: 0 new or changed, 6 as they are.', changes: [] },
    });
  });

  test.each([
    ['half a year', dates.slice(0, 3), /needs its six half-terms/],
    [
      'terms that overlap',
      dates.map((row, index) => (index === 1 ? ['Autumn 2', '2027-10-01', '2027-12-17'] : row)),
      /do not follow one another/,
    ],
    ['a term that nobody knows', [['Lent 1', '2027-09-02', '2027-10-22']], /“Term” is Autumn 1/],
    ['a day that does not exist', [['Autumn 1', '2027-09-31', '2027-10-22']], /“First day” is written as/],
  ])('with %s change nothing and say which line', async (_what, rows, words) => {
    const before = await house.db.calendarTerm.count({ where: { hubId: hub.id } });
    const handed = await house.links.handIn(await page(), fileOf('', rows), 'terms.csv');
    expect(handed).toMatchObject({ kind: 'found', findings: { faults: [{ what: expect.stringMatching(words) }] } });
    expect(await house.db.calendarTerm.count({ where: { hubId: hub.id } })).toBe(before);
  });
});
