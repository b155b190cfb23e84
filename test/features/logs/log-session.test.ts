import { beforeEach, describe, expect, test } from 'vitest';
import { openHouse } from '../../support/house.ts';

const house = await openHouse();

beforeEach(async () => {
  await house.hub();
});

/** An hour after the first session, on the evening of a school day. */
const afterwards = '2026-11-17T19:00:00Z';

/** A group of three schools with two sessions; its lead, and a teacher from each. */
async function makeGroup() {
  const lena = await house.person('Lena Lead');
  const sessions = ['2026-11-17 16:00-18:00', '2026-12-08 16:00-18:00', '2027-01-12 16:00-18:00'];
  const group = await house.group({ title: 'Fractions', sessions, leads: [lena] });
  const members = [];
  for (const [name, school] of [
    ['Tom Reed', 'Ashwood'],
    ['Ann Bell', 'Beechwood'],
    ['Cai Moss', 'Cherrywood'],
  ] as const) {
    const member = await house.person(name, { at: await house.school({ name: school }) });
    await member.run('join', { group: group.id });
    await member.fill({ role: 'Year 4 teacher', years: ['Year 4'], head: 'yes', agree: ['1'] });
    members.push(member);
  }
  const [tom, ann, cai] = members;
  if (!tom || !ann || !cai) throw new Error('three members');
  return { lena, group, tom, ann, cai };
}

type Group = Awaited<ReturnType<typeof makeGroup>>['group'];

const idsOf = async (group: Group, ...names: string[]) =>
  (await house.db.membership.findMany({ where: { groupId: group.id, person: { name: { in: names } } } })).map(
    ({ id }) => id,
  );

const attendance = async (group: Group) => {
  const rows = await house.db.attendance.findMany({
    where: { session: { groupId: group.id } },
    include: { membership: { include: { person: true } } },
  });
  return Object.fromEntries(rows.map(({ membership, state }) => [membership.person.name, state]));
};

const told = async (who: { personId: string }, kind: string) =>
  (await house.notices(who)).filter((one) => one.kind === kind).map(({ said }) => said);

describe('logging a session', () => {
  test('asks seven things in one form, with everybody ticked but those who apologised', async () => {
    const { lena, group, tom } = await makeGroup();
    await tom.say('can’t come');
    house.clock.set(afterwards);
    await lena.say('log');
    expect(lena.form.title).toBe('Log session 1');
    expect(lena.form.minutes).toBe(1);
    expect(lena.form.fields.map(({ id }) => id)).toEqual([
      'came',
      'others',
      'did',
      'cameBack',
      'task',
      'materials',
      'forHub',
    ]);
    expect(lena.form.fields[0]).toMatchObject({ value: await idsOf(group, 'Ann Bell', 'Cai Moss') });
    expect(lena.said).toContain('2 of 3 are ticked to begin with.');
  });

  test('waits on the lead’s home from the end of the session until it is logged', async () => {
    const { lena, tom, group } = await makeGroup();
    house.clock.set(afterwards);
    await tom.say('');
    expect(tom.buttons).not.toContain('Log now');
    await lena.say('');
    expect(lena.lines).toContain('Log session 1 of “Fractions”? | It was on Tuesday 17 November');
    await lena.press('Log now');
    await lena.fill({ came: await idsOf(group, 'Tom Reed') });
    await lena.say('');
    expect(lena.buttons).not.toContain('Log now');
  });

  test('saves who came, marks it held, and says what was saved', async () => {
    const { lena, group, tom } = await makeGroup();
    await tom.say('can’t come');
    house.clock.set(afterwards);
    await lena.say('log fractions');
    await lena.fill({ came: await idsOf(group, 'Ann Bell'), did: 'Bar models.', materials: 'https://files.example/1' });
    expect(lena.view.title).toBe('Logged: 1 came, 2 away');
    expect(await attendance(group)).toEqual({ 'Tom Reed': 'APOLOGIES', 'Ann Bell': 'PRESENT', 'Cai Moss': 'ABSENT' });
    expect(await house.db.session.findFirstOrThrow({ where: { groupId: group.id, number: 1 } })).toMatchObject({
      state: 'HELD',
      materials: 'https://files.example/1',
    });
  });

  test('says in the same form who was late, who left early, and who came instead of whom', async () => {
    const { lena, group, tom } = await makeGroup();
    await tom.say('can’t come');
    await tom.press('Name who comes');
    await tom.fill({ name: 'Zoe Hart' });
    house.clock.set(afterwards);
    await lena.say('log');
    const lines = () => lena.form.fields.find(({ id }) => id === 'others');
    expect(lines()).toMatchObject({ value: 'Zoe Hart for Tom Reed' });
    const came = await idsOf(group, 'Ann Bell', 'Cai Moss');
    await lena.fill({ came, others: 'Ann Bell late\nCai Moss left early\nZoe Hart for Tom Reed' });
    expect(lena.view.title).toBe('Logged: 2 came, 1 away');
    expect(lena.lines).toEqual([
      'Tom Reed | Ashwood · sent apologies · Zoe Hart came instead',
      'Ann Bell | Beechwood · came late',
      'Cai Moss | Cherrywood · left early',
    ]);
    await lena.say('log');
    expect(lines()).toMatchObject({ value: 'Ann Bell late\nCai Moss left early\nZoe Hart for Tom Reed' });
    await lena.fill({ came, others: 'cai moss left early\nJo Day for Tom Reed' });
    expect(lena.lines).toEqual([
      'Tom Reed | Ashwood · sent apologies · Jo Day came instead',
      'Ann Bell | Beechwood · came',
      'Cai Moss | Cherrywood · left early',
    ]);
  });

  test.each([
    ['somebody who is no member', 'Zoe Hart for Tim Reed', 'I find no member “Tim Reed” above.'],
    ['somebody who is ticked', 'Zoe Hart for Ann Bell', 'Ann Bell is ticked as there.'],
    ['somebody in two ways', 'Ann Bell late\nAnn Bell left early', 'Ann Bell stands there as late and as left early.'],
  ])('asks again about a line on %s, with what was written', async (_whom, others, asked) => {
    const { lena, group } = await makeGroup();
    house.clock.set(afterwards);
    await lena.say('log');
    await lena.fill({ came: await idsOf(group, 'Ann Bell'), others, did: 'Bar models.' });
    expect(lena.form.errors?.others).toContain(asked);
    expect(lena.form.fields.find(({ id }) => id === 'others')).toMatchObject({ value: others });
    expect(await attendance(group)).toEqual({});
  });

  test('two members of one name are told apart by Correct, which a later log keeps', async () => {
    const { lena, group } = await makeGroup();
    const other = await house.person('Ann Bell', { at: await house.school({ name: 'Dogwood' }) });
    await other.run('join', { group: group.id }, { role: 'Teacher', years: ['Year 4'], head: 'yes', agree: ['1'] });
    house.clock.set(afterwards);
    const came = await idsOf(group, 'Ann Bell', 'Cai Moss');
    await lena.say('log');
    await lena.fill({ came, others: 'Ann Bell late' });
    expect(lena.form.errors?.others).toContain('More than one member is called “Ann Bell”.');
    await lena.fill({ came });
    await lena.press('Correct Ann Bell');
    await lena.fill({ state: 'LATE' });
    await lena.say('log');
    await lena.fill({ came, others: 'Cai Moss late' });
    expect(lena.lines.filter((line) => line.includes('late'))).toHaveLength(2);
  });

  test('with the first log the group runs', async () => {
    const { lena, group } = await makeGroup();
    house.clock.set(afterwards);
    await lena.say('log');
    await lena.fill({ came: [] });
    expect(await house.db.workGroup.findUniqueOrThrow({ where: { id: group.id } })).toMatchObject({ state: 'RUNNING' });
  });

  test('who was away gets a note to catch up with, privately: what was done, the materials and the gap task', async () => {
    const { lena, group, tom, ann } = await makeGroup();
    house.clock.set(afterwards);
    await lena.say('log');
    await lena.fill({
      came: await idsOf(group, 'Ann Bell', 'Cai Moss'),
      did: 'Bar models for fractions.',
      materials: 'https://files.example/1',
      task: 'Try one bar model with your class. Bring what you noticed.',
    });
    const [note] = await told(tom, 'catch-up');
    expect(note).toContain('What we did: Bar models for fractions.');
    expect(note).toContain('Materials: Open the materials');
    expect(note).toContain('Try one bar model with your class');
    expect(await told(tom, 'gap task set')).toEqual([]);
    expect(await told(ann, 'catch-up')).toEqual([]);
    expect((await told(ann, 'gap task set'))[0]).toContain('Due: Friday 4 December');
    const waiting = (await house.notices(tom)).find(({ kind }) => kind === 'catch-up');
    expect(waiting?.notBefore).toBe('2026-11-18T07:30:00.000Z');
  });

  test('corrected to present, the note to catch up is not sent', async () => {
    const { lena, group, tom } = await makeGroup();
    house.clock.set(afterwards);
    await lena.say('log');
    await lena.fill({ came: await idsOf(group, 'Ann Bell', 'Cai Moss'), did: 'Bar models.' });
    await lena.press('Correct Tom Reed');
    await lena.fill({ state: 'LATE' });
    expect(lena.lines[0]).toBe('Tom Reed | Ashwood · came late');
    expect(await told(tom, 'catch-up')).toEqual(['overtaken']);
  });

  test('two leads who log at once make one log: the second sees what stands and keeps their words', async () => {
    const { lena, group } = await makeGroup();
    const max = await house.person('Max Co');
    const { id: groupId, hubId } = group;
    await house.db.workGroupLead.create({
      data: { hubId, groupId, personId: max.personId, capacity: 'CO_LEAD', from: house.clock.now() },
    });
    house.clock.set(afterwards);
    await lena.say('log');
    await max.say('log');
    await lena.fill({ came: await idsOf(group, 'Ann Bell'), did: 'Bar models.' });
    await max.fill({ came: await idsOf(group, 'Ann Bell', 'Cai Moss'), did: 'Bar models, and a game.' });
    expect(max.form.problem).toContain('Lena Lead logged this session at 7pm: 1 came, 2 away.');
    expect(max.form.fields.find(({ id }) => id === 'did')).toMatchObject({ value: 'Bar models, and a game.' });
    expect(await house.db.sessionLog.findMany({ where: { session: { groupId } } })).toMatchObject([
      { did: 'Bar models.' },
    ]);
    await max.fill({ came: await idsOf(group, 'Ann Bell', 'Cai Moss'), did: 'Bar models, and a game.' });
    expect(max.view.title).toBe('Corrected: 2 came, 1 away');
    expect(await house.db.sessionLog.count({ where: { session: { groupId } } })).toBe(1);
  });

  test('can be corrected for thirty days, with what was before on record', async () => {
    const { lena, group } = await makeGroup();
    house.clock.set(afterwards);
    await lena.say('log');
    await lena.fill({ came: await idsOf(group, 'Ann Bell') });
    house.clock.set('2026-12-07T10:00:00Z');
    await lena.say('log');
    await lena.fill({ came: await idsOf(group, 'Ann Bell', 'Tom Reed') });
    expect(lena.view.title).toBe('Corrected: 2 came, 1 away');
    const [tomId] = await idsOf(group, 'Tom Reed');
    const { id: subjectId } = await house.db.session.findFirstOrThrow({ where: { groupId: group.id, number: 1 } });
    const event = await house.db.auditEvent.findFirstOrThrow({ where: { what: 'corrected a log', subjectId } });
    expect(event.before).toMatchObject({ [tomId ?? '']: 'ABSENT' });
    expect(event.after).toMatchObject({ [tomId ?? '']: 'PRESENT' });
    house.clock.set('2026-12-18T10:00:00Z');
    const session = await house.db.session.findFirstOrThrow({ where: { groupId: group.id, number: 1 } });
    await lena.run('log', { session: session.id });
    expect(lena.refusal).toBe('too late');
  });

  test('guests are written a line each and matched later, to a member or a school', async () => {
    const { lena, group } = await makeGroup();
    house.clock.set(afterwards);
    await lena.say('log');
    await lena.fill({ came: await idsOf(group, 'Ann Bell'), others: 'Sam Poole, Dogwood Primary\nTom R.' });
    expect(lena.lines.slice(-2)).toEqual(['Sam Poole, Dogwood Primary | not in the list', 'Tom R. | not in the list']);
    await lena.press('Match Tom R.');
    await lena.fill({ member: (await idsOf(group, 'Tom Reed'))[0] ?? '' });
    expect(await attendance(group)).toMatchObject({ 'Tom Reed': 'PRESENT' });
    await lena.press('Match Sam Poole');
    const dogwood = await house.school({ name: 'Dogwood Primary' });
    await lena.fill({});
    expect(lena.form.errors?.school).toBe('Choose a member, or search for the school.');
    await lena.fill({ school: dogwood.id });
    expect(lena.said).not.toContain('not in the list');
  });

  test('a school that missed a session and has done no gap task is flagged to the lead, once', async () => {
    const { lena, group, ann, cai } = await makeGroup();
    house.clock.set(afterwards);
    await lena.say('log');
    await lena.fill({ came: await idsOf(group, 'Tom Reed', 'Ann Bell', 'Cai Moss'), task: 'Try one bar model.' });
    await ann.say('tasks');
    await ann.press('Done: Try one bar model');
    await cai.say('tasks');
    house.clock.set('2026-12-08T19:00:00Z');
    await lena.say('log');
    await lena.fill({ came: await idsOf(group, 'Tom Reed') });
    expect(await told(lena, 'a school drifts')).toEqual([expect.stringContaining('Cherrywood has missed a session')]);
    house.clock.set('2027-01-12T19:00:00Z');
    await lena.say('log');
    await lena.fill({ came: await idsOf(group, 'Tom Reed') });
    expect(await told(lena, 'a school drifts')).toHaveLength(1);
  });

  test('words that look like a pupil’s are asked about once, and kept when handed in again', async () => {
    const { lena, group } = await makeGroup();
    house.clock.set(afterwards);
    await lena.say('log');
    const answers = { came: await idsOf(group, 'Ann Bell'), did: 'The pupil called Jayden drew a bar model.' };
    await lena.fill(answers);
    expect(lena.form.errors?.did).toMatch(/looks like a pupil’s name/);
    expect(lena.form.fields.find(({ id }) => id === 'did')).toMatchObject({ value: answers.did });
    await lena.fill(answers);
    expect(lena.view.title).toBe('Logged: 1 came, 2 away');
  });

  test.each([['before the session has begun', '2026-11-17T10:00:00Z', 'not yet']])(
    'is refused kindly %s',
    async (_when, at, code) => {
      const { lena } = await makeGroup();
      house.clock.set(at);
      await lena.say('log');
      expect(lena.refusal).toBe(code);
    },
  );

  test('is for who leads the group and the hub, not for members', async () => {
    const { group, tom } = await makeGroup();
    house.clock.set(afterwards);
    const session = await house.db.session.findFirstOrThrow({ where: { groupId: group.id, number: 1 } });
    for (const command of ['log', 'show-log', 'brief']) {
      await tom.run(command, { session: session.id });
      expect(tom.refusal).toBe('right');
    }
  });
});

describe('the brief', () => {
  test('comes two school days before, with apologies, what came back by school, and who is behind', async () => {
    const { lena, group, tom, ann } = await makeGroup();
    house.clock.set(afterwards);
    await lena.say('log');
    await lena.fill({
      came: await idsOf(group, 'Tom Reed', 'Ann Bell', 'Cai Moss'),
      did: 'Bar models.',
      task: 'Try one bar model.',
    });
    const second = await house.db.session.findFirstOrThrow({ where: { groupId: group.id, number: 2 } });
    await lena.run('change-session', { session: second.id });
    await lena.fill({ day: '2026-12-10', from: '16:00', to: '18:00', meets: 'ONLINE' });
    await ann.say('tasks');
    await ann.press('Done: Try one bar model');
    await ann.press('Add a reflection');
    await ann.fill({ reflection: 'Equal parts were harder than I thought.' });
    await tom.say('can’t come');
    house.clock.set('2026-12-08T08:00:00Z');
    await house.sweep();
    const [brief] = await told(lena, 'brief');
    expect(brief).toContain('Expected: 2 of 3, from 2 schools');
    expect(brief).toContain('Tom Reed: Ashwood');
    expect(brief).toContain('Beechwood: Ann Bell: Equal parts were harder than I thought.');
    expect(brief).toContain('Last time: Bar models.');
    house.clock.set('2026-12-09T08:00:00Z');
    await lena.say('brief');
    expect(lena.said).toContain('Not answered: Tom Reed and Cai Moss');
  });

  test('of a session that was moved since is not sent', async () => {
    const { lena, group } = await makeGroup();
    const second = await house.db.session.findFirstOrThrow({ where: { groupId: group.id, number: 2 } });
    await lena.run('change-session', { session: second.id });
    await lena.fill({ day: '2026-12-09', from: '16:00', to: '18:00', meets: 'ONLINE' });
    house.clock.set('2026-12-07T08:00:00Z');
    await house.sweep();
    expect(await told(lena, 'brief')).toHaveLength(1);
    await lena.run('change-session', { session: second.id });
    await lena.fill({ day: '2026-12-15', from: '16:00', to: '18:00', meets: 'ONLINE' });
    expect(await told(lena, 'brief')).toEqual(['overtaken']);
  });
});
