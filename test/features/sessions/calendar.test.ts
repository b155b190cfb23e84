import ICAL from 'ical.js';
import nodeIcal from 'node-ical';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '../../../src/core/people.ts';
import { offered } from '../../../src/features/rooms.ts';
import { feedBody } from '../../../src/features/sessions/feed-body.ts';
import { findFeed } from '../../../src/store/calendar-feeds.ts';
import { openHouse } from '../../support/house.ts';

const house = await openHouse();
let hubId = '';

beforeEach(async () => {
  hubId = (await house.hub()).id;
});

async function makeGroup() {
  const lena = await house.person('Lena Lead');
  const sessions = ['2026-12-01 16:00-18:00', '2027-04-13 16:00-18:00'];
  const group = await house.group({ title: 'Fractions', sessions, leads: [lena] });
  const tom = await house.person('Tom Reed', { at: await house.school() });
  await tom.run('join', { group: group.id });
  await tom.fill({ role: 'Year 4 teacher', years: ['Year 4'], head: 'yes', agree: ['1'] });
  return { lena, group, tom };
}

/** The events that one reader finds, and those that the other finds: uid, sequence, start in UTC, status. */
function readTwice(body: string) {
  const calendar = new ICAL.Component(ICAL.parse(body));
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  const one = calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    return [
      event.uid,
      event.sequence,
      event.startDate.toJSDate().toISOString(),
      component.getFirstPropertyValue('status'),
    ];
  });
  const other = Object.values(nodeIcal.sync.parseICS(body))
    .filter((entry) => entry?.type === 'VEVENT')
    .map((event) => [event.uid, Number(event.sequence ?? 0), event.start.toISOString(), event.status]);
  return { one, other, method: calendar.getFirstPropertyValue('method') };
}

async function file(facts: Record<string, string>, personId: string): Promise<string> {
  const kind = offered.documents.find(({ name }) => name === 'session-calendar');
  const hub = await house.hubById(hubId);
  const actor: Actor = {
    accountId: '',
    personId,
    name: '',
    platform: 'slack',
    school: { kind: 'unknown' },
    roles: [],
    isCoordinator: false,
    isNew: false,
  };
  const document = await kind?.produce(facts, { db: house.store.read(hub), hub, actor, now: house.clock.now() });
  return document && document !== 'gone' ? document.body : 'gone';
}

describe('the calendar file', () => {
  test('keeps wall-clock time over the clock change, for two readers that are not ours', async () => {
    const { group, tom } = await makeGroup();
    const { one, other, method } = readTwice(await file({ group: group.id }, tom.personId));
    expect(one.map(([, , start]) => start)).toEqual(['2026-12-01T16:00:00.000Z', '2027-04-13T15:00:00.000Z']);
    expect(other).toEqual(one);
    expect(method).toBe('PUBLISH');
  });

  test('a moved session is the same event with a higher sequence', async () => {
    const { lena, group, tom } = await makeGroup();
    const before = readTwice(await file({ group: group.id }, tom.personId)).one[0];
    const session = await house.db.session.findFirstOrThrow({ where: { groupId: group.id, number: 1 } });
    await lena.run('change-session', { session: session.id });
    await lena.fill({ day: '2026-12-08', from: '16:00', to: '18:00', meets: 'VENUE', venue: 'Tapton School' });
    const { one, other } = readTwice(await file({ session: session.id }, tom.personId));
    expect(one).toEqual([[before?.[0], 1, '2026-12-08T16:00:00.000Z', 'CONFIRMED']]);
    expect(other).toEqual(one);
  });

  test('a cancelled session is taken away by its file', async () => {
    const { lena, group, tom } = await makeGroup();
    const session = await house.db.session.findFirstOrThrow({ where: { groupId: group.id, number: 1 } });
    await lena.run('cancel-session', { session: session.id });
    await lena.fill({ reason: 'Snow.' });
    const { one, method } = readTwice(await file({ session: session.id }, tom.personId));
    expect(one.map(([, sequence, , status]) => [sequence, status])).toEqual([[1, 'CANCELLED']]);
    expect(method).toBe('CANCEL');
  });

  test('is nobody’s who is not in the group', async () => {
    const { group } = await makeGroup();
    const ann = await house.person('Ann Other', { at: await house.school() });
    expect(await file({ group: group.id }, ann.personId)).toBe('gone');
  });
});

describe('the feed', () => {
  async function feedOf(person: Awaited<ReturnType<typeof house.person>>) {
    const token = /calendar\/([\w-]+)\.ics/.exec(person.said)?.[1] ?? '';
    const found = await findFeed(house.db, token);
    const hub = await house.hubById(hubId);
    return found ? feedBody(found, { db: house.store.read(hub), hub, now: house.clock.now() }) : undefined;
  }

  test('has the sessions of one’s groups, a moved one once and a cancelled one not at all', async () => {
    const { lena, group, tom } = await makeGroup();
    await tom.say('feed');
    await tom.press('Make my address');
    expect(readTwice((await feedOf(tom))?.body ?? '').one).toHaveLength(2);
    const [first, second] = await house.db.session.findMany({
      where: { groupId: group.id },
      orderBy: { number: 'asc' },
    });
    await lena.run('change-session', { session: first?.id ?? '' });
    await lena.fill({ day: '2026-12-08', from: '16:00', to: '18:00', meets: 'VENUE', venue: 'Tapton School' });
    await lena.run('cancel-session', { session: second?.id ?? '' });
    await lena.fill({ reason: 'Snow.' });
    await tom.run('make-feed');
    const { one, other } = readTwice((await feedOf(tom))?.body ?? '');
    expect(one.map(([, , start]) => start)).toEqual(['2026-12-08T16:00:00.000Z']);
    expect(other).toEqual(one);
  });

  test('says by its version whether anything has changed', async () => {
    const { lena, group, tom } = await makeGroup();
    await tom.run('make-feed');
    const before = await feedOf(tom);
    house.clock.set('2026-11-17T10:30:00Z');
    expect((await feedOf(tom))?.version).toBe(before?.version);
    const session = await house.db.session.findFirstOrThrow({ where: { groupId: group.id, number: 1 } });
    await lena.run('change-session', { session: session.id });
    await lena.fill({ day: '2026-12-08', from: '16:00', to: '18:00', meets: 'VENUE', venue: 'Tapton School' });
    expect((await feedOf(tom))?.version).not.toBe(before?.version);
  });

  test('a new address ends the one before, and one can be ended', async () => {
    const { tom } = await makeGroup();
    await tom.run('make-feed');
    const token = /calendar\/([\w-]+)\.ics/.exec(tom.said)?.[1] ?? '';
    await tom.run('make-feed');
    expect(await findFeed(house.db, token)).toBeUndefined();
    expect(await feedOf(tom)).toBeDefined();
    const latest = /calendar\/([\w-]+)\.ics/.exec(tom.said)?.[1] ?? '';
    await tom.say('feed');
    await tom.press('End my address');
    expect(await findFeed(house.db, latest)).toBeUndefined();
  });
});
