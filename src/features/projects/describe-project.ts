import { recordChange } from '../audit.ts';
import { defineCommand } from '../define.ts';
import { describeAnswers, describeForm, ownSaved } from './own-project-forms.ts';
import { rewordProject } from './project.moves.ts';
import { projectChoice, projectMeant } from './project.reads.ts';

/** Says which family a project of the hub's own is of, what is asked of its groups, and where to read more. */
export const describeProject = defineCommand({
  name: 'describe-project',
  kind: 'change',
  phrase: 'describe project',
  summary: 'Say more about a project of your own',
  example: 'describe project fractions',
  right: 'edit projects',
  input: projectChoice,
  subject: projectMeant('describe-project', 'describe project', 'Describe project', 'own'),
  ask: async ({ subject }) => ({ kind: 'ask', form: describeForm(subject) }),
  answers: describeAnswers,
  run: async ({ subject, answers, input: _asked, ...base }) => {
    await rewordProject(base, subject, answers);
    await recordChange(base, { what: 'described a project', subjectId: subject.id });
    return ownSaved(subject, 'is in your hub’s catalogue.');
  },
});
