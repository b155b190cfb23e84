import { z } from 'zod';
import { nextAllowedMoment } from '../../core/calendar.ts';
import type { Hub } from '../../core/hub.ts';
import type { Tell } from '../../core/notice.ts';
import type { Db } from '../../store/db.ts';
import { defineNotice, type HubRoom } from '../define.ts';

const kind = 'not reached';

/** A message that never arrived: to whom, and the Work Group it was about. */
export type GivenUp = { id: string; kind: string; personId: string; groupId: string | null };

async function whoShouldKnow(db: Db, { groupId, personId }: GivenUp): Promise<string[]> {
  const leads = groupId
    ? await db.workGroupLead.findMany({ where: { groupId, to: null }, select: { personId: true } })
    : [];
  const reachable = leads.filter((lead) => lead.personId !== personId);
  const staff =
    reachable.length > 0
      ? reachable
      : await db.hubRole.findMany({ where: { word: { standing: { in: ['HUB_LEAD', 'ADMINISTRATOR'] } }, to: null } });
  return [...new Set(staff.map((one) => one.personId))].filter((id) => id !== personId);
}

/** Giving up aloud: the group's leads, or else the hub's staff, hear by name whom we could not reach. Never about itself. */
export async function tellNotReached(
  givenUp: GivenUp,
  { db, hub, now, tell }: { db: Db; hub: Hub; now: Date; tell: Tell },
): Promise<void> {
  if (givenUp.kind === kind) return;
  const notBefore = nextAllowedMoment(hub.calendar, hub.quietHours, now);
  const facts = { person: givenUp.personId, ...(givenUp.groupId && { group: givenUp.groupId }) };
  for (const person of await whoShouldKnow(db, givenUp)) {
    await tell({
      kind,
      facts,
      to: { person },
      occasion: givenUp.id,
      ...(givenUp.groupId && { group: givenUp.groupId }),
      notBefore,
    });
  }
}

const notReached = defineNotice({
  name: kind,
  whenUncertain: 'send again',
  facts: z.object({ person: z.uuid(), group: z.uuid().optional() }),
  compose: async ({ person, group }, { db }) => {
    const who = await db.person.findUnique({ where: { id: person }, select: { name: true } });
    const about = group ? await db.workGroup.findUnique({ where: { id: group }, select: { title: true } }) : undefined;
    if (!who) return 'overtaken';
    return {
      title: 'A message did not arrive',
      blocks: [
        {
          kind: 'text',
          text: ['I could not reach ', { strong: who.name }, about ? [' about “', about.title, '”.'].join('') : '.'],
        },
        {
          kind: 'text',
          text: 'Their account is switched off, or they have not opened a chat with me. Please tell them another way.',
        },
      ],
    };
  },
});

/** People: reaching them, and saying so when that fails. */
export const people: HubRoom = { topic: 'People', commands: [], noticeKinds: [notReached] };
