import { defineCommand } from '../define.ts';
import { ownSaved } from './own-project-forms.ts';
import { projectChoice, projectMeant } from './project.reads.ts';
import { keepStanding, sayStanding, standingAnswers, standingForm } from './standing.ts';

/** Puts a project of the hub's own on hold, ends it with what follows, or lets it run again. */
export const changeStanding = defineCommand({
  name: 'project-status',
  kind: 'change',
  phrase: 'project status',
  summary: 'Put a project of your own on hold, or end it',
  example: 'project status fractions',
  right: 'edit projects',
  input: projectChoice,
  subject: projectMeant('project-status', 'project status', 'Hold or end', 'own'),
  ask: async ({ subject, db }) => {
    const { successorId } = subject;
    const successor = successorId ? await db.project.findUnique({ where: { id: successorId } }) : null;
    const form = standingForm({ ...subject, successor }, 'project-status', 'Hold or end this project?');
    return { kind: 'ask', form };
  },
  answers: standingAnswers,
  run: async ({ subject, answers, input: _asked, ...base }) =>
    (await keepStanding(base, subject, answers)) ?? ownSaved(subject, sayStanding(answers)),
});
