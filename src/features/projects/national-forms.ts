import { z } from 'zod';
import { type Outcome, reply } from '../../core/command.ts';
import type { Field, Form } from '../../core/form.ts';
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

const mandatory = z.enum(['yes', 'no'], { error: 'Choose which hubs run it.' });
const sayYear = 'Use the first year of a programme year: 2026 is 2026/27.';

/** What a national project is; its year is asked once, when it is new. */
export const publishAnswers = firstAnswers.extend({
  mandatory,
  year: z.coerce.number({ error: sayYear }).int(sayYear).min(2014, sayYear).max(2100, sayYear).optional(),
});

/** How far it is, what is asked of its groups, and where to read more. */
export const publishDetailsAnswers = moreAnswers.extend({
  stage: stageAnswer.optional(),
  note: z.string().trim().max(300, 'Keep the note under 300 characters.').default(''),
});

type About = { runs: string; title: string; project?: { id: string }; year?: number };

const yearField = (year: number): Field => ({
  id: 'year',
  label: 'First year of its programme year',
  help: '2026 is 2026/27',
  kind: 'number',
  min: 2014,
  max: 2100,
  value: String(year),
});

/** The first step of a national project; `year` where it can still be chosen. */
export function nationalForm(known: Known, { runs, title, project, year }: About): Form {
  const isNew = runs !== 'publish' || project === undefined;
  const { title: name, code, kind, phases, mandatory: who, description } = projectField;
  return {
    title,
    shortTitle: 'A national project',
    intro: `Every hub reads it in its catalogue at once. ${noPupils}`,
    minutes: 3,
    submit: isNew ? 'Publish' : 'Save',
    runs,
    ...(project && { input: { project: project.id } }),
    ...(isNew && { step: firstOfTwo }),
    fields: [
      name(known),
      code(known),
      ...(year === undefined ? [] : [yearField(year)]),
      kind(known),
      phases(known),
      who(known),
      description(known),
    ],
  };
}

/** The second step, or by itself later. */
export function nationalDetailsForm(project: Project, step?: [number, number]): Form {
  const { stage, family, guidance, questions, url } = projectField;
  const note: Field = {
    id: 'note',
    label: 'Why this stage, where it is another',
    help: 'It stands in the history',
    kind: 'text',
    max: 300,
    optional: true,
  };
  return {
    title: 'Guidance and questions for its groups',
    shortTitle: 'Guidance and more',
    intro: `“${project.title}”. Whatever you leave out can be added later. ${noPupils}`,
    minutes: 3,
    submit: 'Save the guidance',
    runs: 'publish-details',
    input: { project: project.id },
    ...(step && { step }),
    fields: [stage(project), note, ...[family, guidance, questions, url].map((field) => field(project))],
  };
}

/** Says that a national project is kept, with what comes next. */
export function nationalSaved({ id, title, year }: Pick<Project, 'id' | 'title' | 'year'>, words: string): Outcome {
  const input = { project: id };
  return reply({
    title: 'The national project is saved',
    blocks: [
      { kind: 'text', text: [{ strong: title }, ` (${programmeYearName(year)}) ${words}`] },
      {
        kind: 'actions',
        actions: [
          { label: 'Show project', spoken: `Show ${title}`, runs: 'project', input, tone: 'main' },
          { label: 'Publish another', runs: 'publish' },
        ],
      },
    ],
  });
}
