import { beforeEach, describe, expect, test } from 'vitest';
import { offered } from '../../../src/features/rooms.ts';
import { openHouse } from '../../support/house.ts';
import type { TestHub } from '../../support/house-builders.ts';
import type { Person } from '../../support/house-people.ts';
import { actionsOf } from '../../support/house-people.ts';

const house = await openHouse();
let hub: TestHub;

beforeEach(async () => {
  hub = await house.hub();
});

const codeIn = (person: Person) => /code ((?:[A-Z0-9]{4}-){2}[A-Z0-9]{4})/.exec(person.said)?.[1] ?? '';

async function led(wishes: Parameters<typeof house.group>[0] = {}) {
  const lead = await house.person('Amira Lead');
  const group = await house.group({ title: 'Fractions', leads: [lead], ...wishes });
  return { lead, group };
}

const ada = (school: { id: string }, more = {}) => ({
  name: 'Ada Lund',
  email: 'a.lund@tapton.example',
  school: school.id,
  role: '',
  head: 'yes',
  ...more,
});

describe('a teacher without a chat', () => {
  test('is added by name, school and work e-mail, counted, and makes the record theirs with the code', async () => {
    const { lead, group } = await led();
    const school = await house.school({ name: 'Tapton Juniors' });
    await lead.say('add');
    expect(lead.form.fields.map(({ id }) => id)).toEqual(['name', 'email', 'school', 'role', 'head']);
    await lead.fill(ada(school));
    expect(lead.said).toContain('Ada Lund stands for Tapton Juniors in “Fractions”.');
    expect(await house.places(group)).toEqual([
      { school: 'Tapton Juniors', state: 'CONFIRMED', teachers: ['Ada Lund'] },
    ]);
    const record = await house.db.membership.findFirstOrThrow({
      where: { groupId: group.id },
      include: { person: true },
    });
    expect(record).toMatchObject({
      addedById: lead.personId,
      agreementVersion: null,
      person: { email: 'a.lund@tapton.example' },
    });
    expect(await house.db.notice.count({ where: { personId: record.personId } })).toBe(0);

    const teams = await house.person('A. Lund', { platform: 'teams' });
    await teams.say(`code ${codeIn(lead)}`);
    expect(teams.said).toContain('The record is of Ada Lund, Tapton Juniors.');
    await teams.press('Yes, this is me');
    expect(teams.view.title).toBe('The record is yours');
    await teams.press('Say my role in Fractions');
    await teams.fill({ role: 'Year 4 teacher', years: ['Year 4'], agree: ['1'] });
    expect((await house.places(group))[0]?.teachers).toEqual(['A. Lund']);
    expect(await house.db.person.findUniqueOrThrow({ where: { id: teams.personId } })).toMatchObject({
      email: 'a.lund@tapton.example',
      schoolId: school.id,
      schoolStanding: 'AT_SCHOOL',
    });
    await teams.run('claim-record', { code: codeIn(lead) });
    expect(teams.view.title).toBe('That code is not right');
  });

  test('is one person by e-mail in a hub, however often and by whomever written down; another hub has its own', async () => {
    const { lead, group } = await led();
    const other = await house.group({ title: 'Ratio', leads: [lead] });
    const school = await house.school();
    await Promise.all([
      lead.run('add', { group: group.id }, ada(school)),
      lead.run('add', { group: other.id }, ada(school, { email: 'A.Lund@Tapton.example ', name: 'A Lund' })),
    ]);
    const inHub = { hubPersons: { some: { hubId: hub.id } } };
    expect(
      await house.db.person.count({
        where: { email: { equals: 'a.lund@tapton.example', mode: 'insensitive' }, ...inHub },
      }),
    ).toBe(1);
    await lead.run('add', { group: group.id }, ada(school));
    expect(lead.form.errors).toEqual({ email: expect.stringContaining('is in this group already.') });
    const elsewhere = await house.school({ name: 'Millbeck Primary' });
    const third = await house.group({ title: 'Number', leads: [lead] });
    await lead.run('add', { group: third.id }, ada(elsewhere));
    expect(Object.keys(lead.form.errors ?? {})).toEqual(['school']);
    await house.hub();
    const far = await led();
    await far.lead.run('add', { group: far.group.id }, ada(elsewhere));
    expect(far.lead.view.title).toBe('The teacher is added');
  });

  test('respects the places of the group and of the school, and who may add', async () => {
    const { lead, group } = await led({ capacitySchools: 1, teachersPerSchool: 1 });
    const [one, two] = [await house.school({ name: 'One' }), await house.school({ name: 'Two' })];
    await lead.run('add', { group: group.id }, ada(one));
    await lead.run('add', { group: group.id }, ada(one, { email: 'b@one.example' }));
    expect(lead.form.errors?.school).toContain('One has its teachers in “Fractions” already');
    await lead.run('add', { group: group.id }, ada(two, { email: 'c@two.example' }));
    expect(lead.form.errors?.school).toContain('Every place in “Fractions” is taken or promised.');
    expect(await house.db.person.count({ where: { email: { in: ['b@one.example', 'c@two.example'] } } })).toBe(0);
    const closed = await house.group({ state: 'EVALUATING', leads: [lead] });
    await lead.run('add', { group: closed.id }, ada(two));
    expect(lead.said).toContain('takes no schools now');
    const tom = await house.person('Tom Reed', { at: one });
    await tom.run('add', { group: group.id });
    expect(tom.refusal).toBe('right');
  });

  test('who has an account is told at once instead of getting a code', async () => {
    const { lead, group } = await led();
    const school = await house.school({ name: 'Tapton Juniors' });
    const tom = await house.person('Tom Reed', { at: school });
    await house.db.person.update({ where: { id: tom.personId }, data: { email: 'tom@tapton.example' } });
    await lead.run('add', { group: group.id }, ada(school, { email: 'tom@tapton.example' }));
    expect(lead.said).toContain('They have a chat with me already');
    expect(codeIn(lead)).toBe('');
    const [given] = await house.notices(tom);
    expect(given?.said).toContain('Amira Lead has put your name down for “Fractions”, for Tapton Juniors.');
    expect(given?.buttons).toEqual(['Say my role', 'Show the group', 'Give up my place']);
  });

  test('a new code makes the older worthless; a record with a role, or of somebody with an account, gets none', async () => {
    const { lead, group } = await led();
    const school = await house.school();
    await lead.run('add', { group: group.id }, ada(school));
    const first = codeIn(lead);
    const { personId } = await house.db.membership.findFirstOrThrow({ where: { groupId: group.id } });
    await lead.say('unreached');
    expect(lead.lines.join()).toContain('a.lund@tapton.example · no chat with me');
    await lead.press('New code for Ada Lund');
    const second = codeIn(lead);
    const teams = await house.person('A. Lund', { platform: 'teams' });
    await teams.say(`code ${first}`);
    expect(teams.view.title).toBe('That code is not right');
    await house.role({ personId }, 'Maths Hub Lead');
    await lead.run('new-code', { group: group.id, person: personId });
    expect(lead.refusal).toBe('holds a role');
    await teams.run('claim-record', { code: second });
    expect(teams.refusal).toBe('holds a role');
    await lead.run('new-code', { group: group.id, person: lead.personId });
    expect(lead.refusal).toBe('has a chat');
  });
});

describe('copy as e-mail', () => {
  test('gives words, addresses and the calendar file for whom the bot cannot reach, and writes down whose address was shown', async () => {
    const { lead, group } = await led();
    const school = await house.school({ name: 'Tapton Juniors' });
    await lead.run('add', { group: group.id }, ada(school));
    const tom = await house.person('Tom Reed', { at: school });
    await tom.run('join', { group: group.id }, { role: 'x', years: ['Year 4'], head: 'yes', agree: ['1'] });
    await lead.say('copy');
    expect(lead.said).toContain('Bcc: a.lund@tapton.example');
    expect(lead.said).toContain('1. Tuesday 12 January, 4pm to 6pm, Tapton School');
    expect(lead.said).not.toContain('Tom');
    const audit = await house.db.auditEvent.findMany({
      where: { what: 'copied as e-mail', subjectId: group.id },
      include: { about: true },
    });
    expect(audit.map(({ about, personId }) => [about?.name, personId])).toEqual([['Ada Lund', lead.personId]]);
    const file = actionsOf(lead.view).find((action) => action.label === 'Calendar file');
    expect(file).toMatchObject({ opens: expect.stringMatching(/^https:\/\/workgroups\.example\/links\//) });
    const kind = offered.documents.find(({ name }) => name === 'email-calendar');
    const known = await house.hubById(hub.id);
    const arrival = await house.ports.directory.arrive(lead.account, lead.place);
    if (arrival.kind !== 'known') throw new Error('the lead is not known');
    const making = { db: house.store.read(known), hub: known, actor: arrival.actor, now: house.clock.now() };
    expect(await kind?.produce({ group: group.id }, making)).toMatchObject({
      type: 'text/calendar',
      body: expect.stringContaining('BEGIN:VEVENT'),
    });
    expect(
      await kind?.produce({ group: group.id }, { ...making, actor: { ...arrival.actor, personId: tom.personId } }),
    ).toBe('gone');
  });

  test('says that no e-mail is needed where everybody is reached', async () => {
    const { lead } = await led();
    await lead.say('copy');
    expect(lead.view.title).toBe('I can reach everybody');
  });
});
