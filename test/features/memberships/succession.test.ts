import { beforeEach, describe, expect, test } from 'vitest';
import { openHouse } from '../../support/house.ts';
import type { TestHub } from '../../support/house-builders.ts';
import type { Person } from '../../support/house-people.ts';

const house = await openHouse();
const yes = { role: 'Year 4 teacher', years: ['Year 4'], head: 'yes', agree: ['1'] };
const short = { role: 'Year 3 teacher', years: ['Year 3'], agree: ['1'] };
let hub: TestHub;

beforeEach(async () => {
  hub = await house.hub();
});

const codeIn = (person: Person) => /code ((?:[A-Z0-9]{4}-){2}[A-Z0-9]{4})/.exec(person.said)?.[1] ?? '';
const kindsFor = async (person: Person) => (await house.notices(person)).map(({ kind, said }) => [kind, said]);
const membershipOf = (person: { personId: string }, group: { id: string }) =>
  house.db.membership.findFirstOrThrow({ where: { personId: person.personId, groupId: group.id } });

/** A group with a lead, and Tom who stands for Tapton Juniors in it. */
async function tapton(wishes: { teachersPerSchool?: number; capacitySchools?: number } = {}) {
  const lead = await house.person('Amira Lead');
  const group = await house.group({ title: 'Fractions', leads: [lead], ...wishes });
  const school = await house.school({ name: 'Tapton Juniors' });
  const tom = await house.person('Tom Reed', { at: school });
  await tom.run('join', { group: group.id }, yes);
  return { lead, group, school, tom };
}

describe('naming a colleague', () => {
  test('the colleague types the code on the other platform, says the role, and stands for the school too', async () => {
    const { lead, group, school, tom } = await tapton();
    await tom.say('colleague fractions');
    expect(tom.said).toContain('I would like you to stand for Tapton Juniors with me in the Work Group “Fractions”.');
    const ada = await house.person('Ada Lund', { at: school, platform: 'teams' });
    await ada.say(`code ${codeIn(tom)}`);
    expect(ada.said).toContain('Tom Reed asks you to take part in “Fractions”, for Tapton Juniors.');
    await ada.press('Stand for my school');
    expect(ada.form.fields.map(({ id }) => id)).toEqual(['role', 'years', 'agree']);
    await ada.fill(short);
    expect(ada.view.title).toBe('You stand for your school');
    expect((await house.places(group))[0]?.teachers).toEqual(['Ada Lund', 'Tom Reed']);
    expect(await membershipOf(ada, group)).toMatchObject({ jobTitle: 'Year 3 teacher', agreementVersion: 1 });
    expect((await kindsFor(tom)).at(-1)?.[1]).toContain(
      'Ada Lund now stands for Tapton Juniors in “Fractions” beside you.',
    );
    expect((await kindsFor(lead)).at(-1)?.[1]).toContain('Ada Lund has joined.');
  });

  test('asks for the school first where it is not known, and goes on with the form', async () => {
    const { school, tom } = await tapton();
    await tom.say('colleague');
    const ada = await house.person('Ada Lund');
    await ada.say(`code ${codeIn(tom)}`);
    await ada.press('Stand for my school');
    expect(ada.form.title).toBe('Which school are you at?');
    await ada.fill({ school: school.id });
    expect(ada.form.title).toBe('Stand for your school?');
    await ada.fill(short);
    expect(ada.view.title).toBe('You stand for your school');
  });

  test('is for the same school only, once, and while there is room', async () => {
    const { group, school, tom } = await tapton();
    await tom.say('colleague');
    const code = codeIn(tom);
    const eve = await house.person('Eve Else', { at: await house.school({ name: 'Millbeck Primary' }) });
    await eve.say(`code ${code}`);
    expect(eve.refusal).toBe('other school');
    await eve.run('stand-with', { code }, short);
    expect((await house.places(group))[0]?.teachers).toEqual(['Tom Reed']);
    const [ada, ann] = [await house.person('Ada Lund', { at: school }), await house.person('Ann Bell', { at: school })];
    await ada.run('stand-with', { code }, short);
    await ann.run('stand-with', { code }, short);
    expect(ann.view.title).toBe('That code is not right');
    await ada.run('stand-with', { code }, short);
    expect(ada.view.title).toBe('That code is not right');
    await tom.say('colleague');
    expect(tom.refusal).toBe('school full');
  });

  test('two who use one code at the same moment are one', async () => {
    const { group, school, tom } = await tapton();
    await tom.say('colleague');
    const code = codeIn(tom);
    const people = [];
    for (const name of ['Ada', 'Ann', 'Bea']) people.push(await house.person(name, { at: school }));
    await Promise.all(people.map((one) => one.run('stand-with', { code }, short)));
    expect((await house.places(group))[0]?.teachers).toHaveLength(2);
  });
});

describe('handing a place over', () => {
  test('by code: nothing changes until the colleague types it; then the school keeps its place, its day and its state', async () => {
    const { lead, group, school, tom } = await tapton({ teachersPerSchool: 1 });
    await tom.say('replace fractions');
    expect(tom.form.fields[0]).toMatchObject({ options: [{ value: 'code' }, { value: 'new' }] });
    await tom.fill({ who: 'code' });
    expect(tom.said).toContain('Until then the place stays with Tom Reed.');
    expect((await house.places(group))[0]?.teachers).toEqual(['Tom Reed']);
    const before = await house.db.schoolParticipation.findFirstOrThrow({ where: { groupId: group.id } });
    const ada = await house.person('Ada Lund', { at: school, platform: 'teams' });
    await ada.say(`code ${codeIn(tom)}`);
    expect(ada.said).toContain('Tom Reed asks you to take over a place');
    await ada.press('Stand for my school');
    await ada.fill(short);
    const after = await house.db.schoolParticipation.findFirstOrThrow({ where: { groupId: group.id } });
    expect({ ...after, version: 0 }).toEqual({ ...before, version: 0 });
    const [old, mine] = [await membershipOf(tom, group), await membershipOf(ada, group)];
    expect(old).toMatchObject({ state: 'REPLACED', replacedById: mine.id });
    expect((await house.places(group))[0]?.teachers).toEqual(['Ada Lund']);
    expect((await kindsFor(lead)).at(-1)?.[1]).toContain('Ada Lund takes over from Tom Reed for Tapton Juniors');
    expect((await kindsFor(tom)).at(-1)?.[1]).toContain('Ada Lund has taken over your place in “Fractions”');
  });

  test('to somebody the hub knows at the school, who is told and says the role afterwards', async () => {
    const { group, school, tom } = await tapton();
    const ada = await house.person('Ada Lund', { at: school });
    await house.person('Eve Else', { at: await house.school() });
    await tom.say('replace');
    expect(tom.form.fields[0]).toMatchObject({ options: [{ label: 'Ada Lund' }, { value: 'code' }, { value: 'new' }] });
    await tom.fill({ who: ada.personId });
    expect(tom.said).toContain('Ada Lund takes over from Tom Reed in “Fractions”. Tapton Juniors keeps its place.');
    expect((await kindsFor(ada)).at(-1)).toEqual([
      'place given',
      expect.stringContaining('Tom Reed has put your name down'),
    ]);
    await ada.say('');
    expect(ada.said).toContain('Say your role in “Fractions”');
    await ada.say('agree');
    expect(ada.form.title).toBe('Say your role and agree');
    await ada.fill(short);
    expect(ada.view.title).toBe('Your role is saved');
    expect(await membershipOf(ada, group)).toMatchObject({
      jobTitle: 'Year 3 teacher',
      agreementVersion: 1,
      addedById: tom.personId,
    });
  });

  test('to somebody by name and e-mail, who gets a code to pass on; what is missing is said at its field', async () => {
    const { group, tom } = await tapton();
    await tom.say('replace');
    await tom.fill({ who: 'new', name: '', email: 'x' });
    expect(tom.form.errors).toEqual({ name: 'Write the name of the colleague who takes over.' });
    await tom.fill({ who: 'new', name: 'Ada Lund', email: 'x' });
    expect(Object.keys(tom.form.errors ?? {})).toEqual(['email']);
    await tom.fill({ who: 'new', name: 'Ada Lund', email: 'a.lund@tapton.example' });
    expect(codeIn(tom)).not.toBe('');
    expect((await house.places(group))[0]?.teachers).toEqual(['Ada Lund']);
  });

  test('gives no code for a record that others made: it would open what that colleague does elsewhere', async () => {
    const { lead, group, school, tom } = await tapton();
    const other = await house.group({ title: 'Ratio', leads: [lead] });
    await lead.run(
      'add',
      { group: other.id },
      { name: 'Ada Lund', email: 'a@tapton.example', school: school.id, role: '', head: 'yes' },
    );
    const ada = await house.db.person.findFirstOrThrow({
      where: { name: 'Ada Lund', memberships: { some: { groupId: other.id } } },
    });
    await tom.run('replace', { group: group.id }, { who: ada.id, name: '', email: '' });
    expect(tom.said).toContain('the lead can make a code for them');
    expect(codeIn(tom)).toBe('');
  });

  test('a place that was handed over can be handed back', async () => {
    const { group, school, tom } = await tapton({ teachersPerSchool: 1 });
    const ada = await house.person('Ada Lund', { at: school });
    await tom.run('replace', { group: group.id }, { who: ada.personId });
    await ada.run('replace', { group: group.id }, { who: tom.personId });
    expect((await house.places(group))[0]?.teachers).toEqual(['Tom Reed']);
    expect(await membershipOf(tom, group)).toMatchObject({ state: 'JOINED', replacedById: null, withdrawnAt: null });
  });

  test('the lead replaces a teacher who has no chat; nobody else may', async () => {
    const { lead, group, school, tom } = await tapton();
    const ada = await house.person('Ada Lund', { at: school });
    const { id: membership } = await membershipOf(tom, group);
    await ada.run('replace-teacher', { membership });
    expect(ada.refusal).toBe('right');
    await lead.run('replace-teacher', { membership });
    expect(lead.form.title).toBe('Replace a teacher?');
    await lead.fill({ who: ada.personId });
    expect((await house.places(group))[0]?.teachers).toEqual(['Ada Lund']);
    await lead.run('replace-teacher', { membership });
    expect(lead.refusal).toBe('membership over');
  });
});

describe('changing school', () => {
  test('from a day on: until then nothing changes, then the place asks for a successor and the leads are told', async () => {
    const { lead, group, tom } = await tapton();
    const millbeck = await house.school({ name: 'Millbeck Primary' });
    await tom.say('school');
    expect(tom.form.title).toBe('Move to another school?');
    expect(tom.form.intro).toContain('You stand for Tapton Juniors in “Fractions”');
    await tom.fill({ school: millbeck.id, from: '2026-11-15' });
    expect(Object.keys(tom.form.errors ?? {})).toEqual(['from']);
    await tom.fill({ school: millbeck.id, from: '2026-11-23' });
    expect(tom.said).toContain('From Monday 23 November you are at Millbeck Primary. Until then nothing changes.');
    expect(tom.buttons).toContain('Hand over my place');
    house.clock.set('2026-11-22T12:00:00Z');
    await house.sweep();
    expect((await house.places(group))[0]?.teachers).toEqual(['Tom Reed']);
    house.clock.set('2026-11-23T00:01:00Z');
    await house.sweep();
    expect(await house.places(group)).toEqual([{ school: 'Tapton Juniors', state: 'CONFIRMED', teachers: [] }]);
    expect((await house.db.person.findUniqueOrThrow({ where: { id: tom.personId } })).schoolId).toBe(millbeck.id);
    expect((await kindsFor(lead)).at(-1)?.[1]).toBe(
      [
        'A teacher has changed school',
        'Tom Reed is no longer at Tapton Juniors and has left “Fractions”.',
        'The school keeps its place until Monday 7 December, for a colleague who takes over.',
      ].join('\n'),
    );
    expect((await house.notices(lead)).at(-1)?.notBefore).toBe('2026-11-23T07:30:00.000Z');
  });

  test('whoever comes from the old school in time takes the place over, with its history', async () => {
    const { group, school, tom } = await tapton({ capacitySchools: 1 });
    await tom.run('choose-school', {}, { school: (await house.school()).id });
    const ada = await house.person('Ada Lund', { at: school });
    await ada.run('join', { group: group.id }, yes);
    expect((await house.places(group)).map(({ teachers }) => teachers)).toEqual([['Ada Lund']]);
    expect(await membershipOf(tom, group)).toMatchObject({
      state: 'REPLACED',
      replacedById: (await membershipOf(ada, group)).id,
    });
    house.clock.set('2026-12-20T12:00:00Z');
    await house.sweep();
    expect((await house.places(group))[0]?.state).toBe('CONFIRMED');
  });

  test('when nobody comes the place ends after the hub’s school days, and the leads are told', async () => {
    const { lead, group, tom } = await tapton();
    await tom.run('choose-school', {}, { school: (await house.school()).id });
    house.clock.set('2026-11-30T23:59:00Z');
    await house.sweep();
    expect((await house.places(group))[0]?.state).toBe('CONFIRMED');
    house.clock.set('2026-12-01T00:01:00Z');
    await house.sweep();
    expect((await house.places(group))[0]).toMatchObject({ state: 'LAPSED', teachers: [] });
    expect((await kindsFor(lead)).at(-1)?.[1]).toContain('Tapton Juniors has named no successor for Tom Reed');
  });

  test('a colleague who stays keeps the place and is told', async () => {
    const { lead, group, school, tom } = await tapton();
    const ada = await house.person('Ada Lund', { at: school });
    await ada.run('join', { group: group.id }, yes);
    await tom.run('choose-school', {}, { school: (await house.school()).id });
    expect((await kindsFor(ada)).at(-1)?.[1]).toContain('You stand for Tapton Juniors in “Fractions” alone now.');
    expect((await kindsFor(lead)).at(-1)?.[1]).toContain('Ada Lund stands for the school.');
    house.clock.set('2026-12-20T12:00:00Z');
    await house.sweep();
    expect((await house.places(group))[0]).toMatchObject({ state: 'CONFIRMED', teachers: ['Ada Lund'] });
  });

  test('a newer word replaces the older, choosing the own school takes it back, and having no school needs the places given up', async () => {
    const { group, school, tom } = await tapton();
    const [one, two] = [await house.school({ name: 'One' }), await house.school({ name: 'Two' })];
    await tom.run('choose-school', {}, { school: one.id, from: '2026-12-01' });
    await tom.run('choose-school', {}, { school: two.id, from: '2026-12-02' });
    expect(await house.db.schoolMove.count({ where: { personId: tom.personId } })).toBe(1);
    await tom.say('school');
    expect(tom.form.intro).toContain('You said that you go to Two on Wednesday 2 December.');
    await tom.fill({ school: school.id, from: '2026-12-02' });
    expect(tom.view.title).toBe('You stay at your school');
    expect(await house.db.schoolMove.count({ where: { personId: tom.personId } })).toBe(0);
    expect(await house.db.dueRow.count({ where: { hubId: hub.id } })).toBe(0);
    await tom.run('choose-school', {}, { other: 'none' });
    expect(tom.outcome).toMatchObject({
      kind: 'ask',
      form: { problem: expect.stringContaining('Give your places up') },
    });
    expect((await house.places(group))[0]?.teachers).toEqual(['Tom Reed']);
  });
});
