import { z } from 'zod';
import type { View } from '../../core/view.ts';
import { defineNotice } from '../define.ts';
import { loadSession } from './session.reads.ts';
import { aboutSession } from './session.ts';

/** To the leads: a member cannot come, and who comes instead; or can come after all. */
export const apologyMade = defineNotice({
  name: 'apology',
  whenUncertain: 'send again',
  facts: z.object({ session: z.uuid(), membership: z.uuid(), comes: z.boolean() }),
  compose: async ({ session: id, membership, comes }, { db, now }): Promise<View | 'overtaken'> => {
    const session = await loadSession(db, id);
    const member = await db.membership.findUnique({
      where: { id: membership },
      include: {
        person: { select: { name: true } },
        participation: { include: { school: { select: { name: true } } } },
        apologies: { where: { sessionId: id } },
      },
    });
    if (session?.state !== 'SCHEDULED' || session.endsAt <= now || member?.state !== 'JOINED') return 'overtaken';
    const [apology] = member.apologies;
    if (comes === (apology !== undefined)) return 'overtaken';
    const about = `session ${session.number} of “${session.group.title}”`;
    const said = comes ? ` can come to ${about} after all.` : ` can’t come to ${about}.`;
    const instead = apology?.substitute ? [{ label: 'Coming instead', value: apology.substitute }] : [];
    return {
      title: comes ? 'Somebody can come after all' : 'Somebody can’t come',
      blocks: [
        { kind: 'text', text: [{ strong: member.person.name }, said] },
        {
          kind: 'facts',
          facts: [
            { label: 'School', value: member.participation.school.name },
            { label: 'When', value: { moment: session.startsAt.toISOString(), until: session.endsAt.toISOString() } },
            ...instead,
            ...(apology?.isLate ? [{ label: 'Notice', value: 'after the last free day' }] : []),
          ],
        },
        { kind: 'actions', actions: [aboutSession('Show the session', 'session', session, session.group)] },
      ],
    };
  },
});
