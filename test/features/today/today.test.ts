import { beforeEach, describe, expect, test } from 'vitest';
import { plantDigest } from '../../../src/features/today/digest.due.ts';
import { openHouse } from '../../support/house.ts';
import type { TestHub } from '../../support/house-builders.ts';
import type { Person } from '../../support/house-people.ts';

const house = await openHouse();

let hub: TestHub;
let mia: Person;
let amy: Person;
let lena: Person;

beforeEach(async () => {
  hub = await house.hub();
  mia = await house.person('Mia Hart');
  await house.role(mia, 'Maths Hub Lead');
  amy = await house.person('Amy Office');
  await house.role(amy, 'Hub Administrator');
  lena = await house.person('Lena Lead');
});

const headings = (who: Person) =>
  who.view.blocks.flatMap((block) => (block.kind === 'items' && block.heading ? [block.heading] : []));

const join = { role: 'Year 4 teacher', years: ['Year 4'], head: 'yes', agree: ['1'] };

async function member(name: string, group: { id: string }, head = 'yes') {
  const someone = await house.person(name, { at: await house.school({ name: `School of ${name}` }) });
  await someone.run('join', { group: group.id });
  await someone.fill({ ...join, head });
  return someone;
}

describe('today', () => {
  test('says that nothing needs the hub when all is as it should be', async () => {
    await house.group({ title: 'Fractions', sessions: ['2026-12-08 16:00-18:00'], leads: [lena] });
    await mia.say('today');
    expect(mia.view.title).toBe('Nothing needs the hub');
    expect(mia.lines).toEqual([]);
  });

  test('shows a hub lead groups without a lead or dates and sessions not logged, each with its remedy', async () => {
    await house.group({ title: 'Algebra', state: 'SEEKING_LEAD', soughtSince: new Date('2026-11-02T09:00:00Z') });
    await house.group({ title: 'Fractions', state: 'RUNNING', sessions: [], leads: [lena] });
    await house.group({ title: 'Geometry', sessions: ['2026-11-10 16:00-18:00'], leads: [lena] });
    await mia.say('today');
    expect(mia.view.title).toBe('3 things need the hub');
    expect(headings(mia)).toEqual(['Groups without dates (1)', 'Sessions not logged (1)', 'Groups without a lead (1)']);
    expect(mia.buttons).toEqual(['Plan sessions', 'Log it', 'Commission', 'Count schools', 'Choose another day']);
    await mia.press('Log it: session 1 of Geometry');
    expect(mia.form.title).toContain('Log session 1');
  });

  test('shows a hub lead the reports that are late, from the day after they were due', async () => {
    const group = await house.group({ title: 'Fractions', sessions: ['2027-02-09 16:00-18:00'], leads: [lena] });
    const days = { starts: new Date('2026-08-01'), ends: new Date('2026-12-18'), dueOn: new Date('2026-12-11') };
    const about = { hubId: hub.id, groupId: group.id, year: 2026, term: 'AUTUMN' as const };
    await house.db.report.create({ data: { ...about, ...days, state: 'DRAFT' } });
    house.clock.set('2026-12-11T15:00:00Z');
    await mia.say('today');
    expect(headings(mia)).toEqual([]);
    house.clock.set('2026-12-14T09:00:00Z');
    await mia.say('today');
    expect(headings(mia)).toEqual(['Late reports (1)']);
    expect(mia.lines).toEqual(['Fractions | Autumn report, due Friday 11 December · led by Lena Lead']);
    await mia.press('Open the report: Fractions');
    expect(mia.view.title).toBe('Autumn report');
    await amy.say('today');
    expect(headings(amy)).toEqual([]);
  });

  test('leaves a session to its lead for two school days before the hub hears of it', async () => {
    await house.group({ title: 'Geometry', sessions: ['2026-11-12 16:00-18:00'], leads: [lena] });
    await mia.say('today');
    expect(headings(mia)).toEqual([]);
    house.clock.set('2026-11-17T09:00:00Z');
    await mia.say('today');
    expect(headings(mia)).toEqual(['Sessions not logged (1)']);
  });

  test('shows an administrator what is for the office, not what is for the hub lead', async () => {
    await house.group({ title: 'Algebra', state: 'SEEKING_LEAD' });
    await house.group({
      title: 'Fractions',
      sessions: ['2026-11-30 16:00-18:00'],
      leads: [lena],
      meets: 'VENUE',
      venue: '',
    });
    await amy.say('today');
    expect(headings(amy)).toEqual(['Sessions without a place or link (1)']);
    await amy.press('Say where: session 1 of Fractions');
    expect(amy.outcome.kind).toBe('ask');
  });

  test('shows an administrator each place that would lapse before they look again', async () => {
    const group = await house.group({ title: 'Fractions', sessions: ['2026-12-08 16:00-18:00'], leads: [lena] });
    await member('Tom Reed', group, 'not-yet');
    await amy.say('today');
    expect(headings(amy)).toEqual([]);
    house.clock.set('2026-11-30T10:30:00Z');
    await amy.say('today');
    expect(headings(amy)).toEqual(['Places that lapse soon (1)']);
    expect(amy.said).toContain('School of Tom Reed');
  });

  test('has buttons that an administrator may press: a guest is matched in place', async () => {
    const group = await house.group({ title: 'Fractions', sessions: ['2026-11-10 16:00-18:00'], leads: [lena] });
    await member('Tom Reed', group);
    const session = await house.db.session.findFirstOrThrow({ where: { groupId: group.id } });
    await lena.run('log', { session: session.id });
    await lena.fill({ did: 'Fractions', others: 'Gail Guest, Beechwood Primary' });
    await amy.say('today');
    expect(headings(amy)).toEqual(['People to match (1)']);
    const school = await house.school({ name: 'Beechwood Primary School' });
    await amy.press('Match Gail Guest');
    await amy.fill({ school: school.id });
    expect(amy.view.title).toBe('They are matched');
  });

  test('is for those who look after the hub', async () => {
    await lena.say('today');
    expect(lena.refusal).toBe('right');
    expect(lena.said).toContain('Only a hub lead or an administrator can do that');
  });

  test('shows nothing of another hub', async () => {
    await house.group({ title: 'Algebra', state: 'SEEKING_LEAD' });
    await house.hub();
    const other = await house.person('Ola Other');
    await house.role(other, 'Maths Hub Lead');
    await other.say('today');
    expect(other.view.title).toBe('Nothing needs the hub');
    house.goTo(hub);
  });

  test('counts all of a kind and shows the first four', async () => {
    for (const title of ['A', 'B', 'C', 'D', 'E', 'F']) await house.group({ title, state: 'SEEKING_LEAD' });
    await mia.say('today');
    expect(headings(mia)).toEqual(['Groups without a lead (6)']);
    expect(mia.lines).toHaveLength(5);
    expect(mia.said).toContain('and 2 more');
    await mia.press('See all groups without a lead');
    expect(mia.view.title).toBe('Groups without a lead');
  });
});

describe('a school that was typed by hand', () => {
  test('is matched to the register, with its people and places', async () => {
    const group = await house.group({ title: 'Fractions', sessions: ['2026-12-08 16:00-18:00'], leads: [lena] });
    const listed = await house.school({ name: 'Ashwood Primary School' });
    const tom = await house.person('Tom Reed');
    await tom.say('school');
    await tom.fill({ other: 'unlisted', name: 'Ashwood', town: 'Sheffield' });
    await tom.run('join', { group: group.id });
    await tom.fill(join);
    await amy.say('today');
    expect(headings(amy)).toEqual(['Schools not in the register (1)']);
    await amy.press('Match Ashwood');
    await amy.fill({ to: listed.id });
    expect(amy.said).toContain('Ashwood is Ashwood Primary School now. 1 place moved with it.');
    const place = await house.db.schoolParticipation.findFirstOrThrow({ where: { groupId: group.id } });
    expect(place.schoolId).toBe(listed.id);
    await amy.say('today');
    expect(headings(amy)).toEqual([]);
  });

  test('is not matched by whoever may not edit the hub', async () => {
    await lena.run('match-school', { school: crypto.randomUUID() });
    expect(lena.outcome.kind).toBe('refuse');
  });
});

describe('the weekly digest', () => {
  const digests = async (who: Person) => (await house.notices(who)).filter(({ kind }) => kind === 'weekly digest');
  const night = async () => {
    const known = await house.hubById(hub.id);
    await house.store.change(known, (db) => plantDigest.run({ db, hub: known, now: house.clock.now() }));
  };

  test('comes once a week, on Monday unless another day is chosen, in the hub’s hours', async () => {
    await house.group({ title: 'Algebra', state: 'SEEKING_LEAD' });
    await mia.say('digest day');
    await mia.fill({ day: '3' });
    expect(mia.said).toContain('Your weekly digest comes on Wednesday');
    await night();
    for (const day of ['17', '18', '19', '20', '23', '24']) {
      house.clock.set(`2026-11-${day}T07:30:00Z`);
      await house.sweep();
    }
    expect((await digests(mia)).map(({ notBefore }) => notBefore)).toEqual(['2026-11-18T07:35:00.000Z']);
    expect((await digests(amy)).map(({ notBefore }) => notBefore)).toEqual([
      '2026-11-17T07:35:00.000Z',
      '2026-11-23T07:35:00.000Z',
    ]);
    house.clock.set('2026-11-18T07:36:00Z');
    expect((await digests(mia))[0]?.said).toContain('1 thing needs the hub this week');
  });

  test('is not sent when nothing needs the hub, nor to whoever wants none', async () => {
    await mia.say('digest day');
    await mia.fill({ day: '0' });
    await night();
    house.clock.set('2026-11-23T07:30:00Z');
    await house.sweep();
    expect(await digests(mia)).toEqual([]);
    expect((await digests(amy)).map(({ view }) => view)).toEqual(['overtaken']);
  });

  test('waits for the end of a holiday, and a stop of some days is made up for once', async () => {
    await house.group({ title: 'Algebra', state: 'SEEKING_LEAD' });
    await night();
    house.clock.set('2026-12-29T09:00:00Z');
    await house.sweep();
    await house.sweep();
    const [only, ...more] = await digests(mia);
    expect([only?.notBefore.slice(0, 10), more]).toEqual(['2027-01-04', []]);
    house.clock.set('2027-01-04T07:36:00Z');
    await house.sweep();
    const [old, fresh, ...others] = await digests(mia);
    expect([old?.said, fresh?.notBefore.slice(0, 10), others]).toEqual(['overtaken', '2027-01-04', []]);
  });

  test('goes into the one message of its day with what else somebody is reminded of, and is said again when they ask', async () => {
    const group = await house.group({ title: 'Fractions', sessions: ['2026-11-24 16:00-18:00'], leads: [lena] });
    await house.group({ title: 'Algebra', state: 'SEEKING_LEAD' });
    const school = await house.school();
    const both = await house.person('Bo Both', { at: school });
    await house.role(both, 'Maths Hub Lead');
    await both.run('join', { group: group.id });
    await both.fill(join);
    await house.plan();
    await night();
    house.clock.set('2026-11-23T07:30:00Z');
    await house.sweep();
    const digest = await house.digest(both);
    expect(digest.title).toBe('2 things for today');
    await both.press('See what needs the hub now', digest);
    expect(both.view.title).toBe('1 thing needs the hub');
    await both.press('Later: what needs the hub', digest);
    await both.press('The next school day');
    expect(both.said).toContain('You hear of it again on Tuesday 24 November');
    expect((await digests(both)).map(({ notBefore }) => notBefore.slice(0, 10))).toEqual(['2026-11-23', '2026-11-24']);
  });
});
