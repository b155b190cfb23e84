import { z } from 'zod';
import { theHub } from '../../core/calendar/own-days.ts';
import { reply } from '../../core/command.ts';
import { programmeYear, ukDay } from '../../core/uk-time.ts';
import { recordChange } from '../audit.ts';
import { defineCommand } from '../define.ts';
import { calendarPage } from './calendar-page.ts';

/** Takes a closed or an open day back: it counts as the terms say. Doing it again changes nothing. */
export const removeDay = defineCommand({
  name: 'remove-day',
  kind: 'change',
  settles: 'the hub',
  summary: 'Take a closed day back',
  right: 'edit the hub',
  input: z.object({ day: z.uuid() }),
  run: async ({ input: { day: id }, subject: _none, answers: _nothing, ...base }) => {
    const { db, hub, now } = base;
    const found = await db.closedDay.findFirst({ where: { id } });
    const day = found?.day.toISOString().slice(0, 10) ?? ukDay(now);
    if (found) {
      await db.closedDay.deleteMany({ where: { id } });
      await recordChange(base, { what: 'took a day back', subjectId: hub.id, before: { day, whose: found.whose } });
    }
    const view = await calendarPage('The day is removed', { year: programmeYear(day), whose: theHub }, base);
    return { ...reply(view), replaces: true };
  },
});
