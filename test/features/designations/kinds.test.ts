import { describe, expect, test } from 'vitest';
import { openHouse } from '../../support/house.ts';

const house = await openHouse();

async function gather() {
  await house.hub();
  const gita = await house.person('Gita Office');
  await house.role(gita, 'Hub Administrator');
  return { gita, ada: await house.person('Ada Lund') };
}

const changes = async (what: string) => house.db.auditEvent.findMany({ where: { what }, orderBy: { at: 'desc' } });

describe('the kinds of designation of a hub', () => {
  test('are listed with what belongs to them and how many people have them', async () => {
    const { gita, ada } = await gather();
    const { id: kind, hubId } = await house.db.designationKind.findFirstOrThrow({
      where: { word: 'Mastery Specialist' },
      orderBy: { id: 'desc' },
    });
    await house.db.designation.create({ data: { hubId, kindId: kind, personId: ada.personId, from: new Date(0) } });
    await gita.say('kinds of designation');
    expect(gita.lines).toEqual([
      'Mastery Specialist | with a phase, a cohort and trainee or accredited · 1 person',
      'Professional Development Lead | with a phase and a last day · 0 people',
      'Specialist Leader of Education | the name alone · 0 people',
      'CPD Standard holder | with a last day · 0 people',
      'School Development Lead | with a phase · 0 people',
    ]);
  });

  test('grow by one of the hub’s own, which is given at once', async () => {
    const { gita, ada } = await gather();
    await gita.say('new kind of designation');
    await gita.fill({ word: ' Oracy Champion ', traits: ['hasPhase'] });
    expect(gita.said).toContain('Oracy Champion, with a phase, can be given now.');
    expect((await changes('added a kind of designation'))[0]?.after).toEqual({
      word: 'Oracy Champion',
      has: 'with a phase',
    });
    await gita.press('Give a designation');
    const { id: kind } = await house.db.designationKind.findFirstOrThrow({ where: { word: 'Oracy Champion' } });
    await gita.fill({ person: ada.personId, kind, phase: 'PRIMARY', cohort: '3' });
    expect(gita.said).toContain('Ada Lund is listed as Oracy Champion, Primary.');
    await gita.run('new-designation-kind', {}, { word: 'ORACY champion' });
    expect(gita.form.errors?.word).toContain('is there already');
  });

  test('are renamed for everybody who has them, with what was before on record', async () => {
    const { gita, ada } = await gather();
    await gita.say('kinds of designation');
    await gita.press('Change the kind Specialist Leader of Education');
    await gita.fill({ word: 'Mastery Specialist' });
    expect(gita.form.errors?.word).toContain('“Mastery Specialist” is there already');
    await gita.fill({ word: 'Specialist Leader', traits: ['hasExpiry'] });
    expect(gita.said).toContain('Specialist Leader, with a last day.');
    const kind = await house.db.designationKind.findFirstOrThrow({ where: { word: 'Specialist Leader' } });
    await gita.run('designate', {}, { person: ada.personId, kind: kind.id, validTo: '2027-07-20' });
    await ada.say('my designations');
    expect(ada.lines).toEqual(['Specialist Leader | since Monday 16 November, until Tuesday 20 July']);
    const [changed] = await changes('changed a kind of designation');
    expect(changed?.before).toEqual({ word: 'Specialist Leader of Education', has: 'the name alone' });
  });

  test('end: nobody gets one any more, who has it keeps it, and by its name it comes back', async () => {
    const { gita, ada } = await gather();
    const hubId = (await house.db.hubPerson.findFirstOrThrow({ where: { personId: ada.personId } })).hubId;
    const { id: kind } = await house.db.designationKind.findFirstOrThrow({
      where: { hubId, word: 'Specialist Leader of Education' },
    });
    await gita.run('designate', {}, { person: ada.personId, kind });
    await gita.say('kinds of designation');
    const listed = gita.view;
    await gita.press('End the kind Specialist Leader of Education');
    expect(gita.said).toContain('Who has it keeps it');
    await ada.say('my designations');
    expect(ada.lines).toEqual(['Specialist Leader of Education | since Monday 16 November']);
    await gita.run('designate', {}, { person: ada.personId, kind });
    expect(gita.form.errors?.kind).toBe('Choose one of the kinds listed.');
    await gita.press('Change the kind Specialist Leader of Education', listed);
    expect(gita.refusal).toBe('kind over');
    await gita.say('kinds of designation');
    expect(gita.said).toContain('No longer given: Specialist Leader of Education');
    await gita.run('new-designation-kind', {}, { word: 'specialist leader of education' });
    expect(await house.db.designationKind.findUniqueOrThrow({ where: { id: kind } })).toMatchObject({ endedAt: null });
    expect((await changes('ended a kind of designation')).length).toBeGreaterThan(0);
  });

  test('are changed by the hub’s lead or administrator, and by nobody else', async () => {
    await gather();
    const tom = await house.person('Tom Teacher');
    const link = await house.person('Sam Link');
    await house.role(link, 'Senior Leadership Link');
    await link.say('kinds of designation');
    expect(link.buttons).toEqual(['See who has which']);
    await tom.say('kinds of designation');
    expect(tom.refusal).toBe('right');
    for (const person of [tom, link]) {
      await person.say('new kind of designation');
      expect(person.refusal).toBe('right');
    }
  });
});
