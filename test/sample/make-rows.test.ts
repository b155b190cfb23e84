import { beforeAll, expect, test } from 'vitest';
import { readCatalogue } from '../../prisma/sample/catalogue.ts';
import { makeRows } from '../../prisma/sample/make-rows.ts';
import { readSchools } from '../../prisma/sample/schools.ts';
import { isBankHoliday } from '../../src/core/bank-holidays.ts';
import { instantOf, ukDay, weekday } from '../../src/core/uk-time.ts';
import { faultIn } from '../../src/features/money/money.ts';
import { taken } from '../../src/features/work-groups/place.ts';
import { shownYears } from '../../src/features/work-groups/work-group.reads.ts';
import { allPhases, recruiting } from '../../src/features/work-groups/work-group.ts';

const national = { schools: readSchools(), projects: readCatalogue() };
type Rows = ReturnType<typeof makeRows>;

const inNovember = new Date('2026-11-23T10:15Z');
const aStep = (37 * 24 + 5) * 60 * 60 * 1000;

/** Each weekday, month and hour in turn over five years, the turn of a programme year, and that of the sample's own. */
const moments = [
  ...['2026-08-31T22:59Z', '2026-08-31T23:01Z', '2027-05-31T22:59Z', '2027-05-31T23:01Z'].map((one) => new Date(one)),
  ...Array.from({ length: 50 }, (_, step) => new Date(Date.parse('2026-01-01T00:00Z') + step * aStep)),
];

let planted: { now: Date; rows: Rows }[];
let november: Rows;

beforeAll(() => {
  planted = moments.map((now) => ({ now, rows: makeRows(now, national) }));
  november = makeRows(inNovember, national);
});

/** What breaks a promise in a sample, whenever it was planted; nothing should. */
const broken = <Found>(find: (rows: Rows, now: Date) => Found[]) =>
  planted.flatMap(({ now, rows }) => find(rows, now).map((found) => ({ plantedAt: now.toISOString(), found })));

const dayOf = (date: Date) => date.toISOString().slice(0, 10);
const ofGroup = <Row extends { groupId: string }>(rows: Row[], group: { id: string }) =>
  rows.filter(({ groupId }) => groupId === group.id);
const placesTaken = ({ places }: Rows, group: { id: string }) =>
  ofGroup(places, group).filter(({ state }) => taken.includes(state)).length;

test('puts no session on a day without school', () => {
  const isOff = ({ halfTerms, bankHolidays }: Rows['calendar'], day: string) =>
    weekday(day) > 5 ||
    isBankHoliday(bankHolidays, day) ||
    !halfTerms.some(({ start, end }) => start <= day && day <= end);
  expect(broken(({ sessions, calendar }) => sessions.filter(({ day }) => isOff(calendar, dayOf(day))))).toEqual([]);
  expect(november.sessions).toHaveLength(107);
});

test('keeps the hours of sessions through both changes of the clocks', () => {
  const isAmiss = ({ day, from, to, startsAt, endsAt }: Rows['sessions'][number]) =>
    startsAt.getTime() !== instantOf(dayOf(day), from).getTime() ||
    endsAt.getTime() !== instantOf(dayOf(day), to).getTime();
  expect(broken(({ sessions }) => sessions.filter(isAmiss))).toEqual([]);
  const twilights = november.sessions.filter(({ length }) => length === 'TWILIGHT').map(({ startsAt }) => startsAt);
  expect(new Set(twilights.map((start) => start.getUTCHours()))).toEqual(new Set([15, 16]));
});

test('counts as held what is past and was not called off', () => {
  const isAmiss = (state: string, isPast: boolean) => state !== 'CANCELLED' && (state === 'HELD') !== isPast;
  expect(broken(({ sessions }, now) => sessions.filter(({ state, endsAt }) => isAmiss(state, endsAt <= now)))).toEqual(
    [],
  );
});

test('gives each group with dates as many sessions as it says it takes, one after the other', () => {
  const isAmiss = ({ sessions }: Rows, group: Rows['groups'][number]) => {
    const starts = ofGroup(sessions, group).map(({ startsAt }) => startsAt.getTime());
    const inOrder = starts.every((start, index) => index === 0 || start > (starts[index - 1] ?? 0));
    return !inOrder || !group.timeNeeded.startsWith(`${starts.length} `);
  };
  expect(
    broken((rows) => rows.groups.filter((group) => group.state !== 'SEEKING_LEAD' && isAmiss(rows, group))),
  ).toEqual([]);
  expect(new Set(november.groups.map(({ timeNeeded }) => timeNeeded.slice(0, 1)))).toEqual(new Set('3457'));
});

test('never gives a group more schools than it has places', () => {
  expect(broken((rows) => rows.groups.filter((group) => placesTaken(rows, group) > group.capacitySchools))).toEqual([]);
});

test('never lets a school send more teachers than the group takes, nor hold a place without any', () => {
  const isAmiss = ({ groups, memberships }: Rows, place: Rows['places'][number]) => {
    const most = groups.find(({ id }) => id === place.groupId)?.teachersPerSchool ?? 0;
    const teachers = memberships.filter((one) => one.participationId === place.id && one.state !== 'WITHDRAWN').length;
    return teachers > most || teachers > 0 !== taken.includes(place.state);
  };
  expect(broken((rows) => rows.places.filter((place) => isAmiss(rows, place)))).toEqual([]);
});

/** The due rows that end held places. */
const holds = ({ dueRows }: Rows) => dueRows.filter(({ kind }) => kind === 'held place lapses');

test('holds places until a day that is still to come, and plans that each will lapse', () => {
  const held = ({ places }: Rows) => places.filter(({ state }) => state === 'HELD');
  expect(
    broken((rows, now) => held(rows).filter(({ heldUntil }) => !heldUntil || dayOf(heldUntil) <= ukDay(now))),
  ).toEqual([]);
  for (const { now, rows } of planted) {
    expect(holds(rows).map(({ subjectId }) => subjectId)).toEqual(held(rows).map(({ id }) => id));
    expect(holds(rows).filter(({ dueAt }) => dueAt <= now)).toEqual([]);
  }
  expect(holds(november)).toHaveLength(13);
});

test('brings no brief that was due before: nobody was there to read it', () => {
  const briefs = ({ dueRows }: Rows) => dueRows.filter(({ kind }) => kind === 'session brief');
  expect(broken((rows, now) => briefs(rows).filter(({ dueAt }) => dueAt <= now))).toEqual([]);
  expect(briefs(november).length).toBeGreaterThan(0);
});

test('says of every group without a lead since when one is sought, and until when offers are taken', () => {
  const isAmiss = ({ state, soughtSince, interestUntil }: Rows['groups'][number], now: Date) =>
    state === 'SEEKING_LEAD'
      ? !soughtSince || soughtSince >= now || !interestUntil || dayOf(interestUntil) <= ukDay(now)
      : soughtSince !== undefined || interestUntil !== undefined;
  expect(broken(({ groups }, now) => groups.filter((group) => isAmiss(group, now)))).toEqual([]);
  expect(november.groups.filter(({ state }) => state === 'SEEKING_LEAD')).toHaveLength(2);
});

test('lets nobody join or leave in the future, nor leave before joining', () => {
  const isAmiss = (from: Date, to: Date | null, now: Date) => from > (to ?? now) || (to ?? now) > now;
  expect(broken(({ places }, now) => places.filter((one) => isAmiss(one.since, one.endedAt, now)))).toEqual([]);
  expect(
    broken(({ memberships }, now) => memberships.filter((one) => isAmiss(one.joinedAt, one.withdrawnAt, now))),
  ).toEqual([]);
});

test('has a group to join for every phase, on the list, at any time of the year', () => {
  const isJoinable = (rows: Rows, group: Rows['groups'][number], now: Date) =>
    recruiting.includes(group.state) &&
    placesTaken(rows, group) < group.capacitySchools &&
    shownYears(now).includes(group.year);
  const without = (rows: Rows, now: Date) => {
    const joinable = rows.groups.filter((group) => isJoinable(rows, group, now));
    return allPhases.filter((phase) => !joinable.some(({ phases }) => phases.includes(phase)));
  };
  expect(broken(without)).toEqual([]);
});

test('makes the same rows from the same moment', () => {
  expect(makeRows(inNovember, national)).toEqual(november);
});

test('two teachers have given up: one of a pair, and one for a school as a whole', () => {
  const { places, memberships } = november;
  const left = memberships.filter(({ state }) => state === 'WITHDRAWN');
  const placeOf = (id: string) => places.find((place) => place.id === id)?.state;
  expect(left.map(({ participationId }) => placeOf(participationId)).toSorted()).toEqual(['CONFIRMED', 'WITHDRAWN']);
});

test('gives every person a name of their own, and no two of a school’s teachers one post', () => {
  const { people, memberships } = november;
  expect(new Set(people.map(({ name }) => name)).size).toBe(people.length);
  const posts = memberships.map(({ participationId, jobTitle }) => `${participationId} ${jobTitle}`);
  expect(new Set(posts).size).toBe(posts.length);
});

test('says of every group in two plain sentences each why it is there and what to expect', () => {
  const texts = november.groups.flatMap(({ rationale, outcomes }) => [rationale, outcomes]);
  for (const sentences of texts.map((text) => text.split(/(?<=\.) /))) {
    expect(sentences).toHaveLength(2);
    expect(sentences.filter((sentence) => sentence.split(' ').length > 25)).toEqual([]);
  }
});

test('has money written down as the rules of the hub let it stand', () => {
  const matched = new Set(november.fundingKinds.filter(({ isMatched }) => isMatched).map(({ id }) => id));
  expect(november.funding.length).toBeGreaterThan(3);
  const wrong = november.funding.filter((line) => faultIn({ ...line, kind: { isMatched: matched.has(line.kindId) } }));
  expect(wrong).toEqual([]);
});
