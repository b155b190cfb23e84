import { beforeEach, describe, expect, test } from 'vitest';
import { openHouse } from '../../support/house.ts';

const house = await openHouse();

beforeEach(async () => {
  await house.hub();
});

/** A group that charges for absence, its lead, and a teacher in it. */
async function makeGroup(absenceChargePence = 7500) {
  const lena = await house.person('Lena Lead');
  const sessions = ['2026-12-01 16:00-18:00', '2027-01-12 16:00-18:00'];
  const group = await house.group({ title: 'Fractions', sessions, leads: [lena], absenceChargePence });
  const tom = await house.person('Tom Reed', { at: await house.school({ name: 'Tapton Juniors' }) });
  await tom.run('join', { group: group.id });
  await tom.fill({ role: 'Year 4 teacher', years: ['Year 4'], head: 'yes', agree: ['1'] });
  return { lena, group, tom };
}

const told = async (person: { personId: string }) =>
  (await house.notices(person)).filter(({ kind }) => kind === 'apology').map(({ said }) => said);

describe('a member who cannot come', () => {
  test('says so with one word about the next session, in time for nothing', async () => {
    const { tom, lena } = await makeGroup();
    await tom.say('can’t come');
    expect(tom.view.title).toBe('The lead will know');
    expect(tom.said).toContain('You can’t come to session 1 of “Fractions”, on Tuesday 1 December, 4pm to 6pm.');
    expect(tom.said).toContain('You told us in time: nothing is charged. The last free day is Tuesday 24 November.');
    expect((await told(lena))[0]).toContain('Tom Reed can’t come to session 1 of “Fractions”.');
  });

  test('is told what it may cost after the last free day', async () => {
    const { tom } = await makeGroup();
    house.clock.set('2026-11-25T10:00:00Z');
    await tom.say('cannot come fractions');
    expect(tom.said).toContain(
      'The last free day was Tuesday 24 November, so the school may be charged £75. The lead decides.',
    );
    expect(await house.db.apology.findFirstOrThrow({ orderBy: { at: 'desc' } })).toMatchObject({ isLate: true });
  });

  test('hears nothing of money where nothing is charged', async () => {
    const { tom } = await makeGroup(0);
    await tom.say('can’t come');
    expect(tom.said).not.toContain('charged');
  });

  test('says it twice and it is said once', async () => {
    const { tom, lena } = await makeGroup();
    await tom.say('can’t come');
    await tom.say('can’t come');
    expect(await told(lena)).toHaveLength(1);
  });

  test('names who comes instead, and the lead hears', async () => {
    const { tom, lena } = await makeGroup();
    await tom.say('can’t come');
    await tom.press('Name who comes');
    await tom.fill({ name: ' ' });
    expect(tom.form.errors).toEqual({ name: 'Write the name of your colleague.' });
    await tom.fill({ name: 'Ada Lund' });
    expect(tom.said).toContain('Coming instead: Ada Lund');
    expect((await told(lena)).at(-1)).toContain('Coming instead: Ada Lund');
  });

  test('can come after all', async () => {
    const { tom, lena, group } = await makeGroup();
    await tom.say('can’t come');
    await tom.press('I can come after all');
    expect(tom.view.title).toBe('You are expected');
    expect((await told(lena)).at(-1)).toContain('Tom Reed can come to session 1 of “Fractions” after all.');
    await lena.say('sessions');
    await lena.press('Open: session 1 of Fractions');
    expect(lena.said).toContain('Nobody has said that they can’t come.');
    expect(await house.db.apology.count({ where: { session: { groupId: group.id } } })).toBe(0);
  });

  test('stands in the lead’s page of the session, with who comes instead', async () => {
    const { tom, lena } = await makeGroup();
    house.clock.set('2026-11-26T10:00:00Z');
    await tom.say('can’t come');
    await tom.press('Name who comes');
    await tom.fill({ name: 'Ada Lund' });
    await lena.say('sessions fractions');
    await lena.press('Open: session 1 of Fractions');
    expect(lena.lines).toEqual(['Tom Reed | Tapton Juniors · Ada Lund comes instead · after the last free day']);
  });

  test('is told kindly when there is no session to miss', async () => {
    const { tom, group } = await makeGroup();
    house.clock.set('2027-02-01T10:00:00Z');
    await tom.say('can’t come');
    expect(tom.refusal).toBe('no session');
    const session = await house.db.session.findFirstOrThrow({ where: { groupId: group.id } });
    await tom.run('cannot-come', { session: session.id });
    expect(tom.refusal).toBe('over');
  });

  test('cannot speak for a group they are not in', async () => {
    const { group } = await makeGroup();
    const ann = await house.person('Ann Other', { at: await house.school() });
    const session = await house.db.session.findFirstOrThrow({ where: { groupId: group.id } });
    await ann.run('cannot-come', { session: session.id });
    expect(ann.refusal).toBe('not mine');
    await ann.run('session', { session: session.id });
    expect(ann.refusal).toBe('gone');
  });

  test('sees the last free day on the page of the session', async () => {
    const { tom, group } = await makeGroup();
    const session = await house.db.session.findFirstOrThrow({ where: { groupId: group.id, number: 1 } });
    await tom.run('session', { session: session.id });
    expect(tom.said).toContain('If you can’t come: free until Tuesday 24 November, then £75');
    expect(tom.buttons).toEqual(['I can’t come', 'Calendar file']);
  });
});
