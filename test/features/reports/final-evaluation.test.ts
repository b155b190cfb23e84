import { beforeEach, describe, expect, test } from 'vitest';
import { openHouse } from '../../support/house.ts';
import type { TestHub } from '../../support/house-builders.ts';
import { createReporting, learning, overall, plan, pupils } from '../../support/reporting.ts';

const house = await openHouse();
let hub: TestHub;
const { open, night, makeGroup, reportOf, hubLead, told } = createReporting(house, () => hub);

beforeEach(async () => {
  hub = await house.hub();
});

const final = {
  worked: 'MOST',
  'worked-words': 'Schools changed how they plan.',
  repeat: 'LARGER',
  next: 'They could lead one of their own.',
  stage: 'SCALE_UP',
};

/** A group of the hub's own project whose only session was held in the autumn. */
async function metOnce() {
  const made = await makeGroup('Fractions', ['2026-11-17 16:00-18:00']);
  const { projectId } = made.group;
  await house.db.project.update({ where: { id: projectId }, data: { ownerHubId: hub.id, stage: 'DEVELOPMENT' } });
  house.clock.set('2026-11-17T19:00:00Z');
  await made.lena.run('log', { group: made.group.id }, { came: [], did: 'Bar models.' });
  await open();
  return made;
}

async function handIn(lena: Awaited<ReturnType<typeof metOnce>>['lena']) {
  await lena.say('report');
  await lena.press('Answer, Teachers’ learning and practice: Fractions');
  const { dates: _none, ...rest } = overall;
  for (const step of [learning, pupils, plan, rest, final]) await lena.fill(step);
  await lena.press('Hand it in');
}

describe('a final evaluation', () => {
  test('stands in place of the last term’s report, with the totals of the year and its own questions', async () => {
    const { lena, group } = await metOnce();
    expect(await reportOf(group)).toMatchObject({ kind: 'FINAL', state: 'OPEN' });
    expect((await told(lena, 'report opened'))[0]?.said).toContain('Your final evaluation is drafted');
    await lena.say('report');
    expect(lena.view.title).toBe('Final evaluation');
    expect(lena.said).toContain('Should it be repeated?');
    expect(lena.said).not.toContain('Next term’s dates');
    expect(lena.lines[0]).toContain('1 held');
  });

  test('that opened because nothing was planned is the term’s report again once its lead plans more', async () => {
    const { lena, group } = await metOnce();
    const { id: _id, ...met } = await house.db.session.findFirstOrThrow({ where: { groupId: group.id } });
    const day = new Date('2027-02-09');
    const later = { day, startsAt: new Date('2027-02-09T16:00:00Z'), endsAt: new Date('2027-02-09T18:00:00Z') };
    await house.db.session.create({ data: { ...met, ...later, number: 2, state: 'SCHEDULED' } });
    await lena.say('report');
    await lena.press('Answer, Teachers’ learning and practice: Fractions');
    await lena.fill(learning);
    await night('2026-12-01T02:00:00Z');
    expect(await reportOf(group)).toMatchObject({ kind: 'TERM', state: 'DRAFT' });
    await lena.say('report');
    expect(lena.view.title).toBe('Autumn report');
    expect(lena.said).toContain('Next term’s dates');
    expect(lena.said).toContain(learning['learning-evidence']);
  });

  test('asks the questions that the project asks of every group of it', async () => {
    const { group, lena } = await metOnce();
    const questions = ['Which representation worked best?'];
    await house.db.project.update({ where: { id: group.projectId }, data: { questions } });
    await lena.say('report');
    expect(lena.said).toContain('Which representation worked best?');
  });

  test('handed in, the group is being evaluated; accepted, it closes, and the hub’s own project moves on', async () => {
    const { lena, group, tom } = await metOnce();
    await handIn(lena);
    expect(await house.db.workGroup.findUniqueOrThrow({ where: { id: group.id } })).toMatchObject({
      state: 'EVALUATING',
    });
    const mia = await hubLead();
    await mia.run('report', { report: (await reportOf(group)).id });
    expect(mia.lines).toContain('What should become of the project? | Bring it to many schools');
    await mia.press('Accept it');
    expect(mia.view.title).toBe('The group is finished');
    expect(await house.db.workGroup.findUniqueOrThrow({ where: { id: group.id } })).toMatchObject({ state: 'CLOSED' });
    const { figures } = await reportOf(group);
    expect(figures).toMatchObject({ schoolsActive: 3, schoolsCompleted: 0, schoolsUnfinished: 3 });
    await mia.run('report', { report: (await reportOf(group)).id });
    expect(mia.lines).toContain(
      'Schools: 3 recruited: 0 completed, 3 did not complete, 0 withdrew | from the places of the group',
    );
    expect(mia.said).not.toContain('Later, in the records');
    // nobody came to its only session
    expect(await house.places(group)).toMatchObject([
      { state: 'UNFINISHED' },
      { state: 'UNFINISHED' },
      { state: 'UNFINISHED' },
    ]);
    expect((await told(tom, 'group finished')).length).toBe(1);
    expect(await house.db.stageChange.findMany({ where: { projectId: group.projectId } })).toMatchObject([
      { stage: 'SCALING_UP', note: 'Recommended by the final evaluation of Fractions' },
    ]);
  });

  test('says who completed as far as its lead has confirmed it', async () => {
    const { lena, group } = await metOnce();
    await lena.run('completion', { group: group.id });
    const [first] = await house.db.schoolParticipation.findMany({
      where: { groupId: group.id },
      orderBy: { id: 'asc' },
    });
    await lena.fill({ schools: [first?.id ?? ''] });
    await lena.say('report');
    expect(lena.lines).toContain(
      'Schools: 3 recruited: 1 completed, 2 did not complete, 0 withdrew | from the places of the group',
    );
  });

  test('of a national project moves no stage: that is not the hub’s', async () => {
    const { lena, group } = await metOnce();
    await house.db.project.update({ where: { id: group.projectId }, data: { ownerHubId: null } });
    await handIn(lena);
    const mia = await hubLead();
    await mia.run('accept-report', { report: (await reportOf(group)).id });
    expect(await house.db.stageChange.count({ where: { projectId: group.projectId } })).toBe(0);
  });

  test('is accepted only after the last date', async () => {
    const { lena, group } = await metOnce();
    await handIn(lena);
    const other = await house.db.session.findFirstOrThrow({ where: { groupId: group.id } });
    const { id: _id, ...rest } = other;
    const later = { day: new Date('2026-12-15'), startsAt: new Date('2026-12-15T16:00:00Z') };
    await house.db.session.create({
      data: { ...rest, ...later, endsAt: new Date('2026-12-15T18:00:00Z'), number: 2, state: 'SCHEDULED' },
    });
    const mia = await hubLead();
    await mia.run('accept-report', { report: (await reportOf(group)).id });
    expect(mia.refusal).toBe('dates ahead');
  });

  test('two are never open for one group: the next opens when the one before is settled', async () => {
    const { lena, group } = await makeGroup();
    await open();
    const autumn = await reportOf(group);
    await night('2027-01-11T02:00:00Z');
    const spring = await house.db.report.findFirstOrThrow({ where: { groupId: group.id, term: 'SPRING' } });
    expect(spring).toMatchObject({ starts: new Date('2026-12-19') });
    house.clock.set('2027-03-12T10:00:00Z');
    await house.sweep();
    const state = async () => (await house.db.report.findUniqueOrThrow({ where: { id: spring.id } })).state;
    expect(await state()).toBe('NOT_OPEN');
    const mia = await hubLead();
    await mia.run('waive-report', { report: autumn.id }, { words: 'It is too late now.' });
    expect(await state()).toBe('OPEN');
    expect(await told(lena, 'report opened')).toHaveLength(2);
  });

  test('a cancelled group owes none', async () => {
    const { group } = await makeGroup();
    await open();
    const mia = await hubLead();
    await mia.run('cancel-group', { group: group.id }, { reason: 'Too few schools came.' });
    expect(await reportOf(group)).toMatchObject({ state: 'WAIVED' });
    expect(await house.db.dueRow.count({ where: { hubId: hub.id, kind: 'report reminder', doneAt: null } })).toBe(0);
  });
});
