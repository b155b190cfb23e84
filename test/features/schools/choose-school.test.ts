import { beforeEach, describe, expect, test } from 'vitest';
import { openHouse } from '../../support/house.ts';

const house = await openHouse();
const yes = { role: 'Year 4 teacher', years: ['Year 4'], head: 'yes', agree: ['1'] };

beforeEach(async () => {
  await house.hub();
});

const schoolOf = async (personId: string) =>
  (await house.db.person.findUniqueOrThrow({ where: { id: personId }, include: { school: true } })).school;

describe('searching for a school', () => {
  test('finds it by name, town, postcode with or without its blank, or URN, each with town and postcode', async () => {
    const school = await house.school({
      name: "St. Mary's CofE Primary",
      town: 'Rotherham',
      postcode: 'S60 2AB',
      urn: 555123,
    });
    await house.school({ name: 'Oakwood Primary', town: 'Leeds', postcode: 'LS1 1AA' });
    const tom = await house.person('Tom Reed');
    const found = [{ value: school.id, label: "St. Mary's CofE Primary, Rotherham, S60 2AB" }];
    for (const words of ['st marys', 'Saint Mary’s rotherham', 'S60 2AB', 's602ab', '555123']) {
      expect(await tom.search('schools', words)).toEqual(found);
    }
  });

  test('answers at most 20, tells schools of one name apart, and leaves closed ones out', async () => {
    for (let number = 1; number <= 25; number += 1)
      await house.school({ name: 'Greenfield School', town: `Town ${number}` });
    await house.school({ name: 'Greenfield School', town: 'Gone', isOpen: false });
    const tom = await house.person('Tom Reed');
    const found = await tom.search('schools', 'greenfield');
    expect(found).toHaveLength(20);
    expect(new Set(found.map((option) => option.label)).size).toBe(20);
    expect(await tom.search('schools', 'greenfield gone')).toEqual([]);
  });

  test('finds nothing for signs alone, and takes wildcards as signs', async () => {
    await house.school({ name: 'Hundred Percent School' });
    const tom = await house.person('Tom Reed');
    for (const words of ['', '%', '___', '🎉']) expect(await tom.search('schools', words)).toEqual([]);
  });

  test('works by typed words too: “school tapton” lists what it finds, one press chooses', async () => {
    const school = await house.school({ name: 'Tapton Juniors', town: 'Sheffield', postcode: 'S10 5RG' });
    const tom = await house.person('Tom Reed');
    await tom.say('school tapton juniors');
    expect(tom.lines).toEqual(['Tapton Juniors, Sheffield, S10 5RG | ']);
    await tom.press('Tapton Juniors, Sheffield, S10 5RG is my school');
    expect(tom.form.fields[0]).toMatchObject({
      value: { value: school.id, label: 'Tapton Juniors, Sheffield, S10 5RG' },
    });
    await tom.fill({ school: school.id });
    expect(tom.said).toContain('Tapton Juniors, Sheffield, S10 5RG');
    expect((await schoolOf(tom.personId))?.id).toBe(school.id);
  });
});

describe('joining without a school', () => {
  test('asks for the school first and goes on with the form of the group afterwards', async () => {
    const school = await house.school({ name: 'Tapton Juniors' });
    const group = await house.group({ title: 'Fractions' });
    const tom = await house.person('Tom Reed');
    await tom.run('join', { group: group.id });
    expect(tom.form.title).toBe('Which school are you at?');
    await tom.fill({ school: school.id });
    expect(tom.form.title).toBe('Join this Work Group?');
    expect(tom.form.intro).toContain('Fractions');
    await tom.fill(yes);
    expect(tom.view.title).toBe('You have a place');
    expect(await house.places(group)).toEqual([
      { school: 'Tapton Juniors', state: 'CONFIRMED', teachers: ['Tom Reed'] },
    ]);
  });

  test('goes on again when the platform sends the form of the school twice', async () => {
    const school = await house.school();
    const group = await house.group();
    const tom = await house.person('Tom Reed');
    await tom.run('join', { group: group.id });
    await tom.fill({ school: school.id });
    await tom.pressAgain();
    expect(tom.form.title).toBe('Join this Work Group?');
  });

  test('keeps what waits when the school is not chosen yet, and says so at the field', async () => {
    const group = await house.group({ title: 'Fractions' });
    const tom = await house.person('Tom Reed');
    await tom.run('join', { group: group.id });
    await tom.fill({});
    expect(tom.form.errors).toEqual({ school: 'Search for your school and choose it, or say below why you can’t.' });
    await tom.fill({ other: 'unlisted', name: ' ', town: 'Hope' });
    expect(tom.form.errors).toEqual({ name: 'Write the name of your school, so that the hub can find it.' });
    expect(tom.form.fields.find((field) => field.id === 'town')).toMatchObject({ value: 'Hope' });
    await tom.fill({ other: 'unlisted', name: 'Hope Valley Studio', town: 'Hope' });
    expect(tom.form.intro).toContain('Fractions');
  });

  test('two teachers of one school that is not in the list name one school, however they write it', async () => {
    const group = await house.group();
    const people = [await house.person('Tom Reed'), await house.person('Ann Bell')];
    for (const [index, name] of ['Hope Valley Studio', 'hope valley  studio.'].entries()) {
      await people[index]?.run('join', { group: group.id });
      await people[index]?.fill({ other: 'unlisted', name, town: 'Hope' });
      await people[index]?.fill(yes);
    }
    expect(await house.places(group)).toEqual([
      { school: 'Hope Valley Studio', state: 'CONFIRMED', teachers: ['Ann Bell', 'Tom Reed'] },
    ]);
  });

  test('two teachers name the same school that is not in the list at the same instant', async () => {
    for (let round = 1; round <= 8; round += 1) {
      const people = [await house.person('Tom Reed'), await house.person('Ann Bell')];
      for (const one of people) await one.say('school');
      await Promise.all(people.map((one) => one.fill({ other: 'unlisted', name: `Studio ${round}`, town: 'Hope' })));
      const [first, second] = await Promise.all(people.map((one) => schoolOf(one.personId)));
      expect(first?.name).toBe(`Studio ${round}`);
      expect(second?.id).toBe(first?.id);
    }
  });

  test('somebody without a school is told that places belong to schools, and whom to ask', async () => {
    const group = await house.group();
    const tom = await house.person('Tom Reed');
    await tom.run('join', { group: group.id });
    await tom.fill({ other: 'none' });
    expect(tom.said).toContain(
      'Places belong to schools, and you told me that you have none. To hear how you can take part, ask Jo Bright',
    );
    await tom.run('show', { group: group.id });
    expect(tom.said).toContain(
      'Places belong to schools, and you have none. To hear how you can take part, ask the contact above.',
    );
    expect(await house.places(group)).toEqual([]);
  });

  test('a school without phase offers every year group', async () => {
    const group = await house.group();
    const tom = await house.person('Tom Reed', { at: await house.school({ phases: [] }) });
    await tom.run('join', { group: group.id });
    const years = tom.form.fields.find((field) => field.id === 'years');
    const labels = years && 'options' in years ? years.options.map((option) => option.label) : [];
    expect(labels).toHaveLength(14);
    expect([labels[0], labels.at(-1)]).toEqual(['Nursery', 'Post-16']);
    await tom.fill({ ...yes, years: ['Nursery'] });
    expect(tom.view.title).toBe('You have a place');
  });
});

describe('changing school', () => {
  test('while a place is held asks from which day, and the school keeps the place for a successor', async () => {
    const [from, to] = [await house.school({ name: 'Old School' }), await house.school({ name: 'New School' })];
    const group = await house.group();
    const tom = await house.person('Tom Reed', { at: from });
    await tom.run('join', { group: group.id });
    await tom.fill(yes);
    await tom.say('school');
    expect(tom.form.title).toBe('Move to another school?');
    await tom.fill({ school: to.id });
    expect(tom.said).toContain('New School is your school now.');
    expect((await schoolOf(tom.personId))?.name).toBe('New School');
    expect(await house.places(group)).toEqual([{ school: 'Old School', state: 'CONFIRMED', teachers: [] }]);
  });

  test('works at once: the next press of join counts for the new school', async () => {
    const [from, to] = [await house.school(), await house.school({ name: 'New School' })];
    const group = await house.group();
    const tom = await house.person('Tom Reed', { at: from });
    await tom.say('browse');
    await house.db.person.update({ where: { id: tom.personId }, data: { schoolId: to.id } });
    await tom.run('join', { group: group.id });
    expect(tom.said).toContain('Your school: New School');
    await tom.fill(yes);
    expect((await house.places(group)).map(({ school }) => school)).toEqual(['New School']);
  });
});
