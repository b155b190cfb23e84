import type { Stage } from '../stage.ts';

type Person = Awaited<ReturnType<Stage['house']['person']>>;

const fractions = {
  code: 'NCP17-10a',
  sessions: ['2026-12-01 16:00-18:00', '2027-01-12 16:00-18:00', '2027-02-09 16:00-18:00'],
};

/** Fourteen groups of three phases in three places, and an entry of the catalogue. */
async function fillHub({ house, group }: Stage) {
  const lead = await house.person('Amira Okafor');
  await group('Years 5 to 8 continuity', { ...fractions, leads: [lead], phases: ['PRIMARY', 'SECONDARY'] });
  const twilights = [12, 13, 14, 19, 20, 21, 26, 27, 28];
  const places = ['Norwich', 'Ipswich', 'King’s Lynn'];
  for (const [index, localAuthority] of [...places, ...places, ...places].entries()) {
    const venue = `${localAuthority} Maths Centre`;
    const sessions = [`2027-01-${twilights[index]} 16:00-18:00`];
    await group(`Reasoning circle ${index + 1}`, { localAuthority, venue, sessions, capacitySchools: index + 1 });
  }
  const later = { phases: ['POST_16' as const], meets: 'ONLINE' as const, venue: '' };
  await group('Core Maths circle', { ...later, code: 'NCP17-20', state: 'COMMISSIONED', sessions: [] });
  await group('Post-16 problem solving', { ...later, chargePence: 7500, sessions: ['2027-01-13 16:00-18:00'] });
}

async function browse(stage: Stage) {
  const { house, take } = stage;
  const tom = await house.person('Tom Reed');
  await tom.say('browse');
  take('browse, first page', tom);
  await tom.press('Next page');
  take('browse, last page', tom);
  await tom.say('browse primary');
  take('browse a phase', tom);
  await tom.say('browse');
  await tom.press('Browse Work Groups in Norwich');
  take('browse an area', tom);
  await tom.say('browse trigonometry');
  take('browse, nothing matches', tom);
  await tom.say('show reasoning circle');
  take('show, which Work Group', tom);
  await tom.say('show trigonometry');
  take('show, no Work Group found', tom);
  await tom.say('show');
  take('show, nothing said', tom);
  await tom.run('show', { group: crypto.randomUUID() });
  take('show, gone from the list', tom);
  await tom.run('show', { project: crypto.randomUUID() });
  take('show, gone from the catalogue', tom);
}

/** Fills a place of the group for a teacher at the school. */
async function join({ house }: Stage, name: string, school: { id: string }, group: { id: string }, head = 'yes') {
  const teacher = await house.person(name, { at: school });
  await teacher.run('join', { group: group.id });
  await teacher.fill({ role: 'Year 4 teacher', years: ['Year 4'], head, agree: ['1'] });
  return teacher;
}

async function everyStanding(stage: Stage) {
  const { house, take, group } = stage;
  const lead = await house.person('Amira Okafor');
  const shows = async (name: string, who: Person, of: { id: string }) => {
    await who.run('show', { group: of.id });
    take(name, who);
  };
  const [own, other] = [
    await house.school({ name: 'Tapton Juniors' }),
    await house.school({ name: 'Fernside Primary' }),
  ];
  const tom = await house.person('Tom Reed', { at: own });
  const open = await group('Years 5 to 8 continuity', {
    ...fractions,
    leads: [lead],
    phases: ['PRIMARY', 'SECONDARY'],
  });
  await shows('show, a place is free', tom, open);
  await join(stage, 'Ada Lund', own, open);
  await shows('show, a colleague has a place', tom, open);
  const bea = await join(stage, 'Bea Novak', own, open);
  await shows('show, both places of the school are taken', tom, open);
  await shows('show, my place is confirmed', bea, open);
  const held = await group('Reasoning with fractions', { leads: [lead] });
  const cai = await join(stage, 'Cai Morgan', other, held, 'not-yet');
  await shows('show, my place is held', cai, held);
  const full = await group('Mastery readiness', { capacitySchools: 1 });
  await join(stage, 'Dee Park', other, full);
  await shows('show, every place is taken', tom, full);
  const nora = await house.person('Nora Quinn', { at: 'no school' });
  await shows('show, no school', nora, open);
}

async function everyShape({ house, take, group }: Stage, hub: { id: string }) {
  const tom = await house.person('Tom Reed', { at: await house.school({ name: 'Tapton Juniors' }) });
  const closed = await group('Number sense', { state: 'SEEKING_LEAD', sessions: [], contact: '' });
  await tom.run('show', { group: closed.id });
  take('show, not open and without a lead', tom);
  const leads = [await house.person('Amira Okafor'), await house.person('Jo Bright')];
  const project = await house.project({
    title: 'Secondary Subject Leadership',
    code: 'NCP26-40',
    stage: 'EFFECTIVENESS',
    ownerHubId: hub.id,
  });
  const costly = await house.group({
    title: 'Secondary Subject Leadership',
    code: 'NCP26-40',
    projectId: project.id,
    phases: ['SECONDARY'],
    leads,
    chargePence: 7500,
    absenceChargePence: 5000,
    paidToSchools: '£300 towards supply cover',
    entryConditions: 'Heads of department in their first three years',
    teachersPerSchool: 1,
    deliveredBy: 'Tapton Academy Trust',
    meets: 'BLENDED',
    sessions: ['2026-12-02 09:30-15:30', '2027-03-03 09:30-15:30'],
  });
  await house.db.session.updateMany({ where: { groupId: costly.id, number: 2 }, data: { state: 'CANCELLED' } });
  await tom.run('show', { group: costly.id });
  take('show, with everything there is to say', tom);
  const entry = await house.project({
    title: 'Lesson Study exchange',
    code: 'NCP26-77',
    kind: 'EXCHANGE',
    stage: 'DEVELOPMENT',
    description: 'Teachers of several countries plan one lesson together and watch it taught.',
  });
  await tom.run('show', { project: entry.id });
  take('show, an entry of the catalogue', tom);
  await house.db.project.delete({ where: { id: entry.id } });
}

/** Finding and reading about Work Groups. */
export async function playWorkGroups(stage: Stage): Promise<void> {
  await stage.openHub();
  const tom = await stage.house.person('Tom Reed');
  await tom.say('browse');
  stage.take('browse, the hub has none', tom);
  await fillHub(stage);
  await browse(stage);
  await stage.openHub();
  await everyStanding(stage);
  await everyShape(stage, await stage.openHub());
}
