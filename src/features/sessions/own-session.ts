import { z } from 'zod';
import { type Found, type Outcome, refuse } from '../../core/command.ts';
import type { RightsSubject } from '../../core/rights.ts';
import type { Apology, Membership } from '../../store/generated/client.ts';
import type { HubBase } from '../define.ts';
import { ownPlaceMeant } from '../memberships/own-place.ts';
import type { SessionDetail } from './session.reads.ts';
import { sessionGone, sessionMeant } from './session-meant.ts';

/** How a member names a session: by a button, or by its group, whose next one is meant. */
export const ownSessionChoice = z.object({
  session: z.uuid().optional(),
  group: z.uuid().optional(),
  words: z.string().max(300).optional(),
});
type Choice = z.infer<typeof ownSessionChoice>;

/** A session as one member stands to it. */
export type OwnSession = { session: SessionDetail; membership: Membership; apology: Apology | undefined };

const noneNext = (title: string): Outcome =>
  refuse('no session', `“${title}” has no session planned at the moment. The lead will set the next date.`);

const notMine = refuse('not mine', 'You have no place in that group. Type “mine” to see your groups.');

async function idMeant(choice: Choice, base: HubBase, runs: string, label: string): Promise<Found<string>> {
  if (choice.session) return { subject: choice.session };
  const { words, group } = choice;
  const place = await ownPlaceMeant(runs, label)({ ...(words && { words }), ...(group && { group }) }, base, false);
  if ('instead' in place) return place;
  const next = place.subject.group.sessions
    .filter(({ state, startsAt }) => state === 'SCHEDULED' && startsAt > base.now)
    .toSorted((one, other) => one.startsAt.getTime() - other.startsAt.getTime())[0];
  return next ? { subject: next.id } : { instead: noneNext(place.subject.group.title) };
}

/** How a command of a member finds the session meant: `runs` and `label` are for choosing among several groups. */
export const ownSessionMeant =
  (runs: string, label: string) =>
  async (choice: Choice, base: HubBase, lock: boolean): Promise<Found<OwnSession>> => {
    const id = await idMeant(choice, base, runs, label);
    if ('instead' in id) return id;
    const found = await sessionMeant({ session: id.subject }, base, lock);
    if ('instead' in found) return found;
    const session = found.subject;
    const own = await base.db.membership.findFirst({
      where: {
        groupId: session.groupId,
        personId: base.actor.personId,
        state: 'JOINED',
        ...(session.schoolId && { participation: { schoolId: session.schoolId } }),
      },
      include: { apologies: { where: { sessionId: session.id } } },
    });
    if (!own) return { instead: notMine };
    if (session.state === 'DRAFT') return { instead: sessionGone };
    const { apologies, ...membership } = own;
    return { subject: { session, membership, apology: apologies[0] } };
  };

/** The member owns their own part in a session. */
export const ownersOfSession = ({ membership }: OwnSession): RightsSubject => ({ owners: [membership.personId] });
