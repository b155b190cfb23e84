import { z } from 'zod';
import { nextAllowedMoment, nextSchoolDay } from '../../core/calendar.ts';
import type { Hub } from '../../core/hub.ts';
import type { Tell } from '../../core/notice.ts';
import { instantOf, ukDay } from '../../core/uk-time.ts';
import type { Action, Block } from '../../core/view.ts';
import type { Db } from '../../store/db.ts';
import { defineNotice } from '../define.ts';
import { sayNames } from '../work-groups/work-group.ts';
import { failedSince, notReachedKind as kind } from './failed.reads.ts';
import { copyAsEmail, copyMessagesAction, seeUnreached } from './person-actions.ts';

/** A message that never arrived: to whom, and the Work Group it was about. */
type GivenUp = { kind: string; personId: string; groupId: string | null };

/** Who has an account that is not switched off: nobody else hears of anything here. */
const reachable = (personId: string) => ({
  to: null,
  person: { accounts: { some: { closedAt: null } } },
  NOT: { personId },
});

/** The group's leads, or else the hub's staff: of those who can be written to, and not the person it is about. */
async function whoShouldKnow(db: Db, { groupId, personId }: GivenUp): Promise<string[]> {
  const leads = groupId
    ? await db.workGroupLead.findMany({ where: { groupId, ...reachable(personId) }, select: { personId: true } })
    : [];
  const standing = { in: ['HUB_LEAD' as const, 'ADMINISTRATOR' as const] };
  const known =
    leads.length > 0
      ? leads
      : await db.hubRole.findMany({
          where: { word: { standing }, ...reachable(personId) },
          select: { personId: true },
        });
  return [...new Set(known.map((one) => one.personId))];
}

type Inside = { db: Db; hub: Hub; now: Date; tell: Tell };

/** The moment of the next message about failures to somebody: one a group and day, however many people it names. */
async function nextMoment({ db, hub, now }: Inside, groupId: string | null, personId: string): Promise<Date> {
  const moment = nextAllowedMoment(hub.calendar, hub.quietHours, now);
  const today = { kind, groupId, personId, key: { endsWith: `/${ukDay(moment)}` }, state: { not: 'WAITING' as const } };
  const isSaid = (await db.notice.count({ where: today })) > 0;
  return isSaid ? instantOf(nextSchoolDay(hub.calendar, ukDay(moment)), hub.quietHours.from) : moment;
}

/** Giving up aloud: the group's leads, or else the hub's staff, hear by name whom we could not reach. Never about itself. */
export async function tellNotReached(givenUp: GivenUp, inside: Inside): Promise<void> {
  if (givenUp.kind === kind) return;
  const { groupId } = givenUp;
  const about = groupId ? { group: groupId } : {};
  for (const person of await whoShouldKnow(inside.db, givenUp)) {
    const notBefore = await nextMoment(inside, groupId, person);
    const facts = { ...about, since: inside.now.toISOString() };
    await inside.tell({ kind, facts, to: { person }, occasion: ukDay(notBefore), ...about, notBefore });
  }
}

/** Names said before it is only a count. */
const mostNamed = 8;

function sayWho(names: string[]): string {
  const more = names.length - mostNamed;
  return sayNames(more > 1 ? [...names.slice(0, mostNamed), `${more} others`] : names);
}

const ways = (group: { id: string; title: string }, since: string): Action[] => {
  const copy = copyAsEmail(group);
  return ['runs' in copy ? { ...copy, input: { group: group.id, since }, tone: 'main' } : copy, seeUnreached(group)];
};

/** To the leads, or the hub: whom the bot could not reach, with the words to send them another way. */
export const notReached = defineNotice({
  name: kind,
  whenUncertain: 'send again',
  facts: z.object({ group: z.uuid().optional(), since: z.iso.datetime() }),
  compose: async ({ group: id, since }, { db, to }) => {
    const failed = await failedSince(db, id ?? null, new Date(since));
    const names = [
      ...new Map(
        failed.filter(({ personId }) => personId !== to.personId).map((one) => [one.personId, one.name]),
      ).values(),
    ];
    if (names.length === 0) return 'overtaken';
    const group = id ? await db.workGroup.findUnique({ where: { id }, select: { id: true, title: true } }) : undefined;
    const one = names.length === 1;
    const follow: Block = {
      kind: 'actions',
      actions: group ? ways(group, since) : [{ ...copyMessagesAction, tone: 'main' }],
    };
    return {
      title: one ? 'A message did not arrive' : 'Messages did not arrive',
      blocks: [
        {
          kind: 'text',
          text: ['I could not reach ', { strong: sayWho(names) }, group ? ` about “${group.title}”.` : '.'],
        },
        {
          kind: 'text',
          text: one
            ? 'They have no chat with me, or their account is switched off. Please tell them another way.'
            : 'They have no chat with me, or their accounts are switched off. Please tell them another way.',
        },
        follow,
      ],
    };
  },
});
