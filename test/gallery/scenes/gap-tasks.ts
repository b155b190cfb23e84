import type { Stage } from '../stage.ts';

const answers = { role: 'Year 4 teacher', years: ['Year 4'], head: 'yes', agree: ['1'] };
const task = { title: 'One bar model', what: 'Try one bar model with your class.', bring: 'REFLECTION', minutes: '30' };

type People = Awaited<ReturnType<typeof gather>>;

/** A group whose first session is over when the scenes begin, its lead, and three teachers of three schools. */
async function gather({ house, group, openHub }: Stage) {
  await openHub();
  const lena = await house.person('Lena Lead');
  const sessions = ['2026-11-17 16:00-18:00', '2026-12-08 16:00-18:00'];
  const one = await group('Reasoning with fractions', { code: 'NCP17-10a', sessions, leads: [lena] });
  const members = [];
  for (const [name, school] of [
    ['Tom Reed', 'Ashwood Primary'],
    ['Ann Bell', 'Beechwood Primary'],
    ['Cai Moss', 'Cherrywood Primary'],
  ] as const) {
    const member = await house.person(name, { at: await house.school({ name: school }) });
    await member.run('join', { group: one.id });
    await member.fill(answers);
    members.push(member);
  }
  const [tom, ann, cai] = members;
  if (!tom || !ann || !cai) throw new Error('three members');
  const membership = async (name: string) =>
    (await house.db.membership.findFirstOrThrow({ where: { groupId: one.id, person: { name } } })).id;
  return { lena, one, tom, ann, cai, membership };
}

async function setting({ take, takeNotice, group }: Stage, { lena, one, tom }: People) {
  const empty = await group('Number sense', { leads: [lena] });
  await lena.run('task', { group: empty.id });
  take('set a gap task, no members yet', lena);
  await lena.run('task-summary', { group: empty.id });
  take('what came back, no task yet', lena);
  await tom.say('tasks');
  take('gap tasks, none', tom);
  await lena.run('task', { group: one.id });
  take('set a gap task, form', lena);
  await lena.fill({ ...task, title: ' ', what: '' });
  take('set a gap task, with errors', lena);
  await lena.fill({ ...task, due: '2026-11-02' });
  take('set a gap task, that day is over', lena);
  await lena.fill({ ...task, what: 'Ask the pupil called Jayden to draw one bar model.' });
  take('set a gap task, a pupil’s name', lena);
  await lena.fill(task);
  take('a gap task is set', lena, { on: 'modal' });
  await takeNotice('notice: a gap task for you', tom, 'gap task set');
  await tom.run('done-task', { assignment: crypto.randomUUID() });
  take('a gap task that is gone', tom);
}

async function answering({ take, takeNotice }: Stage, { lena, one, tom, ann }: People) {
  await tom.say('tasks');
  take('gap tasks, one to do', tom);
  await tom.press('Done: One bar model');
  take('a gap task is done', tom);
  await tom.press('Add a reflection');
  take('a reflection, form', tom);
  await tom.fill({ reflection: 'Equal parts were hard.', link: 'my notes' });
  take('a reflection, a link that is none', tom);
  await tom.fill({ reflection: 'Equal parts were hard.', link: 'https://files.example/notes' });
  take('a reflection is saved', tom, { on: 'modal' });
  await ann.say('tasks');
  await ann.press('I can’t do this one: One bar model');
  take('can’t do a gap task, form', ann);
  await ann.fill({ why: 'My class is on a residential trip.' });
  take('can’t do a gap task, the lead will know', ann, { on: 'modal' });
  await takeNotice('notice: somebody can’t do a gap task', lena, 'cannot do a gap task');
  await lena.run('task-summary', { group: one.id });
  take('what came back', lena);
  await lena.press('Excuse them');
  take('somebody is excused', lena);
  await tom.say('tasks');
  take('gap tasks, answered', tom);
}

async function putRight({ house, take, takeNotice }: Stage, { lena, one, ann, cai }: People) {
  await house.db.notice.updateMany({ where: { kind: 'gap task set' }, data: { state: 'SENT' } });
  await lena.run('task', { group: one.id });
  await lena.fill({ ...task, title: 'A number line', due: '2026-12-02' });
  await house.db.notice.updateMany({ where: { kind: 'gap task set' }, data: { state: 'SENT' } });
  const { id } = await house.db.gapTask.findFirstOrThrow({ where: { title: 'A number line' } });
  await lena.run('change-task', { task: id });
  take('change a gap task, form', lena);
  await lena.fill({ ...task, title: 'Two number lines', due: '2026-11-02' });
  take('change a gap task, that day is over', lena);
  await house.db.gapTask.update({ where: { id }, data: { version: { increment: 1 } } });
  await lena.fill({ ...task, title: 'Two number lines', due: '2026-12-03' });
  take('change a gap task, changed meanwhile', lena);
  await lena.fill({ ...task, title: 'Two number lines', due: '2026-12-03' });
  take('a gap task is changed', lena, { on: 'modal' });
  await takeNotice('notice: a gap task has changed', ann, 'gap task changed');
  await lena.run('end-task', { task: id });
  take('a gap task is taken off', lena);
  await takeNotice('notice: a gap task is taken off', cai, 'gap task taken off');
  await lena.run('end-task', { task: id });
  take('a gap task that is taken off already', lena);
}

async function logging({ house, take, takeNotice }: Stage, { lena, one, tom, ann, cai, membership }: People) {
  await lena.run('log', { group: one.id });
  take('log, the session has not begun', lena);
  house.clock.set('2026-11-17T19:00:00Z');
  const first = await house.db.session.findFirstOrThrow({ where: { groupId: one.id, number: 1 } });
  await lena.run('show-log', { session: first.id });
  take('log, not there yet', lena);
  await lena.run('log', { group: one.id });
  take('log, form', lena);
  const came = [await membership('Ann Bell'), await membership('Cai Moss')];
  await lena.fill({ came, did: 'A', materials: 'on the shared drive' });
  take('log, a link that is none', lena);
  await lena.fill({ came, did: 'The EHCP of Jayden was a worry.' });
  take('log, something private of a pupil', lena);
  for (const [what, others] of [
    ['on nobody of the group', 'Tim Reed late'],
    ['on somebody who is ticked', 'Zoe Hart for Ann Bell'],
    ['on somebody in two ways', 'Ann Bell late\nAnn Bell left early'],
  ] as const) {
    await lena.fill({ came, others, did: 'A' });
    take(`log, a line ${what}`, lena);
  }
  await lena.fill({
    came,
    others: 'Sam Poole, Dogwood Primary\nAnn Bell late\nZoe Hart for Tom Reed',
    did: 'Bar models for fractions; we planned a lesson each.',
    cameBack: 'Most found equal parts hard.',
    task: 'Try one bar model. Bring what you noticed.',
    materials: 'https://files.example/session-1',
    forHub: 'The room is too small.',
  });
  take('log, saved', lena, { on: 'modal' });
  await takeNotice('notice: to catch up', tom, 'catch-up');
  await lena.press('Correct Tom Reed');
  take('correct attendance, form', lena);
  await lena.fill({ state: 'ABSENT', substitute: 'Ada Lund' });
  take('attendance is corrected', lena, { on: 'modal' });
  await lena.press('Match Sam Poole');
  take('match a guest, form', lena);
  await lena.fill({});
  take('match a guest, nobody chosen', lena);
  await lena.fill({ member: await membership('Tom Reed') });
  take('a guest is matched', lena, { on: 'modal' });
  await lena.run('match-guest', {
    guest: (await house.db.walkIn.findFirstOrThrow({ where: { sessionId: first.id } })).id,
  });
  take('match a guest, matched already', lena);
  await lena.run('log', { session: first.id });
  take('log, form to correct', lena);
  await house.db.sessionLog.updateMany({ where: { sessionId: first.id }, data: { version: { increment: 1 } } });
  await lena.fill({ came, did: 'Bar models, and a game.' });
  take('log, somebody logged it meanwhile', lena);
  await lena.run('show-log', { session: first.id });
  take('log, seen again', lena);
  await cai.say('tasks');
  await ann.say('can’t come');
}

async function briefing({ house, take, takeNotice }: Stage, { lena, one, membership }: People) {
  const second = await house.db.session.findFirstOrThrow({ where: { groupId: one.id, number: 2 } });
  await lena.run('change-session', { session: second.id });
  await lena.fill({ day: '2026-12-08', from: '16:00', to: '18:00', meets: 'ONLINE' });
  house.clock.set('2026-12-04T08:00:00Z');
  await house.sweep();
  await takeNotice('notice: the brief', lena, 'brief');
  house.clock.set('2026-12-07T08:00:00Z');
  await lena.run('brief', { group: one.id });
  take('brief', lena);
  house.clock.set('2026-12-08T19:00:00Z');
  await lena.run('log', { group: one.id });
  await lena.fill({ came: [await membership('Tom Reed')] });
  await takeNotice('notice: a school may be drifting', lena, 'a school drifts');
  await lena.run('brief', { group: one.id });
  take('brief, no session planned', lena);
  const first = await house.db.session.findFirstOrThrow({ where: { groupId: one.id, number: 1 } });
  house.clock.set('2027-01-20T10:00:00Z');
  await lena.run('log', { session: first.id });
  take('log, too late to correct', lena);
  await lena.run('correct-attendance', { session: first.id, membership: await membership('Tom Reed') });
  take('attendance, too late to correct', lena);
  await house.db.session.update({ where: { id: first.id }, data: { state: 'CANCELLED' } });
  await lena.run('log', { session: first.id });
  take('log, a session that did not take place', lena);
}

/** Gap tasks from setting to what came back, the log of a session, and the brief before the next. */
export async function playGapTasks(stage: Stage): Promise<void> {
  const now = stage.house.clock.now();
  const people = await gather(stage);
  await setting(stage, people);
  await answering(stage, people);
  await putRight(stage, people);
  await logging(stage, people);
  await briefing(stage, people);
  stage.house.clock.set(now);
}
