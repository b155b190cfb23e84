import { expect, test } from 'vitest';
import type { World } from '../contract.ts';
import { atSchool, everything, joining, makeGroup, makeLead, newcomer } from '../contract-people.ts';
import type { Part } from './index.ts';

const title = 'Reminding rota';

/** A group that meets tomorrow, its lead, and a member whose reminder of it waits. */
async function meetingTomorrow(world: World) {
  const { prisma } = world.store;
  const { id: groupId, hubId } = await makeGroup(world, title);
  const startsAt = new Date('2026-11-25T16:00:00Z');
  const times = { startsAt, endsAt: new Date('2026-11-25T18:00:00Z'), day: new Date('2026-11-25') };
  const how = { number: 1, from: '16:00', to: '18:00', length: 'TWILIGHT' as const, meets: 'ONLINE' as const };
  const { id: session } = await prisma.session.create({ data: { hubId, groupId, ...times, ...how } });
  const lead = await makeLead(world, 'Lena Reminds', title);
  const tom = await atSchool(world, 'Tom Reminded', 'Millbeck');
  await tom.say(`join ${title}`);
  await tom.fill(joining);
  const { id: personId } = await prisma.person.findFirstOrThrow({ where: { name: 'Tom Reminded' } });
  const at = new Date('2026-11-24T09:00:00Z');
  const waits = { lane: `person/${personId}`, notBefore: at, createdAt: at };
  const facts = { session, startsAt: startsAt.toISOString() };
  await prisma.notice.create({
    data: { hubId, groupId, personId, kind: 'session tomorrow', key: `reminder of ${session}`, facts, ...waits },
  });
  return { lead, tom };
}

/** What people are reminded of, and how they say otherwise. */
export const remindersPart: Part = (worldOf) => {
  test('a reminder carries what can be done about it, is said again later, and is switched off', async () => {
    const world = worldOf();
    const { lead, tom } = await meetingTomorrow(world);
    await lead.say(`task ${title}`);
    await lead.fill({ title: 'One game', what: 'Play one.', bring: 'A reflection', minutes: '', due: '' });
    const told = await tom.inbox(3);
    const reminder = told.find((one) => everything(one).includes('Session 1 is tomorrow'));
    if (!reminder) throw new Error(`no reminder, but ${told.map(everything).join(' | ')}`);
    const asked = await tom.press(`Later: session 1 of ${title}`, reminder);
    expect(everything(asked)).toContain('When shall I say it again?');
    const later = await tom.press('The next school day, Wednesday 25 November', asked);
    expect(everything(later)).toContain('You hear of it again on Wednesday 25 November');
    const page = await tom.press('My reminders', reminder);
    const off = await tom.press('Switch off: A session, the day before', page);
    expect(off.buttons.join()).toContain('Switch on: A session, the day before');
    expect(everything(await tom.press(`I can’t come: session 1 of ${title}`, reminder))).toContain(
      'The lead will know',
    );
  });

  test('anybody is away until a day, and back', async () => {
    const ann = newcomer(worldOf(), 'Ann Aways');
    await ann.say('');
    await ann.press('Pause until a day', await ann.say('reminders'));
    const away = await ann.fill({ until: '2026-12-04' });
    expect(everything(away)).toContain('You are away until Friday 4 December');
    expect(everything(await ann.press('I’m back', await ann.say('reminders')))).toContain('Good to have you back');
  });
};
