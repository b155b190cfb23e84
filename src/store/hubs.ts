import { z } from 'zod';
import { readBankHolidays } from '../core/bank-holidays.ts';
import type { HalfTerm } from '../core/calendar.ts';
import type { Hub } from '../core/hub.ts';
import { clockTimeSchema } from '../core/uk-time.ts';
import type { Db } from './db.ts';
import type { Prisma, PrismaClient } from './generated/client.ts';

/** What counts for the whole hub: authorities' and schools' own days are read where a place is known. */
const ofTheHub = { whose: '' };
const include = {
  calendarTerms: { where: ofTheHub, orderBy: { starts: 'asc' } },
  closedDays: { where: ofTheHub },
} satisfies Prisma.HubInclude;
type Row = Prisma.HubGetPayload<{ include: typeof include }>;

const day = (date: Date) => date.toISOString().slice(0, 10);
const termName = z.enum(['AUTUMN', 'SPRING', 'SUMMER']);
const half = z.union([z.literal(1), z.literal(2)]);

const halfTerm = (row: Row['calendarTerms'][number]): HalfTerm => ({
  term: termName.parse(row.term),
  half: half.parse(row.half),
  start: day(row.starts),
  end: day(row.ends),
});

function hubOf(row: Row, bankHolidays: ReturnType<typeof readBankHolidays>): Hub {
  const guessed = row.calendarTerms.filter((term) => term.guessed).map((term) => term.year);
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    contact: row.contact,
    privacy: { controller: row.controller, purpose: row.privacyPurpose, contact: row.privacyContact },
    headAnswerDays: row.headAnswerDays,
    gapTaskDays: row.gapTaskDays,
    briefDays: row.briefDays,
    absenceNoticeDays: row.absenceNoticeDays,
    completeSessionsPercent: row.completeSessionsPercent,
    completeTasksPercent: row.completeTasksPercent,
    correctionDays: row.correctionDays,
    reportOpenDays: row.reportOpenDays,
    reportDueDays: row.reportDueDays,
    evaluationDays: row.evaluationDays,
    leadAnswerDays: row.leadAnswerDays,
    offerDays: row.offerDays,
    lateDays: row.lateDays,
    remind: {
      session: row.sessionRemindDays,
      halfway: row.halfwayDays,
      logAgain: row.logAgainDays,
      logLast: row.logLastDays,
      offer: row.offerRemindDays,
      head: row.headRemindDays,
      interest: row.interestRemindDays,
      meeting: row.meetingRemindDays,
      window: row.windowRemindDays,
      plan: row.planRemindDays,
    },
    quietHours: { from: clockTimeSchema.parse(row.quietFrom), to: clockTimeSchema.parse(row.quietTo) },
    calendar: {
      halfTerms: row.calendarTerms.map(halfTerm),
      guessedYears: [...new Set(guessed)],
      closedDays: row.closedDays.filter(({ isOpen }) => !isOpen).map((closed) => day(closed.day)),
      openDays: row.closedDays.filter(({ isOpen }) => isOpen).map((open) => day(open.day)),
      bankHolidays,
    },
  };
}

/** A hub as it stands within a change, with what the change itself has set. */
async function readWithin(db: Db, id: string, bankHolidays: ReturnType<typeof readBankHolidays>): Promise<Hub> {
  const [row, calendarTerms, closedDays] = [
    await db.hub.findUniqueOrThrow({ where: { id } }),
    await db.calendarTerm.findMany({ where: ofTheHub, orderBy: { starts: 'asc' } }),
    await db.closedDay.findMany({ where: ofTheHub }),
  ];
  return hubOf({ ...row, calendarTerms, closedDays }, bankHolidays);
}

export type Hubs = ReturnType<typeof createHubs>;

/** How long a hub's settings may be old, in ms: another replica may have changed them. */
const staleAfter = 30_000;

/** The hubs of this service with their settings, and which workspace or team belongs to which. */
export function createHubs(prisma: PrismaClient, bankHolidaysFile: unknown, clock: () => Date) {
  const bankHolidays = readBankHolidays(bankHolidaysFile);
  let known: { at: number; hubs: Map<string, Hub>; places: Map<string, string> } | undefined;

  async function load() {
    const [rows, places] = await Promise.all([prisma.hub.findMany({ include }), prisma.place.findMany()]);
    known = {
      at: clock().getTime(),
      hubs: new Map(rows.map((row) => [row.id, hubOf(row, bankHolidays)])),
      places: new Map(places.map((place) => [`${place.kind}/${place.externalId}`, place.hubId])),
    };
    return known;
  }
  const current = async () => (known && Math.abs(clock().getTime() - known.at) < staleAfter ? known : load());

  return {
    all: async (): Promise<Hub[]> => [...(await current()).hubs.values()],
    byId: async (id: string): Promise<Hub | undefined> => (await current()).hubs.get(id),
    within: (db: Db, id: string): Promise<Hub> => readWithin(db, id, bankHolidays),
    /** The hub that a Slack workspace or a Teams team belongs to. */
    ofPlace: async (kind: 'SLACK_WORKSPACE' | 'TEAMS_TEAM', externalId: string): Promise<Hub | undefined> => {
      const { hubs, places } = await current();
      return hubs.get(places.get(`${kind}/${externalId}`) ?? '');
    },
    /**
     * The hub of a workspace that was not known a moment ago. One that nobody connected belongs to the only hub there is,
     * unless it installed the app by itself: that could be anybody's, and it waits for a hub's link.
     */
    adopt: async (kind: 'SLACK_WORKSPACE' | 'TEAMS_TEAM', externalId: string): Promise<Hub | undefined> => {
      const { hubs, places } = await load();
      const owner = hubs.get(places.get(`${kind}/${externalId}`) ?? '');
      const [only] = hubs.size === 1 ? [...hubs.values()] : [];
      if (owner || !only) return owner;
      if ((await prisma.slackInstallation.count({ where: { tenant: externalId } })) > 0) return undefined;
      await prisma.place.createMany({ data: [{ hubId: only.id, kind, externalId }], skipDuplicates: true });
      known = undefined;
      return only;
    },
    /** Reads everything again next time: a setting has just been changed. */
    forget: () => {
      known = undefined;
    },
  };
}
