import { expect, test } from 'vitest';
import type { World } from '../contract.ts';
import { everything, makeHubLead, makeStaff, newcomer } from '../contract-people.ts';

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
