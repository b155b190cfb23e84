import { z } from 'zod';
import { nextAllowedMoment } from '../../core/calendar.ts';
import type { DueKind } from '../../core/due.ts';
import type { Db } from '../../store/db.ts';
import { defineNotice } from '../define.ts';
import { tellLeads } from '../memberships/tell-leads.ts';
import { briefRule } from '../sessions/session.due.ts';
import { loadSession } from '../sessions/session.reads.ts';
import { briefView } from './brief-view.ts';

/** To the leads, before a session: who comes, what came back, who is behind. */
export const briefNotice = defineNotice({
  name: 'brief',
  whenUncertain: 'send again',
  facts: z.object({ session: z.uuid(), startsAt: z.string() }),
  compose: async ({ session: id, startsAt }, { db, now, to }) => {
    const session = await loadSession(db, id);
    const isSame = session?.state === 'SCHEDULED' && session.startsAt.toISOString() === startsAt;
    const leads = session?.group.leads.some(({ person }) => person.id === to.personId);
    return session && isSame && leads && session.startsAt > now ? briefView(session, { db, now }) : 'overtaken';
  },
});

/** Some school days before a session its leads get the brief. */
export const bringBrief: DueKind<Db> = {
  ...briefRule,
  run: async (sessionId, { db, hub, now, tell }) => {
    const session = await loadSession(db, sessionId);
    if (session?.state !== 'SCHEDULED' || session.startsAt <= nextAllowedMoment(hub.calendar, hub.quietHours, now))
      return;
    const startsAt = session.startsAt.toISOString();
    const facts = { session: session.id, startsAt };
    await tellLeads({ tell, hub, now }, session.group, { kind: 'brief', facts, occasion: `${session.id}/${startsAt}` });
  },
};
