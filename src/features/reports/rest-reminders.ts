import { reply } from '../../core/command.ts';
import { planBy } from '../../core/due.ts';
import { ukDay } from '../../core/uk-time.ts';
import { defineCommand } from '../define.ts';
import { cannotWrite } from './report.moves.ts';
import { aboutReport } from './report.ts';
import { nextWeek } from './report-dates.ts';
import { reportChoice, reportMeant, rightsOfReport } from './report-meant.ts';
import { reminderRule } from './report-rules.ts';

/** A lead wants no reminder this week: one comes on the first school day of the next instead. */
export const restReminders = defineCommand({
  name: 'report-later',
  kind: 'change',
  summary: 'Be reminded of a report next week',
  right: 'write the report',
  input: reportChoice,
  subject: reportMeant,
  rightsOf: rightsOfReport,
  run: async ({ subject, input: _asked, answers: _none, ...base }) => {
    const no = cannotWrite(subject);
    if (no) return no;
    const day = nextWeek(ukDay(base.now), base.hub.calendar);
    const quietUntil = new Date(day);
    await base.db.report.update({ where: { id: subject.id }, data: { quietUntil } });
    await planBy(reminderRule, base, [subject.id]);
    return reply({
      title: 'Not this week',
      blocks: [
        { kind: 'text', text: [{ strong: subject.group.title }, ': I remind those who lead it on ', { day }, '.'] },
        { kind: 'actions', actions: [aboutReport('Open the report', 'report', subject)] },
      ],
    });
  },
});
