import { z } from 'zod';
import { nextAllowedMoment, yearIs } from '../../core/calendar.ts';
import type { Hub } from '../../core/hub.ts';
import type { NightWork } from '../../core/night.ts';
import { type Day, programmeYear, programmeYearName, ukDay } from '../../core/uk-time.ts';
import type { Db } from '../../store/db.ts';
import { defineNotice } from '../define.ts';
import { newsOfTime } from '../reminders/tell-news.ts';
import { staffNow } from '../staff-now.ts';

/** The year whose dates are asked for on a day: next year’s from May on, unless the hub has given them. */
function yearWanted(calendar: Hub['calendar'], today: Day): number | undefined {
  const next = programmeYear(today) + 1;
  return today >= `${next}-05-01` && yearIs(calendar, next) !== 'given' ? next : undefined;
}

const askForDates = defineNotice({
  name: 'term dates missing',
  whenUncertain: 'send again',
  facts: z.object({ year: z.number() }),
  compose: async ({ year }, { hub }) => {
    const is = yearIs(hub.calendar, year);
    if (is === 'given') return 'overtaken';
    const name = programmeYearName(year);
    return {
      title: `What are the term dates of ${name}?`,
      blocks: [
        {
          kind: 'text',
          text:
            is === 'guessed'
              ? `The hub’s dates for ${name} are a guess without Easter. Sessions planned for then may fall in a holiday.`
              : `The hub has no dates for ${name}. Sessions planned for then may fall in a holiday.`,
        },
        {
          kind: 'actions',
          actions: [{ label: 'Open the calendar', runs: 'calendar', input: { year: String(year) }, tone: 'main' }],
        },
      ],
    };
  },
});

/** To the hub’s leads, once a year: next year’s term dates are not here. */
export const yearMissing = newsOfTime('term dates missing', askForDates);

/** From May on, a missing next year is said to each lead of the hub, once. */
export const askForYear: NightWork<Db> = {
  name: 'next year’s term dates',
  run: async ({ db, hub, now, tell }) => {
    const year = yearWanted(hub.calendar, ukDay(now));
    if (year === undefined) return 'done';
    const notBefore = nextAllowedMoment(hub.calendar, hub.quietHours, now);
    for (const person of await staffNow({ db, now }, 'HUB_LEAD'))
      await tell({ kind: yearMissing.name, facts: { year }, to: { person }, occasion: `${hub.id}/${year}`, notBefore });
    return 'done';
  },
};
