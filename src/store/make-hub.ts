import { readTermDates, type TermDates } from '../core/calendar/term-dates.ts';
import { programmeYear, ukDay } from '../core/uk-time.ts';
import type { Hub, Prisma } from './generated/client.ts';
import { usualDesignations } from './usual-designations.ts';
import { usualFunding } from './usual-funding.ts';
import { usualRoles } from './usual-roles.ts';

const agreement =
  'My school sends the same teacher or teachers to every session. We try the gap tasks in between, tell the lead early when we cannot come, and answer the evaluation at the end.';

const wording = {
  contact: 'your hub’s office',
  controller: 'the hub’s lead school',
  privacyPurpose: 'to run the Work Groups you take part in',
  privacyContact: 'your hub’s office',
};

/** What a hub begins with; what is left out gets plain wording, and typical term dates where nobody's are named. */
export type NewHub = Pick<Hub, 'slug' | 'name'> &
  Partial<Pick<Hub, 'contact' | 'controller' | 'privacyContact' | 'calendarAuthority'>>;

/** The authorities whose term dates are known. */
export const knownAuthorities = (termDatesFile: unknown): string[] =>
  [
    ...new Set(
      readTermDates(termDatesFile).flatMap(({ localAuthority, guessed }) => (guessed ? [] : [localAuthority])),
    ),
  ].toSorted();

/** An authority's own terms from this year on, and the typical English half-terms, marked as a guess, for years that it leaves out. */
function termsFrom(termDatesFile: unknown, year: number, authority: string) {
  const known = readTermDates(termDatesFile).filter((dates) => dates.programmeYear >= year);
  const own = known.filter((dates) => dates.localAuthority === authority && !dates.guessed);
  const typical = known.filter((dates) => dates.guessed && isAlone(dates, own));
  return [...own, ...typical].flatMap(({ programmeYear: of, guessed, halfTerms }) =>
    halfTerms.map(({ term, half, start, end }) => ({
      year: of,
      term,
      half,
      starts: new Date(start),
      ends: new Date(end),
      guessed,
    })),
  );
}

const isAlone = ({ programmeYear: of }: TermDates, own: TermDates[]) =>
  !own.some((dates) => dates.programmeYear === of);

/** Makes a hub with its role words, agreement and calendar: people can be answered, and its lead can claim it. */
export const makeHub = (tx: Prisma.TransactionClient, hub: NewHub, termDatesFile: unknown, now: Date): Promise<Hub> =>
  tx.hub.create({
    data: {
      ...wording,
      ...hub,
      agreements: { create: { version: 1, text: agreement, since: now } },
      roleWords: { create: usualRoles },
      designationKinds: { create: usualDesignations },
      fundingKinds: { create: usualFunding },
      calendarTerms: { create: termsFrom(termDatesFile, programmeYear(ukDay(now)), hub.calendarAuthority ?? '') },
    },
  });
