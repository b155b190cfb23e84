import { z } from 'zod';
import { reply } from '../../core/command.ts';
import type { Action, Item, Text } from '../../core/view.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { sayNames } from '../work-groups/work-group.ts';
import { type OwnMembership, readMemberships } from './own-memberships.ts';
import { headAgrees, seeAllDates, seeTheMembers } from './place-actions.ts';

const nextStart = ({ group }: OwnMembership, now: Date) =>
  group.sessions.find((session) => session.state === 'SCHEDULED' && session.startsAt > now);

/** The words for a group of mine: next date first, then how my place stands. */
function detailOf(own: OwnMembership, now: Date): Text {
  const next = nextStart(own, now);
  const when: Text = next
    ? ['Next: ', { moment: next.startsAt.toISOString(), until: next.endsAt.toISOString() }]
    : 'Dates follow from the lead';
  const held: Text = own.place.heldUntil ? [' · held until ', { day: own.place.heldUntil }] : ' · confirmed';
  const others = own.colleagues.length > 0 ? ` · with ${sayNames(own.colleagues)}` : '';
  return [...[when].flat(), ...[held].flat(), others];
}

const show = ({ group }: OwnMembership): Action => ({
  label: 'Show',
  spoken: `Show ${group.title}`,
  runs: 'show',
  input: { group: group.id },
});

const byNextSession = (now: Date) => (one: OwnMembership, other: OwnMembership) =>
  (nextStart(one, now)?.startsAt.getTime() ?? Infinity) - (nextStart(other, now)?.startsAt.getTime() ?? Infinity);

/** A person's groups as lines, the next session first. */
export async function mineItems({ db, actor, now }: HubBase): Promise<Item[]> {
  const mine = await readMemberships(db, actor.personId);
  return mine.toSorted(byNextSession(now)).map((own) => ({
    title: own.group.title,
    detail: detailOf(own, now),
    actions: [show(own), seeAllDates(own.group), seeTheMembers(own.group)],
  }));
}

/** Held places wait for the headteacher: that is what needs the person. */
export async function needsMe({ db, actor }: HubBase): Promise<Item[]> {
  const held = (await readMemberships(db, actor.personId)).filter((own) => own.place.heldUntil);
  return held.map((own) => ({
    title: `Ask your headteacher about “${own.group.title}”`,
    detail: own.place.heldUntil ? ['Your place is held until ', { day: own.place.heldUntil }] : '',
    actions: [headAgrees(own.group)],
  }));
}

/** Shows a person's groups, how their places stand, and the dates. */
export const showMine = defineCommand({
  name: 'mine',
  kind: 'query',
  phrase: 'mine',
  also: ['my groups'],
  summary: 'See your groups and dates',
  right: 'browse',
  input: z.object({}),
  run: async (base) => {
    const items = await mineItems(base);
    const whenEmpty = 'You are in no Work Group yet.';
    return reply({
      title: 'Your Work Groups',
      blocks: [
        { kind: 'items', items, whenEmpty },
        {
          kind: 'actions',
          actions: [
            { label: 'Find a Work Group', runs: 'browse', ...(items.length === 0 && { tone: 'main' as const }) },
          ],
        },
      ],
    });
  },
});
