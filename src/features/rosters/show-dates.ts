import { reply } from '../../core/command.ts';
import type { Block, Item, Span } from '../../core/view.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { groupChoice } from '../work-groups/work-group.reads.ts';
import { sayWhere } from '../work-groups/work-group.ts';
import { groupCalendar } from './group-calendar.ts';
import { groupJoined, rightsOfMembers, type WithMembers } from './group-meant.ts';
import { otherPages } from './group-pages.ts';
import { type GroupSession, readSessions } from './session.reads.ts';

const stateWords: Partial<Record<GroupSession['state'], string>> = {
  CANCELLED: 'cancelled',
  POSTPONED: 'postponed, a new date follows',
  HELD: 'held',
};

/** An address becomes a link that says what it leads to; other words stand as they are. */
const linked = (words: string, label: string): Span[] =>
  /^https:\/\/\S+$/.test(words) ? [{ link: words, label }] : [`${label}: ${words}`];

const taskOf = ({ title, dueOn }: GroupSession['gapTasks'][number]): Span[] => [
  `Task: ${title}, by `,
  { day: dueOn.toISOString().slice(0, 10) },
];

function itemOf(session: GroupSession): Item {
  const state = stateWords[session.state];
  const parts: Span[][] = [
    ...(state ? [[state]] : []),
    [session.school ? `visit to ${session.school.name}` : sayWhere(session.meets, session.venue)],
    ...(session.link ? [linked(session.link, 'Join online')] : []),
    ...(session.materials ? [linked(session.materials, 'Materials')] : []),
    ...session.gapTasks.map(taskOf),
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
  const file =
    sessions.length > 0 ? [{ label: 'Calendar file', opens: await base.link(groupCalendar, { group: group.id }) }] : [];
  return [
    { kind: 'text', text: { strong: group.title } },
    { kind: 'items', items: sessions.map(itemOf), whenEmpty: 'Dates and places follow from the lead.' },
    { kind: 'actions', actions: [...file, ...otherPages('dates', group, base)] },
  ];
}

/** One page with every session of a group: when, where, the link, the materials and the task and task. For members and those who lead. */
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
