import { z } from 'zod';
import { type Outcome, reply } from '../../core/command.ts';
import type { Form } from '../../core/form.ts';
import { programmeYearName } from '../../core/uk-time.ts';
import type { Project } from '../../store/generated/client.ts';
import {
  firstAnswers,
  firstOfTwo,
  type Known,
  moreAnswers,
  noPupils,
  projectField,
  stageAnswer,
} from './project-fields.ts';

/** A hub's own project is its design or its idea; what is national is published by the national side. */
const ownType = z.enum(['LOCAL', 'INNOVATION'], { error: 'Choose the type.' });

/** The first step of a new project of a hub. */
export const newOwnAnswers = firstAnswers.extend({ type: ownType, stage: stageAnswer.optional() });
/** The same for one that is there: its stage has a command of its own, because it has a history. */
export const editOwnAnswers = firstAnswers.extend({ type: ownType });
export const describeAnswers = moreAnswers;

type About = { runs: string; title: string; shortTitle: string; year: number; project?: { id: string } };

/** The first step: what the project is. */
export function ownProjectForm(known: Known, { runs, title, shortTitle, year, project }: About): Form {
  const isNew = project === undefined || runs === 'renew-project';
  const { title: name, code, kind, type, stage, phases, description } = projectField;
  return {
    title,
    shortTitle,
    intro: `It stands in your hub’s catalogue of ${programmeYearName(year)}, for your hub only. ${noPupils}`,
    minutes: 2,
    submit: 'Save this project',
    runs,
    ...(project && { input: { project: project.id } }),
    ...(isNew && { step: firstOfTwo }),
    fields: [name, code, kind, type, ...(isNew ? [stage] : []), phases, description].map((field) => field(known)),
  };
}

/** What is asked of its groups and where to read more: the second step of a new project, or by itself later. */
export function describeForm(project: Project, step?: [number, number]): Form {
  const { family, guidance, questions, url } = projectField;
  return {
    title: 'Say more about the project?',
    shortTitle: 'About the project',
    intro: `“${project.title}” is saved. Whatever you leave out can be added later. ${noPupils}`,
    minutes: 2,
    submit: 'Save the details',
    runs: 'describe-project',
    input: { project: project.id },
    ...(step && { step }),
    fields: [family, guidance, questions, url].map((field) => field(project)),
  };
}

/** Says that a project of the hub is saved, with what comes next. */
export const ownSaved = ({ id, title }: Pick<Project, 'id' | 'title'>, words: string): Outcome =>
  reply({
    title: 'The project is saved',
    blocks: [
      { kind: 'text', text: [{ strong: title }, ` ${words}`] },
      {
        kind: 'actions',
        actions: [
          { label: 'Show project', spoken: `Show ${title}`, runs: 'project', input: { project: id }, tone: 'main' },
          { label: 'Say what we do', spoken: `Say what we do: ${title}`, runs: 'opt-in', input: { project: id } },
        ],
      },
    ],
  });
