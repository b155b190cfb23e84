import { ukDay } from '../../core/uk-time.ts';
import type { Action, Block, View } from '../../core/view.ts';
import type { Db } from '../../store/db.ts';
import { tasksFor } from '../gap-tasks/gap-task.reads.ts';
import { isBehind } from '../gap-tasks/gap-task.ts';
import type { SessionDetail } from '../sessions/session.reads.ts';
import { sayNames, sayWhere } from '../work-groups/work-group.ts';
import { type Expected, expectedAt, logOf } from './log.reads.ts';

/** What came back from the gap tasks that feed a session, school by school, and who is behind. */
async function tasksBlocks(db: Db, session: SessionDetail, now: Date): Promise<Block[]> {
  const answers = (await tasksFor(db, session.id)).flatMap(({ assignments, dueOn }) =>
    assignments.map((one) => ({ ...one, dueOn: dueOn.toISOString().slice(0, 10) })),
  );
  if (answers.length === 0) return [];
  const items = answers
    .filter(({ state }) => state === 'DONE')
    .map(({ membership, reflection, link }) => ({
      title: `${membership.participation.school.name}: ${membership.person.name}`,
      detail: [reflection || 'done, without words', ...(link ? [' · ', { link, label: 'their link' }] : [])],
    }));
  const behind = answers.filter(({ state, dueOn }) => isBehind(state, dueOn, ukDay(now)));
  const names = [...new Set(behind.map(({ membership }) => membership.person.name))];
  return [
    { kind: 'items', heading: 'What came back', items, whenEmpty: 'Nothing has come back yet.' },
    ...(names.length > 0 ? [{ kind: 'text' as const, text: [{ strong: 'Not answered: ' }, sayNames(names)] }] : []),
  ];
}

/** What was written down at the session before. */
async function lastNote(db: Db, session: SessionDetail): Promise<Block[]> {
  const before = session.group.sessions
    .filter(({ state, startsAt }) => state === 'HELD' && startsAt < session.startsAt)
    .toSorted((one, other) => other.startsAt.getTime() - one.startsAt.getTime())[0];
  const log = before ? await logOf(db, before.id) : null;
  return log?.did ? [{ kind: 'text', text: [{ strong: 'Last time: ' }, log.did] }] : [];
}

/** Leads back to the session, to change it or to see who comes. */
export const showIt = ({ id, number, group }: SessionDetail): Action => ({
  label: 'Show the session',
  spoken: `Show session ${number} of ${group.title}`,
  runs: 'session',
  input: { session: id },
});

/** "9 of 11, from 6 schools": how many are expected. */
export function sayExpected(expected: Expected[]): string {
  const coming = expected.filter(({ apologies }) => apologies.length === 0);
  const schools = new Set(coming.map((one) => one.participation.schoolId)).size;
  return `${coming.length} of ${expected.length}, from ${schools === 1 ? '1 school' : `${schools} schools`}`;
}

const awayBlocks = (away: Expected[]): Block[] =>
  away.length === 0
    ? []
    : [
        {
          kind: 'items',
          heading: 'Can’t come',
          whenEmpty: '',
          items: away.map(({ person, participation, apologies: [apology] }) => ({
            title: person.name,
            detail: [
              participation.school.name,
              ...(apology?.substitute ? [`${apology.substitute} comes instead`] : []),
            ].join(' · '),
          })),
        },
      ];

/** What a lead needs before a session: who comes, who does not, what came back, who is behind, the last note. */
export async function briefBlocks(session: SessionDetail, { db, now }: { db: Db; now: Date }): Promise<Block[]> {
  const expected = await expectedAt(db, session);
  const away = expected.filter(({ apologies }) => apologies.length > 0);
  const when = { moment: session.startsAt.toISOString(), until: session.endsAt.toISOString() };
  return [
    { kind: 'text', text: { strong: session.group.title } },
    {
      kind: 'facts',
      facts: [
        { label: 'When', value: when },
        { label: 'Where', value: sayWhere(session.meets, session.venue) },
        { label: 'Expected', value: sayExpected(expected) },
      ],
    },
    ...awayBlocks(away),
    ...(await tasksBlocks(db, session, now)),
    ...(await lastNote(db, session)),
  ];
}

export const briefTitle = ({ number }: { number: number }): string => `Your brief for session ${number}`;

/** The brief, whenever a lead asks for it. */
export async function briefView(session: SessionDetail, base: { db: Db; now: Date }): Promise<View> {
  const blocks = await briefBlocks(session, base);
  return { title: briefTitle(session), blocks: [...blocks, { kind: 'actions', actions: [showIt(session)] }] };
}
