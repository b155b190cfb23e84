import { beforeEach, describe, expect, test } from 'vitest';
import { openHouse } from '../../support/house.ts';

const house = await openHouse();
const yes = { role: 'Year 4 teacher', years: ['Year 4'], head: 'yes', agree: ['1'] };
const notYet = { ...yes, head: 'not-yet' };

beforeEach(async () => {
  await house.hub();
});

const teacherAt = async (school: { id: string }, name: string) => house.person(name, { at: school });

describe('joining with the headteacher’s yes', () => {
  test('takes one short form and gives the place, with dates, lead and whom to ask', async () => {
    const lead = await house.person('Ada Lead');
    const group = await house.group({ title: 'Fractions', code: 'NCP17-10a', leads: [lead] });
    const tom = await teacherAt(await house.school({ name: 'Tapton Juniors' }), 'Tom Reed');
    await tom.say('join ncp17-10a');
    expect(tom.form).toMatchObject({ title: 'Join this Work Group?', minutes: 1, submit: 'Join this group' });
    expect(tom.form.fields.map((field) => field.id)).toEqual(['role', 'years', 'head', 'agree']);
    expect(tom.said).toContain('What you agree to: My school sends the same teachers to every session.');
    await tom.fill(yes);
    expect(tom.said).toBe(
      'You have a place\nTapton Juniors is in “Fractions”. I’m sending you a message with the dates.',
    );
    expect((await house.notices(tom))[0]?.said).toBe(
      [
        'You have a place',
        'Work Group: Fractions',
        'School: Tapton Juniors',
        'First session for you: Tuesday 12 January, 4pm to 6pm',
        'Where: Tapton School',
        'Led by: Ada Lead',
        'Ask: Jo Bright, jo@hub.example',
      ].join('\n'),
    );
    expect(await house.places(group)).toEqual([
      { school: 'Tapton Juniors', state: 'CONFIRMED', teachers: ['Tom Reed'] },
    ]);
  });

  test('is told to the teacher at once and to the lead in the hub’s hours', async () => {
    house.clock.set('2026-11-20T21:00:00Z'); // a Friday night
    const lead = await house.person('Ada Lead');
    const group = await house.group({ title: 'Fractions', leads: [lead] });
    const tom = await teacherAt(await house.school({ name: 'Tapton Juniors' }), 'Tom Reed');
    await tom.run('join', { group: group.id });
    await tom.fill(yes);
    expect(await house.notices(tom)).toMatchObject([{ kind: 'joined', notBefore: '2026-11-20T21:00:00.000Z' }]);
    const [told, ...more] = await house.notices(lead);
    expect(more).toEqual([]);
    expect(told?.notBefore).toBe('2026-11-23T07:30:00.000Z');
    expect(told?.said).toBe(
      [
        'A teacher has joined your group',
        'Tom Reed has joined.',
        'Work Group: Fractions',
        'School: Tapton Juniors',
        'Role: Year 4 teacher',
        'Schools: 1 of 8, 7 places left',
      ].join('\n'),
    );
  });

  test('leaves a trace of who changed what, with states and ids only', async () => {
    const group = await house.group();
    const tom = await teacherAt(await house.school(), 'Tom Reed');
    await tom.run('join', { group: group.id });
    await tom.fill(yes);
    const [event] = await house.db.auditEvent.findMany({ where: { personId: tom.personId } });
    expect(event).toMatchObject({
      what: 'joined a Work Group',
      platform: 'SLACK',
      before: null,
      after: { place: 'CONFIRMED', membership: 'JOINED' },
    });
  });

  test('says what is missing at each field and keeps what was typed', async () => {
    const group = await house.group();
    const tom = await teacherAt(await house.school(), 'Tom Reed');
    await tom.run('join', { group: group.id });
    await tom.fill({ role: 'Year 4 teacher' });
    expect(tom.form.errors).toEqual({
      years: 'Choose at least one year group.',
      agree: 'Tick the agreement to join.',
    });
    expect(tom.form.fields[0]).toMatchObject({ id: 'role', value: 'Year 4 teacher' });
    await tom.fill({ ...yes, head: 'perhaps', role: 'x'.repeat(81) });
    expect(tom.form.errors).toEqual({
      role: 'Keep your role under 80 characters.',
      head: 'Choose whether your headteacher has agreed.',
    });
    expect(tom.form.fields[0]).toMatchObject({ value: 'x'.repeat(81) });
    await tom.fill({ ...yes, head: '' });
    expect(tom.form.errors).toEqual({ head: 'Choose whether your headteacher has agreed.' });
    expect(await house.places(group)).toEqual([]);
  });

  test('a form without an answer about the headteacher asks for it', async () => {
    const group = await house.group();
    const tom = await teacherAt(await house.school(), 'Tom Reed');
    await tom.run('join', { group: group.id });
    await tom.fill({ role: yes.role, years: yes.years, agree: yes.agree });
    expect(tom.form.errors).toEqual({ head: 'Choose whether your headteacher has agreed.' });
  });

  test('an agreement that was changed while the form was open is read and ticked again; what was typed stays', async () => {
    const hub = await house.hub();
    const group = await house.group();
    const tom = await teacherAt(await house.school(), 'Tom Reed');
    await tom.run('join', { group: group.id });
    const newer = { hubId: hub.id, version: 2, text: 'We also answer the evaluation.', since: house.clock.now() };
    await house.db.agreement.create({ data: newer });
    await tom.fill(yes);
    expect(tom.said).toContain('What you agree to: We also answer the evaluation.');
    expect(tom.form.errors?.agree).toContain('The participation agreement was changed while this form was open.');
    const [role, years, head, agree] = tom.form.fields;
    expect([role, years, head]).toMatchObject([{ value: 'Year 4 teacher' }, { value: ['Year 4'] }, { value: 'yes' }]);
    expect(agree).toMatchObject({ value: [] });
    expect(await house.places(group)).toEqual([]);
    await tom.fill({ ...yes, agree: ['2'] });
    expect(tom.view.title).toBe('You have a place');
    const row = await house.db.membership.findFirstOrThrow({ where: { groupId: group.id } });
    expect(row.agreementVersion).toBe(2);
  });
});

describe('the school holds the place', () => {
  test('a second teacher of the school takes no new place, and is not asked about the headteacher again', async () => {
    const school = await house.school({ name: 'Tapton Juniors' });
    const group = await house.group({ capacitySchools: 1 });
    const [tom, ann] = [await teacherAt(school, 'Tom Reed'), await teacherAt(school, 'Ann Bell')];
    await tom.run('join', { group: group.id });
    await tom.fill(yes);
    await ann.run('show', { group: group.id });
    expect(ann.said).toContain('Your school has a place, held by Tom Reed. You can join them.');
    await ann.press('Join this group');
    expect(ann.form.fields.map((field) => field.id)).toEqual(['role', 'years', 'agree']);
    await ann.fill({ role: 'Head of maths', years: ['Year 6'], agree: ['1'] });
    expect((await house.notices(ann))[0]?.said).toContain('With you: Tom Reed');
    expect(await house.places(group)).toEqual([
      { school: 'Tapton Juniors', state: 'CONFIRMED', teachers: ['Ann Bell', 'Tom Reed'] },
    ]);
  });

  test('a third teacher is refused with the names of the two and what can be done', async () => {
    const school = await house.school();
    const group = await house.group({ title: 'Fractions' });
    for (const name of ['Tom Reed', 'Ann Bell']) {
      const teacher = await teacherAt(school, name);
      await teacher.run('join', { group: group.id });
      await teacher.fill(yes);
    }
    const sue = await teacherAt(school, 'Sue Park');
    await sue.run('join', { group: group.id });
    expect(sue.refusal).toBe('school full');
    expect(sue.said).toMatch(
      /^Both places for your school in “Fractions” are taken, by (Tom Reed and Ann Bell|Ann Bell and Tom Reed)\./,
    );
    expect(sue.said).toContain('If one of them steps back, you can join: ask them, or Jo Bright, jo@hub.example.');
    await sue.run('show', { group: group.id });
    expect(sue.said).toContain('If one of them steps back, you can join.');
    expect(sue.buttons).not.toContain('Join this group');
  });

  test('a group may take one teacher a school: the second is told who it is', async () => {
    const school = await house.school();
    const group = await house.group({ title: 'Fractions', teachersPerSchool: 1 });
    const [tom, ann] = [await teacherAt(school, 'Tom Reed'), await teacherAt(school, 'Ann Bell')];
    await tom.run('join', { group: group.id });
    await tom.fill(yes);
    await ann.run('join', { group: group.id });
    expect(ann.said).toContain(
      'Your school’s place in “Fractions” is taken by Tom Reed. If they step back, you can join',
    );
  });

  test('a full group is said to be full, before and after the form', async () => {
    const group = await house.group({ title: 'Fractions', capacitySchools: 1 });
    const [tom, ann] = [await teacherAt(await house.school(), 'Tom'), await teacherAt(await house.school(), 'Ann')];
    for (const one of [tom, ann]) await one.run('join', { group: group.id });
    await tom.fill(yes);
    await ann.fill(yes);
    expect(ann.said).toContain('The last place in “Fractions” has been taken.');
    expect(ann.form).toMatchObject({ runs: 'wait', submit: 'Join waiting list' });
    expect(ann.form.fields.map((field) => 'value' in field && field.value)).toEqual([yes.role, yes.years, 'yes']);
    await ann.run('show', { group: group.id });
    expect(ann.said).toContain('Every place is taken.');
    expect(ann.buttons).toEqual(['Join waiting list']);
  });

  test('the headteacher’s yes told by the second teacher confirms the place for both', async () => {
    const school = await house.school();
    const group = await house.group();
    const [tom, ann] = [await teacherAt(school, 'Tom'), await teacherAt(school, 'Ann')];
    for (const [one, answers] of [[tom, notYet] as const, [ann, yes] as const]) {
      await one.run('join', { group: group.id });
      await one.fill(answers);
    }
    expect((await house.places(group))[0]?.state).toBe('CONFIRMED');
    expect(await house.db.dueRow.count({ where: { doneAt: null } })).toBe(0);
    expect((await house.notices(tom)).map(({ said }) => said.split('\n')[0])).toEqual(['You have a place']);
  });
});

describe('what stands in the way', () => {
  test.each([
    ['CLOSED', 'it is finished'],
    ['CANCELLED', 'it is cancelled'],
    ['EVALUATING', 'it is being evaluated, no longer open'],
  ] as const)('a card of a group that is now %s says so when it is pressed', async (state, words) => {
    const group = await house.group({ title: 'Fractions' });
    const tom = await teacherAt(await house.school(), 'Tom Reed');
    await tom.run('show', { group: group.id });
    const card = tom.view;
    await house.db.workGroup.update({ where: { id: group.id }, data: { state } });
    await tom.press('Join this group', card);
    expect(tom.refusal).toBe('not open');
    expect(tom.said).toBe(`“Fractions” takes no schools now: ${words}. “browse” shows what is open.`);
  });

  test.each([
    ['PLANNED', 'it is planned, not open yet'],
    ['SEEKING_LEAD', 'it is waiting for a lead, not open yet'],
    ['COMMISSIONED', 'it is being prepared by its lead, not open yet'],
  ] as const)('a card of a group that is %s still says how to hear when it opens', async (state, words) => {
    const group = await house.group({ title: 'Fractions', state });
    const tom = await teacherAt(await house.school(), 'Tom Reed');
    await tom.run('join', { group: group.id });
    expect(tom.refusal).toBe('not open yet');
    expect(tom.said).toBe(
      `“Fractions” takes no schools yet: ${words}. To hear when it opens, type “watch group” and its code.`,
    );
  });

  test('a group that closes while the form is open says so, and shows what was written', async () => {
    const group = await house.group({ title: 'Fractions' });
    const tom = await teacherAt(await house.school(), 'Tom Reed');
    await tom.run('join', { group: group.id });
    await house.db.workGroup.update({ where: { id: group.id }, data: { state: 'CLOSED' } });
    await tom.fill({ ...yes, role: 'Mathematics lead for years four to six' });
    expect(tom.said).toContain('takes no schools now: it is finished');
    expect(tom.said).toContain('What you wrote: Mathematics lead for years four to six');
  });

  test('a teacher who is in already sees the place again, however it is asked', async () => {
    const group = await house.group({ code: 'NCP17-10a' });
    const tom = await teacherAt(await house.school(), 'Tom Reed');
    await tom.run('join', { group: group.id });
    const open = tom.form;
    await tom.fill(yes);
    await tom.say('join ncp17-10a');
    expect(tom.view.title).toBe('You are in this group already');
    await tom.run('join', open.input, yes);
    expect(tom.view.title).toBe('You are in this group already');
    expect(await house.places(group)).toHaveLength(1);
    expect(await house.notices(tom)).toHaveLength(1);
  });

  test('a form sent twice is answered the same, and nothing is told twice', async () => {
    const lead = await house.person('Ada Lead');
    const group = await house.group({ leads: [lead] });
    const tom = await teacherAt(await house.school(), 'Tom Reed');
    await tom.run('join', { group: group.id });
    const first = await tom.fill(yes);
    expect(await tom.pressAgain()).toEqual(first);
    expect(await house.notices(tom)).toHaveLength(1);
    expect(await house.notices(lead)).toHaveLength(1);
    expect(await house.db.press.count({ where: { account: { personId: tom.personId } } })).toBe(1);
  });

  test('several groups of one code become a list, and one press goes on', async () => {
    const project = await house.project({ code: 'NCP17-10a', title: 'Fractions' });
    await house.group({ projectId: project.id, code: 'NCP17-10a', title: 'Fractions in Leeds' });
    await house.group({ projectId: project.id, code: 'NCP17-10a', title: 'Fractions in York' });
    const tom = await teacherAt(await house.school(), 'Tom Reed');
    await tom.say('join NCP 17-10A');
    expect(tom.view.title).toBe('Which Work Group?');
    await tom.press('Join: Fractions in York');
    expect(tom.form.intro).toContain('Fractions in York');
  });

  test.each([
    ['join', 'No Work Group found\nThis hub has no Work Groups on its list yet.'],
    ['withdraw', 'You are in no Work Group. Type “browse” to find one.'],
  ])('“%s” alone says what is missing', async (words, answer) => {
    const tom = await teacherAt(await house.school(), 'Tom Reed');
    await tom.say(words);
    expect(tom.said).toBe(answer);
  });

  test('“withdraw” alone means the only group, and asks which one where there are two', async () => {
    const [fractions, ratio] = [await house.group({ title: 'Fractions' }), await house.group({ title: 'Ratio' })];
    await house.group({ title: 'Not mine' });
    const tom = await teacherAt(await house.school(), 'Tom Reed');
    await tom.run('join', { group: fractions.id }, yes);
    await tom.say('withdraw');
    expect(tom.form.intro).toContain('Fractions');
    await tom.run('join', { group: ratio.id }, yes);
    await tom.say('withdraw');
    expect(tom.buttons).toEqual(['Give up my place', 'Give up my place']);
    await tom.say('withdraw ratio');
    expect(tom.form.intro).toContain('Ratio');
  });

  test('a code that nobody has is said so, with what can be tried', async () => {
    const tom = await teacherAt(await house.school(), 'Tom Reed');
    await tom.say('join ncp99-99z');
    expect(tom.said).toContain('I found no Work Group for “ncp99-99z”.');
    expect(tom.buttons).toEqual(['See all Work Groups']);
  });
});
