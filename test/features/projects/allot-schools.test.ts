import { beforeEach, describe, expect, test } from 'vitest';
import { openHouse } from '../../support/house.ts';
import type { Person } from '../../support/house-people.ts';

const house = await openHouse();
const applying = { role: 'Year 4 teacher', years: ['Year 4'], head: 'yes', note: '', agree: ['1'] };

let mia: Person;
let project: { id: string; title: string };

/** A programme to which schools apply until 13 November: it is the 16th. */
beforeEach(async () => {
  const hub = await house.hub();
  mia = await house.person('Mia Hart');
  await house.role(mia, 'Maths Hub Lead');
  project = await house.project({ title: `Mastery readiness ${hub.slug}`, code: 'NCP26-11' });
  await house.db.hubProject.create({
    data: {
      hubId: hub.id,
      projectId: project.id,
      takesApplications: true,
      closesOn: new Date('2026-11-13'),
      decidedAt: house.clock.now(),
    },
  });
});

const groupIn = (localAuthority: string, capacitySchools: number, leads: { personId: string }[] = []) =>
  house.group({ projectId: project.id, title: `Readiness ${localAuthority}`, localAuthority, capacitySchools, leads });

/** A teacher who has applied for a school of their own. */
async function applied(name: string, laName: string, more: { at?: string; head?: string; urn?: number } = {}) {
  const teacher = await house.person(`${name} Reed`, { at: await house.school({ name: `${name} Primary`, laName }) });
  const now = house.clock.now();
  house.clock.set(more.at ?? '2026-11-10T09:00:00Z');
  await teacher.run('apply', { project: project.id });
  await teacher.fill({ ...applying, head: more.head ?? 'yes' });
  house.clock.set(now);
  return teacher;
}

const applications = async () =>
  house.db.projectApplication.findMany({
    where: { projectId: project.id },
    include: { school: true, group: true },
    orderBy: { at: 'asc' },
  });

const fieldValues = (someone: Person) =>
  someone.form.fields.map((field) => ('value' in field ? field.value : undefined));

describe('one view for all schools that applied', () => {
  test('lists them in turn, late ones last, with the groups, the places left and what is proposed', async () => {
    await groupIn('Leeds', 1);
    await groupIn('York', 8);
    await applied('Late', 'Leeds', { at: '2026-11-15T09:00:00Z' });
    await applied('Abbey', 'York', { head: 'not-yet' });
    await mia.run('allot', { project: project.id });
    expect(mia.said).toContain('Waiting: 2 schools, 1 of them late');
    expect(mia.said).toContain('Closed on: Friday 13 November');
    expect(mia.lines).toEqual([
      expect.stringMatching(/^Readiness Leeds \| KEY-\d+ · Leeds · 1 place left of 1$/),
      expect.stringMatching(/^Readiness York \| KEY-\d+ · York · 8 places left of 8$/),
      'Abbey Primary, York | Abbey Reed, Year 4 teacher · applied Tuesday 10 November · headteacher not asked yet · proposed: Readiness York',
      'Late Primary, Leeds | Late Reed, Year 4 teacher · applied Sunday 15 November, late · headteacher agrees · proposed: Readiness Leeds',
    ]);
  });

  test('is for the hub, and for the lead of a phase that the project has', async () => {
    const tom = await house.person('Tom Reed', { at: await house.school() });
    const pia = await house.person('Pia Lane');
    await house.role(pia, 'Primary Mastery Lead');
    await tom.run('allot', { project: project.id });
    expect(tom.refusal).toBe('right');
    await pia.run('allot', { project: project.id });
    expect(pia.outcome.kind).toBe('reply');
    await house.db.project.update({ where: { id: project.id }, data: { phases: ['SECONDARY'] } });
    await pia.run('allot', { project: project.id });
    expect(pia.refusal).toBe('right');
  });
});

describe('allotting', () => {
  test('seats the teacher in the school’s place and tells the teacher and the lead once, in the hub’s hours', async () => {
    house.clock.set('2026-11-16T20:00:00Z');
    const lena = await house.person('Lena Grove');
    const leeds = await groupIn('Leeds', 4, [lena]);
    const [abbey, brook] = [await applied('Abbey', 'Leeds'), await applied('Brook', 'Leeds', { head: 'not-yet' })];
    await mia.run('allot', { project: project.id });
    await mia.press('Allot these 2');
    expect(fieldValues(mia)).toEqual([leeds.id, leeds.id]);
    await mia.fill({ school1: leeds.id, school2: leeds.id });
    expect(mia.view.title).toBe('2 schools are allotted');
    expect(await house.places(leeds)).toEqual([
      { school: 'Abbey Primary', state: 'CONFIRMED', teachers: ['Abbey Reed'] },
      { school: 'Brook Primary', state: 'HELD', teachers: ['Brook Reed'] },
    ]);
    const [toAbbey, ...more] = await house.notices(abbey);
    expect(more).toEqual([]);
    expect(toAbbey).toMatchObject({ kind: 'school allotted', notBefore: '2026-11-17T07:30:00.000Z' });
    expect(toAbbey?.said).toContain('Your school has a place');
    expect(toAbbey?.said).toContain(
      `For “${project.title}” the hub chose the group “Readiness Leeds” for Abbey Primary.`,
    );
    expect((await house.notices(brook))[0]?.buttons).toContain('My head agrees');
    const told = await house.notices(lena);
    expect(told).toHaveLength(1);
    expect(told[0]?.said).toContain('2 schools were allotted to you');
    await abbey.say('my applications');
    expect(abbey.said).toContain('the hub chose “Readiness Leeds”');
  });

  test('takes 49 schools for seven groups in ten forms, and nobody is left out', async () => {
    const areas = ['Leeds', 'York', 'Hull', 'Derby', 'Lincoln', 'Boston', 'Ripon'];
    for (const area of areas) await groupIn(area, 7);
    const schools = await house.db.school.createManyAndReturn({
      data: Array.from({ length: 49 }, (_, index) => ({
        name: `School of ${areas[index % 7]} ${index}`,
        laName: areas[index % 7] ?? '',
        searchText: '',
      })),
    });
    const hubId = (await house.db.hubProject.findFirstOrThrow({ where: { projectId: project.id } })).hubId;
    for (const [index, { id: schoolId }] of schools.entries()) {
      const { id: personId } = await house.db.person.create({ data: { name: `Ola ${index}`, schoolId } });
      const own = { hubId, projectId: project.id, schoolId, personId };
      await house.db.projectApplication.create({
        data: {
          ...own,
          jobTitle: 'Teacher',
          headAgreed: true,
          agreementVersion: 1,
          at: new Date(Date.UTC(2026, 9, 1, 0, index)),
        },
      });
    }
    await mia.run('allot', { project: project.id });
    expect(mia.said).toContain('Page 1 of 10, 49 in all');
    await mia.press('Next page');
    expect(mia.said).toContain('Page 2 of 10');
    await mia.run('allot-schools', { project: project.id });
    let forms = 0;
    for (; mia.outcome.kind === 'ask'; forms += 1) {
      const values = mia.form.fields.map((field) => [field.id, 'value' in field ? String(field.value) : '']);
      await mia.fill(Object.fromEntries(values));
      if (mia.buttons.includes('Allot the next five')) await mia.press('Allot the next five');
      else if (mia.buttons.includes('Allot the next')) await mia.press('Allot the next');
    }
    expect(forms).toBe(10);
    expect(mia.said).toContain('No school waits any more.');
    const done = await applications();
    expect(done.every(({ state }) => state === 'ALLOTTED')).toBe(true);
    for (const { school, group } of done) expect(group?.localAuthority).toBe(school.laName);
  });

  test('gives no group more schools than it has room for; what was chosen stays in the form', async () => {
    const leeds = await groupIn('Leeds', 1);
    await groupIn('York', 1);
    await applied('Abbey', 'Leeds');
    await applied('Brook', 'Leeds', { at: '2026-11-11T09:00:00Z' });
    await mia.run('allot-schools', { project: project.id });
    await mia.fill({ school1: leeds.id, school2: leeds.id });
    expect(mia.form.errors).toEqual({
      school2: '“Readiness Leeds” has no place left for this school. Choose another group.',
    });
    expect(fieldValues(mia)).toEqual([leeds.id, leeds.id]);
    expect(await house.places(leeds)).toEqual([]);
    expect((await applications()).map(({ state }) => state)).toEqual(['APPLIED', 'APPLIED']);
    await mia.fill({ school1: leeds.id, school2: 'later' });
    expect(mia.said).toContain('1 school still waits.');
  });

  test('two who allot the same school at once seat it once', async () => {
    const [leeds, york] = [await groupIn('Leeds', 4), await groupIn('York', 4)];
    await applied('Abbey', 'Leeds');
    const max = await house.person('Max Bell');
    await house.role(max, 'Hub Administrator');
    for (const one of [mia, max]) await one.run('allot-schools', { project: project.id });
    await Promise.all([mia.fill({ school1: leeds.id }), max.fill({ school1: york.id })]);
    const seats = [...(await house.places(leeds)), ...(await house.places(york))];
    expect(seats).toHaveLength(1);
    expect(
      await house.db.notice.count({
        where: {
          kind: 'school allotted',
          facts: { path: ['application'], equals: (await applications())[0]?.id ?? '' },
        },
      }),
    ).toBe(1);
  });

  test('a teacher who has gone to another school gets no place for the one they left', async () => {
    const leeds = await groupIn('Leeds', 4);
    const abbey = await applied('Abbey', 'Leeds');
    await mia.run('allot-schools', { project: project.id });
    await abbey.run('choose-school', {}, { school: (await house.school({ name: 'Brook Primary' })).id });
    await mia.fill({ school1: leeds.id });
    expect(mia.form.errors).toEqual({
      school1: 'Abbey Reed has gone to another school. Decline Abbey Primary, and ask it who takes part now.',
    });
    expect(await house.places(leeds)).toEqual([]);
  });

  test('a school whose teachers are in the group already keeps its one place', async () => {
    const leeds = await groupIn('Leeds', 4);
    const abbey = await applied('Abbey', 'Leeds');
    await abbey.run('join', { group: leeds.id });
    await abbey.fill({ role: 'Year 4 teacher', years: ['Year 4'], head: 'yes', agree: ['1'] });
    await mia.run('allot-schools', { project: project.id });
    await mia.fill({ school1: leeds.id });
    expect(mia.view.title).toBe('1 school is allotted');
    expect(await house.places(leeds)).toEqual([
      { school: 'Abbey Primary', state: 'CONFIRMED', teachers: ['Abbey Reed'] },
    ]);
  });

  test('an application that was withdrawn meanwhile is left as it is, and the others go on', async () => {
    const leeds = await groupIn('Leeds', 4);
    const abbey = await applied('Abbey', 'Leeds');
    await applied('Brook', 'Leeds', { at: '2026-11-11T09:00:00Z' });
    await mia.run('allot-schools', { project: project.id });
    const { input } = mia.form;
    await abbey.run('withdraw-application', { project: project.id });
    await mia.run('allot-schools', input, { school1: leeds.id, school2: leeds.id });
    expect(mia.view.title).toBe('1 school is allotted');
    expect((await house.places(leeds)).map(({ school }) => school)).toEqual(['Brook Primary']);
  });

  test('goes on behind the schools that were left for later', async () => {
    const leeds = await groupIn('Leeds', 8);
    for (const day of [1, 2, 3, 4, 5, 6, 7]) await applied(`No${day}`, 'Leeds', { at: `2026-11-0${day}T09:00:00Z` });
    await mia.run('allot-schools', { project: project.id });
    await mia.fill({ school1: 'later', school2: leeds.id, school3: 'later', school4: leeds.id, school5: leeds.id });
    expect(mia.said).toContain('4 schools still wait.');
    await mia.press('Allot the next');
    expect(mia.form.fields.map(({ label }) => label)).toEqual(['No6 Primary', 'No7 Primary']);
    await mia.fill({ school1: leeds.id, school2: leeds.id });
    expect(mia.said).toContain('2 schools still wait.');
    expect(mia.buttons).toEqual(['See all that wait']);
  });

  test('a draft takes no schools', async () => {
    await house.group({ projectId: project.id, title: 'Readiness, a draft', state: 'PLANNED' });
    await applied('Abbey', 'Leeds');
    await mia.run('allot-schools', { project: project.id });
    expect(mia.refusal).toBe('no groups');
  });
});

describe('declining', () => {
  test('shows kind words that can be changed, and only then tells the teacher', async () => {
    const abbey = await applied('Abbey', 'Leeds');
    await mia.run('allot', { project: project.id });
    await mia.press('Decline: Abbey Primary, Abbey Reed');
    expect(mia.form.fields[0]).toMatchObject({ id: 'words', value: expect.stringContaining('Thank you for applying') });
    expect(await house.notices(abbey)).toEqual([]);
    await mia.fill({ words: 'This year we begin with schools that have not taken part before.' });
    const [told] = await house.notices(abbey);
    expect(told?.said).toContain('This year we begin with schools that have not taken part before.');
    expect((await applications())[0]).toMatchObject({ state: 'DECLINED' });
    await abbey.run('apply', { project: project.id });
    expect(abbey.said).toContain('Your application is decided');
  });

  test('a declined school can still be allotted when a place turns up', async () => {
    const leeds = await groupIn('Leeds', 1);
    const abbey = await applied('Abbey', 'Leeds');
    await mia.run('decline-application', { project: project.id, schools: (await applications())[0]?.id ?? '' });
    await mia.fill({ words: 'Not this time.' });
    await mia.run('allot', { project: project.id });
    await mia.press('Declined schools');
    expect(mia.said).toContain('declined: Not this time.');
    await mia.press('Choose a group: Abbey Primary, Abbey Reed');
    await mia.fill({ school1: leeds.id });
    const told = await house.notices(abbey);
    expect(told.map(({ said }) => said.split('\n')[0])).toEqual(['overtaken', 'Your school has a place']);
  });
});

test('a hub sees and allots its own schools only, though the project is every hub’s', async () => {
  await applied('Abbey', 'Leeds');
  const abroad = await groupIn('Leeds', 4);
  const other = await house.hub();
  await house.db.hubProject.create({
    data: { hubId: other.id, projectId: project.id, takesApplications: true, decidedAt: house.clock.now() },
  });
  const zoe = await house.person('Zoe Fox');
  await house.role(zoe, 'Maths Hub Lead');
  await zoe.run('allot', { project: project.id });
  expect(zoe.said).toContain('No school waits for an answer.');
  expect(zoe.said).not.toContain('Readiness Leeds');
  const [theirs] = await applications();
  await zoe.run('decline-application', { project: project.id, schools: theirs?.id ?? '' });
  expect(zoe.refusal).toBe('answered');
  await applied('Brook', 'York');
  await groupIn('York', 4);
  await zoe.run('allot-schools', { project: project.id });
  expect(zoe.form.fields.map(({ label }) => label)).toEqual(['Brook Primary']);
  await zoe.fill({ school1: abroad.id });
  expect(zoe.form.errors?.school1).toBe('This group takes no schools any more. Choose another one.');
  expect(await house.places(abroad)).toEqual([]);
});

test('home says which schools wait, once the closing day is over, to whoever allots', async () => {
  const abbey = await applied('Abbey', 'Leeds');
  await mia.say('');
  expect(mia.said).toContain(`1 school waits to be allotted: ${project.title}`);
  await abbey.say('');
  expect(abbey.said).not.toContain('to be allotted');
  await house.db.hubProject.updateMany({
    where: { projectId: project.id },
    data: { closesOn: new Date('2026-11-20') },
  });
  await mia.say('');
  expect(mia.said).not.toContain('to be allotted');
});
