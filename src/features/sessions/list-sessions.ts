import { reply } from '../../core/command.ts';
import type { Block, Item } from '../../core/view.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { groupLed } from '../memberships/group-meant.ts';
import type { GroupDetail } from '../work-groups/group-detail.ts';
import { aboutSessions } from '../work-groups/tag.reads.ts';
import { groupChoice } from '../work-groups/work-group.reads.ts';
import { rightsOfGroup, sayWhere } from '../work-groups/work-group.ts';
import { draftsOf, toldSessions } from './session.reads.ts';
import { aboutSession, sayLine, sayStanding } from './session.ts';

type Told = Awaited<ReturnType<typeof toldSessions>>[number];

const itemOf = (session: Told, group: GroupDetail, about: string | undefined): Item => ({
  title: sayLine(session),
  detail: [
    session.school ? `visit to ${session.school.name}` : sayWhere(session.meets, session.venue),
    ...(session.state === 'SCHEDULED' ? [] : [sayStanding(session.state)]),
    ...(about ? [about] : []),
  ].join(' · '),
  actions: [aboutSession('Open', 'session', session, group)],
});

async function blocksOf(group: GroupDetail, { db, actor }: HubBase): Promise<Block[]> {
  const sessions = await toldSessions(db, group.id, actor.personId);
  const drafts = await draftsOf(db, group.id);
  const about = await aboutSessions(db, group.id);
  const of = { group: group.id };
  const waiting =
    drafts.length === 1
      ? '1 date is proposed and not saved yet.'
      : `${drafts.length} dates are proposed and not saved yet.`;
  return [
    { kind: 'text', text: { strong: group.title } },
    {
      kind: 'items',
      items: sessions.map((session) => itemOf(session, group, about.get(session.id))),
      whenEmpty: 'No session is planned yet.',
    },
    ...(drafts.length > 0 ? [{ kind: 'notice' as const, tone: 'warning' as const, text: waiting }] : []),
    {
      kind: 'actions',
      actions: [
        ...(drafts.length > 0
          ? [
              {
                label: 'See proposed dates',
                spoken: `See proposed dates: ${group.title}`,
                runs: 'proposed-dates',
                input: of,
                tone: 'main' as const,
              },
            ]
          : []),
        { label: 'Plan sessions', spoken: `Plan sessions: ${group.title}`, runs: 'plan', input: of },
      ],
    },
  ];
}

/** Shows those who lead a group its sessions, each to open, change or cancel. */
export const listSessions = defineCommand({
  name: 'sessions',
  kind: 'query',
  phrase: 'sessions',
  summary: 'See, plan and change the sessions of a group',
  example: 'sessions ncp17-10a',
  right: 'schedule sessions',
  input: groupChoice,
  subject: groupLed('sessions', 'See its sessions'),
  rightsOf: rightsOfGroup,
  run: async ({ subject: group, input: _asked, answers: _none, ...base }) =>
    reply({ title: 'Sessions', blocks: await blocksOf(group, base) }),
});
