import { defineCommand } from '../define.ts';
import { nationalSaved } from './national-forms.ts';
import { projectChoice, projectMeant } from './project.reads.ts';
import { keepStanding, sayStanding, standingAnswers, standingForm } from './standing.ts';

/** Puts a national project on hold, retires it with what follows, or lets it run again. */
export const retireProject = defineCommand({
  name: 'retire',
  kind: 'change',
  phrase: 'retire',
  summary: 'Put a national project on hold, or retire it',
  example: 'retire ncp26-10a',
  right: 'publish nationally',
  input: projectChoice,
  subject: projectMeant('retire', 'retire', 'Hold or retire', 'national'),
  ask: async ({ subject, db }) => {
    const { successorId } = subject;
    const successor = successorId ? await db.project.findUnique({ where: { id: successorId } }) : null;
    return { kind: 'ask', form: standingForm({ ...subject, successor }, 'retire', 'Hold or retire this project?') };
  },
  answers: standingAnswers,
  run: async ({ subject, answers, input: _asked, ...base }) =>
    (await keepStanding(base, subject, answers)) ?? nationalSaved(subject, sayStanding(answers)),
});
