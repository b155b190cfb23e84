import { readTermDates } from '../core/calendar/term-dates.ts';
import { programmeYear, ukDay } from '../core/uk-time.ts';
import { isTaken } from './fault-codes.ts';
import type { PrismaClient } from './generated/client.ts';
import { usualRoles } from './usual-roles.ts';

const agreement =
  'My school sends the same teacher or teachers to every session. We try the gap tasks in between, tell the lead early when we cannot come, and answer the evaluation at the end.';

const wording = {
  name: 'Our Maths Hub',
  contact: 'your hub’s office',
  controller: 'the hub’s lead school',
  privacyPurpose: 'to run the Work Groups you take part in',
  privacyContact: 'your hub’s office',
};

/** The typical English half-terms, marked as a guess: the hub puts its own in their place. */
function guessedTerms(termDatesFile: unknown, year: number) {
  const typical = readTermDates(termDatesFile).filter((dates) => dates.guessed && dates.programmeYear >= year);
  return typical.flatMap((dates) =>
    dates.halfTerms.map(({ term, half, start, end }) => ({
      year: dates.programmeYear,
      term,
      half,
      starts: new Date(start),
      ends: new Date(end),
      guessed: true,
    })),
  );
}

/** A service without any hub gets one with plain wording, so that the first person who writes is answered. */
export async function ensureFirstHub(prisma: PrismaClient, termDatesFile: unknown, now: Date): Promise<void> {
  if ((await prisma.hub.count()) > 0) return;
  const terms = guessedTerms(termDatesFile, programmeYear(ukDay(now)));
  try {
    await prisma.hub.create({
      data: {
        slug: 'hub',
        ...wording,
        agreements: { create: { version: 1, text: agreement, since: now } },
        roleWords: { create: usualRoles },
        calendarTerms: { create: terms },
      },
    });
  } catch (error) {
    if (!isTaken(error)) throw error; // another replica was faster
  }
}
