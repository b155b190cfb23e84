import { beforeEach, describe, expect, test } from 'vitest';
import { canTake, type GroupStep, groupSteps, missingToOpen } from '../../../src/features/work-groups/work-group.ts';
import { openHouse } from '../../support/house.ts';
import type { TestHub } from '../../support/house-builders.ts';

const house = await openHouse();
let hub: TestHub;
beforeEach(async () => {
  hub = await house.hub();
});

async function staff(word = 'Maths Hub Lead', name = 'Mia Hart') {
  const person = await house.person(name);
  await house.role(person, word);
  return person;
}
const stateOf = async ({ id }: { id: string }) => (await house.db.workGroup.findUniqueOrThrow({ where: { id } })).state;
const joining = { role: 'Year 4 teacher', years: ['Year 4'], head: 'yes', agree: ['1'] };

async function member(name: string, group: { id: string }, head = 'yes') {
  const teacher = await house.person(name, { at: await house.school({ name: `${name}’s school` }) });
  await teacher.run('join', { group: group.id });
  await teacher.fill({ ...joining, head });
  return teacher;
}

const steps: GroupStep[] = ['open', 'back to draft', 'finish', 'cancel'];

describe('the steps of a group, by themselves', () => {
  test.each(steps)('%s leads away from where it begins', (step) => {
    const { from, to } = groupSteps[step];
    expect(from.length).toBeGreaterThan(0);
    expect(from).not.toContain(to);
    expect(from.every((state) => canTake(step, state))).toBe(true);
  });

  test('what is over takes no step any more', () => {
    for (const step of steps)
      for (const state of ['CLOSED', 'CANCELLED'] as const) expect(canTake(step, state)).toBe(false);
  });

  test('an online group needs no venue to open', () => {
    const said = { rationale: 'r', outcomes: 'o', timeNeeded: 't', venue: '' };
    expect(missingToOpen({ ...said, meets: 'ONLINE' })).toEqual([]);
    expect(missingToOpen({ ...said, meets: 'BLENDED' })).toEqual(['where it meets']);
  });
});

describe('opening', () => {
  test('puts a draft on the list and tells its lead in the hub’s hours', async () => {
    house.clock.set('2026-11-16T20:00:00Z');
    const mia = await staff();
    const lead = await house.person('Lena Fox');
    const group = await house.group({ title: 'Algebra', key: 'K-26-001', state: 'PLANNED', leads: [lead] });
    await mia.say('open group k-26-001');
    expect(mia.view.title).toBe('The group is open to schools');
    expect(await stateOf(group)).toBe('RECRUITING');
    const [told] = await house.notices(lead);
    expect(told).toMatchObject({ kind: 'group opened', notBefore: '2026-11-17T07:30:00.000Z' });
    expect(told?.said).toContain('Your group is open to schools');
    await mia.say('open group k-26-001');
    expect(mia.refusal).toBe('not this step');
    expect(await house.notices(lead)).toHaveLength(1);
  });

  test('waits for what schools need to read', async () => {
    const mia = await staff();
    const group = await house.group({ state: 'COMMISSIONED', outcomes: '', venue: '' });
    await mia.run('open-group', { group: group.id });
    expect(mia.said).toContain('does not say what schools can expect and where it meets: schools need that.');
    expect(await stateOf(group)).toBe('COMMISSIONED');
    await mia.press(`What it is about: ${group.title}`);
    expect(mia.form.title).toBe('What is it about?');
  });

  test('is taken back while no school has come, and not after', async () => {
    const mia = await staff();
    const lead = await house.person('Lena Fox');
    const group = await house.group({ state: 'PLANNED', leads: [lead] });
    await mia.run('open-group', { group: group.id });
    await mia.run('back-to-draft', { group: group.id });
    expect(mia.view.title).toBe('The group is a draft again');
    expect((await house.notices(lead)).map(({ said }) => said)).toEqual(['overtaken']);
    await mia.run('open-group', { group: group.id });
    expect(await house.notices(lead)).toHaveLength(2);
    await member('Tom', group);
    await mia.run('back-to-draft', { group: group.id });
    expect(mia.refusal).toBe('has schools');
    expect(await stateOf(group)).toBe('RECRUITING');
  });
});

describe('cancelling', () => {
  test('needs a reason; dates, held places and due rows go, and everybody hears why', async () => {
    const mia = await staff();
    const lead = await house.person('Lena Fox');
    const group = await house.group({
      ...{ title: 'Algebra', leads: [lead] },
      sessions: ['2026-11-10 16:00-18:00', '2026-12-01 16:00-18:00', '2027-01-12 16:00-18:00'],
    });
    const past = await house.db.session.findFirstOrThrow({ where: { groupId: group.id, number: 1 } });
    await house.db.session.update({ where: { id: past.id }, data: { state: 'HELD' } });
    const [tom, ann] = [await member('Tom', group), await member('Ann', group, 'not-yet')];
    const wait = await house.person('Wendy', { at: await house.school({ name: 'Waiting school' }) });
    const waiting = await house.db.schoolParticipation.create({
      data: {
        ...{
          hubId: hub.id,
          groupId: group.id,
          state: 'WAITING',
          since: house.clock.now(),
          queuedAt: house.clock.now(),
        },
        schoolId: (await house.db.person.findUniqueOrThrow({ where: { id: wait.personId } })).schoolId ?? '',
      },
    });
    await house.db.membership.create({
      data: {
        ...{ hubId: hub.id, groupId: group.id, personId: wait.personId, participationId: waiting.id },
        ...{ state: 'APPLIED', jobTitle: '', joinedAt: house.clock.now() },
      },
    });
    expect(await house.db.dueRow.count({ where: { hubId: hub.id } })).toBe(2); // Ann's place lapses, and she is reminded before
    await mia.run('cancel-group', { group: group.id });
    expect(mia.form.intro).toContain('3 teachers are told, 2 dates are cancelled, and this can’t be taken back.');
    await mia.fill({ reason: ' ' });
    expect(mia.form.errors).toEqual({ reason: 'Write the reason: members and schools that wait read it.' });
    await mia.fill({ reason: 'Too few schools' });
    expect(mia.view.title).toBe('The group is cancelled');
    const sessions = await house.db.session.findMany({ where: { groupId: group.id }, orderBy: { number: 'asc' } });
    expect(sessions.map(({ state, sequence }) => [state, sequence])).toEqual([
      ['HELD', 0],
      ['CANCELLED', 1],
      ['CANCELLED', 1],
    ]);
    expect((await house.places(group)).map(({ school, state }) => [school, state])).toEqual([
      ['Tom’s school', 'CONFIRMED'],
      ['Ann’s school', 'LAPSED'],
      ['Waiting school', 'DECLINED'],
    ]);
    expect(await house.db.dueRow.count({ where: { hubId: hub.id } })).toBe(0);
    for (const person of [tom, ann, wait, lead]) {
      const told = (await house.notices(person)).filter(({ kind }) => kind === 'group cancelled');
      expect(told.map(({ said }) => said)).toEqual([expect.stringContaining('The reason: Too few schools')]);
    }
    await tom.run('show', { group: group.id });
    expect(tom.said).toContain('This group is cancelled. The reason: Too few schools');
    expect(tom.buttons).not.toContain('Give up my place');
    await tom.say('mine');
    expect(tom.said).not.toContain('Algebra');
  });

  test('a second press and a second time change nothing', async () => {
    const mia = await staff();
    const group = await house.group();
    const tom = await member('Tom', group);
    await mia.run('cancel-group', { group: group.id });
    const done = await mia.fill({ reason: 'No lead' });
    expect(await mia.pressAgain()).toEqual(done);
    await mia.run('cancel-group', { group: group.id }, { reason: 'Again' });
    expect(mia.refusal).toContain('not this step');
    expect((await house.notices(tom)).filter(({ kind }) => kind === 'group cancelled')).toHaveLength(1);
    expect(await house.db.auditEvent.count({ where: { subjectId: group.id, what: 'cancelled a Work Group' } })).toBe(1);
  });

  test('is a hub lead’s or the phase lead’s, not the administrator’s', async () => {
    const abe = await staff('Hub Administrator', 'Abe Lowe');
    const group = await house.group();
    await abe.run('edit-group', { group: group.id });
    expect(abe.buttons).not.toContain('Cancel this group');
    await abe.run('cancel-group', { group: group.id }, { reason: 'Because' });
    expect(abe.refusal).toBe('right');
    const pia = await staff('Primary Mastery Lead', 'Pia Moss');
    await pia.run('cancel-group', { group: group.id });
    expect(pia.form.title).toBe('Cancel this Work Group?');
  });
});

describe('finishing', () => {
  test('completes the places of who stayed, and thanks them', async () => {
    const mia = await staff();
    const group = await house.group({ title: 'Algebra', sessions: ['2026-12-01 16:00-18:00'] });
    const tom = await member('Tom', group);
    await mia.run('finish-group', { group: group.id });
    expect(mia.refusal).toBe('dates ahead');
    house.clock.set('2026-12-02T10:00:00Z');
    await mia.run('finish-group', { group: group.id });
    await mia.fill({ thanks: 'You were splendid.' });
    expect(mia.view.title).toBe('The group is finished');
    expect(mia.buttons).toEqual(['Show the group']);
    expect((await house.places(group))[0]?.state).toBe('COMPLETED');
    const [row] = await house.db.membership.findMany({ where: { groupId: group.id } });
    expect(row?.state).toBe('COMPLETED');
    const told = (await house.notices(tom)).find(({ kind }) => kind === 'group finished');
    expect(told?.said).toContain('writes: You were splendid.');
  });
});
