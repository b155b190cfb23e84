import { expect, test } from 'vitest';
import { atSchool, everything, joining, makeGroup, makeLead } from '../contract-people.ts';
import type { Part } from './index.ts';

const series = {
  count: '2',
  first: '2026-12-01',
  from: '16:00',
  length: 'Twilight',
  spacing: 'Every 2 weeks',
  meets: 'Online',
  place: '',
};

/** Sessions: planned, changed and cancelled by the lead, missed by a member, kept in calendars. */
export const sessionsPart: Part = (worldOf) => {
  test('a lead plans a series by word and by button, and members hear of it once it is saved', async () => {
    const world = worldOf();
    await makeGroup(world, 'Tuesday tilings');
    const lead = await makeLead(world, 'Lena Plans', 'Tuesday tilings');
    const tom = await atSchool(world, 'Tom Plans', 'Millbeck');
    await tom.say('join tuesday tilings');
    await tom.fill(joining);
    expect((await lead.say('plan tuesday tilings')).form?.submit).toBe('Propose dates');
    const list = await lead.say('sessions tuesday tilings');
    await lead.press('Plan sessions: Tuesday tilings', list);
    const proposed = await lead.fill(series);
    expect(everything(proposed)).toContain('Tuesday 15 December, 4pm to 6pm');
    await lead.press('Change: session 2 of Tuesday tilings', proposed);
    const again = await lead.fill({
      day: '2026-12-16',
      from: '16:00',
      to: '18:00',
      meets: 'Online',
      venue: '',
      link: '',
    });
    expect(everything(again)).toContain('Wednesday 16 December');
    const shown = await lead.press('See proposed dates', await lead.say('sessions tuesday tilings'));
    const saved = await lead.press('Save these 2 dates', shown);
    expect(everything(saved)).toContain('The dates are saved');
    expect((await tom.inbox(2)).map(everything).join()).toContain('The dates are set');
    const session = await lead.press('Open: session 1 of Tuesday tilings', await lead.press('See the sessions', saved));
    await lead.press('Cancel session: session 1 of Tuesday tilings', session);
    expect(everything(await lead.fill({ reason: 'Snow.' }))).toContain('Session 1 is cancelled');
    expect((await tom.inbox(3)).map(everything).join()).toContain('The reason: Snow.');
    await lead.say('plan tuesday tilings');
    const dropped = await lead.press(
      'Drop these dates',
      await lead.fill({ ...series, first: '2027-02-02', count: '1' }),
    );
    expect(everything(dropped)).toContain('Nobody had been told of them');
  });

  test('a member says that they can’t come, names who does, and can come after all', async () => {
    const world = worldOf();
    const { id: groupId, hubId } = await makeGroup(world, 'Thursday tilings');
    const times = { day: new Date('2026-12-08'), from: '16:00', to: '18:00' };
    const instants = { startsAt: new Date('2026-12-08T16:00:00Z'), endsAt: new Date('2026-12-08T18:00:00Z') };
    await world.store.prisma.session.create({
      data: { hubId, groupId, number: 1, ...times, ...instants, length: 'TWILIGHT', meets: 'ONLINE' },
    });
    const tom = await atSchool(world, 'Tom Misses', 'Millbeck');
    await tom.say('join thursday tilings');
    await tom.fill(joining);
    const away = await tom.say('can’t come thursday tilings');
    expect(everything(away)).toContain('The lead will know');
    await tom.press('Name who comes', away);
    const named = await tom.fill({ name: 'Ada Lund' });
    expect(everything(named)).toContain('Coming instead: Ada Lund');
    const back = await tom.press('I can come after all', named);
    expect(everything(back)).toContain('You are expected');
    const page = await tom.press('Show the session', back);
    expect(everything(await tom.press('I can’t come', page))).toContain('The lead will know');
  });

  test('one’s own calendar address is made and ended by button, and read without signing in', async () => {
    const world = worldOf();
    const tom = await atSchool(world, 'Tom Feeds', 'Millbeck');
    const help = await tom.press('Help about: Sessions', await tom.say('help'));
    const feed = await tom.press('Open: Have your sessions in your own calendar', help);
    const made = await tom.press('Make my address', feed);
    expect(made.text).toMatch(/calendar\/[\w-]{43}\.ics/);
    const ended = await tom.press('End my address', await tom.say('feed'));
    expect(everything(ended)).toContain('Your address has ended');
  });
};
