import { recordChange } from '../audit.ts';
import { defineCommand } from '../define.ts';
import { editOwnAnswers, ownProjectForm, ownSaved } from './own-project-forms.ts';
import { rewordProject } from './project.moves.ts';
import { projectChoice, projectMeant } from './project.reads.ts';

/** Changes what a project of the hub's own is. */
export const editProject = defineCommand({
  name: 'edit-project',
  kind: 'change',
  phrase: 'edit project',
  summary: 'Change a project of your hub’s own',
  example: 'edit project fractions',
  right: 'edit projects',
  input: projectChoice,
  subject: projectMeant('edit-project', 'edit project', 'Edit project', 'own'),
  ask: async ({ subject }) => ({
    kind: 'ask',
    form: ownProjectForm(subject, {
      runs: 'edit-project',
      title: 'Change this project?',
      shortTitle: 'Edit project',
      year: subject.year,
      project: subject,
    }),
  }),
  answers: editOwnAnswers,
  run: async ({ subject, answers, input: _asked, ...base }) => {
    await rewordProject(base, subject, answers);
    await recordChange(base, {
      what: 'changed a project',
      subjectId: subject.id,
      before: { kind: subject.kind, type: subject.type },
      after: { kind: answers.kind, type: answers.type },
    });
    return ownSaved({ id: subject.id, title: answers.title }, 'is changed.');
  },
});
