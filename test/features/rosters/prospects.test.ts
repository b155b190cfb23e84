import { beforeEach, describe, expect, test } from 'vitest';
import { openHouse } from '../../support/house.ts';
import { seat } from '../../support/seats.ts';

const house = await openHouse();

beforeEach(async () => {
  await house.hub();
});

async function ledGroup() {
  const lead = await house.person('Amira Okafor');
  const group = await house.group({ title: 'Fractions', leads: [lead] });
  const school = await house.school({ name: 'Lacewood Primary', town: 'Barnsley', postcode: 'S70 1AA' });
  return { lead, group, school };
}

const note = async (
  lead: Awaited<ReturnType<typeof house.person>>,
  school: { id: string },
  more: { how?: string; note?: string } = {},
) => {
  await lead.say('prospects');
  await lead.press('Add a school');
  return lead.fill({ school: school.id, how: 'CONTACTED', ...more });
};

describe('a prospect', () => {
  test('is noted with how far it got and a private note, found by name', async () => {
    const { lead, school } = await ledGroup();
    await lead.say('prospects');
    expect(lead.said).toContain('No school is noted yet.');
    await lead.press('Add a school');
    expect((await lead.search('schools', 'lacewood')).map(({ value }) => value)).toEqual([school.id]);
    await lead.fill({ school: school.id, how: 'INTERESTED', note: 'Ring the office in January.' });
    expect(lead.view.title).toBe('The school is noted');
    expect(lead.lines).toEqual([
      'Lacewood Primary, Barnsley, S70 1AA | interested, noted by Amira Okafor on Monday 16 November · Ring the office in January.',
    ]);
  });

  test('is changed and removed by button, and its form keeps what was noted', async () => {
    const { lead, school } = await ledGroup();
    await note(lead, school, { note: 'Ring in January.' });
    await lead.press('Edit Lacewood Primary, Barnsley, S70 1AA');
    expect(lead.form.fields.map(({ id }) => id)).toEqual(['how', 'note']);
    expect(lead.form.fields[1]).toMatchObject({ value: 'Ring in January.' });
    await lead.fill({ how: 'INTERESTED', note: '' });
    expect(lead.lines[0]).toContain('interested');
    expect(lead.lines[0]).not.toContain('Ring');
    await lead.press('Remove Lacewood Primary, Barnsley, S70 1AA');
    expect(lead.said).toContain('No school is noted yet.');
    await lead.pressAgain();
    expect(await house.db.prospect.count({ where: { schoolId: school.id } })).toBe(0);
  });

  test('leaves the list when it joins, and does not come back with its note when it leaves the group', async () => {
    const { lead, group, school } = await ledGroup();
    await note(lead, school, { note: 'Ring in January.' });
    house.clock.set('2026-11-17T10:00:00Z');
    const tom = await house.person('Tom Reed', { at: school });
    await tom.run('join', { group: group.id });
    await tom.fill({ role: 'Year 4 teacher', years: ['Year 4'], head: 'yes', agree: ['1'] });
    await lead.say('prospects');
    expect(lead.said).not.toContain('Lacewood');
    await tom.run('withdraw', { group: group.id });
    await tom.fill({});
    await lead.say('prospects');
    expect(lead.said).not.toContain('Lacewood');
  });

  test.each(['APPLIED', 'WAITING', 'OFFERED', 'CONFIRMED'] as const)('is none that has %s', async (state) => {
    const { lead, group, school } = await ledGroup();
    await seat(house, group, school, { state });
    await note(lead, school);
    expect(lead.form.errors).toEqual({
      school: 'Lacewood Primary has applied or is in this group: see the roster.',
    });
  });

  test('can be noted again when it was in the group before', async () => {
    const { lead, group, school } = await ledGroup();
    await seat(house, group, school, { state: 'WITHDRAWN', since: new Date('2026-10-05T09:00:00Z') });
    await note(lead, school);
    expect(lead.lines).toHaveLength(1);
  });

  test('is forgotten for good with the next change after it applied', async () => {
    const { lead, group, school } = await ledGroup();
    await note(lead, school);
    await seat(house, group, school, { state: 'APPLIED' });
    await note(lead, await house.school({ name: 'Oakfield' }));
    expect(await house.db.prospect.count({ where: { schoolId: school.id } })).toBe(0);
  });

  test('is asked for when none is chosen, or when it is gone from the register', async () => {
    const { lead } = await ledGroup();
    await lead.say('prospects');
    await lead.press('Add a school');
    await lead.fill({ how: 'CONTACTED' });
    expect(lead.form.errors).toEqual({ school: 'Search for the school and choose it.' });
    await lead.fill({ how: 'CONTACTED', school: crypto.randomUUID() });
    expect(lead.form.errors).toEqual({ school: 'That school is no longer in the list. Please search again.' });
  });

  test('with its note is seen by those who may offer places only', async () => {
    const { lead, group, school } = await ledGroup();
    await note(lead, school, { note: 'Ring in January.' });
    const tom = await house.person('Tom Reed');
    await seat(house, group, await house.school(), { teachers: [tom] });
    const sid = await house.person('Sid Senior');
    await house.role(sid, 'Senior Leadership Link');
    for (const person of [tom, sid])
      for (const runs of ['prospects', 'add-prospect', 'remove-prospect']) {
        await person.run(runs, { group: group.id, school: school.id });
        expect(person.refusal).toBe('right');
      }
  });

  test('pages a long list', async () => {
    const { lead, group } = await ledGroup();
    for (let number = 1; number <= 7; number += 1) {
      const { id: schoolId } = await house.school({ name: `School ${number}` });
      await house.db.prospect.create({
        data: {
          hubId: group.hubId,
          groupId: group.id,
          schoolId,
          how: 'CONTACTED',
          personId: lead.personId,
          at: house.clock.now(),
        },
      });
    }
    await lead.say('prospects');
    expect(lead.lines).toHaveLength(6);
    await lead.press('Next page');
    expect(lead.lines[0]).toContain('School 7');
  });
});
