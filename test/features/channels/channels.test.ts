import { beforeEach, describe, expect, test } from 'vitest';
import { openHouse } from '../../support/house.ts';
import type { Person } from '../../support/house-people.ts';

const house = await openHouse();
let mia: Person;
beforeEach(async () => {
  await house.hub();
  mia = await house.person('Mia Hart', { channel: 'llmes' });
  await house.role(mia, 'Maths Hub Lead');
});

const uses = () => house.db.channelUse.findMany({ include: { channel: true, group: true }, orderBy: { id: 'asc' } });
const own = async () => (await uses()).filter(({ channel }) => channel.workspace === mia.place.workspace);

describe('naming a channel', () => {
  test('for the network: said in the channel itself, once however often it is typed, and written down', async () => {
    await mia.say('channel llme-network');
    expect(mia.said).toContain('#llmes is for: LLME network');
    await mia.say('channel LLME network');
    expect(await own()).toMatchObject([
      { purpose: 'LLME_NETWORK', channel: { name: 'llmes', platform: 'SLACK', externalId: 'C-llmes' } },
    ]);
    expect((await house.inChannel('llmes')).map(({ said }) => said)).toEqual([
      expect.stringContaining('named it for: LLME network'),
    ]);
    const [made] = await own();
    expect(await house.db.auditEvent.count({ where: { subjectId: made?.id ?? '', what: 'named a channel' } })).toBe(1);
  });

  test('for a group by its code; its lead may, and nobody else who leads no such group', async () => {
    const lena = await house.person('Lena Lead', { channel: 'fractions' });
    const leo = await house.person('Leo Other', { channel: 'fractions' });
    const group = await house.group({ title: 'Fractions', code: 'NCP26-01', leads: [lena] });
    await house.group({ title: 'Algebra', code: 'NCP26-02', leads: [leo] });
    await lena.say('channel work-group ncp26-01');
    expect(lena.said).toContain('#fractions is for: Fractions');
    expect(await own()).toMatchObject([{ purpose: 'WORK_GROUP', groupId: group.id }]);
    await leo.say('channel work-group ncp26-01');
    expect(leo.said).toContain('I found no Work Group of yours');
    await leo.run('channel', { channel: (await own())[0]?.channelId ?? '', purpose: 'WORK_GROUP', group: group.id });
    expect(leo.refusal).toBe('right');
  });

  test('asks what it is for, and which group, by buttons that work wherever the answer is shown', async () => {
    const teams = await house.person('Max Bell', { platform: 'teams', channel: 'General' });
    await house.role(teams, 'Hub Administrator');
    const one = await house.group({ title: 'Fractions' });
    await house.group({ title: 'Fractions again' });
    await teams.say('channel');
    expect(teams.buttons).toEqual(['LLME network', 'A Work Group', 'Hub staff', 'See all channels']);
    await teams.press('A Work Group');
    await teams.press(`It is for Fractions, ${one.key}`);
    expect(teams.said).toContain('General is for: Fractions');
  });

  test('is for staff and those who lead: others are told whom to ask', async () => {
    const tom = await house.person('Tom Reed', { channel: 'llmes' });
    await tom.say('channel llme-network');
    expect(tom.refusal).toBe('right');
    expect(tom.said).toContain('ask the hub office');
    const lena = await house.person('Lena Lead', { channel: 'llmes' });
    await house.group({ leads: [lena] });
    await lena.say('channel hub-staff');
    expect(lena.refusal).toBe('right');
    expect(await own()).toEqual([]);
  });

  test('outside a channel says where to type it', async () => {
    const away = await house.person('Ann Away');
    await house.role(away, 'Maths Hub Lead');
    await away.say('channel llme-network');
    expect(away.refusal).toBe('not in a channel');
  });
});

describe('the channels of a hub', () => {
  test('are shown and removed; one of a workspace that left the hub is gone with it', async () => {
    await mia.say('channel llme-network');
    const teams = await house.person('Max Bell', { platform: 'teams', channel: 'General' });
    await house.role(teams, 'Hub Administrator');
    await teams.say('channel hub-staff');
    await mia.say('channels');
    expect(mia.lines).toEqual([
      expect.stringMatching(/^#llmes \| LLME network, since/),
      expect.stringMatching(/^General \| Hub staff, since/),
    ]);
    const listed = mia.view;
    await mia.press('Remove #llmes for LLME network');
    expect(mia.lines).toEqual([expect.stringMatching(/^General/)]);
    await mia.press('Remove #llmes for LLME network', listed);
    expect(mia.refusal).toBe('gone');
    await mia.say('disconnect');
    const place = await house.db.place.findFirstOrThrow({ where: { externalId: teams.place.workspace } });
    await mia.run('disconnect', { place: place.id });
    await mia.say('channels');
    expect(mia.said).toContain('No channel is named yet');
  });
});

describe('a channel that does not get a message', () => {
  async function silent(state: 'FAILED' | 'UNCERTAIN') {
    await mia.say('channel llme-network');
    const notice = await house.db.notice.findFirstOrThrow({ where: { channel: { workspace: mia.place.workspace } } });
    const hub = await house.hubById(notice.hubId);
    const [now, answer] = [house.clock.now(), 'I am not in that channel. Type “/invite @Work Groups” in it.'];
    await house.db.notice.update({ where: { id: notice.id }, data: { state, settledAt: now, answer } });
    await house.store.change(hub, (db) => house.giveUp(notice, { db, hub, now, tell: house.ports.tell(db, hub, now) }));
    return notice;
  }

  test('is told, with what to do, to who named it; and gets it again by one press', async () => {
    const notice = await silent('FAILED');
    const [told] = await house.notices(mia);
    expect(told?.said).toContain('/invite @Work Groups');
    expect(told?.buttons).toEqual(['Send it again', 'See all channels']);
    await mia.run('send-again', { notice: notice.id });
    expect(await house.db.notice.findUnique({ where: { id: notice.id } })).toMatchObject({ state: 'WAITING' });
    expect((await house.notices(mia)).map(({ said }) => said)).toEqual(['overtaken']);
    await mia.run('send-again', { notice: notice.id });
    expect(mia.refusal).toBe('settled');
  });

  test('or perhaps did: a person says so', async () => {
    const notice = await silent('UNCERTAIN');
    expect((await house.notices(mia))[0]?.said).toContain('can’t tell');
    const tom = await house.person('Tom Reed');
    await tom.run('it-arrived', { notice: notice.id });
    expect(tom.refusal).toBe('right');
    await mia.run('it-arrived', { notice: notice.id });
    expect(await house.db.notice.findUnique({ where: { id: notice.id } })).toMatchObject({ state: 'SENT' });
  });
});

describe('by itself, into the channels of local leaders', () => {
  const kinds = async () => (await house.inChannel('llmes')).map(({ kind, said }) => [kind, said === 'overtaken']);

  test('a group that opens, with Join; overtaken when it is a draft again', async () => {
    await mia.say('channel llme-network');
    await house.group({ title: 'Fractions', code: 'NCP26-11', state: 'PLANNED', rationale: 'x', outcomes: 'y' });
    await mia.say('open group ncp26-11');
    const [, opened] = await house.inChannel('llmes');
    expect(opened?.said).toContain('A Work Group is open to schools');
    expect(opened?.said).toContain('Fractions, NCP26-11');
    expect(opened?.buttons).toEqual(['Join this group', 'Show the group']);
    await house.db.workGroup.updateMany({ where: { code: 'NCP26-11' }, data: { state: 'PLANNED' } });
    expect(await kinds()).toEqual([
      ['channel named', false],
      ['group recruits', true],
    ]);
  });

  test('a lead wanted, with the last day and Express interest, and the lead who is found', async () => {
    await mia.say('channel llme-network');
    const group = await house.group({ title: 'Algebra', code: 'NCP26-12', state: 'PLANNED' });
    await mia.say('seek lead ncp26-12');
    await mia.fill({ until: '2026-11-27' });
    const [, wanted] = await house.inChannel('llmes');
    expect(wanted?.said).toContain('until Friday 27 November');
    expect(wanted?.buttons[0]).toBe('Express interest');
    const ada = await house.person('Ada Lund');
    await mia.run('offer-lead', { group: group.id }, { person: ada.personId, how: 'alone' });
    const offer = await house.db.leadOffer.findFirstOrThrow({ where: { groupId: group.id } });
    await ada.run('accept-lead', { offer: offer.id });
    expect(await kinds()).toEqual([
      ['channel named', false],
      ['lead wanted', true],
      ['new lead', false],
    ]);
    expect((await house.inChannel('llmes')).at(-1)?.said).toContain('Ada Lund will lead “Algebra”');
  });

  test('nothing of what the hub has switched off', async () => {
    await mia.say('channel llme-network');
    await mia.say('hub settings telling');
    await mia.fill({ switches: ['tellsSeeking', 'tellsNewLeads'] });
    expect(mia.said).toContain('Leads wanted, New Work Group Leads');
    await house.group({ title: 'Fractions', code: 'NCP26-13', state: 'PLANNED' });
    await mia.say('open group ncp26-13');
    expect(await kinds()).toEqual([['channel named', false]]);
    await mia.say('hub settings telling');
    await mia.fill({});
    expect(mia.said).toContain('nothing');
  });
});
