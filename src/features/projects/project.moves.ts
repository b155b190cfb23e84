import { fold } from '../../core/fold.ts';
import { ukDay } from '../../core/uk-time.ts';
import type { Prisma, Project } from '../../store/generated/client.ts';
import type { Stage } from '../../store/generated/enums.ts';
import type { HubBase } from '../define.ts';
import { sayPhases } from '../work-groups/work-group.ts';

type Words = Pick<Project, 'title' | 'code' | 'family' | 'audience' | 'phases'>;

/** What a search for a project reads. */
const projectSearchText = ({ title, code, family, audience, phases }: Words): string =>
  fold([title, code ?? '', family, ...audience, sayPhases(phases)].join(' '));

/** A name within its year that nobody types: what the project is called, told apart by the end. */
const slugOf = ({ title, code }: Words) =>
  `${fold(code ?? title)
    .replaceAll(' ', '-')
    .slice(0, 60)}-${crypto.randomUUID().slice(0, 8)}`;

type New = Omit<Prisma.ProjectUncheckedCreateInput, 'slug' | 'searchText' | 'audience' | 'phases' | 'code'> &
  Pick<Project, 'audience' | 'phases' | 'code'>;

/** Puts a project into the catalogue, with its stage from today on and the tags of the edition before it. */
export async function makeProject(base: Pick<HubBase, 'db' | 'now'>, values: New): Promise<Project> {
  const { db, now } = base;
  const project = await db.project.create({
    data: { ...values, slug: slugOf(values), searchText: projectSearchText(values) },
  });
  if (project.stage) await noteStage(base, project.id, { stage: project.stage, from: ukDay(now), note: '' });
  if (project.editionOfId) {
    const tags = await db.projectTag.findMany({ where: { projectId: project.editionOfId } });
    await db.projectTag.createMany({ data: tags.map(({ tagId }) => ({ projectId: project.id, tagId })) });
  }
  return project;
}

/** Changes what is said of a project, and what a search reads of it. */
export async function rewordProject(
  { db }: Pick<HubBase, 'db'>,
  before: Project,
  values: Partial<Omit<Project, 'id' | 'stage' | 'searchText'>>,
): Promise<void> {
  const searchText = projectSearchText({ ...before, ...values });
  await db.project.update({ where: { id: before.id }, data: { ...values, searchText } });
}

/** Writes down the stage that a project has from a day on; the latest of all is the one it has. */
export async function noteStage(
  { db }: Pick<HubBase, 'db'>,
  projectId: string,
  { stage, from, note }: { stage: Stage; from: string; note: string },
): Promise<void> {
  await db.stageChange.create({ data: { projectId, stage, from: new Date(from), note } });
  const latest = await db.stageChange.findFirstOrThrow({
    where: { projectId },
    orderBy: [{ from: 'desc' }, { id: 'desc' }],
  });
  await db.project.update({ where: { id: projectId }, data: { stage: latest.stage } });
}

/** Two who change one project at once are one after the other. */
export const lockProject = ({ db }: Pick<HubBase, 'db'>, id: string) =>
  db.$queryRaw`SELECT id::text FROM "Project" WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
