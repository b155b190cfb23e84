import { fold } from '../../src/core/fold.ts';
import type { RoleStanding } from '../../src/core/people.ts';
import type { Prisma } from '../../src/store/generated/client.ts';
import type { World } from './contract.ts';
import type { Seen, Someone } from './driver.ts';

/** Answers for the join form of a primary teacher whose headteacher has agreed. */
export const joining = { role: 'Year 4 teacher', years: ['Year 4'], head: 'Yes', agree: ['I agree'] };

/** Each test's people are its own: nobody carries over what another test did. */
let count = 0;
export const newcomer = (world: World, name: string): Someone => world.driver.person(`person-${++count}`, name);

/** Somebody new who has said which school they are at. */
export async function atSchool(world: World, name: string, school: string): Promise<Someone> {
  const someone = newcomer(world, name);
  await someone.say('school');
  const offeredSchools = await someone.find('school', school);
  const chosen = offeredSchools.find((label) => label.includes(school)) ?? '';
  await someone.fill({ school: chosen });
  return someone;
}

/** A Work Group of the small hub by its title. */
export const groupBy = (world: World, title: string) =>
  world.store.prisma.workGroup.findFirstOrThrow({ where: { title } });

/** Somebody new who leads a group. */
export async function makeLead(world: World, name: string, title: string): Promise<Someone> {
  const lead = newcomer(world, name);
  await lead.say('');
  const { id: personId } = await world.store.prisma.person.findFirstOrThrow({ where: { name } });
  const { id: groupId, hubId } = await groupBy(world, title);
  await world.store.prisma.workGroupLead.create({
    data: { hubId, groupId, personId, capacity: 'LEAD', from: new Date(0) },
  });
  return lead;
}

/** Somebody with a role of the hub, by a word that is made when it is not there. */
export async function makeStaff(world: World, name: string, word: string, standing: RoleStanding): Promise<Someone> {
  const { prisma } = world.store;
  const someone = newcomer(world, name);
  await someone.say('');
  const { id: hubId } = await prisma.hub.findFirstOrThrow();
  const known = await prisma.roleWord.findFirst({ where: { hubId, word } });
  const { id: roleWordId } = known ?? (await prisma.roleWord.create({ data: { hubId, word, standing, rank: 0 } }));
  const { id: personId } = await prisma.person.findFirstOrThrow({ where: { name } });
  await prisma.hubRole.create({ data: { hubId, personId, roleWordId, from: new Date(0) } });
  return someone;
}

/** Somebody who leads the hub. */
export const makeHubLead = (world: World, name: string): Promise<Someone> =>
  makeStaff(world, name, 'Maths Hub Lead', 'HUB_LEAD');

/**
 * A Work Group of a test's own in the small hub, named by its title; for Early Years, so that the pages of primary
 * groups that other tests count stay as they are. `of` is a project of its own unless one is named.
 */
export async function makeGroup(
  world: World,
  title: string,
  wishes: Partial<Prisma.WorkGroupUncheckedCreateInput> = {},
) {
  const { prisma } = world.store;
  const { id: hubId } = await prisma.hub.findFirstOrThrow();
  const slug = `own-${++count}`;
  const about = { title, phases: ['EARLY_YEARS' as const], family: 'own', description: title, searchText: fold(title) };
  const projectId =
    wishes.projectId ??
    (await prisma.project.create({ data: { year: 2026, slug, kind: 'WORK_GROUP', type: 'LOCAL', ...about } })).id;
  return prisma.workGroup.create({
    data: {
      hubId,
      projectId,
      key: `WMH-26-${fold(title).replaceAll(' ', '-')}`,
      title,
      year: 2026,
      phases: ['EARLY_YEARS'],
      state: 'RECRUITING',
      capacitySchools: 2,
      rationale: 'Pupils lose ground when they change schools.',
      outcomes: 'teachers plan one sequence together.',
      timeNeeded: 'two twilights',
      meets: 'ONLINE',
      contact: 'the hub office, office@hub.example',
      searchText: fold(title),
      ...wishes,
    },
  });
}

/** The memberships of somebody by name, with their places. */
export const memberships = (world: World, name: string) =>
  world.store.prisma.membership.findMany({ where: { person: { name } }, include: { participation: true } });

/** Everything somebody sees or hears. */
export const everything = (seen: Seen) => [seen.plain, seen.text].join('\n');
