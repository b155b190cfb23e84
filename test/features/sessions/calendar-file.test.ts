import ICAL from 'ical.js';
import nodeIcal from 'node-ical';
import { describe, expect, test } from 'vitest';
import { instantOf } from '../../../src/core/uk-time.ts';
import { sessionCalendar } from '../../../src/features/sessions/calendar-file.ts';
import { openHouse } from '../../support/house.ts';

const house = await openHouse();
const now = house.clock.now();

/** Sessions as they are kept, one on each side of the change to summer time. */
async function calendar(changes: { state?: 'POSTPONED' | 'CANCELLED'; sequence?: number; title?: string } = {}) {
  const hub = await house.hub({ slug: `north-${crypto.randomUUID().slice(0, 8)}` });
  const group = await house.group({
    title: 'Reasoning; with, fractions',
    sessions: ['2027-01-12 16:00-18:00', '2027-06-08 16:00-18:00'],
  });
  await house.db.session.updateMany({ where: { groupId: group.id, number: 2 }, data: changes });
  const sessions = await house.db.session.findMany({ where: { groupId: group.id }, orderBy: { number: 'asc' } });
  const listed = sessions.map((session) => ({ group, session }));
  return { sessions, hub, text: sessionCalendar(group.title, { slug: hub.slug }, listed, now) };
}

const eventsOf = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));

describe('a calendar file', () => {
  test('has each session at its time in the UK, in winter and in summer', async () => {
    const { text } = await calendar();
    const events = Object.values(nodeIcal.sync.parseICS(text)).filter((one) => one?.type === 'VEVENT');
    expect(events.map(({ start }) => start.toISOString())).toEqual([
      instantOf('2027-01-12', '16:00').toISOString(),
      instantOf('2027-06-08', '16:00').toISOString(),
    ]);
    expect(text).toContain('DTSTART;TZID=Europe/London:20270608T160000');
  });

  test('names the group, the session and where it is', async () => {
    const { text } = await calendar({ title: 'Bar models' });
    expect(eventsOf(text).map(({ summary, location }) => [summary, location])).toEqual([
      ['Reasoning; with, fractions, session 1', 'Tapton School'],
      ['Reasoning; with, fractions: Bar models', 'Tapton School'],
    ]);
  });

  test('keeps the UID of a session that moved, with a higher sequence, so that calendars move what they have', async () => {
    const { text, sessions, hub } = await calendar({ sequence: 3 });
    const [, second] = eventsOf(text);
    expect(second?.uid).toBe(`session-${sessions[1]?.id}@${hub.slug}.workgroups`);
    expect(second?.sequence).toBe(3);
  });

  test.each(['CANCELLED', 'POSTPONED'] as const)('takes a session that is %s out of the calendar', async (state) => {
    const { text } = await calendar({ state });
    const statuses = eventsOf(text).map((one) => one.component.getFirstPropertyValue('status'));
    expect(statuses).toEqual(['CONFIRMED', 'CANCELLED']);
  });

  test('has UTC stamps and no line longer than 75 bytes, as every client expects', async () => {
    const { text } = await calendar();
    expect(text).toMatch(/DTSTAMP:\d{8}T\d{6}Z/);
    expect(text.split('\r\n').filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
  });
});
