import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { isAroundReturn, isSchoolDay, isWorkingDay, type SchoolCalendar } from '../../../src/core/calendar.ts';
import { addDays, type Day, instantOf, ukDay, ukTime } from '../../../src/core/uk-time.ts';
import { openCallingHouse } from '../../support/calling-house.ts';
import type { Person } from '../../support/house-people.ts';

const begin = new Date('2026-11-30T10:30:00Z');
const house = await openCallingHouse(begin);
await house.start();

const hourMs = 3600 * 1000;

/** What people and time do; the clock may also stop for days, or go back. */
type Step =
  | { does: 'move'; which: number; offset: number }
  | { does: 'cancel'; which: number }
  | { does: 'close a day'; offset: number }
  | { does: 'days pass' | 'nothing runs'; days: number }
  | { does: 'the clock goes back'; hours: number };

const which = fc.integer({ min: 0, max: 3 });
const offset = fc.integer({ min: 0, max: 40 });
const days = fc.integer({ min: 1, max: 9 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ does: fc.constant('move' as const), which, offset }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('cancel' as const), which }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('close a day' as const), offset }) },
  { weight: 5, arbitrary: fc.record({ does: fc.constant('days pass' as const), days }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('nothing runs' as const), days }) },
  {
    weight: 1,
    arbitrary: fc.record({ does: fc.constant('the clock goes back' as const), hours: fc.integer({ min: 1, max: 30 }) }),
  },
);

type World = { hubId: string; groupId: string; mia: Person; lena: Person; tom: Person; quietSince: Date; seen: number };

const later = (ms: number) => new Date(house.clock.now().getTime() + ms);
const sessionsOf = ({ groupId }: World) =>
  house.db.session.findMany({ where: { groupId }, orderBy: { number: 'asc' } });
const place = { from: '16:00', to: '18:00', meets: 'VENUE', venue: 'Tapton School' };

async function open(authority: string): Promise<World> {
  house.clock.set(begin);
  const { id: hubId } = await house.hub({ authority });
  const mia = await house.person('Mia Hub');
  await house.role(mia, 'Maths Hub Lead');
  const lena = house.named(await house.person('Lena Lead'));
  const sessions = ['2026-12-08', '2026-12-16', '2027-01-06', '2027-01-13'].map((day) => `${day} 16:00-18:00`);
  const { id: groupId } = await house.group({ title: 'Fractions', sessions, leads: [lena] });
  const tom = house.named(await house.person('Tom Reed', { at: await house.school(), platform: 'teams' }));
  await tom.run('join', { group: groupId }, { role: 'Teacher', years: ['Year 4'], head: 'yes', agree: ['1'] });
  await house.plan();
  return { hubId, groupId, mia, lena, tom, quietSince: begin, seen: (await house.arrived()).length };
}

/** A step; whether it was one after which the same is due as before. */
async function take(one: Step, world: World): Promise<'as before' | 'changed'> {
  const sessions = await sessionsOf(world);
  const session = 'which' in one ? (sessions[one.which]?.id ?? '') : '';
  const dayAfter = (count: number) => addDays(ukDay(house.clock.now()), count);
  switch (one.does) {
    case 'move':
      await world.lena.run('change-session', { session }, { day: dayAfter(one.offset), ...place });
      return 'changed';
    case 'cancel':
      await world.lena.run('cancel-session', { session }, { reason: 'The venue is flooded.' });
      return 'changed';
    case 'close a day': {
      const day = dayAfter(one.offset);
      await world.mia.run('close-day', {}, { from: day, is: 'closed', reason: 'INSET' });
      return 'changed';
    }
    case 'days pass':
      await house.until(later(one.days * 24 * hourMs));
      return 'as before';
    case 'nothing runs':
      await house.live(later(one.days * 24 * hourMs));
      return 'changed';
    case 'the clock goes back':
      await house.live(later(-one.hours * hourMs));
      return 'changed';
  }
}

const aboutSession = z.object({ session: z.string(), startsAt: z.string() });
const ofSession = ['session coming up', 'session tomorrow', 'brief'];
const evenInHolidays = ['session coming up', 'session tomorrow'];

/** What has just arrived came in the hub's hours of an open day, and was true. */
async function checkArrived(world: World, calendar: SchoolCalendar): Promise<void> {
  const all = await house.arrived();
  const fresh = all.slice(world.seen).filter(({ isDigest }) => isDigest);
  world.seen = all.length;
  for (const { at, key, kinds } of fresh) {
    const notices = await house.db.notice.findMany({ where: { OR: [{ id: key }, { withId: key }] } });
    const day = ukDay(at);
    expect([kinds, '07:30' <= ukTime(at), ukTime(at) < '18:00']).toEqual([kinds, true, true]);
    for (const { kind, facts } of notices) {
      if (!ofSession.includes(kind)) continue;
      const { session: id, startsAt } = aboutSession.parse(facts);
      const session = await house.db.session.findUniqueOrThrow({ where: { id } });
      expect([kind, session.state, session.startsAt.toISOString(), session.startsAt > at]).toEqual([
        ...[kind, 'SCHEDULED', startsAt, true],
      ]);
      const isException = evenInHolidays.includes(kind) && isAroundReturn(calendar, ukDay(session.startsAt));
      const isOpen = isException ? isWorkingDay : isSchoolDay;
      expect([kind, day, isOpen(calendar, day)]).toEqual([kind, day, true]);
    }
  }
}

/** Nothing was said twice to anybody, nor more than one digest in a day that was lived once. */
async function checkOnce({ hubId }: World): Promise<void> {
  const sent = await house.db.notice.findMany({ where: { hubId, state: 'SENT' } });
  const said = sent.map(({ personId, kind, facts }) => `${personId} ${kind} ${JSON.stringify(facts)}`);
  expect(said.toSorted()).toEqual([...new Set(said)].toSorted());
}

/** The last day before a session on which its members may be told of it. */
function dayBefore(calendar: SchoolCalendar, on: Day): Day {
  const isOpen = isAroundReturn(calendar, on) ? isWorkingDay : isSchoolDay;
  let day = addDays(on, -1);
  while (!isOpen(calendar, day)) day = addDays(day, -1);
  return day;
}

/** Who is in the group was told of each session that came, where all ran and stayed as it was since two days before. */
async function checkTold(world: World, calendar: SchoolCalendar, counted: { told: number }): Promise<void> {
  const now = house.clock.now();
  for (const session of await sessionsOf(world)) {
    const on = session.day.toISOString().slice(0, 10);
    const from = instantOf(addDays(dayBefore(calendar, on), -1), '00:00');
    if (session.state !== 'SCHEDULED' || session.startsAt > now || world.quietSince > from) continue;
    const told = await house.db.notice.findMany({
      where: { personId: world.tom.personId, kind: 'session tomorrow', state: 'SENT' },
    });
    const its = told.filter(({ facts }) => aboutSession.parse(facts).startsAt === session.startsAt.toISOString());
    expect([on, its.length]).toEqual([on, 1]);
    counted.told += 1;
  }
}

test('no order of moves, closed days, stops and clocks that go back reminds twice, in a holiday, of what is over, or not at all', async () => {
  const counted = { told: 0 };
  const authorities = fc.constantFrom('Bristol', 'Sheffield', 'Cumbria');
  await fc.assert(
    fc.asyncProperty(authorities, fc.array(step, { minLength: 4, maxLength: 12 }), async (authority, steps) => {
      const world = await open(authority);
      let latest = begin;
      for (const one of steps) {
        if ((await take(one, world)) === 'changed') world.quietSince = house.clock.now();
        await house.live(house.clock.now());
        const { calendar } = await house.hubById(world.hubId);
        await checkArrived(world, calendar);
        await checkOnce(world);
        await checkTold(world, calendar, counted);
        if (house.clock.now() > latest) latest = house.clock.now();
      }
      if (house.clock.now() < latest) await house.until(latest); // a clock that went back has caught up
      expect(await house.planDifferences(world.hubId)).toEqual([]);
      const { hubId } = world;
      await house.db.dueRow.deleteMany({ where: { hubId } });
      await house.db.notice.deleteMany({ where: { hubId, state: 'WAITING' } });
    }),
    { numRuns: 12 },
  );
  expect(counted.told).toBeGreaterThan(3);
}, 240_000);
