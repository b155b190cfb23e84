import { reply } from '../../core/command.ts';
import { may } from '../../core/rights.ts';
import type { Block, Item, Span } from '../../core/view.ts';
import type { Prisma } from '../../store/generated/client.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { groupChoice } from '../work-groups/work-group.reads.ts';
import { rightsOfGroup, sayWhere } from '../work-groups/work-group.ts';
import { groupCalendar } from './group-calendar.ts';
import { groupJoined, rightsOfMembers, type WithMembers } from './group-meant.ts';
import { toMembers, toRoster } from './roster-actions.ts';
import { readSessions } from './session.reads.ts';

type Session = Prisma.SessionGetPayload<{ include: { school: { select: { name: true } } } }>;

const stateWords: Partial<Record<Session['state'], string>> = {
  CANCELLED: 'cancelled',
  POSTPONED: 'postponed, a new date follows',
  HELD: 'held',
};

/** An address becomes a link that says what it leads to; other words stand as they are. */
const linked = (words: string, label: string): Span[] =>
  /^https:\/\/\S+$/.test(words) ? [{ link: words, label }] : [`${label}: ${words}`];

function itemOf(session: Session): Item {
  const state = stateWords[session.state];
  const parts: Span[][] = [
    ...(state ? [[state]] : []),
    [session.school ? `visit to ${session.school.name}` : sayWhere(session.meets, session.venue)],
    ...(session.link ? [linked(session.link, 'Join online')] : []),
    ...(session.materials ? [linked(session.materials, 'Materials')] : []),
  ];
  return {
    title: [
      `${session.number}. `,
      { moment: session.startsAt.toISOString(), until: session.endsAt.toISOString() },
      ...(session.title ? [` · ${session.title}`] : []),
    ],
    detail: parts.flatMap((part, index) => (index === 0 ? part : [' · ', ...part])),
  };
}

async function blocksOf({ group }: WithMembers, base: HubBase): Promise<Block[]> {
  const sessions = await readSessions(base.db, group.id, base.actor.personId);
  const isStaff = may(base.actor, 'see the roster', rightsOfGroup(group));
  const file =
    sessions.length > 0 ? [{ label: 'Calendar file', opens: await base.link(groupCalendar, { group: group.id }) }] : [];
  return [
    { kind: 'text', text: { strong: group.title } },
    { kind: 'items', items: sessions.map(itemOf), whenEmpty: 'Dates and places follow from the lead.' },
    { kind: 'actions', actions: [...file, toMembers(group), ...(isStaff ? [toRoster(group)] : [])] },
  ];
}

/** One page with every session of a group: when, where, the link and the materials. For members and those who lead. */
export const showDates = defineCommand({
  name: 'dates',
  kind: 'query',
  phrase: 'dates',
  also: ['sessions'],
  summary: 'See every session of your Work Group on one page',
  example: 'dates ncp17-10a',
  right: 'see members',
  input: groupChoice,
  subject: groupJoined('dates', 'Show the dates'),
  rightsOf: rightsOfMembers,
  run: async ({ subject, input: _asked, ...base }) =>
    reply({ title: 'Dates, places and materials', blocks: await blocksOf(subject, base) }),
});
