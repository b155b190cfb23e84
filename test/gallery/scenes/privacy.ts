import type { Stage } from '../stage.ts';

const yes = { role: 'Year 4 teacher', years: ['Year 4'], head: 'yes', agree: ['1'] };
type Person = Awaited<ReturnType<Stage['house']['person']>>;

async function teacher({ house, group }: Stage, name: string, leads: Person[] = []): Promise<Person> {
  const school = await house.school({ name: 'Riverbank Juniors', postcode: 'S10 5RG' });
  const one = await group('Reasoning with fractions', { leads });
  const someone = await house.person(name, { at: school });
  await someone.run('join', { group: one.id }, yes);
  return someone;
}

async function looking(stage: Stage, tom: Person, ada: Person) {
  const { house, take } = stage;
  await ada.say('data of');
  take('data of, form', ada);
  const found = { person: { words: 'tom', options: await ada.search('people', 'tom') } };
  take('data of, form with who Teams found', ada, { only: 'teams', found });
  await ada.fill({});
  take('data of, nobody chosen', ada);
  await ada.say('data of nobody here');
  take('data of, nobody found', ada);
  await ada.say('data of tom');
  take('data of, found', ada);
  await ada.press('Show data');
  take('data of a person', ada);
  await ada.press('Get it as a file');
  take('data of a person, as a file', ada);
  await ada.run('show-data-of', { person: crypto.randomUUID() });
  take('data of, not known here', ada);
  await tom.run('show-data-of', { person: tom.personId });
  take('data of, not for everybody', tom);
  const elsewhere = await house.hub();
  await house.db.hubPerson.create({ data: { hubId: elsewhere.id, personId: tom.personId } });
}

async function erasing({ house, take, takeNotice }: Stage, tom: Person, ada: Person, mia: Person) {
  await ada.run('show-data-of', { person: tom.personId });
  await ada.press('Ask to erase it');
  take('ask to erase, of somebody in two hubs', ada);
  await house.db.hubPerson.deleteMany({ where: { personId: tom.personId, welcomedAt: null } });
  await ada.run('ask-erasure', { person: tom.personId });
  take('ask to erase, form', ada);
  await ada.fill({});
  take('ask to erase, no reason', ada);
  await ada.fill({ reason: 'they asked' });
  take('asked to erase', ada, { on: 'modal' });
  await ada.run('ask-erasure', { person: tom.personId });
  take('ask to erase, asked before', ada);
  await ada.run('show-data-of', { person: tom.personId });
  take('data of a person, with a request', ada);
  await takeNotice('notice: an erasure is asked for', mia, 'erasure asked');
  await mia.say('');
  take('home, with an erasure to decide', mia);
  await mia.press('Decide about Tom Reed');
  take('decide erasure, form', mia);
  await mia.fill({ decision: 'refuse' });
  take('decide erasure, no reason', mia);
  await mia.fill({ decision: 'refuse', why: 'takes part' });
  take('erasure refused', mia, { on: 'modal' });
  await takeNotice('notice: an erasure is refused', ada, 'erasure decided');
  await mia.run('decide-erasure', { person: tom.personId });
  take('decide erasure, decided already', mia);
  await ada.run('ask-erasure', { person: tom.personId }, { reason: 'no longer with us' });
  const both = await house.role(ada, 'Maths Hub Lead');
  await ada.run('decide-erasure', { person: tom.personId });
  take('decide erasure, own request', ada);
  await house.db.hubRole.deleteMany({ where: { id: both.id } });
  await mia.run('decide-erasure', { person: tom.personId });
  await mia.fill({ decision: 'erase' });
  take('erased', mia, { on: 'modal' });
  await takeNotice('notice: an erasure is done', ada, 'erasure decided');
}

async function leaving({ take, takeNotice }: Stage, lena: Person, mia: Person) {
  await mia.say('leave the service');
  take('leave the service, the only lead', mia);
  await lena.say('leave the service');
  take('leave the service, form', lena);
  await lena.fill({});
  take('leave the service, not ticked', lena);
  await lena.fill({ sure: ['yes'] });
  take('left the service', lena, { on: 'modal' });
  await takeNotice('notice: nobody leads a group', mia, 'nobody leads');
}

/** One's own data, an administrator's side of it, an erasure, and leaving. */
export async function playPrivacy(stage: Stage): Promise<void> {
  const { house, take } = stage;
  const hub = await stage.openHub();
  const [mia, ada] = [await house.person('Mia Hart'), await house.person('Ada Lowe')];
  await house.role(mia, 'Maths Hub Lead');
  await house.role(ada, 'Hub Administrator');
  const lena = await house.person('Lena Frost');
  const tom = await teacher(stage, 'Tom Reed', [lena]);
  await tom.say('my data');
  take('my data', tom);
  await tom.press('Get it as a file');
  take('my data, as a file', tom);
  await tom.run('my-data-record');
  take('my data, nobody saw it', tom);
  await looking(stage, tom, ada);
  house.goTo(hub);
  await tom.run('my-data-record');
  take('my data, who saw it', tom);
  await erasing(stage, tom, ada, mia);
  await leaving(stage, lena, mia);
}
