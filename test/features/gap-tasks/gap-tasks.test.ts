import { beforeEach, describe, expect, test } from 'vitest';
import { titleFrom } from '../../../src/features/gap-tasks/gap-task.ts';
import { openHouse } from '../../support/house.ts';

const house = await openHouse();

beforeEach(async () => {
  await house.hub();
});

const task = { title: 'One bar model', what: 'Try one bar model with your class.', bring: 'REFLECTION', minutes: '30' };

/** A group with a lead, two members and two sessions. */
async function makeGroup(sessions = ['2026-12-08 16:00-18:00', '2027-01-12 16:00-18:00']) {
  const lena = await house.person('Lena Lead');
  const group = await house.group({ title: 'Fractions', sessions, leads: [lena] });
  const [tom, ann] = [await join('Tom Reed'), await join('Ann Bell')];
  async function join(name: string) {
    const member = await house.person(name, { at: await house.school() });
    await member.run('join', { group: group.id });
    await member.fill({ role: 'Year 4 teacher', years: ['Year 4'], head: 'yes', agree: ['1'] });
    return member;
  }
  return { lena, group, tom, ann };
}

async function withTask() {
  const all = await makeGroup();
  await all.lena.say('task');
  await all.lena.fill(task);
  return all;
}

const told = async (who: { personId: string }, kind: string) =>
  (await house.notices(who)).filter((one) => one.kind === kind).map(({ said }) => said);

describe('a gap task', () => {
  test('is due two school days before the next session, and every member is told', async () => {
    const { lena, tom, ann } = await makeGroup();
    await lena.say('task');
    await lena.fill(task);
    expect(lena.said).toContain('Due: Friday 4 December');
    for (const member of [tom, ann]) expect((await told(member, 'gap task set'))[0]).toContain('bring a reflection');
  });

  test('moves with its session, unless the lead chose its day', async () => {
    const { lena, group } = await makeGroup();
    await lena.say('task');
    await lena.fill(task);
    await lena.say('task');
    await lena.fill({ ...task, title: 'On a fixed day', due: '2026-12-02' });
    const session = await house.db.session.findFirstOrThrow({ where: { groupId: group.id, number: 1 } });
    await lena.run('change-session', { session: session.id });
    await lena.fill({ day: '2026-12-10', from: '16:00', to: '18:00', meets: 'ONLINE' });
    const tasks = await house.db.gapTask.findMany({ where: { groupId: group.id }, orderBy: { dueOn: 'asc' } });
    expect(tasks.map(({ title, dueOn }) => `${title} ${dueOn.toISOString().slice(0, 10)}`)).toEqual([
      'On a fixed day 2026-12-02',
      'One bar model 2026-12-08',
    ]);
  });

  test('feeds the session after, when its own is cancelled', async () => {
    const { lena, group } = await makeGroup();
    await lena.say('task');
    await lena.fill(task);
    const session = await house.db.session.findFirstOrThrow({ where: { groupId: group.id, number: 1 } });
    await lena.run('cancel-session', { session: session.id });
    await lena.fill({ reason: 'Snow.' });
    const moved = await house.db.gapTask.findFirstOrThrow({
      where: { groupId: group.id },
      include: { nextSession: true },
    });
    expect([moved.nextSession?.number, moved.dueOn.toISOString().slice(0, 10)]).toEqual([2, '2027-01-08']);
  });

  test('can be for some members only', async () => {
    const { lena, group, tom, ann } = await makeGroup();
    const own = await house.db.membership.findFirstOrThrow({ where: { groupId: group.id, personId: tom.personId } });
    await lena.say('task');
    await lena.fill({ ...task, members: [own.id] });
    expect(await told(tom, 'gap task set')).toHaveLength(1);
    expect(await told(ann, 'gap task set')).toHaveLength(0);
  });

  test('without a session to come is due in three weeks', async () => {
    const { lena } = await makeGroup([]);
    await lena.say('task');
    await lena.fill(task);
    expect(lena.said).toContain('Due: Monday 7 December');
  });

  test('says at its field what is wrong', async () => {
    const { lena } = await makeGroup();
    await lena.say('task');
    await lena.fill({ ...task, title: ' ', due: '2026-11-02' });
    expect(lena.form.errors).toEqual({ title: 'Give the task a short title.' });
    await lena.fill({ ...task, due: '2026-11-02' });
    expect(lena.form.errors).toEqual({ due: 'That day is over. Choose one from today on.' });
  });

  test('needs somebody to do it', async () => {
    const lena = await house.person('Lena Lead');
    await house.group({ title: 'Empty', leads: [lena] });
    await lena.say('task');
    expect(lena.refusal).toBe('no members');
  });

  test.each([
    ['Try one bar model. Bring what you noticed.', 'Try one bar model'],
    ['x'.repeat(80), `${'x'.repeat(59)}…`],
  ])('set with the log, gets its title from what there is to do', (what, title) => {
    expect(titleFrom(what)).toBe(title);
  });
});

describe('a gap task that is set', () => {
  const everybodyHeard = () => house.db.notice.updateMany({ where: { kind: 'gap task set' }, data: { state: 'SENT' } });

  test('is changed by its lead: who has not answered hears what it is now, with a new day for both', async () => {
    const { lena, tom, ann } = await withTask();
    await everybodyHeard();
    await tom.say('tasks');
    await tom.press('Done: One bar model');
    await lena.say('task summary');
    await lena.press('Change it: One bar model');
    await lena.fill({ ...task, title: 'Two bar models', due: '2026-12-02' });
    expect(lena.said).toContain('Due: Wednesday 2 December');
    expect((await told(ann, 'gap task changed'))[0]).toContain('Two bar models');
    expect(await told(tom, 'gap task changed')).toEqual([]);
    await lena.press('Change it: Two bar models');
    await lena.fill({ ...task, title: 'Two bar models' });
    expect(lena.said).toContain('Due: Friday 4 December');
  });

  test('changed before anybody heard of it, is heard of once, as it is then', async () => {
    const { lena, ann } = await withTask();
    await lena.press('Change it: One bar model');
    await lena.fill({ ...task, title: 'Two bar models' });
    expect((await told(ann, 'gap task set'))[0]).toContain('Two bar models');
    expect(await told(ann, 'gap task changed')).toEqual([]);
  });

  test('saved as it was, tells nobody; a slip mended on its last day moves no day', async () => {
    const { lena, ann } = await withTask();
    await everybodyHeard();
    house.clock.set('2026-12-04T10:30:00Z');
    await lena.say('task summary');
    await lena.press('Change it: One bar model');
    await lena.fill(task);
    expect(lena.said).toContain('Due: Friday 4 December');
    expect(lena.said).toContain('nobody is told');
    expect(await told(ann, 'gap task changed')).toEqual([]);
  });

  test('taken off, is nobody’s to do any more, and is not reminded of', async () => {
    const { lena, tom, ann, group } = await withTask();
    await everybodyHeard();
    await tom.say('tasks');
    await tom.press('Done: One bar model');
    await lena.say('task summary');
    await lena.press('Take it off: One bar model');
    expect(lena.view.title).toBe('The gap task is taken off');
    expect((await told(ann, 'gap task taken off'))[0]).toContain('You need not do “One bar model”');
    expect(await told(tom, 'gap task taken off')).toEqual([]);
    await ann.say('tasks');
    expect(ann.lines).toEqual([]);
    const { id } = await house.db.gapTask.findFirstOrThrow({ where: { groupId: group.id } });
    expect(await house.db.dueRow.count({ where: { subjectId: id } })).toBe(0);
    await lena.run('change-task', { task: id });
    expect(lena.refusal).toBe('gone');
  });

  test('that two leads change at once, shows the second what it is by now', async () => {
    const { lena, group } = await withTask();
    await lena.press('Change it: One bar model');
    await house.db.gapTask.updateMany({ where: { groupId: group.id }, data: { title: 'By the other', version: 2 } });
    await lena.fill({ ...task, title: 'By me' });
    expect(lena.form.problem).toContain('Somebody else has changed this meanwhile');
    expect(lena.form.fields[0]).toMatchObject({ value: 'By me' });
    expect((await house.db.gapTask.findFirstOrThrow({ where: { groupId: group.id } })).title).toBe('By the other');
  });

  test('is its lead’s to change, not a member’s', async () => {
    const { tom, group } = await withTask();
    const { id } = await house.db.gapTask.findFirstOrThrow({ where: { groupId: group.id } });
    for (const runs of ['change-task', 'end-task']) {
      await tom.run(runs, { task: id });
      expect(tom.refusal).toBe('right');
    }
  });
});

describe('a member', () => {
  test('says with one press that it is done, and may add words and a link', async () => {
    const { tom, lena } = await withTask();
    await tom.say('');
    expect(tom.lines[0]).toBe(
      'Gap task: One bar model | Fractions · due Friday 4 December · bring a reflection · about 30 minutes',
    );
    await tom.press('Done: One bar model');
    await tom.press('Add a reflection');
    await tom.fill({ reflection: 'Equal parts were hard.', link: 'not a link' });
    expect(tom.form.errors?.link).toMatch(/begins with https/);
    await tom.fill({ reflection: 'Equal parts were hard.', link: 'https://files.example/2' });
    await lena.say('task summary');
    expect(lena.said).toContain('1 of 2 done, 1 still to do');
    expect(lena.lines[0]).toContain('done: Equal parts were hard.');
  });

  test('pressing Done twice leaves one answer', async () => {
    const { tom, group } = await withTask();
    await tom.say('tasks');
    await tom.press('Done: One bar model');
    await tom.pressAgain();
    const rows = await house.db.assignment.findMany({ where: { task: { groupId: group.id }, state: 'DONE' } });
    expect(rows.map(({ version }) => version)).toEqual([2]);
  });

  test('who cannot do it tells the lead, who may excuse them; nobody else sees it', async () => {
    const { tom, ann, lena } = await withTask();
    await tom.say('tasks');
    await tom.press('I can’t do this one: One bar model');
    await tom.fill({ why: 'My class is on a residential trip.' });
    expect((await told(lena, 'cannot do a gap task'))[0]).toContain('Why: My class is on a residential trip.');
    await lena.say('task summary');
    await lena.press('Excuse them');
    expect(lena.view.title).toBe('They are excused');
    await tom.say('tasks');
    expect(tom.lines[0]).toContain('excused');
    await ann.say('tasks');
    expect(ann.said).not.toContain('residential');
  });

  test('cannot answer for somebody else, nor see what others answered', async () => {
    const { tom, ann, group } = await withTask();
    const own = await house.db.assignment.findFirstOrThrow({
      where: { task: { groupId: group.id }, membership: { personId: tom.personId } },
    });
    await ann.run('done-task', { assignment: own.id });
    expect(ann.refusal).toBe('right');
    await ann.run('task-summary', { group: group.id });
    expect(ann.refusal).toBe('right');
  });

  test('who has answered is not told any more', async () => {
    const { tom } = await withTask();
    await tom.say('tasks');
    await tom.press('Done: One bar model');
    expect(await told(tom, 'gap task set')).toEqual(['overtaken']);
    await tom.run('cannot-task', {
      assignment: (await house.db.assignment.findFirstOrThrow({ where: { membership: { personId: tom.personId } } }))
        .id,
    });
    await tom.fill({ why: '' });
    expect(tom.view.title).toBe('You have answered this one');
  });

  test('without a task is told when one will come', async () => {
    const una = await house.person('Una Free');
    await una.say('tasks');
    expect(una.said).toContain('You have no gap task now.');
    await una.run('done-task', { assignment: crypto.randomUUID() });
    expect(una.refusal).toBe('gone');
  });
});
