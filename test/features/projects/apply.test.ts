import { beforeEach, describe, expect, test } from 'vitest';
import { openHouse } from '../../support/house.ts';
import type { TestHub } from '../../support/house-builders.ts';
import type { Person } from '../../support/house-people.ts';

const house = await openHouse();
const applying = { role: 'Year 4 teacher', years: ['Year 4'], head: 'yes', note: '', agree: ['1'] };

let hub: TestHub;
let mia: Person;
let tom: Person;
let project: { id: string };

beforeEach(async () => {
  hub = await house.hub();
  mia = await house.person('Mia Hart');
  await house.role(mia, 'Maths Hub Lead');
  tom = await house.person('Tom Reed', { at: await house.school({ name: 'Tapton Juniors' }) });
  project = await house.project({ title: 'Mastery readiness', ownerHubId: hub.id, type: 'LOCAL' });
});

/** What the hub lead says in the form, by button and form as ever. */
async function optIn(given: Record<string, string>) {
  await mia.run('opt-in', { project: project.id });
  await mia.fill({ uptake: 'OPTED_IN', focus: '', adaptation: '', applies: 'yes', ...given });
}
const application = () =>
  house.db.projectApplication.findFirst({ where: { projectId: project.id, personId: tom.personId } });

async function applyAs(someone: Person, answers: Partial<typeof applying> = {}) {
  await someone.run('apply', { project: project.id });
  await someone.fill({ ...applying, ...answers });
}

describe('a school applies to a project', () => {
  test('through a teacher, once; a colleague is shown that it has', async () => {
    await optIn({ closes: '2026-12-11' });
    await applyAs(tom);
    expect(tom.said).toContain('Your school has applied');
    const ada = await house.person('Ada Lund', { at: { id: (await application())?.schoolId ?? '' } });
    await ada.run('apply', { project: project.id });
    expect(ada.said).toContain('applied by Tom Reed');
    expect(ada.buttons).toEqual(['Show project']);
    expect(await house.db.projectApplication.count({ where: { projectId: project.id } })).toBe(1);
  });

  test('and two colleagues at once make one application', async () => {
    await optIn({});
    const ada = await house.person('Ada Lund', { at: await house.school({ name: 'Tapton Infants' }) });
    const ben = await house.person('Ben Lund', { at: { id: (await schoolOf(ada)) ?? '' } });
    for (const one of [ada, ben]) await one.run('apply', { project: project.id });
    await Promise.all([ada.fill(applying), ben.fill(applying)]);
    expect(await house.db.projectApplication.count({ where: { projectId: project.id } })).toBe(1);
    for (const one of [ada, ben]) expect(one.said).toContain('Your school has applied');
  });

  test('and may change it until the hub has decided', async () => {
    await optIn({});
    await applyAs(tom);
    await tom.run('apply', { project: project.id });
    expect(tom.form.title).toBe('Change your application?');
    await tom.fill({ ...applying, head: 'not-yet', note: 'We are two teachers in all.' });
    expect(await application()).toMatchObject({ headAgreed: false, note: 'We are two teachers in all.', version: 2 });
    await tom.run('apply', { project: project.id });
    await house.db.projectApplication.updateMany({
      where: { projectId: project.id },
      data: { state: 'DECLINED', answer: 'Not this year.' },
    });
    await tom.fill(applying);
    expect(tom.said).toContain('Not this year.');
    expect(await application()).toMatchObject({ state: 'DECLINED', headAgreed: false });
  });

  test('takes it back, and may apply again', async () => {
    await optIn({});
    await applyAs(tom);
    await tom.say('my applications');
    await tom.press('Withdraw application: Mastery readiness');
    expect(await application()).toMatchObject({ state: 'WITHDRAWN' });
    await tom.say('my applications');
    expect(tom.said).toContain('has applied to no project');
    await applyAs(tom);
    expect(await application()).toMatchObject({ state: 'APPLIED' });
  });

  test('nobody else takes it back', async () => {
    await optIn({});
    await applyAs(tom);
    const ada = await house.person('Ada Lund', { at: { id: (await application())?.schoolId ?? '' } });
    await ada.run('withdraw-application', { project: project.id });
    expect(ada.refusal).toBe('right');
  });

  test('after the closing day it is taken and marked as late; on the day it is not', async () => {
    await optIn({ closes: '2026-11-16' });
    await applyAs(tom);
    expect(await application()).toMatchObject({ isLate: false });
    house.clock.set('2026-11-17T00:30:00Z');
    const ada = await house.person('Ada Lund', { at: await house.school() });
    await applyAs(ada);
    expect(ada.said).toContain('It came after the closing date and is marked as late.');
    expect(await house.db.projectApplication.findFirst({ where: { personId: ada.personId } })).toMatchObject({
      isLate: true,
    });
    await applyAs(tom, { head: 'not-yet' });
    expect(await application()).toMatchObject({ isLate: false });
  });

  test('of another hub cannot', async () => {
    await optIn({});
    await house.hub();
    const zoe = await house.person('Zoe Fox', { at: await house.school() });
    await zoe.run('apply', { project: project.id });
    expect(zoe.refusal).toBe('gone');
  });
});

const schoolOf = async ({ personId }: Person) =>
  (await house.db.person.findUniqueOrThrow({ where: { id: personId } })).schoolId;

describe('“Tell me when it opens”', () => {
  test('tells once, on the morning of the opening day, in the hub’s hours', async () => {
    await optIn({ opens: '2026-11-21', closes: '2026-12-11' }); // a Saturday
    await tom.run('apply', { project: project.id });
    await tom.press('Tell me when it opens: Mastery readiness');
    await tom.run('watch', { project: project.id });
    house.clock.set('2026-11-20T23:59:00Z');
    await house.sweep();
    expect(await house.notices(tom)).toEqual([]);
    house.clock.set('2026-11-21T00:01:00Z');
    await house.sweep();
    await house.sweep();
    const [told, ...more] = await house.notices(tom);
    expect(more).toEqual([]);
    expect(told).toMatchObject({ kind: 'project opens', notBefore: '2026-11-23T07:30:00.000Z' });
    expect(told?.said).toContain(
      'You asked to hear when “Mastery readiness” opens. Schools can apply until Friday 11 December.',
    );
  });

  test('tells at once when the hub opens it earlier, and nobody who no longer wants to hear', async () => {
    await optIn({ opens: '2026-12-01' });
    const ada = await house.person('Ada Lund');
    for (const one of [tom, ada]) await one.run('watch', { project: project.id });
    await ada.press('Don’t tell me');
    await optIn({});
    expect((await house.notices(tom)).map(({ kind }) => kind)).toEqual(['project opens']);
    expect(await house.notices(ada)).toEqual([]);
    house.clock.set('2026-12-01T09:00:00Z');
    await house.sweep();
    expect(await house.notices(tom)).toHaveLength(1);
  });

  test('waits while the project is on hold, and tells when it runs again', async () => {
    await optIn({ opens: '2026-11-18' });
    await tom.run('watch', { project: project.id });
    const stand = (standing: string, waits = '') =>
      mia.run('project-status', { project: project.id }, { standing, waits });
    await stand('on hold', 'the hall');
    for (const day of [18, 19, 20]) {
      house.clock.set(`2026-11-${day}T09:00:00Z`);
      await house.sweep();
    }
    expect(await house.notices(tom)).toEqual([]);
    await stand('usual');
    house.clock.set('2026-11-23T09:00:00Z');
    await house.sweep();
    expect((await house.notices(tom)).map(({ kind }) => kind)).toEqual(['project opens']);
  });

  test('says nothing any more when the hub has closed it before the message went', async () => {
    await optIn({ opens: '2026-11-18' });
    await tom.run('watch', { project: project.id });
    house.clock.set('2026-11-18T01:00:00Z');
    await house.sweep();
    await optIn({ applies: 'no' });
    expect((await house.notices(tom))[0]?.said).toBe('overtaken');
  });
});

describe('what the hub does with a project', () => {
  test('cannot end applications while schools wait for an answer', async () => {
    await optIn({});
    await applyAs(tom);
    await optIn({ applies: 'no' });
    expect(mia.form.errors?.applies).toContain('1 school has applied, with no answer yet.');
    await optIn({ uptake: 'NOT_THIS_YEAR' });
    expect(mia.form.errors?.uptake).toContain('1 school has applied');
  });

  test('is for those who edit projects', async () => {
    await tom.run('opt-in', { project: project.id });
    expect(tom.refusal).toBe('right');
  });
});
