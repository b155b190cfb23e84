import type { Found } from '../../core/command.ts';
import type { Project } from '../../store/generated/client.ts';
import { recordChange } from '../audit.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { shownYears } from '../work-groups/work-group.reads.ts';
import { nationalDetailsForm, nationalForm, nationalSaved, publishAnswers } from './national-forms.ts';
import { makeProject, rewordProject } from './project.moves.ts';
import { type ProjectChoice, projectChoice, projectMeant } from './project.reads.ts';

type Subject = { project: Project | undefined };

const meant = projectMeant('publish', 'publish', 'Edit nationally', 'national');

/** Without words it is a new one. */
async function find(choice: ProjectChoice, base: HubBase): Promise<Found<Subject>> {
  if (!choice.project && !choice.words?.trim()) return { subject: { project: undefined } };
  if (!base.actor.isCoordinator) return { subject: { project: undefined } };
  const one = await meant(choice, base);
  return 'instead' in one ? one : { subject: { project: one.subject } };
}

const planned = (now: Date) => Math.max(...shownYears(now));

/** Publishes a national project of a year for every hub, or changes what it is. */
export const publishProject = defineCommand({
  name: 'publish',
  kind: 'change',
  phrase: 'publish',
  summary: 'Publish a national project, or change one',
  example: 'publish ncp26-10a',
  right: 'publish nationally',
  input: projectChoice,
  subject: find,
  ask: async ({ subject: { project }, now }) => ({
    kind: 'ask',
    form: project
      ? nationalForm(project, { runs: 'publish', title: 'Change this national project?', project })
      : nationalForm({}, { runs: 'publish', title: 'Publish a national project?', year: planned(now) }),
  }),
  answers: publishAnswers,
  run: async ({ subject: { project }, answers, input: _asked, ...base }) => {
    const { now, actor } = base;
    const { mandatory, year: asked, ...said } = answers;
    const isMandatory = mandatory === 'yes';
    if (project) {
      await rewordProject(base, project, { ...said, isMandatory });
      await recordChange(base, {
        what: 'changed a national project',
        subjectId: project.id,
        before: { mandatory: String(project.isMandatory) },
        after: { mandatory: String(isMandatory) },
      });
      return nationalSaved({ ...project, title: said.title }, 'is changed for every hub.');
    }
    const year = asked ?? planned(now);
    const published = { type: 'NATIONAL' as const, publishedAt: now, publishedById: actor.personId };
    const made = await makeProject(base, { ...said, ...published, isMandatory, year, family: '', audience: [] });
    await recordChange(base, {
      what: 'published a national project',
      subjectId: made.id,
      after: { mandatory: String(isMandatory), year: String(year) },
    });
    return { kind: 'ask', form: nationalDetailsForm(made, [2, 2]) };
  },
});
