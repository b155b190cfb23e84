import { beforeEach, describe, expect, test } from 'vitest';
import { openHouse } from '../../support/house.ts';
import type { TestHub } from '../../support/house-builders.ts';

const house = await openHouse();
let hub: TestHub;
beforeEach(async () => {
  hub = await house.hub({ name: 'South Yorkshire Maths Hub' });
});

async function staff(word = 'Maths Hub Lead', name = 'Mia Hart') {
  const person = await house.person(name);
  await house.role(person, word);
  return person;
}

const groupByKey = (key: string) =>
  house.db.workGroup.findUniqueOrThrow({ where: { hubId_key: { hubId: hub.id, key } } });

const first = { title: 'Fractions, cluster 2', phases: ['PRIMARY'], contact: 'Jo Bright, jo@hub.example' };

describe('a hub lead plans a group', () => {
  test('in five forms, each saved by itself, as a draft that schools do not see', async () => {
    const mia = await staff();
    const project = await house.project({ title: 'Fractions', code: 'NCP26-10a', description: 'Small steps.' });
    await mia.say('new group');
    expect(mia.form).toMatchObject({ title: 'Plan a new Work Group?', step: [1, 5] });
    const [found] = await mia.search('group-projects', 'ncp26 fractions');
    expect(found).toEqual({ value: project.id, label: 'NCP26-10a Fractions', detail: '2026/27' });
    await mia.fill({ project: project.id, ...first });
    expect(mia.form).toMatchObject({ title: 'What is it about?', step: [2, 5] });
    expect(mia.form.fields[0]).toMatchObject({ id: 'rationale', value: 'Small steps.' });
    expect(await groupByKey('SYMH-26-001')).toMatchObject({
      state: 'PLANNED',
      year: 2026,
      code: 'NCP26-10a',
      ...first,
    });
    await mia.fill({ rationale: 'Fractions are hard.', outcomes: 'Small steps.', timeNeeded: '4 twilights' });
    await mia.fill({
      ...{ capacitySchools: '10', teachersPerSchool: '1', minimumSchools: '4', recruitment: 'SELECTION' },
      entryConditions: 'New schools first',
    });
    await mia.fill({
      ...{ meets: 'VENUE', venue: 'Tapton School', localAuthority: 'Sheffield', chargePence: '75.50' },
      ...{ absenceChargePence: '', paidToSchools: '£120 cover a day' },
    });
    expect(mia.form).toMatchObject({ step: [5, 5], submit: 'Save this part' });
    await mia.fill({ fundingSource: 'the national programme', deliveredBy: 'the hub', briefedOn: '2026-11-09' });
    expect(mia.view.title).toBe('The draft is complete');
    expect(mia.said).toContain('Lead briefed: Monday 9 November');
    expect(await groupByKey('SYMH-26-001')).toMatchObject({
      ...{ outcomes: 'Small steps.', capacitySchools: 10, teachersPerSchool: 1, minimumSchools: 4, version: 5 },
      ...{
        recruitment: 'SELECTION',
        chargePence: 7550,
        absenceChargePence: 0,
        fundingSource: 'the national programme',
      },
      searchText: 'fractions cluster 2 ncp26 10a symh 26 001 tapton school sheffield primary',
    });
    await (await house.person('Tom', { at: await house.school() })).say('browse fractions');
    const tom = await house.person('Tom', { at: await house.school() });
    await tom.say('browse fractions cluster');
    expect(tom.view.title).toBe('No Work Group found');
  });

  test('a draft that is left half-way is kept, and can be gone on with', async () => {
    const mia = await staff();
    await mia.say('new group');
    await mia.fill({ project: (await house.project()).id, ...first });
    await mia.say('edit symh-26-001');
    expect(mia.said).toContain(
      'Before it can open, say: what schools can expect, how much time it takes and where it meets',
    );
    await mia.press('What it is about: Fractions, cluster 2');
    await mia.fill({ rationale: 'Why', outcomes: 'What', timeNeeded: '2 days' });
    expect(mia.view.title).toBe('The group is saved');
  });

  test('keys go on where the hub’s own stand, and twenty at once get twenty', async () => {
    await house.group({ key: 'APMH-26-041' });
    const mia = await staff();
    const project = await house.project();
    const all = Array.from({ length: 20 }, () => mia.run('new-group', {}, { project: project.id, ...first }));
    const kinds = (await Promise.all(all)).map(({ kind }) => kind);
    const keys = (await house.db.workGroup.findMany({ where: { hubId: hub.id }, select: { key: true } })).map(
      (g) => g.key,
    );
    const made = kinds.filter((kind) => kind === 'ask').length;
    expect(made).toBeGreaterThan(4);
    expect(new Set(keys).size).toBe(made + 1);
    expect(keys).toContain('APMH-26-042');
    expect(keys).toContain(`APMH-26-0${41 + made}`);
  });

  test('what is missing or wrong is said at its field, and what was typed is kept', async () => {
    const mia = await staff();
    await mia.say('new group');
    await mia.fill({ title: ' ', phases: [], contact: 'x'.repeat(201) });
    expect(mia.form.errors).toEqual({
      project: 'Search for the project and choose it.',
      title: 'Write the title.',
      phases: 'Choose at least one phase.',
      contact: 'Keep whom to ask under 200 characters.',
    });
    await mia.fill({ project: crypto.randomUUID(), ...first });
    expect(mia.form.errors).toEqual({ project: 'Search for the project and choose it.' });
    const group = await house.group();
    await mia.run('edit-meeting', { group: group.id });
    await mia.fill({ meets: 'VENUE', venue: 'Here', link: 'javascript:alert(1)', chargePence: 'lots' });
    expect(mia.form.errors).toEqual({
      link: 'Use an address that begins with https://.',
      chargePence: 'Write pounds, such as 75 or 75.50.',
    });
    expect(mia.form.fields[1]).toMatchObject({ value: 'Here' });
    await mia.run('edit-places', { group: group.id });
    await mia.fill({ capacitySchools: '', teachersPerSchool: '3', recruitment: 'OPEN' });
    expect(mia.form.errors).toMatchObject({ teachersPerSchool: 'Choose how many teachers a school sends.' });
  });
});

describe('editing a group', () => {
  test('a place that a school has is not taken away by a number', async () => {
    const mia = await staff();
    const group = await house.group({ title: 'Algebra' });
    const [one, two] = [await house.school(), await house.school()];
    for (const school of [one, two])
      await house.db.schoolParticipation.create({
        data: { hubId: hub.id, groupId: group.id, schoolId: school.id, state: 'CONFIRMED', since: house.clock.now() },
      });
    const places = { teachersPerSchool: '2', recruitment: 'OPEN', minimumSchools: '' };
    await mia.run('edit-places', { group: group.id });
    await mia.fill({ ...places, capacitySchools: '1' });
    expect(mia.form.errors).toEqual({
      capacitySchools: '2 schools have a place already, so the number can’t be lower than 2.',
    });
    await mia.fill({ ...places, capacitySchools: '2', minimumSchools: '3' });
    expect(mia.form.errors).toEqual({
      minimumSchools: 'The minimum can’t be higher than the number of schools it takes.',
    });
    await mia.fill({ ...places, capacitySchools: '2', minimumSchools: '2' });
    expect(mia.view.title).toBe('The group is saved');
    await mia.run('show', { group: group.id });
    expect(mia.said).toContain('Runs with at least: 2 schools');
  });

  test('two who edit one part do not overwrite each other unseen', async () => {
    const [mia, abe] = [await staff(), await staff('Hub Administrator', 'Abe Lowe')];
    const group = await house.group({ title: 'Algebra' });
    for (const one of [mia, abe]) await one.run('edit-words', { group: group.id });
    await mia.fill({ rationale: 'Mia’s words', outcomes: 'o', timeNeeded: 't' });
    await abe.fill({ rationale: 'Abe’s words', outcomes: 'o', timeNeeded: 't' });
    expect(abe.form.problem).toContain('Somebody else has changed this meanwhile.');
    expect(abe.form.fields[0]).toMatchObject({ value: 'Abe’s words' });
    await abe.fill({ rationale: 'Both our words', outcomes: 'o', timeNeeded: 't' });
    expect((await house.db.workGroup.findUniqueOrThrow({ where: { id: group.id } })).rationale).toBe('Both our words');
  });

  test('a group is found by its new title at once', async () => {
    const mia = await staff();
    const lead = await house.person('Lena Fox');
    const group = await house.group({ title: 'Algebra', leads: [lead] });
    await mia.run('edit-basics', { group: group.id });
    await mia.fill({ title: 'Equations', phases: ['SECONDARY'], contact: '' });
    const tom = await house.person('Tom');
    for (const words of ['equations', 'lena fox', 'secondary']) {
      await tom.say(`browse ${words}`);
      expect(tom.lines[0]).toContain('Equations');
    }
  });

  test('a phase lead plans for their own phase only', async () => {
    const pia = await staff('Primary Mastery Lead', 'Pia Moss');
    const [own, other] = [await house.group(), await house.group({ phases: ['SECONDARY'] })];
    await pia.run('edit-group', { group: own.id });
    expect(pia.view.title).toBe('Edit this Work Group');
    await pia.run('edit-group', { group: other.id });
    expect(pia.refusal).toBe('right');
    await pia.say('new group');
    await pia.fill({ project: (await house.project()).id, ...first, phases: ['SECONDARY'] });
    expect(pia.form.errors).toEqual({ phases: 'You plan groups for Primary. Tick it, or ask a hub lead.' });
    await pia.run('edit-basics', { group: own.id });
    await pia.fill({ ...first, phases: ['SECONDARY'] });
    expect(pia.form.errors).toMatchObject({ phases: expect.stringContaining('Primary') });
  });

  test('the partner that delivers is one of the hub’s, and its people see the draft', async () => {
    const mia = await staff();
    const partner = await house.db.partner.create({
      data: { hubId: hub.id, name: 'Peak Trust', kind: 'OPERATIONAL', from: house.clock.now() },
    });
    const group = await house.group({ title: 'Algebra', state: 'PLANNED' });
    await mia.run('edit-running', { group: group.id });
    await mia.fill({ partner: crypto.randomUUID() });
    expect(mia.form.errors).toEqual({ partner: 'Choose one of the partners listed.' });
    await mia.fill({ partner: partner.id });
    expect(mia.view.title).toBe('The group is saved');
    expect((await house.db.workGroup.findUniqueOrThrow({ where: { id: group.id } })).partnerId).toBe(partner.id);
  });
});

describe('which group is meant', () => {
  test('by key, by words, several as a list, drafts of the next year too', async () => {
    const mia = await staff();
    await house.group({ title: 'Algebra one', key: 'SYMH-26-001', state: 'PLANNED' });
    await house.group({ title: 'Algebra two', key: 'SYMH-27-001', year: 2027, state: 'PLANNED' });
    await mia.say('edit SYMH-27-001');
    expect(mia.said).toContain('Algebra two');
    await mia.say('edit algebra');
    expect(mia.view.title).toBe('Which Work Group?');
    await mia.press('Edit: Algebra one, SYMH-26-001');
    expect(mia.said).toContain('SYMH-26-001');
    await mia.say('edit');
    expect(mia.refusal).toBe('which');
    await mia.say('edit geometry');
    expect(mia.refusal).toBe('no such group');
  });
});
