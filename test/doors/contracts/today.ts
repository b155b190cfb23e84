import { expect, test } from 'vitest';
import type { World } from '../contract.ts';
import { everything, makeGroup, makeHubLead, makeStaff, newcomer } from '../contract-people.ts';

/** A day by exception: what needs the hub, and the day of the digest. */
export function todayPart(worldOf: () => World): void {
  test('a hub lead sees what needs the hub, and chooses the day of the digest by button', async () => {
    const mia = await makeHubLead(worldOf(), 'Mia Today');
    const seen = await mia.say('today');
    expect(everything(seen)).toMatch(/thing(s need| needs) the hub|Nothing needs the hub/);
    expect((await mia.press('Choose the day of my digest', seen)).form?.submit).toBe('Save the day');
    await mia.say('digest day');
    const saved = await mia.fill({ day: 'Thursday' });
    expect(everything(saved)).toContain('Your weekly digest comes on Thursday');
    expect(everything(await mia.press('See what needs the hub today', saved))).toContain('comes on Thursday');
  });

  test('the weekly digest comes as a message with the way to see it now, and is put off to another day', async () => {
    const world = worldOf();
    const { prisma } = world.store;
    const wanda = await makeHubLead(world, 'Wanda Weekly');
    const { id: personId } = await prisma.person.findFirstOrThrow({ where: { name: 'Wanda Weekly' } });
    const { id: hubId } = await prisma.hub.findFirstOrThrow();
    await makeGroup(world, 'Weekly rings', { state: 'SEEKING_LEAD' });
    const at = new Date('2026-11-24T09:00:00Z');
    const waits = { key: `weekly ${personId}`, lane: `person/${personId}`, notBefore: at, createdAt: at };
    const facts = { week: '2026-11-23' };
    await prisma.notice.create({ data: { hubId, personId, kind: 'weekly digest', facts, ...waits } });
    await world.sweep();
    const [digest] = await wanda.inbox(1);
    if (!digest) throw new Error('no digest came');
    expect(everything(await wanda.press('See what needs the hub now', digest))).toContain('the hub');
    const asked = await wanda.press('Later: what needs the hub', digest);
    const later = await wanda.press('The next school day, Wednesday 25 November', asked);
    expect(everything(later)).toContain('You hear of it again on Wednesday 25 November');
  });

  test('the office passes on by e-mail what did not arrive and is about no group', async () => {
    const world = worldOf();
    const { prisma } = world.store;
    const { id: hubId } = await prisma.hub.findFirstOrThrow();
    const { id: personId } = await prisma.person.create({
      data: { name: 'Una Unreached', email: 'una@school.example' },
    });
    const kind = await prisma.designationKind.create({ data: { hubId, word: 'Unreached Specialist' } });
    const designation = { hubId, personId, kindId: kind.id, from: new Date('2026-09-01') };
    const { id } = await prisma.designation.create({ data: designation });
    const at = new Date('2026-11-24T08:00:00Z');
    const waits = { key: `designated ${id}`, lane: `person/${personId}`, notBefore: at, createdAt: at, settledAt: at };
    const notice = { hubId, personId, kind: 'designated', facts: { designation: id }, state: 'FAILED' as const };
    await prisma.notice.create({ data: { ...notice, ...waits } });
    const office = await makeStaff(world, 'Olive Office', 'Hub Administrator', 'ADMINISTRATOR');
    const page = await office.say('today');
    expect(everything(page)).toContain('I could not reach Una Unreached');
    const copied = await office.press('Copy as e-mail what did not arrive', page);
    expect(everything(copied)).toContain('una@school.example');
    expect(everything(await office.press('See what needs the hub today', copied))).not.toContain('Una Unreached');
    expect(everything(await office.say('copy messages'))).toContain('una@school.example');
  });

  test('the office matches a school typed by hand from the list', async () => {
    const world = worldOf();
    const { prisma } = world.store;
    const { id: hubId } = await prisma.hub.findFirstOrThrow();
    const unlisted = `${hubId}/aardvark primary/`;
    const school = { name: 'Aardvark Primary', unlisted, searchText: 'aardvark primary' };
    const { id: schoolId } = await prisma.school.create({ data: school });
    await prisma.person.create({ data: { name: 'Ann Aardvark', schoolId, hubPersons: { create: { hubId } } } });
    const office = await makeStaff(world, 'Otto Office', 'Hub Administrator', 'ADMINISTRATOR');
    const form = await office.press('Match Aardvark Primary', await office.say('today'));
    expect(form.form?.submit).toBe('Match this school');
  });

  test('who does not look after the hub is told who does', async () => {
    const tom = newcomer(worldOf(), 'Tom Today');
    expect(everything(await tom.say('today'))).toContain('Only a hub lead or an administrator can do that');
  });
}
