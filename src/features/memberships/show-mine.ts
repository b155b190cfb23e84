import { z } from 'zod';
import { reply } from '../../core/command.ts';
import type { Action, Block, Item, Text } from '../../core/view.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { sayNames } from '../work-groups/work-group.ts';
import { lineActions, sayLine } from './line-view.ts';
import { type OwnLine, readLines } from './own-line.ts';
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

const show = ({ group }: OwnMembership | OwnLine): Action => ({
  label: 'Show',
  spoken: `Show ${group.title}`,
  runs: 'show',
  input: { group: group.id },
});

const byNextSession = (now: Date) => (one: OwnMembership, other: OwnMembership) =>
  (nextStart(one, now)?.startsAt.getTime() ?? Infinity) - (nextStart(other, now)?.startsAt.getTime() ?? Infinity);

const placeItem = (own: OwnMembership, now: Date): Item => ({
  title: own.group.title,
  detail: detailOf(own, now),
  actions: [show(own), seeAllDates(own.group), seeTheMembers(own.group)],
});

const lineItem = (line: OwnLine): Item => ({ title: line.group.title, detail: sayLine(line), actions: [show(line)] });

/** A person's groups as lines, the next session first, then those whose places they still wait for. */
const mineItems = (mine: OwnMembership[], lines: OwnLine[], now: Date): Item[] => [
  ...mine.toSorted(byNextSession(now)).map((own) => placeItem(own, now)),
  ...lines.map(lineItem),
];

const askHead = (own: OwnMembership, isMain: boolean): Item => ({
  title: `Ask your headteacher about “${own.group.title}”`,
  detail: own.place.heldUntil ? ['Your place is held until ', { day: own.place.heldUntil }] : '',
  actions: [headAgrees(own.group, isMain)],
});

const answerOffer = (line: OwnLine, index: number): Item => ({
  title: `A place in “${line.group.title}”`,
  detail: line.place.offeredUntil ? ['Offered to your school until ', { day: line.place.offeredUntil }] : '',
  actions: lineActions(line, index === 0),
});

/** On home: offers wait for an answer and held places for the headteacher; below them what is the person's. */
export async function onHome({ db, actor, now }: HubBase): Promise<{ needsMe: Item[]; mine: Item[] }> {
  const mine = await readMemberships(db, actor.personId);
  const lines = await readLines(db, actor.personId);
  const offered = lines.filter(({ place }) => place.state === 'OFFERED');
  const held = mine.filter((own) => own.place.heldUntil);
  return {
    needsMe: [...offered.map(answerOffer), ...held.map((own, index) => askHead(own, offered.length + index === 0))],
    mine: mineItems(mine, lines, now),
  };
}

/** Offers stand first, with their buttons: they have an end. */
const offersBlock = (offered: OwnLine[]): Block[] =>
  offered.length > 0
    ? [{ kind: 'items', heading: 'Needs you next', items: offered.map(answerOffer), whenEmpty: '' }]
    : [];

const onlyLeads = 'You take part in no Work Group. Those that you lead stand at the start: type “home”.';

const leadsSome = async ({ db, actor, now }: HubBase): Promise<boolean> =>
  (await db.workGroupLead.count({ where: { personId: actor.personId, from: { lte: now }, to: null } })) > 0;

/** Shows a person's groups, how their places stand, and the dates. */
export const showMine = defineCommand({
  name: 'mine',
  kind: 'query',
  phrase: 'mine',
  also: ['my groups', 'my dates', 'next session', 'my next session'],
  summary: 'See your groups and dates',
  right: 'browse',
  input: z.object({}),
  run: async (base) => {
    const mine = await readMemberships(base.db, base.actor.personId);
    const lines = await readLines(base.db, base.actor.personId);
    const offered = lines.filter(({ place }) => place.state === 'OFFERED');
    const others = lines.filter((line) => !offered.includes(line));
    const items = mineItems(mine, others, base.now);
    const leads = items.length === 0 && (await leadsSome(base));
    const whenEmpty = leads ? onlyLeads : 'You are in no Work Group yet.';
    return reply({
      title: 'Your Work Groups',
      blocks: [
        ...offersBlock(offered),
        ...(offered.length > 0 && items.length === 0 ? [] : [{ kind: 'items' as const, items, whenEmpty }]),
        {
          kind: 'actions',
          actions: [
            {
              label: 'Find a Work Group',
              runs: 'browse',
              ...(items.length + offered.length === 0 && { tone: 'main' as const }),
            },
            ...(mine.length > 0 ? [{ label: 'See my attendance', runs: 'attendance' }] : []),
          ],
        },
      ],
    });
  },
});
