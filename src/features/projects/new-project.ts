import { z } from 'zod';
import { recordChange } from '../audit.ts';
import { defineCommand } from '../define.ts';
import { shownYears } from '../work-groups/work-group.reads.ts';
import { describeForm, newOwnAnswers, ownProjectForm } from './own-project-forms.ts';
import { makeProject } from './project.moves.ts';

/** The year that is being planned: from May on the next. */
const planned = (now: Date) => Math.max(...shownYears(now));

/** Adds a project of the hub's own to its catalogue; its details are asked next, and can wait. */
export const newProject = defineCommand({
  name: 'new-project',
  kind: 'change',
  phrase: 'new project',
  summary: 'Add a project of your hub’s own',
  right: 'edit projects',
  input: z.object({}),
  ask: async ({ now }) => ({
    kind: 'ask',
    form: ownProjectForm(
      {},
      { runs: 'new-project', title: 'Add a project of your own?', shortTitle: 'New project', year: planned(now) },
    ),
  }),
  answers: newOwnAnswers,
  run: async ({ answers: { stage = null, ...said }, input: _none, subject: _nothing, ...base }) => {
    const { hub, now } = base;
    const own = { ownerHubId: hub.id, year: planned(now), family: '', audience: [] };
    const project = await makeProject(base, { ...said, stage, ...own });
    await recordChange(base, {
      what: 'made a project',
      subjectId: project.id,
      after: { kind: project.kind, type: project.type, year: String(project.year) },
    });
    return { kind: 'ask', form: describeForm(project, [2, 2]) };
  },
});
