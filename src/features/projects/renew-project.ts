import { programmeYearName } from '../../core/uk-time.ts';
import { recordChange } from '../audit.ts';
import { defineCommand } from '../define.ts';
import { editionThere, nextEdition } from './edition.ts';
import { describeForm, newOwnAnswers, ownProjectForm } from './own-project-forms.ts';
import { lockProject, makeProject } from './project.moves.ts';
import { projectChoice, projectMeant } from './project.reads.ts';

/** Makes next year's edition of a project of the hub's own from this year's. */
export const renewProject = defineCommand({
  name: 'renew-project',
  kind: 'change',
  phrase: 'renew project',
  summary: 'Make next year’s edition of a project of your own',
  example: 'renew project fractions',
  right: 'edit projects',
  input: projectChoice,
  subject: projectMeant('renew-project', 'renew project', 'Make next edition', 'own'),
  ask: async ({ subject, db }) => {
    const there = await editionThere(db, subject);
    if (there) return there;
    const next = nextEdition(subject);
    const title = `Make the edition for ${programmeYearName(next.year)}?`;
    const about = { runs: 'renew-project', title, shortTitle: 'Next edition', year: next.year, project: subject };
    return { kind: 'ask', form: ownProjectForm(next, about) };
  },
  answers: newOwnAnswers,
  run: async ({ subject, answers: { stage = null, ...said }, input: _asked, ...base }) => {
    await lockProject(base, subject.id);
    const there = await editionThere(base.db, subject);
    if (there) return there;
    const { ownerHubId, family, audience, guidance, questions, url, id, year } = subject;
    const kept = { ownerHubId, family, audience, guidance, questions, url };
    const project = await makeProject(base, { ...kept, ...said, stage, year: year + 1, editionOfId: id });
    await recordChange(base, {
      what: 'made an edition of a project',
      subjectId: project.id,
      after: { editionOf: id, year: String(project.year) },
    });
    return { kind: 'ask', form: describeForm(project, [2, 2]) };
  },
});
