import { beforeEach, describe, expect, test } from 'vitest';
import { offered } from '../../../src/features/rooms.ts';
import { openHouse } from '../../support/house.ts';
import type { TestHub } from '../../support/house-builders.ts';

const house = await openHouse();
let hub: TestHub;
beforeEach(async () => {
  hub = await house.hub();
});

const yes = { role: 'Year 4 teacher', years: ['Year 4'], head: 'yes', agree: ['1'] };
type Person = Awaited<ReturnType<typeof house.person>>;

async function staff(name: string, word: string) {
  const someone = await house.person(name);
  await house.role(someone, word);
  return someone;
}

async function teacher(name: string) {
  const school = await house.school({ name: 'Fernside School' });
  const lead = await house.person('Lena Lead');
  const group = await house.group({ title: `Reasoning ${crypto.randomUUID().slice(0, 6)}`, leads: [lead] });
  const someone = await house.person(name, { at: school });
  await someone.run('join', { group: group.id }, yes);
  return { someone, group, lead };
}

/** The file behind the newest link of a kind, as it is made when somebody takes it. */
async function taken(kind: string, by: Person) {
  const link = await house.db.webLink.findFirstOrThrow({ where: { kind }, orderBy: { createdAt: 'desc' } });
  const document = offered.documents.find(({ name }) => name === kind);
  const known = await house.hubById(hub.id);
  const arrival = await house.ports.directory.arrive(by.account, by.place);
  if (arrival.kind !== 'known' || !document) throw new Error('nobody takes it');
  const facts = Object.fromEntries(Object.entries(Object(link.facts)).map(([key, value]) => [key, String(value)]));
  const making = { db: house.store.read(known), hub: known, actor: arrival.actor, now: house.clock.now() };
  return document.produce(facts, making);
}

describe('my data', () => {
  test('says in plain words what is kept, and who else saw it', async () => {
    const { someone, group } = await teacher('Tom Reads');
    await someone.say('my data');
    for (const line of ['Name: Tom Reads', 'School: Fernside School', 'Accounts: Slack', 'Nobody.'])
      expect(someone.said).toContain(line);
    expect(someone.lines.join()).toContain(`${group.title} | Fernside School, Year 4 teacher: takes part`);
    expect(someone.buttons).toEqual(['Get it as a file', 'See who saw it', 'Leave the service']);
  });

  test('is a file of everything, by a link for that person alone', async () => {
    const { someone, group } = await teacher('Tom Takes');
    await someone.say('my data');
    await someone.press('Get it as a file');
    expect(someone.said).toContain('for 30 minutes, for you alone');
    const file = await taken('my-data', someone);
    if (file === 'gone') throw new Error('it is gone');
    const body = JSON.parse(file.body);
    expect(file).toMatchObject({ filename: 'my-data.json', type: 'application/json' });
    expect(body.kept.Person).toMatchObject([{ name: 'Tom Takes' }]);
    expect(body.kept.Membership).toMatchObject([{ group: { title: group.title }, jobTitle: 'Year 4 teacher' }]);
    expect(body.kept.AuditEvent.length).toBeGreaterThan(0);
    expect(body.namesSomebodyElse).toEqual([]);
  });

  test('has what somebody proposed whole, and of another’s proposal only what they themselves decided or were asked for', async () => {
    const mia = await staff('Mia Decides', 'Maths Hub Lead');
    const [lena, nia] = [await house.person('Lena Lead'), await house.person('Nia Near')];
    await house.group({ leads: [lena] });
    const words = { title: 'Oracy', phases: ['PRIMARY'], purpose: 'They talk too little.', notMet: 'None does.' };
    await lena.run('propose', {}, words);
    const { id } = await house.db.proposal.findFirstOrThrow({ where: { personId: lena.personId } });
    await mia.run('go-on', { proposal: id }, { words: 'Please do.' });
    await house.db.proposal.update({ where: { id }, data: { leadId: nia.personId } });
    const proposalsOf = async (by: Person) => {
      await by.say('my data');
      await by.press('Get it as a file');
      const file = await taken('my-data', by);
      return file === 'gone' ? [] : JSON.parse(file.body).kept.Proposal;
    };
    const what = { title: 'Oracy', state: 'DRAFT' };
    expect(await proposalsOf(lena)).toMatchObject([{ ...what, purpose: words.purpose, answer: 'Please do.' }]);
    expect(await proposalsOf(mia)).toEqual([
      { ...what, answer: 'Please do.', decidedAt: house.clock.now().toISOString() },
    ]);
    const asked = { ...what, at: house.clock.now().toISOString(), person: { name: 'Lena Lead' } };
    expect(await proposalsOf(nia)).toEqual([asked]);
  });

  test('flags a text that names somebody else of the group', async () => {
    const { someone, group, lead } = await teacher('Tom Named');
    const session = await house.db.session.findFirstOrThrow({ where: { groupId: group.id } });
    await house.db.sessionLog.create({
      data: {
        hubId: hub.id,
        sessionId: session.id,
        personId: lead.personId,
        did: 'Tom Named showed one.',
        at: house.clock.now(),
      },
    });
    expect(someone.personId).not.toBe(lead.personId);
    await lead.run('my-data-file');
    const file = await taken('my-data', lead);
    if (file === 'gone') throw new Error('it is gone');
    expect(JSON.parse(file.body).namesSomebodyElse).toEqual([{ table: 'SessionLog', row: 1, names: 'Tom Named' }]);
  });
});

describe('an administrator', () => {
  test('finds a person by words or by search; that they looked is written down, and the person reads it', async () => {
    const { someone } = await teacher('Tom Seen');
    const ada = await staff('Ada Admin', 'Hub Administrator');
    await ada.say('data of tom seen');
    await ada.press('Show data');
    expect(ada.said).toContain('Name: Tom Seen');
    await ada.say('data of');
    await ada.fill({ person: someone.personId });
    expect(ada.view.title).toBe('What I keep about a person');
    await someone.say('my data');
    await someone.press('See who saw it');
    expect(someone.lines).toEqual([
      'Viewed a person’s data | Ada Admin, Monday 16 November',
      'Viewed a person’s data | Ada Admin, Monday 16 November',
    ]);
  });

  test('exports it by a link, on record; somebody else’s link, or after the role, is of no use', async () => {
    const { someone } = await teacher('Tom Sent');
    const ada = await staff('Ada Admin', 'Hub Administrator');
    await ada.run('show-data-of', { person: someone.personId });
    await ada.press('Get it as a file');
    expect(await taken('data-of', ada)).toMatchObject({ filename: 'data-of-a-person.json' });
    expect(
      await house.db.auditEvent.count({ where: { aboutPersonId: someone.personId, what: 'exported a person’s data' } }),
    ).toBe(1);
    expect(await taken('data-of', someone)).toBe('gone');
    await house.db.hubRole.updateMany({ where: { personId: ada.personId }, data: { to: house.clock.now() } });
    expect(await taken('data-of', ada)).toBe('gone');
  });

  test('nobody else may look: not a lead, not a hub lead, not a teacher', async () => {
    const { someone, lead } = await teacher('Tom Shut');
    const mia = await staff('Mia Lead', 'Maths Hub Lead');
    for (const other of [lead, mia, someone]) {
      await other.run('show-data-of', { person: someone.personId });
      expect(other.refusal).toBe('right');
    }
  });

  test('knows nobody of another hub', async () => {
    const { someone } = await teacher('Tom Elsewhere');
    await house.hub();
    const ada = await staff('Ada Admin', 'Hub Administrator');
    await ada.run('show-data-of', { person: someone.personId });
    expect(ada.refusal).toBe('person gone');
  });
});

describe('an erasure', () => {
  async function asked(name: string) {
    const made = await teacher(name);
    const [ada, mia] = [await staff('Ada Admin', 'Hub Administrator'), await staff('Mia Lead', 'Maths Hub Lead')];
    await ada.run('show-data-of', { person: made.someone.personId });
    await ada.press('Ask to erase it');
    await ada.fill({ reason: 'they asked' });
    return { ...made, ada, mia };
  }
  const nameOf = async ({ personId }: Person) =>
    (await house.db.person.findUniqueOrThrow({ where: { id: personId } })).name;

  test('is asked for by one and decided by another, who hears of it and sees it at the start', async () => {
    const { someone, ada, mia, group } = await asked('Tom Erased');
    expect(await nameOf(someone)).toBe('Tom Erased');
    expect((await house.notices(mia)).map(({ said }) => said).join()).toContain(
      'Ada Admin asks to erase the data of Tom Erased: they asked for it.',
    );
    await mia.say('');
    expect(mia.said).toContain('Erase the data of Tom Erased?');
    await mia.press('Decide about Tom Erased');
    await mia.fill({ decision: 'erase' });
    expect(mia.said).toMatch(/The records now say “Participant \d+, Fernside School”/);
    expect(await nameOf(someone)).toBe('Somebody who left');
    expect(await house.places(group)).toMatchObject([{ state: 'WITHDRAWN' }]);
    expect((await house.notices(ada)).map(({ said }) => said).join()).toContain('A hub lead agreed.');
    const event = await house.db.auditEvent.findFirstOrThrow({ where: { hubId: hub.id, what: 'erased a person' } });
    expect(event).toMatchObject({ personId: mia.personId, after: { reason: 'they asked', wholly: 'yes' } });
    expect((await house.notices(mia)).map(({ said }) => said).join()).not.toContain('Tom Erased');
  });

  test('is refused with a reason on record, and nothing changes', async () => {
    const { someone, ada, mia } = await asked('Tom Kept');
    await mia.run('decide-erasure', { person: someone.personId });
    await mia.fill({ decision: 'refuse' });
    expect(mia.form.errors?.why).toBe('Choose why you keep it.');
    await mia.fill({ decision: 'refuse', why: 'takes part' });
    expect(mia.view.title).toBe('The data is kept');
    expect(await nameOf(someone)).toBe('Tom Kept');
    const event = await house.db.auditEvent.findFirstOrThrow({
      where: { aboutPersonId: someone.personId, what: 'refused to erase a person' },
    });
    expect(event.after).toEqual({ why: 'takes part' });
    expect((await house.notices(ada)).map(({ said }) => said).join()).toContain('decided to keep it');
    await mia.run('decide-erasure', { person: someone.personId });
    expect(mia.refusal).toBe('decided');
  });

  test('is asked for once, and never decided by who asked while there is another hub lead', async () => {
    const { someone, ada, mia } = await asked('Tom Waits');
    await ada.run('ask-erasure', { person: someone.personId }, { reason: 'they asked' });
    expect(ada.said).toContain('Somebody has asked to erase the data of Tom Waits.');
    await house.role(ada, 'Maths Hub Lead');
    await ada.run('decide-erasure', { person: someone.personId });
    expect(ada.refusal).toBe('own request');
    await house.db.hubRole.updateMany({ where: { personId: mia.personId }, data: { to: house.clock.now() } });
    await ada.run('decide-erasure', { person: someone.personId });
    expect(ada.outcome.kind).toBe('ask');
  });

  test('of the only lead of a hub waits for another', async () => {
    const ada = await staff('Ada Admin', 'Hub Administrator');
    const mia = await staff('Mia Lead', 'Maths Hub Lead');
    await ada.run('ask-erasure', { person: mia.personId }, { reason: 'no longer with us' });
    await mia.run('decide-erasure', { person: mia.personId }, { decision: 'erase' });
    expect(mia.said).toContain('They are the only lead this hub has.');
  });

  test('is not for an administrator to decide', async () => {
    const { someone, ada } = await asked('Tom Guarded');
    await ada.run('decide-erasure', { person: someone.personId });
    expect(ada.refusal).toBe('right');
  });
});
