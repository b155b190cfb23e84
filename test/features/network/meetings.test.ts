import { beforeEach, describe, expect, test } from 'vitest';
import { isNewAt } from '../../../src/features/network/meeting.ts';
import { meetingsInFeed } from '../../../src/features/network/own-meetings.reads.ts';
import { feedBody } from '../../../src/features/sessions/feed-body.ts';
import { openHouse } from '../../support/house.ts';
import type { Person } from '../../support/house-people.ts';
import { createLocalLeaders } from '../../support/local-leaders.ts';

const house = await openHouse();
let hubId: string;
let mia: Person;
beforeEach(async () => {
  hubId = (await house.hub()).id;
  mia = await house.person('Mia Hart', { channel: 'llmes' });
  await house.role(mia, 'Hub Administrator');
});

const { kindId, leader } = createLocalLeaders(house, () => hubId);

/** Somebody who leads a group since a day. */
async function wgl(name: string, since: string) {
  const person = await house.person(name);
  const { id: groupId } = await house.group();
  const lead = { hubId, groupId, personId: person.personId, capacity: 'LEAD' as const, from: new Date(since) };
  await house.db.workGroupLead.create({ data: lead });
  return person;
}

const answers = {
  purpose: 'Welcome to new leads',
  day: '2026-12-08',
  from: '16:00',
  to: '17:30',
  place: 'Tapton School',
};
const planned = async (more: Record<string, string | string[]> = {}) => {
  await mia.run('plan-meeting', {}, { ...answers, ...more });
  return house.db.networkMeeting.findFirstOrThrow({ where: { hubId }, orderBy: { id: 'desc' } });
};
const newest = async () => (await house.db.networkMeeting.findFirstOrThrow({ where: { hubId } })).id;
const kindsTold = async (to: Person) => (await house.notices(to)).map(({ kind }) => kind);

describe('a meeting of the network', () => {
  test('is planned in one form, told in the channel and to those who are expected, who answer with one press', async () => {
    await mia.say('channel llme-network');
    const [ada, ben] = [await leader('Ada Lund'), await wgl('Ben Okoro', '2026-10-01')];
    const old = await wgl('Olga Hand', '2020-10-01');
    await mia.say('plan meeting');
    expect(mia.form.fields.map(({ id }) => id)).toEqual(['purpose', 'day', 'from', 'to', 'place', 'who']);
    await mia.fill({ ...answers, who: [await kindId()] });
    expect(mia.said).toContain('2 people are expected');
    const inChannel = (await house.inChannel('llmes')).at(-1);
    expect(inChannel?.said).toContain('Tuesday 8 December, 4pm to 5:30pm');
    expect(inChannel?.buttons).toEqual(['I’m coming', 'Maybe', 'I can’t come']);
    expect(await kindsTold(ada)).toEqual(['network meeting']);
    expect((await house.notices(ben))[0]?.said).toContain('everybody who begins to lead');
    expect(await kindsTold(old)).toEqual([]);
    await ada.say('home');
    expect(ada.lines[0]).toContain('Can you come to the network meeting?');
    await ada.press('I’m coming');
    expect(ada.said).toContain('The hub knows you are coming');
    await ben.run('answer-meeting', { meeting: await newest(), comes: 'no' });
    await ada.press('I can’t come');
    await ada.press('I can come after all');
    await ada.say('network');
    expect(ada.lines[0]).toContain('you are coming');
    await mia.say('network');
    await mia.press('Open');
    expect(mia.said).toContain('Coming (1): Ada Lund');
  });

  test('has a place, a link, or both; on a school day still to come, and ends after it begins', async () => {
    expect(await planned({ place: 'https://meet.example/llme' })).toMatchObject({ meets: 'ONLINE', venue: '' });
    const both = await planned({ place: 'Tapton School, https://meet.example/llme' });
    expect(both).toMatchObject({ meets: 'BLENDED', venue: 'Tapton School', link: 'https://meet.example/llme' });
    const turned = await planned({ place: 'https://meet.example/llme, Tapton School' });
    expect(turned).toMatchObject({ meets: 'BLENDED', venue: 'Tapton School', link: 'https://meet.example/llme' });
    await mia.run('plan-meeting', {}, { ...answers, place: 'https://:' });
    expect(mia.form.errors?.place).toContain('Paste the whole link');
    await mia.run('plan-meeting', {}, { ...answers, day: '2026-12-05' });
    expect(mia.form.errors?.day).toContain('a Saturday');
    await mia.run('plan-meeting', {}, { ...answers, to: '15:00' });
    expect(mia.form.errors?.to).toContain('end after it begins');
    await mia.run('plan-meeting', {}, { ...answers, day: '2026-11-16', from: '09:00' });
    expect(mia.form.errors?.from).toContain('still to come');
  });

  test('says whom it tells: those who are expected, the channels there are, or nobody', async () => {
    await planned();
    expect(mia.said).toContain('Nobody is expected yet. There is nobody else to tell.');
    await mia.say('channel llme-network');
    await planned();
    expect(mia.said).toContain('Nobody is expected yet. I’m telling the network’s channels.');
    await leader('Ada Lund');
    await planned({ who: ['everybody'] });
    expect(mia.said).toContain('1 person is expected. I’m telling them and the network’s channels.');
  });

  test('is for the network: a teacher is told how to become a leader, a leader plans none', async () => {
    const meeting = await planned();
    const tom = await house.person('Tom Reed');
    for (const runs of ['meeting', 'answer-meeting']) await tom.run(runs, { meeting: meeting.id, comes: 'yes' });
    expect(tom.said).toContain('The network is for local leaders');
    await tom.say('network');
    expect(tom.buttons).toEqual(['Ask to lead']);
    const ada = await leader('Ada Lund');
    await ada.say('plan meeting');
    expect(ada.refusal).toBe('right');
    await ada.run('cancel-meeting', { meeting: meeting.id }, { reason: 'No.' });
    expect(ada.refusal).toBe('right');
  });

  test('nobody is told twice, nor in a channel where the hub has switched it off', async () => {
    await mia.say('channel llme-network');
    await mia.say('hub settings telling');
    await mia.fill({ meetingRemindDays: '5', switches: ['tellsSeeking'] });
    const ada = await leader('Ada Lund');
    await planned({ who: ['everybody', 'leads', await kindId()] });
    await mia.pressAgain();
    expect(await kindsTold(ada)).toEqual(['network meeting']);
    expect((await house.inChannel('llmes')).map(({ kind }) => kind)).toEqual(['channel named']);
    expect(await house.db.networkMeeting.count({ where: { hubId } })).toBe(1);
  });
});

describe('when it changes', () => {
  test('whom it concerns is told what it was; with another time they are asked again', async () => {
    await mia.say('channel llme-network');
    const ada = await leader('Ada Lund');
    const { id } = await planned({ who: ['everybody'] });
    await ada.run('answer-meeting', { meeting: id, comes: 'yes' });
    await mia.run('change-meeting', { meeting: id }, { ...answers, place: 'Norwich Primary', who: ['everybody'] });
    expect((await house.notices(ada)).at(-1)).toMatchObject({ kind: 'network meeting moved' });
    expect((await house.notices(ada)).at(-1)?.buttons).toEqual(['Maybe', 'I can’t come', 'Change my calendar']);
    await mia.run('change-meeting', { meeting: id }, { ...answers, day: '2026-12-10', who: ['everybody'] });
    const told = (await house.notices(ada)).at(-1);
    expect(told?.said).toContain('It was: Tuesday 8 December');
    expect(told?.buttons).toEqual(['I’m coming', 'Maybe', 'I can’t come', 'Change my calendar']);
    expect((await house.inChannel('llmes')).at(-1)?.said).toContain('Thursday 10 December');
    expect((await house.notices(ada)).map(({ said }) => said).filter((said) => said !== 'overtaken')).toHaveLength(1);
    await mia.run('change-meeting', { meeting: id }, { ...answers, day: '2026-12-10', purpose: 'News', who: [] });
    expect(mia.said).toContain('nobody is told again');
    house.clock.set('2026-12-09T10:00:00Z');
    await mia.run('change-meeting', { meeting: id }, { ...answers, day: '2026-12-09', from: '09:00', to: '09:30' });
    expect(mia.form.errors?.from).toContain('still to come');
  });

  test('whoever is expected only now is invited, once; with another time too they are asked to come, and not told what it was', async () => {
    const [ada, ben] = [await leader('Ada Lund'), await wgl('Ben Okoro', '2020-10-01')];
    const nia = await leader('Nia Near', 'Specialist Leader of Education');
    const { id } = await planned({ who: ['leads'] });
    expect([await kindsTold(ada), await kindsTold(ben)]).toEqual([[], ['network meeting']]);
    const widened = { ...answers, who: ['leads', await kindId()] };
    await mia.run('change-meeting', { meeting: id }, widened);
    expect(mia.said).toContain('1 more person is expected now, and I’m inviting them.');
    const [invited] = await house.notices(ada);
    expect(invited?.said).toContain('Can you come to the network meeting?');
    expect(invited?.buttons).toEqual(['I’m coming', 'Maybe', 'I can’t come', 'Put in my calendar']);
    for (const who of [['leads'], widened.who]) await mia.run('change-meeting', { meeting: id }, { ...answers, who });
    expect([await kindsTold(ada), await kindsTold(ben)]).toEqual([['network meeting'], ['network meeting']]);
    await mia.run('change-meeting', { meeting: id }, { ...answers, day: '2026-12-10', who: ['everybody'] });
    expect((await kindsTold(ada)).at(-1)).toBe('network meeting moved');
    const [asked, ...more] = await house.notices(nia);
    expect([asked?.kind, more]).toEqual(['network meeting', []]);
    expect(asked?.said).toContain('Thursday 10 December');
  });

  test('two who change it at once do not undo one another unseen; nor do two who record who came', async () => {
    const hal = await house.person('Hal Lead');
    await house.role(hal, 'Maths Hub Lead');
    const ada = await leader('Ada Lund');
    const { id } = await planned({ who: ['everybody'] });
    for (const person of [mia, hal]) await person.run('change-meeting', { meeting: id });
    await hal.fill({ ...answers, day: '2026-12-10', who: ['everybody'] });
    await mia.fill({ ...answers, purpose: 'News', who: ['everybody'] });
    expect(mia.form.problem).toContain('Somebody else has changed this meanwhile');
    expect(mia.form.fields[0]).toMatchObject({ value: 'News' });
    await mia.fill({ ...answers, purpose: 'News', who: ['everybody'] });
    expect(mia.said).toContain('The meeting is changed');
    house.clock.set('2026-12-11T09:00:00Z');
    for (const person of [mia, hal]) await person.run('network-attendance', { meeting: id });
    await hal.fill({ 'came-1': [ada.personId] });
    await mia.fill({});
    expect(mia.form.problem).toContain('Somebody else has changed this meanwhile');
    expect(await house.db.networkGuest.count({ where: { meetingId: id, came: true } })).toBe(1);
  });

  test('it is called off with a reason, told to whoever was to come, and goes from calendars', async () => {
    await mia.say('channel llme-network');
    const [ada, ben] = [await leader('Ada Lund'), await leader('Ben Okoro')];
    const { id } = await planned({ who: ['everybody'] });
    await ada.run('answer-meeting', { meeting: id, comes: 'yes' });
    await ben.run('answer-meeting', { meeting: id, comes: 'no' });
    await mia.run('cancel-meeting', { meeting: id });
    await mia.fill({ reason: 'The school is closed.' });
    expect((await house.notices(ada)).at(-1)?.said).toContain('The reason: The school is closed.');
    expect(await kindsTold(ben)).not.toContain('network meeting called off');
    expect((await house.inChannel('llmes')).at(-1)?.said).toContain('The network meeting is off');
    await ada.run('answer-meeting', { meeting: id, comes: 'no' });
    expect(ada.refusal).toBe('over');
    for (const runs of ['change-meeting', 'cancel-meeting']) {
      await mia.run(runs, { meeting: id });
      expect(mia.refusal).toBe('gone');
    }
    await mia.run('network-attendance', { meeting: id });
    expect(mia.refusal).toBe('called off');
  });
});

describe('before it', () => {
  test('those who are expected are reminded once, so many school days before, unless they can’t come', async () => {
    const [ada, ben] = [await leader('Ada Lund'), await leader('Ben Okoro')];
    const { id } = await planned({ who: ['everybody'] });
    await ben.run('answer-meeting', { meeting: id, comes: 'no' });
    house.clock.set('2026-11-30T08:00:00Z');
    await house.sweep();
    expect(await kindsTold(ada)).toEqual(['network meeting']);
    house.clock.set('2026-12-01T08:00:00Z');
    await house.sweep();
    await house.sweep();
    const [, reminder] = await house.notices(ada);
    expect(reminder?.kind).toBe('network meeting coming up');
    expect(reminder?.buttons).toEqual(['I’m coming', 'Maybe', 'I can’t come', 'Later', 'My reminders']);
    expect(await kindsTold(ben)).toEqual(['network meeting']);
    await ada.run('answer-meeting', { meeting: id, comes: 'yes' });
    expect((await house.notices(ada)).at(-1)?.said).toContain('The network meeting is coming up');
    expect((await house.planDifferences(hubId)).filter(({ kind }) => kind.startsWith('network'))).toEqual([]);
  });

  test('who said maybe is counted as that, stands in no list of who came, and is asked to decide in time', async () => {
    const ada = await leader('Ada Lund');
    const { id } = await planned({ who: ['everybody'] });
    await ada.say('home');
    await ada.press('Maybe');
    expect(ada.view.title).toBe('The hub knows you may come');
    expect(ada.said).toContain('I’ll ask you again before it.');
    await ada.say('home');
    expect(ada.said).not.toContain('network meeting');
    await ada.say('network');
    expect(ada.lines[0]).toContain('you may be coming');
    await mia.run('meeting', { meeting: id });
    expect(mia.said).toContain('Maybe (1): Ada Lund');
    house.clock.set('2026-12-01T08:00:00Z');
    await house.sweep();
    const reminder = (await house.notices(ada)).find(({ kind }) => kind === 'network meeting coming up');
    expect(reminder?.said).toContain('You said maybe. Please decide, so that the hub knows who comes.');
    expect(reminder?.buttons).toEqual(['I’m coming', 'I can’t come', 'Later', 'My reminders']);
    await ada.run('answer-meeting', { meeting: id, comes: 'maybe' });
    expect(ada.said).toContain('Please decide as soon as you can.');
    house.clock.set('2026-12-09T09:00:00Z');
    await mia.run('network-attendance', { meeting: id });
    expect(mia.form.fields[0]).toMatchObject({ id: 'came-1', value: [] });
  });

  test('what is planned at short notice is not reminded of on top; a number of the hub moves the day', async () => {
    const ada = await leader('Ada Lund');
    await planned({ day: '2026-11-18', who: ['everybody'] });
    house.clock.set('2026-11-17T08:00:00Z');
    await house.sweep();
    expect(await kindsTold(ada)).toEqual(['network meeting']);
    await planned({ who: ['everybody'] });
    const due = { hubId, kind: 'network meeting coming up' };
    expect((await house.db.dueRow.findFirstOrThrow({ where: due })).dueAt).toEqual(new Date('2026-12-01T07:30:00Z'));
    await mia.run('hub-settings', { part: 'telling' }, { meetingRemindDays: '2', switches: [] });
    expect((await house.db.dueRow.findFirstOrThrow({ where: due })).dueAt).toEqual(new Date('2026-12-04T07:30:00Z'));
  });

  test('it stands in the calendar of whoever is expected or comes, as a file and in their own feed', async () => {
    const ada = await leader('Ada Lund');
    const { id } = await planned({ who: ['everybody'] });
    const hub = await house.hubById(hubId);
    const reading = { db: house.store.read(hub), hub, now: house.clock.now() };
    const feed = async () =>
      feedBody({ personId: ada.personId, groupId: null }, reading, await meetingsInFeed(ada.personId, reading));
    const before = await feed();
    expect(before.body).toContain('SUMMARY:LLME network meeting');
    expect(before.body).toContain('DTSTART;TZID=Europe/London:20261208T160000');
    await mia.run('change-meeting', { meeting: id }, { ...answers, day: '2026-12-10', who: ['everybody'] });
    const after = await feed();
    expect(after.body).toContain('SEQUENCE:1');
    expect(after.version).not.toBe(before.version);
    await ada.run('answer-meeting', { meeting: id, comes: 'no' });
    expect((await feed()).body).not.toContain('LLME network meeting');
  });
});

describe('somebody who begins to lead a group', () => {
  test('is expected at the next meeting and told so, once; an old hand is not', async () => {
    const [nia, olga] = [await leader('Nia New'), await wgl('Olga Hand', '2020-10-01')];
    const { id } = await planned({ who: ['leads'] });
    const hubLead = await house.person('Hal Lead');
    await house.role(hubLead, 'Maths Hub Lead');
    const group = await house.group({ leads: [olga] });
    const { id: leading } = await house.db.workGroupLead.findFirstOrThrow({ where: { groupId: group.id } });
    await hubLead.run('replace-lead', { group: group.id }, { who: leading, next: nia.personId });
    const told = (await house.notices(nia)).find(({ kind }) => kind === 'network meeting');
    expect(told?.said).toContain('everybody who begins to lead');
    await nia.run('answer-meeting', { meeting: id, comes: 'yes' });
    expect((await house.notices(nia)).find(({ kind }) => kind === 'network meeting')?.said).toBe('overtaken');
  });

  test('is expected at the one after it where that is called off, and invited then', async () => {
    const ben = await wgl('Ben Okoro', '2026-10-01');
    const { id } = await planned();
    await planned({ day: '2027-01-14' });
    expect(await kindsTold(ben)).toEqual(['network meeting']);
    await mia.run('cancel-meeting', { meeting: id }, { reason: 'The school is closed.' });
    expect(await kindsTold(ben)).toEqual(['network meeting', 'network meeting called off', 'network meeting']);
    expect((await house.notices(ben)).at(-1)?.said).toContain('Thursday 14 January');
  });

  test('is new until a meeting has been, and for a year at most', () => {
    const meeting = new Date('2026-12-08T16:00:00Z');
    expect(isNewAt(new Date('2026-10-01'), meeting, undefined)).toBe(true);
    expect(isNewAt(new Date('2026-10-01'), meeting, new Date('2026-09-15'))).toBe(true);
    expect(isNewAt(new Date('2026-10-01'), meeting, new Date('2026-11-15'))).toBe(false);
    expect(isNewAt(new Date('2025-10-01'), meeting, undefined)).toBe(false);
    expect(isNewAt(new Date('2026-12-09'), meeting, undefined)).toBe(false);
  });
});

describe('after it', () => {
  test('who came is recorded in one form, shown, and put right later', async () => {
    const [ada, ben, cy] = [await leader('Ada Lund'), await leader('Ben Okoro'), await leader('Cy Marsh')];
    const { id } = await planned({ who: [await kindId()] });
    await ada.run('answer-meeting', { meeting: id, comes: 'yes' });
    await mia.run('network-attendance', { meeting: id });
    expect(mia.refusal).toBe('to come');
    house.clock.set('2026-12-09T09:00:00Z');
    await mia.say('home');
    await mia.press('Record who came');
    expect(mia.form.fields[0]).toMatchObject({ id: 'came-1', value: [ada.personId] });
    await mia.fill({ 'came-1': [ada.personId, cy.personId] });
    expect(mia.said).toContain('2 people came');
    await mia.press('See the meeting');
    expect(mia.said).toContain('Came (2): Ada Lund, Cy Marsh');
    expect(mia.said).toContain('Did not come (1): Ben Okoro');
    await mia.press('Correct who came');
    const dee = await leader('Dee Later');
    await mia.fill({ 'came-1': [ben.personId] });
    await mia.press('See the meeting');
    expect(mia.said).toContain('Did not come (2): Ada Lund, Cy Marsh');
    await dee.run('meeting', { meeting: id });
    expect(dee.said).not.toContain('were not there');
    await ben.say('network');
    expect(ben.lines).toEqual([expect.stringContaining('✓ you were there')]);
    await ada.run('meeting', { meeting: id });
    expect(ada.said).toContain('You: were not there');
    expect(ada.said).not.toContain('Ben Okoro');
    await mia.say('home');
    expect(mia.said).not.toContain('Who came');
  });

  test('one of long ago is some pages further; a senior leader sees the members, too', async () => {
    const sue = await house.person('Sue Senior');
    await house.role(sue, 'Senior Leadership Link');
    for (const day of ['18', '19', '20', '23']) await planned({ day: `2026-11-${day}`, purpose: `News of ${day}` });
    await house.db.networkMeeting.updateMany({ where: { hubId }, data: { state: 'HELD' } });
    await sue.say('network');
    expect(sue.lines[0]).toContain('News of 23');
    expect(sue.buttons).toContain('See the members');
    expect(sue.buttons).not.toContain('Plan a meeting');
    await sue.press('Next page');
    expect(sue.lines).toEqual([expect.stringContaining('News of 18')]);
  });

  test('a meeting of which nobody said who came needs the hub from the next day on, and is mended there', async () => {
    const hal = await house.person('Hal Lead');
    await house.role(hal, 'Maths Hub Lead');
    await planned();
    house.clock.set('2026-12-08T20:00:00Z');
    await hal.say('today');
    expect(hal.view.title).toBe('Nothing needs the hub');
    house.clock.set('2026-12-09T09:00:00Z');
    await hal.say('today');
    expect(hal.lines).toEqual(['Welcome to new leads | Tuesday 8 December, 4pm to 5:30pm']);
    await mia.say('today');
    expect(mia.said).not.toContain('Welcome to new leads');
    await hal.press('Record who came');
    await hal.fill({});
    expect(hal.said).toContain('Nobody came, on Tuesday 8 December');
    await hal.say('today');
    expect(hal.view.title).toBe('Nothing needs the hub');
  });

  test('names of more than one list stand in several, and strangers are left out', async () => {
    const people = Array.from({ length: 120 }, (_, index) => ({ id: crypto.randomUUID(), name: `L${1000 + index}` }));
    await house.db.person.createMany({ data: people });
    const kind = await kindId();
    const from = new Date('2026-09-01');
    await house.db.designation.createMany({
      data: people.map(({ id }) => ({ hubId, personId: id, kindId: kind, from })),
    });
    const { id } = await planned();
    house.clock.set('2026-12-09T09:00:00Z');
    await mia.run('network-attendance', { meeting: id });
    expect(mia.form.fields.map((field) => field.label)).toEqual([
      'Who came? L1000 to L1089',
      'Who came? L1090 to L1119',
    ]);
    await mia.fill({ 'came-1': [people[0]?.id ?? ''], 'came-2': [people[119]?.id ?? '', crypto.randomUUID()] });
    expect(mia.said).toContain('2 people came');
  });
});
