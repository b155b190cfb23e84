import { seat } from '../../support/seats.ts';
import type { Stage } from '../stage.ts';

/** Who completed a group, a teacher's own attendance, and the counts of a day. */
export async function playCompletions(stage: Stage): Promise<void> {
  const { house, take, openHub, group } = stage;
  await openHub();
  const lena = await house.person('Lena Lead');
  const amy = await house.person('Amy Office');
  await house.role(amy, 'Hub Administrator');
  await amy.say('counts');
  take('counts, nobody yet', amy);
  await amy.say('counts in spring');
  take('counts, no such day', amy);
  const one = await group('Reasoning with fractions', {
    state: 'RUNNING',
    sessions: ['2026-11-10 16:00-18:00', '2026-12-08 16:00-18:00'],
    leads: [lena],
  });
  await lena.run('completion', { group: one.id });
  take('who completed, no school', lena);
  const [ash, beech] = [
    await house.school({ name: 'Ashwood Primary' }),
    await house.school({ name: 'Beechwood Primary' }),
  ];
  const tom = await house.person('Tom Reed', { at: ash });
  const since = new Date('2026-11-02T09:00:00Z');
  const place = await seat(house, one, ash, { since, seatedAt: since, teachers: [tom] });
  await seat(house, one, beech, { since, seatedAt: since });
  await tom.say('attendance');
  take('attendance, nothing logged', tom);
  const { id: membership } = await house.db.membership.findFirstOrThrow({ where: { participationId: place.id } });
  const session = await house.db.session.findFirstOrThrow({ where: { groupId: one.id, number: 1 } });
  await lena.run('log', { session: session.id });
  await lena.fill({ came: [membership], did: 'We compared fractions.' });
  await tom.say('attendance');
  take('attendance', tom);
  await lena.run('completion', { group: one.id });
  take('who completed, form', lena);
  await lena.fill({ schools: [place.id] });
  take('who completed is saved', lena, { on: 'modal' });
  await amy.say('counts');
  take('counts of a day', amy);
  await house.db.workGroup.update({ where: { id: one.id }, data: { state: 'CLOSED' } });
  await lena.run('completion', { group: one.id });
  take('who completed, the group is finished', lena);
}
