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

/** Somebody who leads the hub, and one more who does, so that a role can be ended. */
export async function makeHubLead(world: World, name: string): Promise<Someone> {
  const { prisma } = world.store;
  const lead = newcomer(world, name);
  await lead.say('');
  const { id: hubId } = await prisma.hub.findFirstOrThrow();
  const word = { hubId, word: 'Maths Hub Lead', standing: 'HUB_LEAD' as const };
  const known = await prisma.roleWord.findFirst({ where: word });
  const { id: roleWordId } = known ?? (await prisma.roleWord.create({ data: { ...word, rank: 0 } }));
  const { id: personId } = await prisma.person.findFirstOrThrow({ where: { name } });
  await prisma.hubRole.create({ data: { hubId, personId, roleWordId, from: new Date(0) } });
  return lead;
}

/** The memberships of somebody by name, with their places. */
export const memberships = (world: World, name: string) =>
  world.store.prisma.membership.findMany({ where: { person: { name } }, include: { participation: true } });

/** Everything somebody sees or hears. */
export const everything = (seen: Seen) => [seen.plain, seen.text].join('\n');
