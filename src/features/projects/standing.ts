import { z } from 'zod';
import { type Refusal, refuse } from '../../core/command.ts';
import type { Form } from '../../core/form.ts';
import { programmeYearName } from '../../core/uk-time.ts';
import type { Project } from '../../store/generated/client.ts';
import { recordChange } from '../audit.ts';
import type { HubBase } from '../define.ts';
import { ended, inCatalogueOf, onHold } from '../work-groups/project.ts';
import { lookAgain } from './opening.moves.ts';
import { rewordProject } from './project.moves.ts';
import { noPupils } from './project-fields.ts';

/** How an entry that neither waits nor is over is called, where it was called nothing else before. */
const asUsual = 'offered';

/** Whether a project runs, waits for something, or is over and followed by another. */
export const standingAnswers = z
  .object({
    standing: z.enum(['usual', 'on hold', 'ended'], { error: 'Choose how it stands.' }),
    waits: z.string().trim().max(200, 'Keep it under 200 characters.').default(''),
    successor: z.string().optional(),
  })
  .refine(({ standing, waits }) => standing !== 'on hold' || waits !== '', {
    path: ['waits'],
    message: 'Say what it waits for.',
  });
type Answers = z.infer<typeof standingAnswers>;

type WithSuccessor = Project & { successor?: { id: string; title: string; year: number } | null };

const standingOf = ({ status }: Project): Answers['standing'] =>
  status === onHold || status === ended ? status : 'usual';

/** Asks how a project stands now. */
export function standingForm(project: WithSuccessor, runs: string, title: string): Form {
  const { successor } = project;
  const chosen = successor && {
    value: successor.id,
    label: `${successor.title}, ${programmeYearName(successor.year)}`,
  };
  return {
    title,
    shortTitle: 'Hold or end',
    intro: `“${project.title}”. Whatever you choose, it stays readable. ${noPupils}`,
    minutes: 1,
    submit: 'Save how it stands',
    runs,
    input: { project: project.id },
    fields: [
      {
        id: 'standing',
        label: 'How does it stand?',
        kind: 'choice',
        value: standingOf(project),
        options: [
          { value: 'usual', label: 'It runs as usual' },
          { value: 'on hold', label: 'It is on hold', detail: 'say below what it waits for' },
          { value: 'ended', label: 'It has ended', detail: 'another project may follow it' },
        ],
      },
      {
        id: 'waits',
        label: 'What does it wait for?',
        kind: 'text',
        max: 200,
        optional: true,
        ...(project.onHoldFor && { value: project.onHoldFor }),
      },
      {
        id: 'successor',
        label: 'What follows it?',
        help: 'Search by code or title',
        kind: 'search',
        source: 'projects',
        optional: true,
        ...(chosen && { value: chosen }),
      },
    ],
  };
}

const notThat = (why: string): Refusal => refuse('successor', why, 'successor');

/** The entry that follows, when one was chosen that can. */
async function successorOf(
  { db, hub }: HubBase,
  project: Project,
  { standing, successor }: Answers,
): Promise<{ id: string | null } | Refusal> {
  if (standing !== 'ended' || !successor) return { id: null };
  const id = z.uuid().safeParse(successor).data;
  const found = id ? await db.project.findFirst({ where: { id, ...inCatalogueOf(hub) } }) : null;
  if (!found) return notThat('Search for the project that follows and choose it.');
  if (found.id === project.id || found.successorId === project.id)
    return notThat('Choose another project: this one cannot follow itself.');
  if (project.ownerHubId === null && found.ownerHubId !== null)
    return notThat('Choose a national project: other hubs cannot see this hub’s own.');
  return { id: found.id };
}

/** Keeps how a project stands, or says why not. */
export async function keepStanding(base: HubBase, project: Project, given: Answers): Promise<Refusal | undefined> {
  const follows = await successorOf(base, project, given);
  if ('code' in follows) return follows;
  const before = standingOf(project);
  const usual = before === 'usual' ? project.status : asUsual;
  const status = given.standing === 'usual' ? usual : given.standing;
  await rewordProject(base, project, {
    status,
    onHoldFor: given.standing === 'on hold' ? given.waits : '',
    successorId: follows.id,
  });
  await lookAgain(base, project.id);
  await recordChange(base, {
    what: 'changed how a project stands',
    subjectId: project.id,
    before: { standing: before },
    after: { standing: given.standing, ...(follows.id && { successor: follows.id }) },
  });
  return undefined;
}

const words = { usual: 'runs as usual.', 'on hold': 'is on hold.', ended: 'has ended, and stays readable.' };

/** "… is on hold." */
export const sayStanding = ({ standing }: Pick<Answers, 'standing'>): string => words[standing];
