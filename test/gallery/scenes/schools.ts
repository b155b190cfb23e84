import type { Stage } from '../stage.ts';

async function finding({ house, take }: Stage) {
  const tom = await house.person('Tom Reed');
  const riverbank = await house.school({ name: 'Riverbank Juniors', postcode: 'S10 5RG' });
  await house.school({ name: 'Riverbank School', postcode: 'S10 5RG' });
  await house.school({
    name: 'St Osyth’s Church of England Voluntary Aided Primary Academy and Nursery',
    town: 'Stratford-upon-Avon',
    postcode: 'CV37 6AA',
  });
  await tom.say('school');
  take('school, form', tom);
  take('school, form with what Teams found', tom, {
    only: 'teams',
    found: { school: { words: 'riverbank', options: await tom.search('schools', 'riverbank') } },
  });
  take('school, form where Teams found nothing', tom, {
    only: 'teams',
    found: { school: { words: 'rivverbank', options: [] } },
  });
  take('school, form searched with no words', tom, { only: 'teams', found: { school: { words: '', options: [] } } });
  await tom.fill({ other: 'unlisted', name: '', town: 'Bath' });
  take('school, form with an error', tom);
  await tom.fill({});
  take('school, nothing chosen', tom);
  await tom.say('school riverbank');
  take('school, found by typed words', tom);
  await tom.say('school zzz');
  take('school, none found', tom);
  await tom.run('choose-school', { school: riverbank.id });
  take('school, form with one chosen', tom);
  return { tom, riverbank };
}

async function following({ house, take }: Stage) {
  const before = await house.school({ name: 'Hillside School', isOpen: false });
  const after = await house.school({ name: 'Hillside Academy', postcode: 'S6 1AB' });
  await house.db.schoolLink.create({ data: { fromId: before.id, toId: after.id } });
  const ivy = await house.person('Ivy Stone', { at: before });
  await ivy.say('');
  take('home, a school that became another', ivy);
  await ivy.say('school');
  take('school, became another', ivy);
  const asked = ivy.view;
  await ivy.press('Yes, that is us');
  take('school, followed', ivy);
  await ivy.press('Yes, that is us', asked);
  take('school, followed already', ivy);
}

/** Saying which school one is at. */
export async function playSchools(stage: Stage): Promise<void> {
  const { house, take, group, openHub } = stage;
  await openHub();
  const { tom, riverbank } = await finding(stage);
  await tom.fill({ school: riverbank.id });
  take('school, saved', tom, { on: 'modal' });
  const nora = await house.person('Nora Quinn');
  await nora.run('choose-school');
  await nora.fill({ other: 'none' });
  take('school, saved as none', nora, { on: 'modal' });
  await nora.run('choose-school');
  await nora.fill({ other: 'unlisted', name: 'The Riverside Free School', town: 'Bath' });
  take('school, saved though not in the list', nora, { on: 'modal' });
  const one = await group('Reasoning with fractions');
  await tom.run('join', { group: one.id });
  await tom.fill({ role: 'Year 4 teacher', years: ['Year 4'], head: 'yes', agree: ['1'] });
  await tom.say('school');
  take('school, holding a place', tom);
  await following(stage);
}
