import { ukDay } from '../../core/uk-time.ts';
import { recordChange } from '../audit.ts';
import { defineCommand } from '../define.ts';
import { nationalDetailsForm, nationalSaved, publishDetailsAnswers } from './national-forms.ts';
import { noteStage, rewordProject } from './project.moves.ts';
import { projectChoice, projectMeant } from './project.reads.ts';

/** Says of a national project how far it is, what is asked of its groups, and where to read more. */
export const publishDetails = defineCommand({
  name: 'publish-details',
  kind: 'change',
  phrase: 'publish details',
  summary: 'Set a national project’s stage, guidance and questions',
  example: 'publish details ncp26-10a',
  right: 'publish nationally',
  input: projectChoice,
  subject: projectMeant('publish-details', 'publish details', 'Set guidance', 'national'),
  ask: async ({ subject }) => ({ kind: 'ask', form: nationalDetailsForm(subject) }),
  answers: publishDetailsAnswers,
  run: async ({ subject, answers: { stage, note, ...said }, input: _asked, ...base }) => {
    await rewordProject(base, subject, said);
    if (stage && stage !== subject.stage) await noteStage(base, subject.id, { stage, from: ukDay(base.now), note });
    await recordChange(base, {
      what: 'set the guidance of a national project',
      subjectId: subject.id,
      ...(subject.stage && { before: { stage: subject.stage } }),
      ...(stage && { after: { stage } }),
    });
    return nationalSaved(subject, 'is in every hub’s catalogue.');
  },
});
