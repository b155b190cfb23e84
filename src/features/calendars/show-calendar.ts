import { z } from 'zod';
import { theHub } from '../../core/calendar/own-days.ts';
import { reply } from '../../core/command.ts';
import { fold } from '../../core/fold.ts';
import { programmeYear, ukDay } from '../../core/uk-time.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { namesOf, readOwnDays } from './calendar.reads.ts';
import { calendarPage, type Looked } from './calendar-page.ts';

/** What a button of the calendar carries: which year, and whose. */
const calendarChoice = z.object({
  year: z.coerce.number().int().min(2000).max(2100).optional(),
  whose: z.string().max(200).default(theHub),
  words: z.string().max(400).optional(),
});

/** "2027/28", "bristol", or both in any order. */
async function readWords(words: string, base: HubBase): Promise<Looked> {
  const year = /\b(20\d\d)(?:\/\d\d)?\b/.exec(words);
  const name = fold(words.replace(year?.[0] ?? '', ''));
  const own = await readOwnDays(base.db);
  const names = await namesOf(
    base,
    own.map(({ whose }) => whose),
  );
  const meant = name === '' ? undefined : [...names].find(([, known]) => fold(known).startsWith(name));
  return { year: year ? Number(year[1]) : programmeYear(ukDay(base.now)), whose: meant?.[0] ?? theHub };
}

/** Shows terms, half-terms, closed days and bank holidays, with what is guessed and what lacks. */
export const showCalendar = defineCommand({
  name: 'calendar',
  kind: 'query',
  phrase: 'calendar',
  also: ['term dates', 'terms'],
  summary: 'See the hub’s term dates and closed days',
  example: 'calendar 2027/28',
  right: 'browse',
  input: calendarChoice,
  run: async ({ input: { year, whose, words }, subject: _none, answers: _nothing, ...base }) => {
    const looked =
      words && year === undefined
        ? await readWords(words, base)
        : { year: year ?? programmeYear(ukDay(base.now)), whose };
    return reply(await calendarPage(undefined, looked, base));
  },
});
