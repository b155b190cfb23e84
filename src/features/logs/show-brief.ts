import { z } from 'zod';
import { type Found, refuse, reply } from '../../core/command.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { groupLed } from '../memberships/group-meant.ts';
import type { SessionDetail } from '../sessions/session.reads.ts';
import { rightsOfSession, sessionMeant } from '../sessions/session-meant.ts';
import { groupChoice } from '../work-groups/work-group.reads.ts';
import { briefView } from './brief-view.ts';

const input = groupChoice.extend({ session: z.uuid().optional() });

const whichGroup = groupLed('brief', 'See its brief');

async function find(choice: z.infer<typeof input>, base: HubBase, lock: boolean): Promise<Found<SessionDetail>> {
  if (choice.session) return sessionMeant({ session: choice.session }, base, lock);
  const group = await whichGroup(choice, base, lock);
  if ('instead' in group) return group;
  const next = group.subject.sessions
    .filter(({ state, endsAt }) => state === 'SCHEDULED' && endsAt > base.now)
    .toSorted((one, other) => one.startsAt.getTime() - other.startsAt.getTime())[0];
  return next
    ? sessionMeant({ session: next.id }, base, lock)
    : { instead: refuse('no session', `“${group.subject.title}” has no session planned. Type “plan” to set dates.`) };
}

/** Shows a lead at any time what is known before the next session. */
export const showBrief = defineCommand({
  name: 'brief',
  kind: 'query',
  phrase: 'brief',
  summary: 'See who comes and what came back before a session',
  example: 'brief ncp17-10a',
  right: 'log sessions',
  input,
  subject: find,
  rightsOf: rightsOfSession,
  run: async ({ subject: session, db, now }) => reply(await briefView(session, { db, now })),
});
