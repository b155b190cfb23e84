import { beforeEach, describe, expect, test } from 'vitest';
import { openHouse } from '../../support/house.ts';
import type { Person } from '../../support/house-people.ts';

const house = await openHouse();
const yes = { role: 'Year 4 teacher', years: ['Year 4'], head: 'yes', agree: ['1'] };
const notYet = { ...yes, head: 'not-yet' };
const waiting = { role: 'Year 4 teacher', years: ['Year 4'], head: 'yes' };
type Group = { id: string };

beforeEach(async () => {
  await house.hub();
});

const at = async (name: string, school: string) => house.person(name, { at: await house.school({ name: school }) });
const statesOf = async (group: Group) =>
  Object.fromEntries((await house.places(group)).map(({ school, state }) => [school, state]));
const newest = async (person: Person) =>
  (await house.notices(person)).filter(({ said }) => said !== 'overtaken').at(-1);
const ledBy = (lead: Person, wishes: Parameters<typeof house.group>[0] = {}) =>
  house.group({ title: 'Fractions', code: 'NCP17-10a', leads: [lead], ...wishes });

/** A group of so many places, all taken, and schools that wait. */
async function full(lead: Person, capacitySchools: number, waits: string[], wishes = {}) {
  const group = await ledBy(lead, { capacitySchools, ...wishes });
  const inside: Person[] = [];
  for (let number = 1; number <= capacitySchools; number += 1) {
    const one = await at(`In ${number}`, `Inside ${number}`);
    await one.run('join', { group: group.id }, yes);
    inside.push(one);
  }
  const queue: Person[] = [];
  for (const name of waits) {
    const one = await at(`Teacher of ${name}`, name);
    await one.run('wait', { group: group.id }, waiting);
    queue.push(one);
  }
  return { group, inside, queue };
}

describe('recruitment by selection', () => {
  const selecting = (lead: Person, wishes = {}) => ledBy(lead, { recruitment: 'SELECTION', ...wishes });

  test('makes an application, says the entry conditions before the form, and tells the lead with both answers', async () => {
    const lead = await house.person('Ada Lead');
    const group = await selecting(lead, { entryConditions: 'Schools new to mastery' });
    const tom = await at('Tom Reed', 'Tapton');
    await tom.say('show ncp17-10a');
    expect(tom.said).toContain('How to join: schools apply, and the lead or the hub chooses');
    await tom.press('Apply for a place');
    expect(tom.form.title).toBe('Apply for a place?');
    expect(tom.said).toContain('Who can join: Schools new to mastery');
    await tom.fill(notYet);
    expect(tom.view.title).toBe('Your school has applied');
    expect(await statesOf(group)).toEqual({ Tapton: 'APPLIED' });
    const told = await newest(lead);
    expect(told?.said).toContain('A school applies to your group');
    expect(told?.said).toContain('Headteacher: has not agreed yet');
    expect(told?.buttons).toEqual(['Accept', 'Decline', 'Decide on schools']);
    await tom.say('mine');
    expect(tom.lines).toEqual(['Fractions | you have applied, and the lead answers you']);
    await tom.run('join', { group: group.id });
    expect(tom.view.title).toBe('Your school has applied already');
  });

  test.each([
    ['yes', 'CONFIRMED', 'Accepted: you have a place'],
    ['not-yet', 'HELD', 'Accepted: your place is held'],
  ])(
    'accepted with a head who said %s, the place is %s, and the teacher reads the sentence',
    async (head, state, title) => {
      const lead = await house.person('Ada Lead');
      const group = await selecting(lead);
      const tom = await at('Tom Reed', 'Tapton');
      await tom.run('join', { group: group.id }, { ...yes, head });
      await lead.say('decide ncp17-10a');
      expect(lead.lines.join()).toContain('Tapton | Tom Reed (Year 4 teacher)');
      await lead.press('Accept Tapton');
      expect(lead.form.fields[0]).toMatchObject({ value: 'We are glad that your school will work with us.' });
      await lead.fill({ answer: 'See you in January.' });
      expect(lead.said).toContain('Tapton has a place in “Fractions”.');
      expect(await house.places(group)).toEqual([{ school: 'Tapton', state, teachers: ['Tom Reed'] }]);
      const told = await newest(tom);
      expect(told?.said).toContain(title);
      expect(told?.said).toContain('They write: See you in January.');
      await lead.run('accept-school', {
        place: (await house.db.schoolParticipation.findFirstOrThrow({ where: { groupId: group.id } })).id,
      });
      expect(lead.refusal).toBe('decided');
    },
  );

  test('accepted while the group is full, the school waits and has the next free place', async () => {
    const lead = await house.person('Ada Lead');
    const group = await selecting(lead, { capacitySchools: 1 });
    const [tom, ann] = [await at('Tom Reed', 'Tapton'), await at('Ann Bell', 'Bellwood')];
    for (const one of [tom, ann]) await one.run('join', { group: group.id }, yes);
    for (const school of ['Tapton', 'Bellwood']) {
      await lead.run('decide', { group: group.id });
      await lead.press(`Accept ${school}`);
      await lead.fill({ answer: '' });
    }
    expect(await statesOf(group)).toEqual({ Tapton: 'CONFIRMED', Bellwood: 'WAITING' });
    expect((await newest(ann))?.said).toContain('Accepted, and the group is full');
    await tom.run('withdraw', { group: group.id }, { reason: '' });
    expect(await statesOf(group)).toEqual({ Tapton: 'WITHDRAWN', Bellwood: 'OFFERED' });
  });

  test('declined with words that the lead saw and changed; the school may apply again', async () => {
    const lead = await house.person('Ada Lead');
    const group = await selecting(lead);
    const tom = await at('Tom Reed', 'Tapton');
    await tom.run('join', { group: group.id }, yes);
    await lead.run('decide', { group: group.id });
    await lead.press('Decline Tapton');
    expect(lead.form.fields[0]).toMatchObject({
      value: expect.stringContaining('Thank you for applying to “Fractions”.'),
    });
    await lead.fill({ answer: ' ' });
    expect(lead.form.errors).toEqual({ answer: 'Write a sentence: the teachers read it.' });
    await lead.fill({ answer: 'We took schools near the venue this time.' });
    expect(await statesOf(group)).toEqual({ Tapton: 'DECLINED' });
    expect((await newest(tom))?.said).toBe(
      'No place in this group this time\nAbout “Fractions”, for Tapton.\nThey write: We took schools near the venue this time.',
    );
    await tom.run('join', { group: group.id }, yes);
    expect(await statesOf(group)).toEqual({ Tapton: 'APPLIED' });
    await tom.run('withdraw', { group: group.id });
    expect(tom.form.title).toBe('Take back your application?');
    await tom.fill({ reason: '' });
    expect(await statesOf(group)).toEqual({ Tapton: 'WITHDRAWN' });
  });

  test('of a group without a lead is the hub’s to answer', async () => {
    const mia = await house.person('Mia Hart');
    await house.role(mia, 'Maths Hub Lead');
    const group = await house.group({ recruitment: 'SELECTION' });
    const tom = await at('Tom Reed', 'Tapton');
    await tom.run('join', { group: group.id }, yes);
    expect((await newest(mia))?.kind).toBe('school applied');
  });
});

describe('recruitment by invitation', () => {
  const inviting = (lead: Person, wishes = {}) => ledBy(lead, { recruitment: 'INVITATION', ...wishes });

  async function codeOf(lead: Person, group: Group): Promise<string> {
    await lead.run('invite', { group: group.id }, {});
    return /[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}/.exec(lead.said)?.[0] ?? '';
  }

  test('needs the code that the lead made, however it is typed; a wrong one is said at its field', async () => {
    const lead = await house.person('Ada Lead');
    const group = await inviting(lead);
    const code = await codeOf(lead, group);
    const tom = await at('Tom Reed', 'Tapton');
    await tom.say('show ncp17-10a');
    await tom.press('Enter a code');
    expect(tom.form.fields.map(({ id }) => id)).toEqual(['code', 'role', 'years', 'head', 'agree']);
    await tom.fill({ ...yes, code: 'ABCD-EFGH-JKLM' });
    expect(tom.form.errors).toEqual({ code: expect.stringContaining('That code does not open this group') });
    await tom.fill({ ...yes, code: ` ${code.toLowerCase().replaceAll('-', ' ')} ` });
    expect(tom.view.title).toBe('You have a place');
    expect(await statesOf(group)).toEqual({ Tapton: 'CONFIRMED' });
  });

  test('a code of another group, an older or an expired one opens nothing', async () => {
    const lead = await house.person('Ada Lead');
    const group = await inviting(lead);
    const older = await codeOf(lead, group);
    const newer = await codeOf(lead, group);
    const others = await codeOf(lead, await inviting(lead, { code: 'NCP17-11' }));
    const tom = await at('Tom Reed', 'Tapton');
    for (const code of [older, others]) {
      await tom.run('join', { group: group.id }, { ...yes, code });
      expect(tom.form.errors).toHaveProperty('code');
    }
    house.clock.set('2027-01-20T10:00:00Z');
    await tom.run('join', { group: group.id }, { ...yes, code: newer });
    expect(tom.form.errors).toHaveProperty('code');
    expect(await statesOf(group)).toEqual({});
  });

  test('a school that was named needs no code; a full group takes its code and keeps it for the waiting list', async () => {
    const lead = await house.person('Ada Lead');
    const group = await inviting(lead, { capacitySchools: 1 });
    const school = await house.school({ name: 'Tapton' });
    const tom = await house.person('Tom Reed', { at: school });
    await lead.say('invite ncp17-10a');
    await lead.fill({ school: school.id });
    expect(lead.said).toContain('Tapton can join “Fractions” without a code.');
    await tom.run('join', { group: group.id });
    expect(tom.form.fields.map(({ id }) => id)).toEqual(['role', 'years', 'head', 'agree']);
    await tom.fill(yes);
    const ann = await at('Ann Bell', 'Bellwood');
    await ann.run('join', { group: group.id }, { ...yes, code: await codeOf(lead, group) });
    expect(ann.form.runs).toBe('wait');
    await ann.fill(waiting);
    expect(await statesOf(group)).toEqual({ Tapton: 'CONFIRMED', Bellwood: 'WAITING' });
  });

  test('is not for a group that needs none, nor for somebody who does not lead it', async () => {
    const lead = await house.person('Ada Lead');
    await ledBy(lead);
    await lead.say('invite ncp17-10a');
    expect(lead.refusal).toBe('not by invitation');
    const tom = await at('Tom Reed', 'Tapton');
    await tom.say('invite ncp17-10a');
    expect(tom.refusal).toBe('right');
  });
});

describe('making room', () => {
  test('offers the new places to the schools that wait, in order', async () => {
    const lead = await house.person('Ada Lead');
    const { group } = await full(lead, 1, ['Tapton', 'Bellwood', 'Parkside']);
    await lead.say('make room ncp17-10a');
    expect(lead.form.intro).toContain('1 of 1 places are taken. 3 schools are waiting.');
    await lead.fill({ schools: '3' });
    expect(lead.said).toContain('“Fractions” takes 3 schools: no places left. 1 school is waiting.');
    expect(await statesOf(group)).toMatchObject({ Tapton: 'OFFERED', Bellwood: 'OFFERED', Parkside: 'WAITING' });
  });

  test('below what is taken is refused, with what to do; offered places count', async () => {
    const lead = await house.person('Ada Lead');
    const { group, inside } = await full(lead, 2, ['Tapton']);
    await inside[0]?.run('withdraw', { group: group.id }, { reason: '' });
    await lead.run('make-room', { group: group.id });
    await lead.fill({ schools: '1' });
    expect(lead.form.errors).toEqual({
      schools: '2 places are taken. Choose 2 or more, or withdraw a school’s teachers first.',
    });
    await lead.fill({ schools: 'many' });
    expect(lead.form.errors).toEqual({ schools: 'Write a number of schools, from 1 to 200.' });
  });
});

describe('closing recruitment', () => {
  test('lets nobody new in and offers nothing; opening offers at once and tells who watches', async () => {
    const lead = await house.person('Ada Lead');
    const { group, inside } = await full(lead, 1, ['Tapton', 'Bellwood']);
    await lead.say('close recruitment ncp17-10a');
    await lead.fill({ takes: 'no' });
    expect(lead.view.title).toBe('Recruitment is closed');
    await inside[0]?.run('withdraw', { group: group.id }, { reason: '' });
    expect(await statesOf(group)).toEqual({ 'Inside 1': 'WITHDRAWN', Tapton: 'WAITING', Bellwood: 'WAITING' });
    const sue = await at('Sue Park', 'Parkside');
    await sue.run('join', { group: group.id });
    expect(sue.refusal).toBe('closed to schools');
    await sue.say('browse ncp17-10a');
    expect(sue.lines[0]).toContain('takes no more schools now');
    await sue.run('show', { group: group.id });
    await sue.press('Tell me when open');
    expect(sue.said).toContain('You get a message from me when “Fractions” takes schools again.');
    await lead.run('recruitment', { group: group.id }, { takes: 'yes' });
    expect(await statesOf(group)).toMatchObject({ Tapton: 'OFFERED', Bellwood: 'WAITING' });
    expect((await newest(sue))?.said).toContain('“Fractions” takes schools now.');
    await lead.run('recruitment', { group: group.id }, { takes: 'yes' });
    expect((await house.notices(sue)).filter(({ kind }) => kind === 'group opens')).toHaveLength(1);
  });

  test('leaves a second teacher of a school inside the way in', async () => {
    const lead = await house.person('Ada Lead');
    const group = await ledBy(lead, { takesSchools: false });
    const school = await house.school();
    const [tom, ann] = [await house.person('Tom', { at: school }), await house.person('Ann', { at: school })];
    await house.db.workGroup.update({ where: { id: group.id }, data: { takesSchools: true } });
    await tom.run('join', { group: group.id }, yes);
    await house.db.workGroup.update({ where: { id: group.id }, data: { takesSchools: false } });
    await ann.run('join', { group: group.id }, yes);
    expect(ann.view.title).toBe('You have a place');
  });

  test('watching can be stopped, and an open or finished group needs none', async () => {
    const group = await house.group({ title: 'Fractions', code: 'NCP17-10a', state: 'COMMISSIONED' });
    const tom = await at('Tom Reed', 'Tapton');
    await tom.say('watch group ncp17-10a');
    await tom.press('Do not tell me');
    expect(await house.db.watch.count({ where: { groupId: group.id } })).toBe(0);
    for (const [state, said] of [
      ['RECRUITING', 'This group takes schools now'],
      ['EVALUATING', 'This group does not open again'],
    ] as const) {
      await house.db.workGroup.update({ where: { id: group.id }, data: { state } });
      await tom.run('watch-group', { group: group.id });
      expect(tom.view.title).toBe(said);
    }
  });
});

describe('those who lead', () => {
  test('offer a place out of turn, and a full group grows for it', async () => {
    const lead = await house.person('Ada Lead');
    const { group } = await full(lead, 1, ['Tapton', 'Bellwood']);
    await lead.run('decide', { group: group.id });
    await lead.press('Offer a place to Bellwood');
    expect(lead.form.intro).toBe(
      'Bellwood, out of turn. Every place in “Fractions” is taken, so the group grows to 2 schools.',
    );
    await lead.fill({ sure: 'yes' });
    expect(await statesOf(group)).toMatchObject({ Tapton: 'WAITING', Bellwood: 'OFFERED' });
    expect((await house.db.workGroup.findUniqueOrThrow({ where: { id: group.id } })).capacitySchools).toBe(2);
  });

  test('take a school off the list with a sentence', async () => {
    const lead = await house.person('Ada Lead');
    const { group, queue } = await full(lead, 1, ['Tapton']);
    await lead.run('decide', { group: group.id });
    await lead.press('Take Tapton off the list');
    await lead.fill({ answer: 'We close the list today.' });
    expect(await statesOf(group)).toMatchObject({ Tapton: 'DECLINED' });
    expect(queue[0] && (await newest(queue[0]))?.said).toContain('They write: We close the list today.');
  });

  test('withdraw somebody with a reason that they are told; a freed place goes to the next school', async () => {
    const lead = await house.person('Ada Lead');
    const { group, inside } = await full(lead, 1, ['Tapton']);
    await lead.run('decide', { group: group.id });
    await lead.press('Withdraw somebody');
    const [who] = lead.form.fields;
    expect(who).toMatchObject({ id: 'who', options: [{ label: 'In 1', detail: 'Inside 1' }] });
    await lead.fill({ reason: 'Not reached for a term' });
    expect(lead.form.errors).toEqual({ who: 'Choose who leaves the group.' });
    const { id } = await house.db.membership.findFirstOrThrow({ where: { groupId: group.id, state: 'JOINED' } });
    await lead.fill({ who: id, reason: 'Not reached for a term' });
    expect(lead.said).toContain('In 1 is no longer in “Fractions”. I’m telling them why.');
    expect(await statesOf(group)).toEqual({ 'Inside 1': 'WITHDRAWN', Tapton: 'OFFERED' });
    expect(inside[0] && (await newest(inside[0]))?.said).toContain('Their reason: Not reached for a term');
    await lead.run('withdraw-teacher', { membership: id });
    expect(lead.refusal).toBe('not in the group');
  });

  test('are the lead, the partner and the hub; anybody else is told who', async () => {
    const lead = await house.person('Ada Lead');
    const { group, inside } = await full(lead, 1, ['Tapton']);
    const place = await house.db.schoolParticipation.findFirstOrThrow({ where: { groupId: group.id } });
    const [tom] = inside;
    for (const [runs, input] of [
      ['decide', { group: group.id }],
      ['make-room', { group: group.id }],
      ['recruitment', { group: group.id }],
      ['withdraw-teacher', { group: group.id }],
      ['accept-school', { place: place.id }],
      ['decline-school', { place: place.id }],
      ['offer-place', { place: place.id }],
    ] as const) {
      await tom?.run(runs, input);
      expect(tom?.refusal).toBe('right');
    }
    await tom?.run('show', { group: group.id });
    expect(tom?.buttons).not.toContain('Decide on schools');
    await lead.run('show', { group: group.id });
    expect(lead.buttons).toContain('Decide on schools');
  });
});
