import { z } from 'zod';
import { type Outcome, refuse, reply } from '../../core/command.ts';
import { ukDay } from '../../core/uk-time.ts';
import type { View } from '../../core/view.ts';
import { recordChange } from '../audit.ts';
import { defineCommand } from '../define.ts';
import { groupLed } from '../memberships/group-meant.ts';
import type { GroupDetail } from '../work-groups/group-detail.ts';
import { rightsOfGroup } from '../work-groups/work-group.ts';
import { publishDrafts } from './session.moves.ts';
import { draftsOf } from './session.reads.ts';
import { dayOf, sayLine } from './session.ts';

const input = z.object({ group: z.uuid() });

const noneLeft = (group: GroupDetail): Outcome =>
  reply({
    title: 'No dates are waiting',
    blocks: [
      { kind: 'text', text: [{ strong: group.title }, ' has no proposed dates: they are saved, or were dropped.'] },
      { kind: 'actions', actions: [toSessions(group)] },
    ],
  });

const toSessions = ({ id, title }: { id: string; title: string }) => ({
  label: 'See the sessions',
  spoken: `See the sessions: ${title}`,
  runs: 'sessions',
  input: { group: id },
});

/** The proposed dates are planned from now on: members are told, their calendars get them. */
export const saveDates = defineCommand({
  name: 'save-dates',
  kind: 'change',
  summary: 'Save the proposed dates and tell the members',
  right: 'schedule sessions',
  input,
  subject: groupLed('save-dates', 'Save the dates'),
  rightsOf: rightsOfGroup,
  run: async ({ subject: group, input: _asked, answers: _none, ...base }) => {
    const drafts = await draftsOf(base.db, group.id);
    const visit = drafts.find(({ length, schoolId }) => length === 'SCHOOL_VISIT' && !schoolId);
    if (visit)
      return refuse('which school', `Session ${visit.number} is a visit: press “Change” and say to which school.`);
    const over = drafts.find(({ day }) => dayOf(day) < ukDay(base.now));
    if (over)
      return refuse(
        'over',
        `The day proposed for session ${over.number} is over by now. Press “Change” and choose another.`,
      );
    const saved = await publishDrafts(base, group);
    if (saved.length === 0) return noneLeft(group);
    const view: View = {
      title: saved.length === 1 ? 'The date is saved' : 'The dates are saved',
      blocks: [
        {
          kind: 'text',
          text: [{ strong: group.title }, '. I’m telling the members, with a file for their calendars.'],
        },
        { kind: 'items', items: saved.map((session) => ({ title: sayLine(session) })), whenEmpty: '' },
        { kind: 'actions', actions: [toSessions(group)] },
      ],
    };
    return { ...reply(view), replaces: true };
  },
});

/** The proposed dates go; nobody had been told. */
export const dropDates = defineCommand({
  name: 'drop-dates',
  kind: 'change',
  summary: 'Drop the proposed dates',
  right: 'schedule sessions',
  input,
  subject: groupLed('drop-dates', 'Drop the dates'),
  rightsOf: rightsOfGroup,
  run: async ({ subject: group, input: _asked, answers: _none, ...base }) => {
    const { count } = await base.db.session.deleteMany({ where: { groupId: group.id, state: 'DRAFT' } });
    if (count === 0) return noneLeft(group);
    await recordChange(base, { what: 'dropped proposed dates', subjectId: group.id, before: { dates: String(count) } });
    const view: View = {
      title: 'The proposed dates are gone',
      blocks: [
        { kind: 'text', text: 'Nobody had been told of them.' },
        {
          kind: 'actions',
          actions: [
            {
              label: 'Plan again',
              spoken: `Plan again: ${group.title}`,
              runs: 'plan',
              input: { group: group.id },
              tone: 'main',
            },
            toSessions(group),
          ],
        },
      ],
    };
    return { ...reply(view), replaces: true };
  },
});
