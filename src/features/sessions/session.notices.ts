import { z } from 'zod';
import type { Composing } from '../../core/notice.ts';
import type { Action, Block, View } from '../../core/view.ts';
import type { Db } from '../../store/db.ts';
import { defineNotice } from '../define.ts';
import { loadGroup } from '../work-groups/group-detail.ts';
import { sayWhere } from '../work-groups/work-group.ts';
import { audienceOf, loadSession, type SessionDetail } from './session.reads.ts';
import { aboutSession, sayLine } from './session.ts';
import { sessionFile } from './session-file.ts';

/** How long the address of a calendar file in a message works. */
const fileDays = 30;

const toDates = (group: { id: string; title: string }): Action => ({
  label: 'See all dates',
  spoken: `See all dates: ${group.title}`,
  runs: 'dates',
  input: { group: group.id },
});

/** To members and co-leads: new dates, all in one message, with a file for the calendar. */
export const datesSet = defineNotice({
  name: 'dates set',
  whenUncertain: 'send again',
  facts: z.object({ group: z.uuid(), first: z.number(), last: z.number() }),
  compose: async ({ group: id, first, last }, { db, to, now, link }): Promise<View | 'overtaken'> => {
    const group = await loadGroup(db, id);
    const told = (group?.sessions ?? []).filter(
      ({ number, state, startsAt }) => number >= first && number <= last && state === 'SCHEDULED' && startsAt > now,
    );
    if (!group || told.length === 0 || !(await audienceOf(db, group, null)).includes(to.personId)) return 'overtaken';
    const items = told.map((session) => ({ title: sayLine(session), detail: sayWhere(session.meets, session.venue) }));
    const file = await link(sessionFile, { group: id }, fileDays);
    return {
      title: told.length === 1 ? 'A date is set' : 'The dates are set',
      blocks: [
        { kind: 'text', text: { strong: group.title } },
        { kind: 'items', items, whenEmpty: '' },
        { kind: 'actions', actions: [{ label: 'Put in my calendar', opens: file }, toDates(group)] },
      ],
    };
  },
});

type Moved = { session: string; sequence: number };

/** The session as it stands, when this is still the newest there is to say of it to this person. */
async function newest({ session: id, sequence }: Moved, { db, to }: Composing<Db>): Promise<SessionDetail | undefined> {
  const session = await loadSession(db, id);
  if (!session || session.sequence !== sequence) return undefined;
  return (await audienceOf(db, session.group, session.schoolId)).includes(to.personId) ? session : undefined;
}

async function actionsFor(session: SessionDetail, { link }: Composing<Db>, label: string): Promise<Block> {
  const file = await link(sessionFile, { session: session.id }, fileDays);
  const cannot = aboutSession('I can’t come', 'cannot-come', session, session.group);
  const isOn = session.state === 'SCHEDULED';
  return {
    kind: 'actions',
    actions: [{ label, opens: file }, ...(isOn ? [cannot] : []), toDates(session.group)],
  };
}

/** To members and co-leads: when or where a session is now, and what it was. */
export const sessionMoved = defineNotice({
  name: 'session moved',
  whenUncertain: 'send again',
  facts: z.object({ session: z.uuid(), sequence: z.number(), was: z.string() }),
  compose: async (facts, composing): Promise<View | 'overtaken'> => {
    const session = await newest(facts, composing);
    if (session?.state !== 'SCHEDULED' || session.startsAt <= composing.now) return 'overtaken';
    const when = { moment: session.startsAt.toISOString(), until: session.endsAt.toISOString() };
    const isAnotherTime = facts.was !== session.startsAt.toISOString();
    return {
      title: `Session ${session.number} has changed`,
      blocks: [
        { kind: 'text', text: { strong: session.group.title } },
        {
          kind: 'facts',
          facts: [
            { label: 'Now', value: when },
            ...(facts.was && isAnotherTime ? [{ label: 'It was', value: { moment: facts.was } }] : []),
            { label: 'Where', value: sayWhere(session.meets, session.venue) },
          ],
        },
        await actionsFor(session, composing, 'Change my calendar'),
      ],
    };
  },
});

/** To members and co-leads: a session does not take place, or not then, and why. */
export const sessionCalledOff = defineNotice({
  name: 'session called off',
  whenUncertain: 'send again',
  facts: z.object({ session: z.uuid(), sequence: z.number() }),
  compose: async (facts, composing): Promise<View | 'overtaken'> => {
    const session = await newest(facts, composing);
    if (session?.state !== 'CANCELLED' && session?.state !== 'POSTPONED') return 'overtaken';
    const isOver = session.state === 'CANCELLED';
    const when = { moment: session.startsAt.toISOString(), until: session.endsAt.toISOString() };
    return {
      title: `Session ${session.number} is ${isOver ? 'cancelled' : 'postponed'}`,
      blocks: [
        { kind: 'text', text: { strong: session.group.title } },
        { kind: 'text', text: ['It was to be on ', when, isOver ? '.' : '. A new date follows.'] },
        ...(session.cancelReason ? [{ kind: 'text' as const, text: ['The reason: ', session.cancelReason] }] : []),
        await actionsFor(session, composing, 'Change my calendar'),
      ],
    };
  },
});
