import { z } from 'zod';
import { theHub } from '../../core/calendar/own-days.ts';
import { withGuess } from '../../core/calendar/term-dates.ts';
import { yearIs } from '../../core/calendar.ts';
import { refuse, reply } from '../../core/command.ts';
import { programmeYear, programmeYearName, ukDay } from '../../core/uk-time.ts';
import { recordChange } from '../audit.ts';
import { defineCommand } from '../define.ts';
import { lockHub } from '../hubs/hub.moves.ts';
import { saveHalfTerms } from './calendar.moves.ts';
import { halvesOf } from './calendar.ts';

/** Guesses a year that is missing by the weeks that schools usually have; it is marked as a guess until somebody confirms it. */
export const guessYear = defineCommand({
  name: 'guess-year',
  kind: 'change',
  settles: 'the hub',
  summary: 'Guess the term dates of a year',
  right: 'edit the hub',
  input: z.object({ year: z.coerce.number().int() }),
  run: async ({ input: { year }, subject: _none, answers: _nothing, ...base }) => {
    const { db, hub, now } = base;
    const name = programmeYearName(year);
    const today = programmeYear(ukDay(now));
    if (year < today || year > today + 2) return refuse('which year', 'I guess this year and the next two only.');
    await lockHub(db, hub);
    if (
      yearIs(hub.calendar, year) !== 'missing' ||
      (await db.calendarTerm.count({ where: { year, whose: theHub } })) > 0
    )
      return refuse('there already', `There are dates for ${name} already. Open “calendar ${name}” to change them.`);
    const halfTerms = halvesOf(withGuess(hub.calendar, year).halfTerms, year);
    await saveHalfTerms(base, { year, whose: theHub, halfTerms, guessed: true });
    await recordChange(base, { what: 'guessed a year', subjectId: hub.id, after: { year: String(year) } });
    const input = { year: String(year) };
    return reply({
      title: `${name} is guessed`,
      blocks: [
        {
          kind: 'text',
          text: 'By the weeks that schools usually have. It is marked as a guess, and Easter is not in it, until you confirm it.',
        },
        {
          kind: 'actions',
          actions: [
            {
              label: 'Confirm the dates',
              spoken: `Confirm the dates of ${name}`,
              runs: 'confirm-year',
              input,
              tone: 'main',
            },
            { label: 'Show the calendar', runs: 'calendar', input },
          ],
        },
      ],
    });
  },
});
