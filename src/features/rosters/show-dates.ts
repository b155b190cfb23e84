import { reply } from '../../core/command.ts';
import type { Block, Item, Span } from '../../core/view.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { groupJoined, rightsOfMembers, type WithMembers } from '../memberships/group-meant.ts';
import { type ToldSession, toldSessions } from '../sessions/session.reads.ts';
import { aboutSession } from '../sessions/session.ts';
import { sessionFile } from '../sessions/session-file.ts';
import type { GroupDetail } from '../work-groups/group-detail.ts';
import { aboutSessions } from '../work-groups/tag.reads.ts';
import { groupChoice } from '../work-groups/work-group.reads.ts';
import { sayWhere } from '../work-groups/work-group.ts';
import { otherPages } from './group-pages.ts';

const stateWords: Partial<Record<ToldSession['state'], string>> = {
  CANCELLED: 'cancelled',
  POSTPONED: 'postponed, a new date follows',
  HELD: 'held',
};

/** An address becomes a link that says what it leads to; other words stand as they are. */
const linked = (words: string, label: string): Span[] =>
  /^https:\/\/\S+$/.test(words) ? [{ link: words, label }] : [`${label}: ${words}`];

const taskOf = ({ title, dueOn }: ToldSession['gapTasksDue'][number]): Span[] => [
  `Task: ${title}, by `,
  { day: dueOn.toISOString().slice(0, 10) },
];

function itemOf(session: ToldSession, group: GroupDetail, about: string | undefined): Item {
  const state = stateWords[session.state];
  const parts: Span[][] = [
    ...(state ? [[state]] : []),
    [session.school ? `visit to ${session.school.name}` : sayWhere(session.meets, session.venue)],
    ...(about ? [[about]] : []),
    ...(session.link ? [linked(session.link, 'Join online')] : []),
    ...(session.materials ? [linked(session.materials, 'Materials')] : []),
    ...session.gapTasksDue.map(taskOf),
  ];
  return {
    title: [
      `${session.number}. `,
      { moment: session.startsAt.toISOString(), until: session.endsAt.toISOString() },
      ...(session.title ? [` · ${session.title}`] : []),
    ],
    detail: parts.flatMap((part, index) => (index === 0 ? part : [' · ', ...part])),
    actions: [aboutSession('Open', 'session', session, group)],
  };
}

async function blocksOf({ group }: WithMembers, base: HubBase): Promise<Block[]> {
  const sessions = await toldSessions(base.db, group.id, base.actor.personId);
  const about = await aboutSessions(base.db, group.id);
  const file =
    sessions.length > 0 ? [{ label: 'Calendar file', opens: await base.link(sessionFile, { group: group.id }) }] : [];
  return [
    { kind: 'text', text: { strong: group.title } },
    {
      kind: 'items',
      items: sessions.map((session) => itemOf(session, group, about.get(session.id))),
      whenEmpty: 'Dates and places follow from the lead.',
    },
    { kind: 'actions', actions: [...file, ...otherPages('dates', group, base)] },
  ];
}

/** One page with every session of a group: when, where, the link, the materials and the task that feeds it. For members and those who lead. */
export const showDates = defineCommand({
  name: 'dates',
  kind: 'query',
  phrase: 'dates',
  summary: 'See every session of your Work Group on one page',
  example: 'dates ncp17-10a',
  right: 'see members',
  input: groupChoice,
  subject: groupJoined('dates', 'Show the dates'),
  rightsOf: rightsOfMembers,
  run: async ({ subject, input: _asked, ...base }) =>
    reply({ title: 'Dates, places and materials', blocks: await blocksOf(subject, base) }),
});
