import { z } from 'zod';
import type { Block, Span, View } from '../../core/view.ts';
import { defineNotice } from '../define.ts';
import { findAssignment } from '../gap-tasks/gap-task.reads.ts';
import { taskBlocks } from '../gap-tasks/task-blocks.ts';
import { loadSession } from '../sessions/session.reads.ts';
import { logOf } from './log.reads.ts';
import { wasThere } from './log.ts';

const linked = (words: string): Span =>
  /^https:\/\/\S+$/.test(words) ? { link: words, label: 'Open the materials' } : words;

/** To who was not there: what was done, the materials and the next gap task. */
export const catchUp = defineNotice({
  name: 'catch-up',
  whenUncertain: 'send again',
  facts: z.object({ session: z.uuid(), membership: z.uuid() }),
  compose: async ({ session: id, membership }, { db }): Promise<View | 'overtaken'> => {
    const session = await loadSession(db, id);
    const log = await logOf(db, id);
    const attendance = await db.attendance.findFirst({
      where: { sessionId: id, membershipId: membership },
      include: { membership: { select: { state: true } } },
    });
    const isAway = attendance && !wasThere(attendance.state) && attendance.membership.state === 'JOINED';
    if (!session || !log || !isAway) return 'overtaken';
    const task = { sessionId: id, endedAt: null };
    const found = await findAssignment(db, { membershipId: membership, state: 'ASSIGNED', task });
    const facts = [
      { label: 'Work Group', value: session.group.title },
      { label: 'When', value: { day: session.day.toISOString().slice(0, 10) } },
      ...(session.materials ? [{ label: 'Materials', value: linked(session.materials) }] : []),
    ];
    const did: Block[] = log.did ? [{ kind: 'text', text: [{ strong: 'What we did: ' }, log.did] }] : [];
    const next: Block[] = found ? [{ kind: 'text', text: { strong: 'The gap task' } }, ...taskBlocks(found)] : [];
    return {
      title: `To catch up on session ${session.number}`,
      blocks: [
        { kind: 'text', text: 'You were missed. This is what you need.' },
        { kind: 'facts', facts },
        ...did,
        ...next,
      ],
    };
  },
});

/** To the leads, once for a school: it missed a session and has done no gap task. */
export const schoolDrifts = defineNotice({
  name: 'a school drifts',
  whenUncertain: 'send again',
  facts: z.object({ place: z.uuid() }),
  compose: async ({ place: id }, { db }): Promise<View | 'overtaken'> => {
    const place = await db.schoolParticipation.findUnique({
      where: { id },
      include: {
        school: { select: { name: true } },
        group: { select: { id: true, title: true } },
        memberships: { where: { state: 'JOINED' }, include: { person: { select: { name: true } } } },
      },
    });
    if (!place || (place.state !== 'HELD' && place.state !== 'CONFIRMED')) return 'overtaken';
    const names = new Intl.ListFormat('en-GB').format(place.memberships.map(({ person }) => person.name));
    return {
      title: 'A school may be drifting',
      blocks: [
        {
          kind: 'text',
          text: [
            { strong: place.school.name },
            ' has missed a session of “',
            place.group.title,
            '”, and no gap task has come back.',
          ],
        },
        { kind: 'text', text: `A word from you often helps: ${names}. I say this once.` },
        {
          kind: 'actions',
          actions: [
            {
              label: 'See what came back',
              spoken: `See what came back: ${place.group.title}`,
              runs: 'task-summary',
              input: { group: place.groupId },
            },
          ],
        },
      ],
    };
  },
});
