import { defineCommand } from '../define.ts';
import { showProject } from '../work-groups/show-project.ts';
import { projectChoice, projectMeant } from './project.reads.ts';

/** Opens one entry of the catalogue by its words: what it is and what the hub does with it. */
export const showOneProject = defineCommand({
  name: 'project',
  kind: 'query',
  phrase: 'project',
  summary: 'Read about one project of the catalogue',
  example: 'project ncp17-10a',
  right: 'browse',
  input: projectChoice,
  subject: projectMeant('project', 'project', 'Show'),
  run: async ({ subject: { id }, input: _asked, ...base }) => showProject(base, id),
});
