import { z } from 'zod';
import { type Found, type Outcome, refuse, reply } from '../../core/command.ts';
import type { Answers } from '../../core/form.ts';
import type { Block } from '../../core/view.ts';
import type { Project } from '../../store/generated/client.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { allotAnswers, allotForm, fieldOf, later, nextFew } from './allot-form.ts';
import { type Allotted, allot, type Choice } from './allotting.moves.ts';
import { type Applying, applyingSchools, readAllotting } from './allotting.reads.ts';
import { projectChoice, projectMeant } from './project.reads.ts';

/** Ids of applications, as a button carries them. */
const idList = z
  .string()
  .max(300)
  .transform((ids) => ids.split(','))
  .pipe(z.array(z.uuid()).max(nextFew))
  .optional();
/** `skip` counts the first in turn that were left for later, so that the next form goes on behind them. */
const input = projectChoice.extend({ schools: idList, skip: z.coerce.number().int().min(0).max(5_000).default(0) });
type Asked = z.infer<typeof input>;

type Subject = { project: Project; schools: { id: string; applying: Applying | undefined }[] };

const meant = projectMeant('allot-schools', 'allot next', 'Allot schools');

/** The schools of the button, in its order, as far as they can still be allotted; without a button the next few in turn. */
async function find(asked: Asked, base: HubBase): Promise<Found<Subject>> {
  const one = await meant(asked, base);
  if ('instead' in one) return one;
  const { id: projectId } = one.subject;
  if (!asked.schools) {
    const next = (await applyingSchools(base, { projectId, state: 'APPLIED' })).slice(asked.skip, asked.skip + nextFew);
    return { subject: { project: one.subject, schools: next.map((applying) => ({ id: applying.id, applying })) } };
  }
  const state = { in: ['APPLIED' as const, 'DECLINED' as const] };
  const found = await applyingSchools(base, { projectId, state, id: { in: asked.schools } });
  const schools = asked.schools.map((id) => ({ id, applying: found.find((applying) => applying.id === id) }));
  return { subject: { project: one.subject, schools } };
}

/** What the form says: a group for each school that is not left for later. */
const choicesOf = ({ schools }: Subject, answers: Answers): Choice[] =>
  schools.flatMap(({ applying }, index) => {
    const answer = answers[fieldOf(index)];
    const groupId = Array.isArray(answer) ? answer[0] : answer;
    return applying && groupId && groupId !== later ? [{ applying, groupId, field: fieldOf(index) }] : [];
  });

const allAnswered = ({ title }: Project) =>
  refuse(
    'nobody waits',
    `No school waits for an answer to “${title}”. Type “allot ${title.slice(0, 60)}” to see them all.`,
  );

const said = (words: string): Block => ({ kind: 'text', text: words });

function doneView({ project }: Subject, { seated, overtaken }: Allotted, waiting: number, skip: number): Outcome {
  const own = { project: project.id };
  const next = waiting - skip;
  const names = overtaken.map(({ school }) => school.name).join(', ');
  return reply({
    title: seated.length === 1 ? '1 school is allotted' : `${seated.length} schools are allotted`,
    blocks: [
      {
        kind: 'items',
        items: seated.map(({ applying, group }) => ({ title: applying.school.name, detail: group.title })),
        whenEmpty: 'Nothing was changed.',
      },
      ...(overtaken.length > 0 ? [said(`Answered or withdrawn meanwhile, so left as it is: ${names}.`)] : []),
      ...(seated.length > 0 ? [said('Their teachers and the leads are told in the hub’s hours.')] : []),
      said(
        waiting === 0
          ? 'No school waits any more.'
          : waiting === 1
            ? '1 school still waits.'
            : `${waiting} schools still wait.`,
      ),
      {
        kind: 'actions',
        actions: [
          ...(next > 0
            ? [
                {
                  label: next > nextFew ? 'Allot the next five' : 'Allot the next',
                  runs: 'allot-schools',
                  input: { ...own, skip: String(skip) },
                  tone: 'main' as const,
                },
              ]
            : []),
          { label: 'See all that wait', runs: 'allot', input: own },
        ],
      },
    ],
  });
}

/** The hub allots a few schools to groups of the project in one form: a choice for each, all of them or none. */
export const allotSchools = defineCommand({
  name: 'allot-schools',
  kind: 'change',
  phrase: 'allot next',
  summary: 'Allot the next five schools in one form',
  example: 'allot next ncp17-10a',
  right: 'allot schools',
  input,
  subject: find,
  rightsOf: ({ project }) => ({ phases: project.phases }),
  ask: async ({ subject, input: { skip }, ...base }) => {
    const { project, schools } = subject;
    const { groups, proposed } = await readAllotting(base, project);
    if (schools.every(({ applying }) => !applying)) return allAnswered(project);
    if (groups.length === 0)
      return refuse(
        'no groups',
        `No group of “${project.title}” takes schools yet. Make one and name its lead; drafts take none.`,
      );
    return { kind: 'ask', form: allotForm({ project, schools, groups, proposed, skip }) };
  },
  answers: allotAnswers,
  run: async ({ subject, answers, input: { skip }, ...base }) => {
    const choices = choicesOf(subject, answers);
    if (subject.schools.every(({ applying }) => !applying)) return allAnswered(subject.project);
    if (choices.length === 0)
      return refuse('no group chosen', 'Choose a group for at least one school, or close this form.');
    const done = await allot(base, subject.project.id, choices);
    if ('kind' in done) return done;
    const where = { projectId: subject.project.id, state: 'APPLIED' as const };
    const chosen = new Set(choices.map(({ applying }) => applying));
    const left = subject.schools.filter(({ applying }) => applying?.state === 'APPLIED' && !chosen.has(applying));
    const waiting = await base.db.projectApplication.count({ where });
    return doneView(subject, done, waiting, skip + left.length);
  },
});
