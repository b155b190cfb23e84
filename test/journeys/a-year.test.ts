import { expect, test } from 'vitest';
import { isSchoolDay, isWorkingDay } from '../../src/core/calendar.ts';
import { addDays, instantOf, ukDay, ukTime, weekday } from '../../src/core/uk-time.ts';
import { weekOf } from '../../src/features/today/digest-day.ts';
import { type Arrived, openCallingHouse } from '../support/calling-house.ts';
import { type Act, tellYear } from './year-story.ts';

const begin = new Date('2026-09-01T09:00:00Z');
const end = new Date('2027-08-31T20:00:00Z');
const house = await openCallingHouse(begin);

const night = async () => {
  await house.night();
  return undefined;
};

/** A night of each fortnight stands for all of them: what it plans is due days later. */
function nights(): Act[] {
  const all: Act[] = [{ at: new Date(begin.getTime() + 60_000), does: night }];
  for (let day = '2026-09-06'; day < ukDay(end); day = addDays(day, 14))
    all.push({ at: instantOf(day, '02:00'), does: night });
  return all;
}

const weekdays = ['', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

const say = ({ at, platform, to, kinds }: Arrived) =>
  `${ukDay(at)} ${weekdays[weekday(ukDay(at))]} ${ukTime(at)} ${platform.padEnd(5)} ${to}: ${kinds.join(' + ')}`;

/** The most that one person gets in a span of time. */
function mostFor(all: Arrived[], spanOf: (at: Date) => string): number {
  const counts = Map.groupBy(all, ({ to, at }) => `${to}/${spanOf(at)}`);
  return Math.max(...[...counts.values()].map(({ length }) => length));
}

const answers = ['joined']; // what a person has just done is answered at once, whenever that is
const ofSessions = ['session moved', 'session called off', 'dates set'];
const aroundHolidays = [...ofSessions, 'session coming up', 'session tomorrow'];

/** Whether a message may come then: in the hub's hours on school days, or as the few exceptions say. */
async function isAllowed({ at, kinds }: Arrived): Promise<boolean> {
  const { calendar, quietHours } = await house.hubById(hubId);
  const [day, time] = [ukDay(at), ukTime(at)];
  const all = (some: string[]) => kinds.every((kind) => some.includes(kind));
  if (all(answers)) return true;
  if (all(['log at once'])) return isSchoolDay(calendar, day) && time <= '20:00';
  if (all(ofSessions) && time >= '06:30' && time < '21:00') return true;
  const isOpen = isSchoolDay(calendar, day) || (all(aroundHolidays) && isWorkingDay(calendar, day));
  return isOpen && time >= quietHours.from && time < quietHours.to;
}

let hubId = '';

test('a hub has a year: each message at its moment, nobody more than one digest a school day, and none too many', async () => {
  await house.start();
  const story = await tellYear(house);
  hubId = story.hub.id;
  const acts = [...nights(), ...story.acts].toSorted((one, other) => one.at.getTime() - other.at.getTime());
  for (const { at, does } of acts) {
    await house.until(at);
    const outcome = await does();
    expect([at, outcome?.kind ?? 'reply']).toEqual([at, 'reply']);
  }
  await house.until(end);
  const all = await house.arrived();
  await expect(all.map(say).toSorted().join('\n')).toMatchFileSnapshot('approved/a-year.txt');
  const outside = [];
  for (const one of all) if (!(await isAllowed(one))) outside.push(say(one));
  expect(outside).toEqual([]);
  const digests = all.filter(({ isDigest }) => isDigest);
  expect(mostFor(digests, ukDay)).toBe(1);
  expect(mostFor(all, ukDay)).toBeLessThanOrEqual(3);
  expect(mostFor(all, (at) => weekOf(ukDay(at)))).toBeLessThanOrEqual(5);
  expect(mostFor(all, () => 'the year')).toBeLessThanOrEqual(45);
  expect(await house.planDifferences(hubId)).toEqual([]);
}, 180_000);
