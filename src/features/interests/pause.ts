import { type SchoolCalendar, schoolDaysUntil } from '../../core/calendar.ts';
import { addDays, type Day } from '../../core/uk-time.ts';

/** School days away for which nobody needs to stand in. */
const mostAlone = 5;

/** Whether a lead who is away so long must name somebody, or else the hub hears of it. */
export const needsStandIn = (calendar: SchoolCalendar, from: Day, until: Day): boolean =>
  schoolDaysUntil(calendar, addDays(from, -1), until) > mostAlone;
