import {
  authority,
  calendarFor,
  type OwnDays,
  readWhose,
  theHub,
  type Whereabouts,
  type Whose,
} from '../../core/calendar/own-days.ts';
import type { HalfTerm, SchoolCalendar } from '../../core/calendar.ts';
import type { Hub } from '../../core/hub.ts';
import type { Db } from '../../store/db.ts';
import type { CalendarTerm, ClosedDay } from '../../store/generated/client.ts';
import type { HubBase } from '../define.ts';
import { terms } from './calendar.ts';

const dayOf = (date: Date) => date.toISOString().slice(0, 10);

/** A row as the half-term it is; nothing for words that nobody here writes. */
function halfTermOf({ term, half, starts, ends }: CalendarTerm): HalfTerm[] {
  const name = terms.find((one) => one === term);
  return name ? [{ term: name, half: half === 1 ? 1 : 2, start: dayOf(starts), end: dayOf(ends) }] : [];
}

const daysOf = (rows: ClosedDay[], isOpen: boolean) =>
  rows.filter((row) => row.isOpen === isOpen).map(({ day }) => dayOf(day));

/** What authorities and schools have of their own. */
export async function readOwnDays(db: Db): Promise<OwnDays[]> {
  const where = { whose: { not: theHub } };
  const termRows = await db.calendarTerm.findMany({ where, orderBy: { starts: 'asc' } });
  const dayRows = await db.closedDay.findMany({ where });
  const everyone = [...new Set([...termRows, ...dayRows].map(({ whose }) => whose))];
  return everyone.map((whose) => {
    const [own, days] = [termRows.filter((row) => row.whose === whose), dayRows.filter((row) => row.whose === whose)];
    return {
      whose,
      halfTerms: own.flatMap(halfTermOf),
      guessedYears: [...new Set(own.filter(({ guessed }) => guessed).map(({ year }) => year))],
      closedDays: daysOf(days, false),
      openDays: daysOf(days, true),
    };
  });
}

/** The calendars of many places with two questions: the hub's, under what authorities and schools have of their own. */
export async function readCalendars({ db, hub }: { db: Db; hub: Pick<Hub, 'calendar'> }) {
  const own = await readOwnDays(db);
  return (place: Whereabouts): SchoolCalendar =>
    own.length > 0 ? calendarFor(hub.calendar, own, place) : hub.calendar;
}

/** The closed days and the own open days of the hub from a day on, of everybody or of one, in order. */
export const readDays = ({ db }: Pick<HubBase, 'db'>, from: string, whose?: Whose): Promise<ClosedDay[]> =>
  db.closedDay.findMany({
    where: { day: { gte: new Date(from) }, ...(whose !== undefined && { whose }) },
    orderBy: [{ day: 'asc' }, { whose: 'asc' }],
  });

/** Who has days of their own, by the name that people know. */
export async function namesOf({ db }: Pick<HubBase, 'db'>, everyone: Whose[]): Promise<Map<Whose, string>> {
  const read = everyone.map((whose) => ({ whose, ...readWhose(whose) }));
  const ids = read.flatMap((one) => (one.kind === 'school' ? [one.of] : []));
  const schools = ids.length > 0 ? await db.school.findMany({ where: { id: { in: ids } } }) : [];
  const names = new Map(schools.map(({ id, name }) => [id, name]));
  return new Map(
    read.map((one) => [
      one.whose,
      one.kind === 'hub' ? 'the whole hub' : one.kind === 'authority' ? one.of : (names.get(one.of) ?? 'a school'),
    ]),
  );
}

/** The authorities whose schools the hub knows, and those of its area. */
export async function readAuthorities({ db }: Pick<HubBase, 'db'>): Promise<string[]> {
  const areas = await db.hubArea.findMany({ where: { laName: { not: '' } }, select: { laName: true } });
  const known = await db.hubSchool.findMany({ select: { school: { select: { laName: true } } } });
  const own = await db.calendarTerm.findMany({
    where: { whose: { startsWith: authority('') } },
    select: { whose: true },
  });
  const names = [
    ...areas.map(({ laName }) => laName),
    ...known.map(({ school }) => school.laName),
    ...own.map(({ whose }) => whose.slice(authority('').length)),
  ];
  return [...new Set(names.filter((name) => name !== ''))].toSorted();
}
