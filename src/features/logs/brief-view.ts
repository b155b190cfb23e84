import { ukDay } from '../../core/uk-time.ts';
import type { Block, View } from '../../core/view.ts';
import type { Db } from '../../store/db.ts';
import { tasksFor } from '../gap-tasks/gap-task.reads.ts';
import { isBehind } from '../gap-tasks/gap-task.ts';
import type { SessionDetail } from '../sessions/session.reads.ts';
import { sayNames, sayWhere } from '../work-groups/work-group.ts';
import { expectedAt, logOf } from './log.reads.ts';

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

/** What a lead needs before a session: who comes, who does not, what came back, who is behind, the last note. */
export async function briefView(session: SessionDetail, { db, now }: { db: Db; now: Date }): Promise<View> {
  const expected = await expectedAt(db, session);
  const away = expected.filter(({ apologies }) => apologies.length > 0);
  const schools = new Set(
    expected.filter(({ apologies }) => apologies.length === 0).map((one) => one.participation.schoolId),
  );
  const when = { moment: session.startsAt.toISOString(), until: session.endsAt.toISOString() };
  const coming = expected.length - away.length;
  return {
    title: `Your brief for session ${session.number}`,
    blocks: [
      { kind: 'text', text: { strong: session.group.title } },
      {
        kind: 'facts',
        facts: [
          { label: 'When', value: when },
          { label: 'Where', value: sayWhere(session.meets, session.venue) },
          {
            label: 'Expected',
            value: `${coming} of ${expected.length}, from ${schools.size === 1 ? '1 school' : `${schools.size} schools`}`,
          },
        ],
      },
      ...(away.length > 0
        ? [
            {
              kind: 'items' as const,
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
          ]
        : []),
      ...(await tasksBlocks(db, session, now)),
      ...(await lastNote(db, session)),
      {
        kind: 'actions',
        actions: [
          {
            label: 'Show the session',
            spoken: `Show session ${session.number} of ${session.group.title}`,
            runs: 'session',
            input: { session: session.id },
          },
        ],
      },
    ],
  };
}
