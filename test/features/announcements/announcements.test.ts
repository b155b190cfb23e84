import { beforeEach, describe, expect, test } from 'vitest';
import { messageView } from '../../../src/features/announcements/message-view.ts';
import { renderMessage } from '../../../src/slack/render-view.ts';
import { draw } from '../../../src/teams/answer.ts';
import { openHouse } from '../../support/house.ts';
import { actionsOf, type Person } from '../../support/house-people.ts';
import { seat } from '../../support/seats.ts';

const house = await openHouse();
let hubId: string;
let mia: Person;
beforeEach(async () => {
  hubId = (await house.hub()).id;
  mia = await house.person('Mia Hart', { channel: 'llmes' });
  await house.role(mia, 'Maths Hub Lead');
});

/** A local leader of the hub: recognised as something, for a phase. */
async function leader(name: string, kind = 'Mastery Specialist', phase: 'PRIMARY' | 'SECONDARY' = 'PRIMARY') {
  const person = await house.person(name, { platform: name.startsWith('T') ? 'teams' : 'slack' });
  const { id: kindId } = await house.db.designationKind.findFirstOrThrow({ where: { hubId, word: kind } });
  const row = { hubId, personId: person.personId, kindId, phase, from: new Date('2026-09-01') };
  await house.db.designation.create({ data: row });
  return person;
}

/** Somebody whom no platform knows. */
async function unreachable(name: string) {
  const person = await leader(name);
  await house.db.account.deleteMany({ where: { personId: person.personId } });
  await house.db.person.update({ where: { id: person.personId }, data: { email: 'ann@school.example' } });
  return person;
}

const row = () => house.db.announcement.findFirstOrThrow({ where: { hubId }, orderBy: { id: 'desc' } });
const told = async () =>
  (await house.db.notice.findMany({ where: { hubId, kind: 'announcement' }, include: { person: true, channel: true } }))
    .map(({ person, channel }) => channel?.name ?? person?.name)
    .toSorted();

const write = (by: Person, words: string, more: Record<string, string | string[]> = {}) =>
  by.run('announce', { audience: 'LLME_NETWORK' }, { text: words, how: ['private'], ...more });

describe('writing to the network of local leaders', () => {
  test('is shown first, with the head count by platform and who can’t be reached', async () => {
    await leader('Ada Lund');
    await leader('Ted Reed');
    await unreachable('Ann Away');
    await mia.say('channel llme-network');
    await mia.say('announce');
    await mia.press('Local leaders');
    expect(mia.form.fields.map(({ id }) => id)).toEqual(['kind', 'phase', 'text', 'how']);
    await mia.fill({ text: 'The network meets on 14 July.\n\nPlease come.', how: ['channels', 'private'] });
    expect(mia.said).toContain('Channels: #llmes');
    expect(mia.said).toContain('In Slack: 1 person');
    expect(mia.said).toContain('In Teams: 1 person');
    expect(mia.said).toContain('Can’t be reached: 1 person');
    expect(mia.said).toContain('The network meets on 14 July.');
    expect(mia.buttons).toEqual(['Send it now', 'Send it later', 'Change it', 'Copy as e-mail', 'Throw it away']);
    expect(await told()).toEqual([]);
    await mia.press('Copy as e-mail');
    expect(mia.said).toContain('Bcc: ann@school.example');
    const looks = { hubId, what: 'copied as e-mail' };
    expect(await house.db.auditEvent.count({ where: looks })).toBe(1);
  });

  test('goes to each and to the channel once, and the list says by name what became of it', async () => {
    await leader('Ada Lund');
    await mia.say('channel llme-network');
    await write(mia, 'Come to the network meeting.', { how: ['channels', 'private'] });
    await mia.press('Send it now');
    expect(mia.said).toContain('within a minute');
    await house.sweep();
    await house.sweep();
    expect(await told()).toEqual(['Ada Lund', 'llmes']);
    await mia.press('See who gets it');
    expect(mia.lines).toEqual(['#llmes | will get it', 'Ada Lund | will get it']);
    expect((await house.notices(mia)).filter(({ kind }) => kind === 'announcement')).toEqual([]);
    expect((await house.inChannel('llmes')).at(-1)?.said).toContain('Come to the network meeting.');
  });

  test('whom it does not reach are copied some at a time, all of them, and what goes is said without a nought', async () => {
    const { id: kindId } = await house.db.designationKind.findFirstOrThrow({ where: { hubId } });
    const people = Array.from({ length: 51 }, (_, index) => ({
      ...{ id: crypto.randomUUID(), name: `L${index}`, email: `l${index}@school.example` },
    }));
    await house.db.person.createMany({ data: people });
    const given = people.map(({ id }) => ({ hubId, personId: id, kindId, from: new Date('2026-09-01') }));
    await house.db.designation.createMany({ data: given });
    await leader('Ada Lund');
    await write(mia, 'News.');
    expect(actionsOf(mia.view).find(({ label }) => label === 'Send it now')).toMatchObject({
      confirm: 'It goes to 1 person.',
    });
    await mia.press('Copy as e-mail');
    const first = mia.said.match(/@school/g)?.length;
    await mia.press('Next page');
    expect([first, mia.said.match(/@school/g)?.length]).toEqual([50, 1]);
  });

  test('by designation or phase: only those', async () => {
    await leader('Ada Lund', 'Mastery Specialist', 'PRIMARY');
    await leader('Sue Second', 'Mastery Specialist', 'SECONDARY');
    const { id: kind } = await house.db.designationKind.findFirstOrThrow({
      where: { hubId, word: { not: 'Mastery Specialist' } },
    });
    await write(mia, 'For specialists.', { phase: 'SECONDARY' });
    expect(mia.said).toContain('To: Local leaders, Secondary');
    expect(mia.said).toContain('In Slack: 1 person');
    await write(mia, 'For others.', { kind });
    expect(mia.said).toContain('Nobody would get this now');
    expect(mia.buttons).not.toContain('Send it now');
    await write(mia, 'For some, in the channel of all.', { phase: 'PRIMARY', how: ['channels'] });
    expect(mia.form.errors?.how).toContain('A channel is read by everybody in it');
  });

  test('hundreds are told some at a time, each once', async () => {
    const { id: kindId } = await house.db.designationKind.findFirstOrThrow({ where: { hubId } });
    const people = Array.from({ length: 350 }, (_, index) => ({ id: crypto.randomUUID(), name: `L${index}` }));
    await house.db.person.createMany({ data: people });
    const given = people.map(({ id }) => ({ hubId, personId: id, kindId, from: new Date('2026-09-01') }));
    await house.db.designation.createMany({ data: given });
    await leader('Ada Lund');
    await write(mia, 'To all.');
    await mia.press('Send it now');
    await house.sweep();
    expect(await told()).toHaveLength(300);
    const input = { announcement: (await row()).id };
    await mia.run('cancel-announcement', input);
    expect(mia.refusal).toBe('going out');
    await mia.run('announcement', input);
    expect(mia.said).toContain('300 will get it');
    house.clock.set('2026-11-16T10:31:00Z');
    await house.sweep();
    await house.sweep();
    expect(new Set(await told()).size).toBe(351);
    expect(await told()).toHaveLength(351);
    expect(await row()).toMatchObject({ state: 'SENT' });
  }, 30_000);
});

describe('a button to answer a meeting', () => {
  test('goes out with the words; whoever gets them answers with one press', async () => {
    const ada = await leader('Ada Lund');
    const times = { day: '2026-12-08', from: '16:00', to: '17:30', purpose: 'News', place: 'Tapton School' };
    await mia.run('plan-meeting', {}, times);
    const { id } = await house.db.networkMeeting.findFirstOrThrow({ where: { hubId } });
    await write(mia, 'Do come.', { button: `RSVP ${id}` });
    expect(mia.said).toContain('With the buttons: I’m coming, Maybe and I can’t come');
    await mia.press('Send it now');
    await house.sweep();
    const message = (await house.notices(ada)).at(-1);
    expect(message?.buttons).toEqual(['I’m coming', 'Maybe', 'I can’t come']);
    await ada.press('I’m coming', message?.view === 'overtaken' ? undefined : message?.view);
    expect(await house.db.networkGuest.count({ where: { meetingId: id, answer: 'YES' } })).toBe(1);
    await mia.run('cancel-meeting', { meeting: id }, { reason: 'No room.' });
    await write(mia, 'Do come.', { button: `RSVP ${id}` });
    expect(mia.said).toContain('not planned any more');
  });
});

describe('whoever else is written to', () => {
  test('the schools of a phase and an authority, Work Group Leads, staff', async () => {
    const primary = await house.school({ laName: 'Rotherham' });
    const other = await house.school({ laName: 'Sheffield', phases: ['SECONDARY'] });
    await house.db.hubArea.create({ data: { hubId, laName: 'Rotherham' } });
    const tom = await house.person('Tom Reed', { at: primary });
    await house.person('Sid Other', { at: other });
    await house.group({ leads: [tom], phases: ['PRIMARY'] });
    await mia.run(
      'announce',
      { audience: 'SCHOOLS' },
      { text: 'To schools.', phase: 'PRIMARY', authority: 'Rotherham' },
    );
    expect(mia.said).toContain('To: Schools, Primary, Rotherham');
    expect(mia.said).toContain('In Slack: 1 person');
    await mia.run('announce', { audience: 'WORK_GROUP_LEADS' }, { text: 'To leads.' });
    expect(mia.said).toContain('In Slack: 1 person');
    await mia.run('announce', { audience: 'STAFF' }, { text: 'To staff.', how: ['private'] });
    expect(mia.said).toContain('In Slack: 1 person');
    await mia.press('Send it now');
    await house.sweep();
    expect(await told()).toEqual(['Mia Hart']);
  });

  test('a group, by its lead, who may write to no other', async () => {
    const lena = await house.person('Lena Lead');
    const school = await house.school();
    const tom = await house.person('Tom Reed', { at: school });
    const group = await house.group({ title: 'Fractions', code: 'NCP26-21', leads: [lena] });
    const foreign = await house.group({ title: 'Algebra' });
    await seat(house, group, school, { teachers: [tom] });
    await lena.say('announce ncp26-21');
    expect(lena.form.title).toBe('Write to everybody in the group');
    await lena.fill({ text: 'Bring your books.', how: ['private'], button: `OPEN_GROUP ${group.id}` });
    expect(lena.said).toContain('With the button: Show the group');
    await lena.press('Send it now');
    await house.sweep();
    expect(await told()).toEqual(['Tom Reed']);
    expect((await house.notices(tom)).at(-1)?.buttons).toEqual(['Show the group']);
    await lena.run('announce', { audience: 'GROUP', group: foreign.id }, { text: 'No.', how: ['private'] });
    expect(lena.refusal).toBe('right');
    await lena.run('announce', { audience: 'LLME_NETWORK' }, { text: 'No.', how: ['private'] });
    expect(lena.refusal).toBe('right');
    await lena.say('announcements');
    expect(lena.lines).toEqual([expect.stringContaining('Bring your books. | Fractions · sent on')]);
    const many = Array.from({ length: 210 }, (_, index) => ({
      ...{ hubId, audience: 'STAFF' as const, inChannels: false, inPrivate: true, text: `News ${index}` },
      ...{ personId: mia.personId, at: new Date('2026-11-17T10:00:00Z') },
    }));
    await house.db.announcement.createMany({ data: many });
    await lena.say('announcements');
    expect(lena.lines).toEqual([expect.stringContaining('Bring your books.')]);
    await mia.say('announcements');
    expect(mia.said).toContain('Page 1 of 22, 211 in all');
    await mia.run('announcements', { page: '22' });
    expect(mia.lines).toEqual([expect.stringContaining('Bring your books.')]);
    expect(actionsOf(mia.view)[0]).toMatchObject({ spoken: expect.stringContaining('Open announcement 211,') });
  });

  test('an administrator drafts, a hub lead sends', async () => {
    await leader('Ada Lund');
    const abe = await house.person('Abe Lowe');
    await house.role(abe, 'Hub Administrator');
    await write(abe, 'Dates for the year.');
    expect(abe.buttons).toEqual(['Hand to a hub lead', 'Change it', 'Throw it away']);
    const { id, version } = await row();
    await abe.run('send-announcement', { announcement: id });
    expect(abe.refusal).toBe('right');
    const role = await house.db.hubRole.findFirstOrThrow({ where: { hubId, personId: mia.personId } });
    await house.db.hubRole.update({ where: { id: role.id }, data: { to: new Date('2026-10-01') } });
    await abe.run('hand-announcement', { announcement: id });
    expect(abe.said).toContain('Nobody is a hub lead now');
    await house.db.hubRole.update({ where: { id: role.id }, data: { to: null } });
    await abe.run('hand-announcement', { announcement: id });
    const [waits] = await house.notices(mia);
    expect(waits?.said).toContain('Abe Lowe has written one for: Local leaders');
    await mia.press('Check and send', waits?.view === 'overtaken' ? undefined : waits?.view);
    await mia.press('Send it now');
    expect(await row()).toMatchObject({ state: 'SCHEDULED', version: version + 1, decidedById: mia.personId });
    await abe.run('announcement', { announcement: id });
    expect(abe.buttons).toEqual(['See announcements']);
    await house.sweep();
    expect(await told()).toEqual(['Ada Lund']);
  });

  test('a phase lead writes to the own phase only; a teacher to nobody', async () => {
    await leader('Ada Lund');
    const pia = await house.person('Pia Phase');
    const { id } = await house.role(pia, 'Primary Mastery Lead');
    await house.db.hubRole.update({ where: { id }, data: { phase: 'PRIMARY' } });
    await write(pia, 'Primary news.', { phase: 'PRIMARY' });
    expect(pia.buttons).toContain('Send it now');
    await write(pia, 'All news.');
    expect(pia.form.errors?.phase).toContain('Choose a phase that you lead');
    await write(mia, 'Secondary news.', { phase: 'SECONDARY' });
    const theirs = (await row()).id;
    for (const asked of [{ announcement: theirs }, { corrects: theirs }]) {
      await pia.run('announce', asked);
      expect(pia.refusal).toBe('right');
      await pia.run('announce', asked, { text: 'Mine now.', phase: 'PRIMARY', how: ['private'] });
      expect(pia.refusal).toBe('right');
    }
    expect(await row()).toMatchObject({ id: theirs, text: 'Secondary news.', phase: 'SECONDARY' });
    const tom = await house.person('Tom Reed');
    await tom.say('announce');
    expect(tom.refusal).toBe('right');
    await tom.run('announcement', { announcement: (await row()).id });
    expect(tom.refusal).toBe('right');
  });
});

describe('its moment', () => {
  test('is in the hub’s hours: at night it waits for the morning, and another time can be chosen', async () => {
    await leader('Ada Lund');
    house.clock.set('2026-11-20T20:00:00Z');
    await write(mia, 'Late news.');
    const draft = mia.view;
    await mia.press('Send it later', draft);
    await mia.fill({ day: '2026-11-21', time: '10:00' });
    expect(mia.form.errors?.day).toContain('I write on school days');
    await mia.fill({ day: '2026-11-23', time: '19:00' });
    expect(mia.form.errors?.time).toContain('I write from 7:30am to 6pm');
    await mia.press('Send it now', draft);
    expect(mia.said).toContain('Monday 23 November');
    await house.sweep();
    expect(await told()).toEqual([]);
    house.clock.set('2026-11-23T07:30:00Z');
    await house.sweep();
    expect(await told()).toEqual(['Ada Lund']);
  });

  test('is chosen by one: who has the form open sees that it was changed, or sent, meanwhile', async () => {
    const ada = await leader('Ada Lund');
    const hal = await house.person('Hal Lead');
    await house.role(hal, 'Assistant Maths Hub Lead');
    await write(mia, 'Come at 4pm.');
    const input = { announcement: (await row()).id };
    for (const [person, runs] of [
      [mia, 'time-announcement'],
      [hal, 'announce'],
    ] as const)
      await person.run(runs, input);
    expect(mia.form.fields[0]).toMatchObject({ id: 'day', value: '2026-11-17' });
    await hal.fill({ text: 'Come at 5pm.', how: ['private'] });
    await mia.fill({ day: '2026-11-18', time: '09:00' });
    expect(mia.form.problem).toContain('Somebody else has changed this meanwhile');
    expect(mia.form.fields[0]).toMatchObject({ value: '2026-11-18' });
    await hal.run('time-announcement', input);
    await mia.fill({ day: '2026-11-18', time: '09:00' });
    expect(mia.said).toContain('It goes on Wednesday 18 November, 9am');
    await hal.fill({ day: '2026-11-19', time: '09:00' });
    expect(hal.said).toContain('That announcement goes on Wednesday 18 November, 9am. Call it off first');
    house.clock.set('2026-11-18T22:00:00Z');
    await house.sweep();
    expect(await house.notices(ada)).toMatchObject([{ notBefore: '2026-11-19T07:30:00.000Z' }]);
  });

  test('finds nobody left: the page says so, and not that it is on its way', async () => {
    const ada = await leader('Ada Lund');
    await write(mia, 'News.');
    await mia.press('Send it now');
    await house.db.designation.deleteMany({ where: { personId: ada.personId } });
    await house.sweep();
    await mia.run('announcement', { announcement: (await row()).id });
    expect(mia.said).toContain('When its time came, there was nobody left to tell.');
  });

  test('until it comes it can be called off; then a correction follows', async () => {
    await leader('Ada Lund');
    await write(mia, 'The meeting is at 4pm.');
    await mia.press('Send it later');
    await mia.fill({ day: '2026-11-18', time: '09:00' });
    const first = mia.view;
    await mia.press('Call it off');
    house.clock.set('2026-11-18T09:00:00Z');
    await house.sweep();
    expect(await told()).toEqual([]);
    await mia.press('Call it off', first);
    expect(mia.refusal).toBe('stale');
    await write(mia, 'The meeting is at 4pm.');
    await mia.press('Send it now');
    const sent = (await row()).id;
    await house.sweep();
    await mia.run('cancel-announcement', { announcement: sent });
    expect(mia.refusal).toBe('announcement stands otherwise');
    await mia.run('announcement', { announcement: sent });
    await mia.press('Write a correction');
    expect(mia.form.fields.find(({ id }) => id === 'text')?.value).toBe('The meeting is at 4pm.');
    await mia.fill({ text: 'The meeting is at 5pm.', how: ['private'] });
    expect(mia.said).toContain('A correction from the hub');
    expect(mia.said).toContain('This replaces what you read on');
    expect(await row()).toMatchObject({ correctsId: sent, state: 'DRAFT' });
  });
});

describe('what became of it', () => {
  test('who sent it hears once whom it missed, sends it again, or says that it arrived', async () => {
    const [ada, ben] = [await leader('Ada Lund'), await leader('Ben Okoro')];
    await write(mia, 'News.');
    await mia.press('Send it now');
    await house.sweep();
    const hub = await house.hubById(hubId);
    const now = house.clock.now();
    const settle = async (personId: string, state: 'FAILED' | 'UNCERTAIN') => {
      const notice = await house.db.notice.findFirstOrThrow({ where: { hubId, kind: 'announcement', personId } });
      await house.db.notice.update({ where: { id: notice.id }, data: { state, settledAt: now, answer: 'lost' } });
      await house.store.change(hub, (db) =>
        house.giveUp(notice, { db, hub, now, tell: house.ports.tell(db, hub, now) }),
      );
      return notice.id;
    };
    await settle(ada.personId, 'FAILED');
    const uncertain = await settle(ben.personId, 'UNCERTAIN');
    const gaps = (await house.notices(mia)).filter(({ kind }) => kind === 'announcement gaps');
    expect(gaps.map(({ said }) => said)).toEqual([expect.stringContaining('1 can’t be reached, for 1 I can’t tell')]);
    await mia.run('announcement', { announcement: (await row()).id });
    expect(mia.lines).toEqual(['Ben Okoro | perhaps got it: I had no answer', 'Ada Lund | not reached']);
    await mia.press('It arrived at Ben Okoro');
    await mia.press('Send it to Ada Lund again');
    expect(mia.lines).toEqual(['Ada Lund | will get it', 'Ben Okoro | got it']);
    await mia.run('announcement-again', { announcement: (await row()).id, notice: uncertain });
    expect(mia.refusal).toBe('settled');
  });
});

const plain = { button: null, buttonGroup: null, buttonMeeting: null, corrects: null, group: null };

test('a text of many short paragraphs is read whole', async () => {
  const text = Array.from({ length: 200 }, (_, index) => `Line ${index}`).join('\n\n');
  const view = messageView({ ...plain, text, person: { name: 'Mia Hart' } }, { name: 'Wensum Maths Hub' });
  const { blocks } = renderMessage(view, { now: house.clock.now(), press: () => 'p' });
  expect(blocks.length).toBeLessThan(50);
  for (const words of ['Line 0', 'Line 199', 'Mia Hart, Wensum Maths Hub'])
    expect(JSON.stringify(blocks)).toContain(words);
});

test('nothing that is typed rings a channel or a team', async () => {
  const wild = '<!channel> <!everyone> <@U1> @everyone @channel <at>Everyone</at> *bold* [x](https://evil.example)';
  const view = messageView({ ...plain, text: wild, person: { name: '<!here>' } }, { name: '<!channel>' });
  const now = house.clock.now();
  const slack = renderMessage(view, { now, press: () => 'p' });
  expect(slack.text).not.toMatch(/<[!@]/);
  expect(JSON.stringify(slack.blocks)).not.toContain('mrkdwn');
  expect(JSON.stringify(slack)).not.toContain('link_names');
  const elements = JSON.stringify(slack.blocks);
  for (const type of ['user', 'usergroup', 'broadcast', 'channel']) expect(elements).not.toContain(`"type":"${type}"`);
  const teams = draw({ kind: 'reply', audience: 'actor', view }, { user: '', now });
  const card = JSON.stringify(teams);
  expect(card).not.toContain('"entities"');
  expect(card).not.toContain('"type":"mention"');
  expect(card).not.toContain('"TextBlock","text":"<!channel>');
});
