import { beforeEach, describe, expect, test } from 'vitest';
import { tellNotReached } from '../../../src/features/people/not-reached.ts';
import { openHouse } from '../../support/house.ts';
import type { TestHub } from '../../support/house-builders.ts';
import type { Person } from '../../support/house-people.ts';

const house = await openHouse();
let hub: TestHub;

beforeEach(async () => {
  hub = await house.hub();
});

type GivenUp = { personId: string; groupId: string | null; kind?: string; facts?: Record<string, string | number> };

/** Gives a notice to somebody up, as the post room does when it can never arrive. */
async function giveUp({ kind = 'joined', facts = {}, ...about }: GivenUp): Promise<void> {
  const now = house.clock.now();
  const known = await house.hubById(hub.id);
  await house.store.change(known, async (db) => {
    const row = {
      kind,
      facts,
      key: crypto.randomUUID(),
      lane: `person/${about.personId}`,
      notBefore: now,
      createdAt: now,
    };
    await db.notice.create({ data: { hubId: hub.id, ...row, ...about, state: 'FAILED', settledAt: now } });
    await tellNotReached({ kind, ...about }, { db, hub: known, now, tell: house.ports.tell(db, known, now) });
  });
}

/** What waits for somebody is sent now. */
const sendAll = ({ personId }: Person) =>
  house.db.notice.updateMany({
    where: { personId, state: 'WAITING' },
    data: { state: 'SENT', settledAt: house.clock.now() },
  });

const saidTo = async (person: Person) => (await house.notices(person)).map(({ said }) => said);

describe('a message that could not be delivered', () => {
  test('is told by name to the leads of the group, in the hub’s hours', async () => {
    house.clock.set('2026-11-20T21:00:00Z'); // a Friday night
    const lead = await house.person('Ada Lead');
    const group = await house.group({ title: 'Fractions', leads: [lead] });
    const tom = await house.person('Tom Reed');
    await giveUp({ personId: tom.personId, groupId: group.id });
    const [told, ...more] = await house.notices(lead);
    expect(more).toEqual([]);
    expect(told?.said).toContain('I could not reach Tom Reed about “Fractions”.');
    expect(told?.buttons).toEqual(['Copy as e-mail', 'Who I can’t reach']);
    expect(told?.notBefore).toBe('2026-11-23T07:30:00.000Z');
  });

  test('goes to the hub’s lead and administrator where the group has no lead, or it is the lead who cannot be reached', async () => {
    const lead = await house.person('Ada Lead');
    const mia = await house.person('Mia Hub');
    await house.role(mia, 'Maths Hub Lead');
    const group = await house.group({ title: 'Fractions', leads: [lead] });
    await giveUp({ personId: lead.personId, groupId: group.id });
    expect((await saidTo(mia)).join()).toContain('I could not reach Ada Lead');
    expect(await house.notices(lead)).toEqual([]);
  });

  test('goes to who can be written to: a lead without an account is passed over, and staff without one hear nothing', async () => {
    const lead = await house.person('Ada Lead');
    const [mia, gethin] = [await house.person('Mia Hub'), await house.person('Gethin Hub')];
    for (const staff of [mia, gethin]) await house.role(staff, 'Maths Hub Lead');
    await house.db.account.deleteMany({ where: { personId: { in: [lead.personId, gethin.personId] } } });
    const group = await house.group({ title: 'Fractions', leads: [lead] });
    const tom = await house.person('Tom Reed');
    await giveUp({ personId: tom.personId, groupId: group.id });
    expect((await saidTo(mia)).join()).toContain('I could not reach Tom Reed about “Fractions”.');
    for (const { personId } of [lead, gethin])
      expect(await house.db.notice.count({ where: { personId, kind: 'not reached' } })).toBe(0);
  });

  test('never tells of itself: a lead who cannot be reached starts no chain', async () => {
    const mia = await house.person('Mia Hub');
    await house.role(mia, 'Maths Hub Lead');
    const ada = await house.person('Ada Lead');
    await giveUp({ personId: ada.personId, groupId: null, kind: 'not reached' });
    expect(await house.notices(mia)).toEqual([]);
  });

  test('is one message a group and day, however many people and messages it is about', async () => {
    const lead = await house.person('Ada Lead');
    const [one, other] = [
      await house.group({ title: 'Fractions', leads: [lead] }),
      await house.group({ title: 'Ratio', leads: [lead] }),
    ];
    const people = [];
    for (let number = 1; number <= 12; number += 1) people.push(await house.person(`Teacher ${number}`));
    for (const { personId } of [...people, ...people]) await giveUp({ personId, groupId: one.id });
    await giveUp({ personId: people[0]?.personId ?? '', groupId: other.id });
    const said = await saidTo(lead);
    expect(said).toHaveLength(2);
    expect(said[0]).toContain('I could not reach Teacher 1, Teacher 2');
    expect(said[0]).toContain('and 4 others about “Fractions”.');
  });

  test('after the day’s message has gone out, the next comes on the next school day with what is new', async () => {
    const lead = await house.person('Ada Lead');
    const group = await house.group({ title: 'Fractions', leads: [lead] });
    const [tom, ann] = [await house.person('Tom Reed'), await house.person('Ann Bell')];
    await giveUp({ personId: tom.personId, groupId: group.id });
    await sendAll(lead);
    house.clock.set('2026-11-16T11:00:00Z');
    await giveUp({ personId: ann.personId, groupId: group.id });
    const [told] = await house.notices(lead);
    expect(told?.notBefore).toBe('2026-11-17T07:30:00.000Z');
    expect(told?.said).toContain('I could not reach Ann Bell about');
  });

  test('“Copy as e-mail” gives the very words that did not arrive, to those who are or were in the group', async () => {
    const lead = await house.person('Ada Lead');
    const group = await house.group({ title: 'Fractions', leads: [lead] });
    const tom = await house.person('Tom Reed', { at: await house.school({ name: 'Tapton Juniors' }) });
    await tom.run('join', { group: group.id }, { role: 'x', years: ['Year 4'], head: 'yes', agree: ['1'] });
    await house.db.person.update({ where: { id: tom.personId }, data: { email: 'tom@tapton.example' } });
    const { id: membership } = await house.db.membership.findFirstOrThrow({ where: { personId: tom.personId } });
    await giveUp({ personId: tom.personId, groupId: group.id, facts: { membership } });
    const stranger = await house.person('Not In It');
    await giveUp({ personId: stranger.personId, groupId: group.id, facts: { membership } });
    const told = (await house.notices(lead)).find(({ kind }) => kind === 'not reached');
    if (!told || told.view === 'overtaken') throw new Error('the lead was not told');
    await lead.press('Copy as e-mail for Fractions', told.view);
    expect(lead.said).toContain('Bcc: tom@tapton.example');
    expect(lead.said).toContain('You have a place');
    expect(lead.said).not.toContain('Not In It');
  });

  test('about no group stands in today until somebody of the hub has passed it on as an e-mail', async () => {
    const [mia, lena, ada] = [
      await house.person('Mia Hub'),
      await house.person('Lena Lead'),
      await house.person('Ada Lund'),
    ];
    await house.role(mia, 'Maths Hub Lead');
    const network = {
      id: crypto.randomUUID(),
      hubId: hub.id,
      personId: mia.personId,
      purpose: 'News',
      meets: 'ONLINE' as const,
    };
    const times = {
      day: new Date('2026-12-08'),
      from: '16:00',
      to: '17:30',
      at: house.clock.now(),
      toldAt: house.clock.now(),
    };
    const instants = { startsAt: new Date('2026-12-08T16:00:00Z'), endsAt: new Date('2026-12-08T17:30:00Z') };
    await house.db.networkMeeting.create({ data: { ...network, ...times, ...instants, expectsAll: true } });
    await house.group({ title: 'Fractions', sessions: ['2026-12-09 16:00-18:00'], leads: [ada] });
    await house.db.person.update({ where: { id: ada.personId }, data: { email: 'ada@tapton.example' } });
    const notice = { personId: ada.personId, groupId: null, kind: 'network meeting called off' };
    await house.db.networkMeeting.update({
      where: { id: network.id },
      data: { state: 'CANCELLED', cancelReason: 'Snow.' },
    });
    await giveUp({ ...notice, facts: { meeting: network.id, sequence: 0 } });
    await mia.say('today');
    expect(mia.lines).toEqual(['Messages from the hub itself | I could not reach Ada Lund']);
    await mia.press('Copy as e-mail what did not arrive');
    expect(mia.said).toContain('Bcc: ada@tapton.example');
    expect(mia.said).toContain('The reason: Snow.');
    expect(
      await house.db.auditEvent.count({
        where: { what: 'passed on what did not arrive', aboutPersonId: ada.personId },
      }),
    ).toBe(1);
    await mia.press('See what needs the hub today');
    expect(mia.view.title).toBe('Nothing needs the hub');
    house.clock.set('2026-11-16T11:00:00Z');
    await giveUp({ ...notice, facts: { meeting: network.id, sequence: 0 } });
    await mia.say('today');
    expect(mia.lines).toHaveLength(1);
    const told = (await house.notices(mia)).find(({ kind }) => kind === 'not reached');
    expect(told?.buttons).toEqual(['Copy as e-mail']);
    await lena.say('copy messages');
    expect(lena.refusal).toBe('right');
  });

  test('about no group is not passed on where it no longer holds', async () => {
    const [mia, ada] = [await house.person('Mia Hub'), await house.person('Ada Lund')];
    await house.role(mia, 'Hub Administrator');
    await giveUp({
      personId: ada.personId,
      groupId: null,
      kind: 'network meeting',
      facts: { meeting: crypto.randomUUID(), sequence: 0 },
    });
    await mia.say('copy messages');
    expect(mia.said).toContain('has arrived, or no longer holds');
  });
});
