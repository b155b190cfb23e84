import { beforeEach, describe, expect, test } from 'vitest';
import { openHouse } from '../../support/house.ts';
import type { TestHub } from '../../support/house-builders.ts';
import type { Person } from '../../support/house-people.ts';
import { seat } from '../../support/seats.ts';

const house = await openHouse();

let hub: TestHub;
let amy: Person;

beforeEach(async () => {
  hub = await house.hub();
  amy = await house.person('Amy Office');
  await house.role(amy, 'Hub Administrator');
});

const facts = (who: Person) =>
  Object.fromEntries(
    who.view.blocks
      .flatMap((block) => (block.kind === 'facts' ? block.facts : []))
      .map(({ label, value }) => [label, value]),
  );

const places = { 'Schools signed up': '0', Active: '0', Completed: '0', Withdrawn: '0', Teachers: '0' };

/** Three schools of two authorities in two groups: one in both, one that left, one on a waiting list. */
async function recruited() {
  const lead = await house.person('Lena Lead');
  const one = await house.group({ title: 'Fractions', phases: ['PRIMARY'], leads: [lead] });
  const two = await house.group({ title: 'Ratio', phases: ['SECONDARY'], leads: [lead] });
  const [ash, beech, cherry] = [
    await house.school({ name: 'Ashwood', laName: 'Sheffield' }),
    await house.school({ name: 'Beechwood', laName: 'Rotherham' }),
    await house.school({ name: 'Cherrywood', laName: 'Rotherham' }),
  ];
  const tom = await house.person('Tom Reed', { at: ash });
  const ann = await house.person('Ann Bell', { at: beech });
  await seat(house, one, ash, { teachers: [tom] });
  await seat(house, two, ash, { teachers: [tom] });
  await seat(house, one, beech, { teachers: [ann] });
  await seat(house, two, cherry, { state: 'WAITING' });
  return { one, two, ash, beech, ann };
}

describe('counts', () => {
  test('count a school once however many groups it is in, and no school that only waits', async () => {
    await recruited();
    await amy.say('counts');
    expect(facts(amy)).toEqual({ ...places, 'Schools signed up': '2', Active: '2', Teachers: '2' });
    expect(amy.said).toContain('Primary: 2 schools signed up · 2 active, 0 completed, 0 withdrawn · 2 teachers');
    expect(amy.said).toContain('Secondary: 1 school signed up · 1 active, 0 completed, 0 withdrawn · 1 teacher');
    expect(amy.said).toContain('Rotherham: 1 school signed up');
  });

  test('are of any day: before anybody joined, and after one left', async () => {
    const { one, ann } = await recruited();
    house.clock.set('2026-11-20T10:00:00Z');
    await ann.run('withdraw', { group: one.id });
    await ann.fill({ reason: 'timetable', sure: ['1'] });
    await amy.say('counts 2026-11-15');
    expect(amy.said).toContain('No school had a place by then');
    await amy.say('counts 2026-11-19');
    expect(facts(amy)).toEqual({ ...places, 'Schools signed up': '2', Active: '2', Teachers: '2' });
    await amy.say('counts 2026-11-20');
    expect(facts(amy)).toEqual({ ...places, 'Schools signed up': '2', Active: '1', Withdrawn: '1', Teachers: '1' });
  });

  test('of a past day stay as they were when a group is cancelled later, and say so from that day on', async () => {
    const { one } = await recruited();
    const mia = await house.person('Mia Hart');
    await house.role(mia, 'Maths Hub Lead');
    await amy.say('counts 2026-11-16');
    const before = [facts(amy), amy.said];
    house.clock.set('2026-11-20T10:00:00Z');
    await mia.run('cancel-group', { group: one.id }, { reason: 'The lead has left.' });
    await amy.say('counts 2026-11-16');
    expect([facts(amy), amy.said]).toEqual(before);
    await amy.say('counts');
    const after = { ...places, 'Schools signed up': '2', Active: '1', 'Only in a cancelled group': '1', Teachers: '1' };
    expect(facts(amy)).toEqual(after);
    expect(amy.said).toContain('2 schools signed up · 0 active, 0 completed, 0 withdrawn, 2 only in a cancelled group');
  });

  test('of a past day know a school that left later and came back', async () => {
    const { one, ann } = await recruited();
    await amy.say('counts 2026-11-16');
    const before = facts(amy);
    house.clock.set('2026-11-20T10:00:00Z');
    await ann.run('withdraw', { group: one.id });
    await ann.fill({ reason: 'timetable', sure: ['1'] });
    house.clock.set('2026-11-23T10:00:00Z');
    await ann.run('join', { group: one.id }, { role: 'Year 4 teacher', years: ['Year 4'], head: 'yes', agree: ['1'] });
    await amy.say('counts 2026-11-16');
    expect(facts(amy)).toMatchObject({ 'Schools signed up': before['Schools signed up'] });
  });

  test('say of schools that stayed to the end whether they completed, so that all add up', async () => {
    const { one, two, beech } = await recruited();
    const ended = (groupId: string, state: 'COMPLETED' | 'UNFINISHED', schoolId?: string) =>
      house.db.schoolParticipation.updateMany({
        where: { groupId, state: 'CONFIRMED', ...(schoolId && { schoolId }) },
        data: { state, endedAt: new Date('2026-11-15T12:00:00Z') },
      });
    await ended(one.id, 'UNFINISHED', beech.id);
    await ended(one.id, 'COMPLETED');
    await ended(two.id, 'UNFINISHED');
    await amy.say('counts');
    expect(facts(amy)).toMatchObject({
      'Schools signed up': '2',
      Active: '0',
      Completed: '1',
      'Did not complete': '1',
    });
    expect(amy.said).toContain('2 schools signed up · 0 active, 1 completed, 1 did not complete, 0 withdrawn');
  });

  test('an academy and the school it was before are one', async () => {
    const { two, ash } = await recruited();
    const academy = await house.school({ name: 'Ashwood Academy', laName: 'Sheffield' });
    await house.db.school.update({ where: { id: ash.id }, data: { isOpen: false } });
    await house.db.schoolLink.create({ data: { fromId: ash.id, toId: academy.id } });
    const three = await house.group({ title: 'Shape', projectId: two.projectId });
    await seat(house, three, academy);
    await amy.say('counts');
    expect(facts(amy)).toMatchObject({ 'Schools signed up': '2', Active: '2' });
  });

  test('are the hub’s own', async () => {
    await recruited();
    await house.hub();
    const other = await house.person('Ola Other');
    await house.role(other, 'Hub Administrator');
    await other.say('counts');
    expect(other.said).toContain('No school had a place by then');
    house.goTo(hub);
  });

  test('ask for a day that there is, and for somebody who may have them', async () => {
    await amy.say('counts in spring');
    expect(amy.said).toContain('counts 2027-02-28');
    const tom = await house.person('Tom Reed');
    await tom.say('counts');
    expect(tom.refusal).toBe('right');
  });
});

test('the file of a day has every line, and is taken on record', async () => {
  await recruited();
  await amy.say('counts');
  const button = amy.view.blocks.flatMap((block) => (block.kind === 'actions' ? block.actions : []))[0];
  const address = button && 'opens' in button ? button.opens : '';
  const taken = await house.links.take(address.split('/').at(-1) ?? '');
  if (taken.kind !== 'taken') throw new Error(`nothing was taken: ${taken.kind}`);
  expect(taken.document.body.trim().split('\r\n').slice(0, 3)).toEqual([
    'Cut,Name,Signed up,Active,Completed,Did not complete,Withdrawn,Only in a cancelled group,Teachers',
    'All,All,2,2,0,0,0,0,2',
    'By local authority,Rotherham,1,1,0,0,0,0,1',
  ]);
  const audit = await house.db.auditEvent.findFirst({ where: { what: 'exported the counts', personId: amy.personId } });
  expect(audit?.after).toEqual({ day: '2026-11-16' });
});
