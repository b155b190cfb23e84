import { reply } from '../../core/command.ts';
import type { Project } from '../../store/generated/client.ts';
import { recordChange } from '../audit.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { projectChoice, projectMeant } from '../projects/project.reads.ts';
import { readVocabulary, tagsOfProject } from '../work-groups/tag.reads.ts';
import { offeredFor, tagAnswers, tagForm } from './tag-form.ts';
import { dropped, noTags, pick } from './tagging.ts';

/** A national project takes the network's tags only: other hubs cannot see this hub's own. */
async function offeredOn(project: Project, base: HubBase) {
  const words = await readVocabulary(base);
  const seen = project.ownerHubId === null ? words.filter(({ ownerHubId }) => ownerHubId === null) : words;
  return offeredFor(seen, project);
}

type Asking = { subject: Project } & HubBase;

async function ask({ subject, ...base }: Asking, runs: string) {
  const offered = await offeredOn(subject, base);
  if (offered.length === 0) return noTags;
  const set = (await tagsOfProject(base.db, base.hub, subject.id)).map(({ id }) => id);
  const about = { runs, title: 'Which tags for this project?', input: { project: subject.id } };
  return { kind: 'ask' as const, form: tagForm(subject, offered, set, about) };
}

async function run({ subject, ...base }: Asking, answers: string[]) {
  const { db } = base;
  const offered = await offeredOn(subject, base);
  const chosen = pick(offered, answers);
  if ('kind' in chosen) return chosen;
  await db.projectTag.deleteMany({ where: { projectId: subject.id, tagId: { in: dropped(offered, chosen) } } });
  await db.projectTag.createMany({
    data: chosen.map((tagId) => ({ projectId: subject.id, tagId })),
    skipDuplicates: true,
  });
  await recordChange(base, { what: 'tagged a project', subjectId: subject.id, after: { tags: String(chosen.length) } });
  const show = {
    label: 'Show project',
    spoken: `Show ${subject.title}`,
    runs: 'project',
    input: { project: subject.id },
  };
  return reply({
    title: 'The tags are saved',
    blocks: [
      {
        kind: 'text',
        text: [{ strong: subject.title }, chosen.length === 1 ? ' has 1 tag.' : ` has ${chosen.length} tags.`],
      },
      { kind: 'actions', actions: [show, { label: 'Browse by tag', runs: 'tags' }] },
    ],
  });
}

/** Sets the tags of a project of the hub's own. */
export const tagProject = defineCommand({
  name: 'tag-project',
  kind: 'change',
  phrase: 'tag project',
  summary: 'Set the tags of a project of your own',
  example: 'tag project fractions',
  right: 'edit projects',
  input: projectChoice,
  subject: projectMeant('tag-project', 'tag project', 'Set tags', 'own'),
  ask: async ({ input: _asked, ...asking }) => ask(asking, 'tag-project'),
  answers: tagAnswers,
  run: async ({ input: _asked, answers, ...asking }) => run(asking, answers),
});

/** Sets the tags of a national project, for every hub. */
export const tagNationally = defineCommand({
  name: 'tag-nationally',
  kind: 'change',
  phrase: 'tag nationally',
  summary: 'Set the tags of a national project',
  example: 'tag nationally ncp26-10a',
  right: 'publish nationally',
  input: projectChoice,
  subject: projectMeant('tag-nationally', 'tag nationally', 'Set tags', 'national'),
  ask: async ({ input: _asked, ...asking }) => ask(asking, 'tag-nationally'),
  answers: tagAnswers,
  run: async ({ input: _asked, answers, ...asking }) => run(asking, answers),
});
