import { seat } from '../../support/seats.ts';
import type { Stage } from '../stage.ts';

type Played = Awaited<ReturnType<typeof gather>>;

/** A group that charges for absence, with two schools, and the hub's office. */
async function gather({ house, openHub, group, teacher }: Stage) {
  const { id: hubId } = await openHub();
  const amy = await house.person('Amy Office');
  await house.role(amy, 'Hub Administrator');
  const lena = await teacher('Lena Lead', 'Ledwood Primary');
  const wishes = { state: 'RUNNING' as const, absenceChargePence: 7500, key: 'WMH-26-014', leads: [lena] };
  const one = await group('Reasoning with fractions', { ...wishes, sessions: ['2026-11-10 16:00-18:00'] });
  const ash = await house.school({ name: 'Ashwood Primary' });
  const [tom, ann] = [await house.person('Tom Reed', { at: ash }), await teacher('Ann Bell', 'Beechwood Primary')];
  await seat(house, one, ash, { teachers: [tom] });
  await seat(house, one, await house.school({ name: 'Beechwood Primary' }), { teachers: [ann] });
  const kinds = await house.db.fundingKind.findMany({ where: { hubId }, orderBy: { rank: 'asc' } });
  const [cover = '', books = '', , venue = ''] = kinds.map(({ id }) => id);
  return { amy, lena, tom, one, ash, cover, books, venue };
}

async function written({ take, house }: Stage, { amy, lena, tom, one, ash, cover, books, venue }: Played) {
  await amy.say('money');
  take('money of the hub, none yet', amy);
  await amy.run('money', { group: one.id });
  take('money of a group, none yet', amy);
  await lena.run('money', { group: one.id });
  take('money of a group, none yet, as its lead', lena);
  await tom.run('money', { group: one.id });
  take('money of a group, not for members', tom);
  await amy.press('Add a line');
  take('a line of money, form', amy);
  await amy.fill({ kind: cover, school: ash.id, planned: 'three', claimed: '', paid: '' });
  take('a line of money, no number', amy);
  await amy.fill({ kind: cover, school: ash.id, planned: '3000', claimed: '4000', paid: '' });
  take('a line of money, more claimed than planned', amy);
  await amy.fill({ kind: cover, school: crypto.randomUUID(), planned: '3000', claimed: '1000', paid: '' });
  take('a line of money, not a school of the group', amy);
  await amy.fill({ kind: crypto.randomUUID(), school: ash.id, planned: '3000', claimed: '1000', paid: '' });
  take('a line of money, a kind that is over', amy);
  await amy.fill({ kind: cover, school: ash.id, planned: '3,000', claimed: '1,000', paid: '500', note: 'Six days' });
  take('a line of money is saved', amy, { on: 'modal' });
  await amy.run('money-line', { group: one.id }, { kind: books, school: ash.id, planned: '500', claimed: '500' });
  await amy.run('money-line', { group: one.id }, { kind: venue, planned: '200.50' });
  await amy.run('money', { group: one.id });
  take('money of a group', amy);
  await amy.press('Change Matched textbooks for Ashwood Primary');
  take('a line of money, a matched grant', amy);
  await amy.fill({ kind: books, school: ash.id, planned: '500', claimed: '500', paid: '500' });
  take('a matched grant is paid before the school’s half', amy);
  const { id: line } = await house.db.fundingLine.findFirstOrThrow({ where: { groupId: one.id, kindId: venue } });
  await amy.run('money-line', { line });
  await house.db.fundingLine.update({ where: { id: line }, data: { version: 9 } });
  await amy.fill({ kind: venue, planned: '250' });
  take('a line of money, changed meanwhile', amy);
  await amy.run('remove-money', { line, version: '1' });
  take('a line of money, changed before it was removed', amy);
  await amy.run('remove-money', { line, version: '9' });
  take('a line of money is removed', amy);
  await amy.run('money-line', { line });
  take('a line of money, gone', amy);
  await amy.say('today');
  take('today, a grant waits for the school’s half', amy);
  await amy.say('money');
  take('money of the hub', amy);
}

/** Money from its lines to the absences that are charged for. */
export async function playMoney(stage: Stage): Promise<void> {
  const { house, take } = stage;
  const played = await gather(stage);
  const { amy, lena, one } = played;
  await written(stage, played);
  await amy.say('absence charges');
  take('absence charges, none', amy);
  await lena.run('log', { group: one.id }, { came: [], did: 'We compared fractions.' });
  const [away] = await house.db.attendance.findMany({ where: { session: { groupId: one.id } }, take: 1 });
  const key = { hubId: one.hubId, sessionId: away?.sessionId ?? '', membershipId: away?.membershipId ?? '' };
  await house.db.attendance.update({ where: { hubId_sessionId_membershipId: key }, data: { state: 'APOLOGIES' } });
  await amy.say('absence charges');
  take('absence charges', amy);
  await amy.say('money kinds');
  take('kinds of money', amy);
  await amy.press('Add a kind');
  take('a kind of money, form', amy);
  await amy.fill({ word: 'Cover', matched: 'no' });
  take('a kind of money, there already', amy);
  await amy.fill({ word: 'Travel', matched: 'no' });
  take('a kind of money is added', amy, { on: 'modal' });
  await amy.press('See the kinds');
  await amy.press('End Travel');
  take('a kind of money has ended', amy);
  const { id: kind } = await house.db.fundingKind.findFirstOrThrow({ where: { hubId: one.hubId, word: 'Travel' } });
  await amy.run('end-money-kind', { kind });
  take('a kind of money that has ended, ended again', amy);
}
