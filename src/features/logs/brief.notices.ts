import { z } from 'zod';
import { tellsTogether } from '../../core/due.ts';
import type { Db } from '../../store/db.ts';
import { defineReminder } from '../reminders/define-reminder.ts';
import { reminding } from '../reminders/remind.moves.ts';
import { briefRule } from '../sessions/session.due.ts';
import { loadSession } from '../sessions/session.reads.ts';
import { briefBlocks, briefTitle, sayExpected, showIt } from './brief-view.ts';
import { expectedAt } from './log.reads.ts';

/** To the leads, before a session: who comes, what came back, who is behind. */
export const briefNotice = defineReminder({
  name: 'brief',
  topic: 'brief',
  facts: z.object({ session: z.uuid(), startsAt: z.string() }),
  words: async ({ session: id, startsAt }, { db, now, to }) => {
    const session = await loadSession(db, id);
    const isSame = session?.state === 'SCHEDULED' && session.startsAt.toISOString() === startsAt;
    const leads = session?.group.leads.some(({ person }) => person.id === to.personId);
    if (!session || !isSame || !leads) return 'overtaken';
    const { number, group, endsAt } = session;
    const see = { label: 'See the brief', spoken: `See the brief: session ${number} of ${group.title}`, runs: 'brief' };
    return {
      title: briefTitle(session),
      blocks: await briefBlocks(session, { db, now }),
      line: `${briefTitle(session)} of “${group.title}”`,
      detail: [
        { moment: session.startsAt.toISOString(), until: endsAt.toISOString() },
        ` · expected: ${sayExpected(await expectedAt(db, session))}`,
      ],
      acts: [{ ...see, input: { session: id } }],
      actsAlone: [showIt(session)],
      about: `the brief for session ${number} of ${group.title}`,
      until: session.startsAt,
    };
  },
});

/** Some school days before a session its leads get the brief. */
export const bringBrief = tellsTogether<Db>(briefRule, async (ids, { db, hub, now, tell }) => {
  const leads = { where: { to: null }, select: { personId: true } };
  const sessions = await db.session.findMany({
    where: { id: { in: ids }, state: 'SCHEDULED' },
    select: { id: true, startsAt: true, groupId: true, group: { select: { leads } } },
  });
  const remind = reminding({ hub, now, tell });
  for (const { id, startsAt, groupId, group } of sessions) {
    const facts = { session: id, startsAt: startsAt.toISOString() };
    const about = { kind: 'brief', facts, about: `${id}/${facts.startsAt}`, group: groupId };
    await remind(
      group.leads.map(({ personId }) => personId),
      about,
    );
  }
});
