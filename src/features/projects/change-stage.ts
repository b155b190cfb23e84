import { z } from 'zod';
import { refuse } from '../../core/command.ts';
import type { Form } from '../../core/form.ts';
import { daySchema, ukDay } from '../../core/uk-time.ts';
import type { Project } from '../../store/generated/client.ts';
import { recordChange } from '../audit.ts';
import { defineCommand } from '../define.ts';
import { sayStageName } from '../work-groups/project.ts';
import { ownSaved } from './own-project-forms.ts';
import { noteStage } from './project.moves.ts';
import { projectChoice, projectMeant } from './project.reads.ts';
import { noPupils, projectField, stageAnswer } from './project-fields.ts';

const answers = z.object({
  stage: stageAnswer,
  from: daySchema.optional(),
  note: z.string().trim().max(300, 'Keep the note under 300 characters.').default(''),
});

const stageForm = (project: Project, today: string): Form => {
  const { optional: _must, ...stage } = projectField.stage(project);
  return {
    title: 'Change the stage of this project?',
    shortTitle: 'Change the stage',
    intro: `“${project.title}”. The stages before it stay in its history. ${noPupils}`,
    minutes: 1,
    submit: 'Change the stage',
    runs: 'project-stage',
    input: { project: project.id },
    fields: [
      stage,
      { id: 'from', label: 'From', kind: 'date', value: today, optional: true },
      { id: 'note', label: 'Why', help: 'It stands in the history', kind: 'long-text', max: 300, optional: true },
    ],
  };
};

/** A project of the hub's own goes on to another stage from a day on, with a note; the history keeps the earlier ones. */
export const changeStage = defineCommand({
  name: 'project-stage',
  kind: 'change',
  phrase: 'project stage',
  summary: 'Change the stage of a project of your own',
  example: 'project stage fractions',
  right: 'edit projects',
  input: projectChoice,
  subject: projectMeant('project-stage', 'project stage', 'Change stage', 'own'),
  ask: async ({ subject, now }) => ({ kind: 'ask', form: stageForm(subject, ukDay(now)) }),
  answers,
  run: async ({ subject, answers: { stage, from = '', note }, input: _asked, ...base }) => {
    const today = ukDay(base.now);
    if (from > today)
      return refuse(
        'stage day',
        'Use today or an earlier day: a stage of next year belongs to next year’s edition.',
        'from',
      );
    await noteStage(base, subject.id, { stage, from: from || today, note });
    await recordChange(base, {
      what: 'changed the stage of a project',
      subjectId: subject.id,
      ...(subject.stage && { before: { stage: subject.stage } }),
      after: { stage, from: from || today },
    });
    return ownSaved(subject, `has the stage ${sayStageName(stage)} in its history.`);
  },
});
