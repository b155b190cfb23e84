import { beforeEach, expect, test } from 'vitest';
import { openHouse } from '../../support/house.ts';
import type { TestHub } from '../../support/house-builders.ts';
import type { Person } from '../../support/house-people.ts';
import { recount } from '../../support/recount.ts';
import { createReporting, learning, overall, plan, pupils } from '../../support/reporting.ts';

const house = await openHouse();
let hub: TestHub;
const { night, makeGroup, told, coLead, hubLead } = createReporting(house, () => hub);

beforeEach(async () => {
  hub = await house.hub();
});

type Group = Awaited<ReturnType<typeof makeGroup>>['group'];

const report = (group: Group, term: 'AUTUMN' | 'SPRING' | 'SUMMER') =>
  house.db.report.findFirstOrThrow({ where: { groupId: group.id, term } });

const sessionOf = async (group: Group, number: number) =>
  (await house.db.session.findFirstOrThrow({ where: { groupId: group.id, number } })).id;

const membersOf = async (group: Group) =>
  (await house.db.membership.findMany({ where: { groupId: group.id, state: 'JOINED' } })).map(({ id }) => id);

const sweepAt = async (...instants: string[]) => {
  for (const instant of instants) {
    house.clock.set(instant);
    await house.sweep();
  }
};

/** The hub accepts it, and what it keeps equals what plain SQL counts at that moment. */
async function acceptAsCounted(mia: Person, group: Group, term: 'AUTUMN' | 'SPRING' | 'SUMMER') {
  await mia.run('accept-report', { report: (await report(group, term)).id });
  const accepted = await report(group, term);
  expect(accepted.state).toBe('ACCEPTED');
  expect(accepted.figures).toEqual(await recount(house, accepted));
  return accepted;
}

/** The autumn: written late, sent back, and handed in again by the lead who followed. */
async function autumn({ group, lena, ann }: Awaited<ReturnType<typeof makeGroup>>, mia: Person): Promise<Person> {
  house.clock.set('2026-11-17T19:00:00Z');
  const [first = '', second = ''] = await membersOf(group);
  await lena.run('log', { group: group.id }, { came: [first, second], did: 'Bar models.', task: 'Try one bar model.' });
  await ann.say('tasks');
  await ann.press('Done: Try one bar model');
  await night('2026-11-18T02:00:00Z');
  await sweepAt('2026-11-27T10:00:00Z', '2026-12-04T10:00:00Z', '2026-12-10T10:00:00Z', '2026-12-11T10:00:00Z');
  await mia.say('today');
  expect(mia.said).not.toContain('Late reports');
  await sweepAt('2027-01-05T10:00:00Z', '2027-01-06T10:00:00Z', '2027-01-08T10:00:00Z', '2027-01-11T10:00:00Z');
  expect(await told(mia, 'report late')).toHaveLength(1);
  await mia.say('today');
  expect(mia.said).toContain('Late reports (1)');
  await lena.say('report');
  await lena.press('Leave a line out');
  await lena.fill({ line: `session/${await sessionOf(group, 2)}`, reason: 'Nobody noted who came.' });
  await lena.press('Answer, Teachers’ learning and practice: Fractions');
  for (const step of [learning, pupils, plan, overall]) await lena.fill(step);
  await lena.press('Hand it in');
  await mia.run('return-report', { report: (await report(group, 'AUTUMN')).id }, { words: 'Say more of pupils.' });
  const nora = await house.person('Nora New');
  const now = house.clock.now();
  await house.db.workGroupLead.updateMany({ where: { groupId: group.id, personId: lena.personId }, data: { to: now } });
  const lead = { hubId: hub.id, groupId: group.id, personId: nora.personId, capacity: 'LEAD' as const, from: now };
  await house.db.workGroupLead.create({ data: lead });
  await lena.run('submit-report', { report: (await report(group, 'AUTUMN')).id });
  expect(lena.refusal).toBe('right');
  await nora.say('report');
  await nora.press('Change answers, Pupils and policy: Fractions');
  await nora.fill({ ...pupils, 'pupils-evidence': 'They explain more.' });
  await nora.press('Hand it in');
  const accepted = await acceptAsCounted(mia, group, 'AUTUMN');
  expect(accepted).toMatchObject({ submittedById: nora.personId, figures: { sessionsHeld: 1, attended: 2 } });
  return nora;
}

/** The spring: its only session is called off, so one press is all there is to write. */
async function spring(group: Group, nora: Person, mia: Person): Promise<void> {
  await night('2027-01-12T02:00:00Z');
  await nora.run('cancel-session', { session: await sessionOf(group, 3) }, { reason: 'Snow', what: 'cancel' });
  await sweepAt('2027-03-05T10:00:00Z');
  await nora.say('report');
  await nora.press('No activity');
  const accepted = await acceptAsCounted(mia, group, 'SPRING');
  expect(accepted).toMatchObject({ noActivity: true, figures: { sessionsHeld: 0, sessionsCancelled: 1, attended: 0 } });
}

/** The summer: the final evaluation, begun by the lead and handed in by the co-lead on the other platform. */
async function summer(group: Group, nora: Person, mia: Person): Promise<void> {
  const max = await coLead('Max Co', group);
  house.clock.set('2027-06-15T19:00:00Z');
  const members = await membersOf(group);
  await max.run('log', { session: await sessionOf(group, 4) }, { came: members, did: 'What we keep.', task: '' });
  await night('2027-06-16T02:00:00Z');
  await sweepAt('2027-07-02T12:00:00Z');
  await nora.say('report');
  expect(nora.view.title).toBe('Final evaluation');
  await nora.press('Leave a line out');
  await nora.fill({ line: `session/${await sessionOf(group, 2)}`, reason: 'Nobody noted who came.' });
  await nora.press('Answer, Teachers’ learning and practice: Fractions');
  await nora.fill(learning);
  const { dates: _none, ...rest } = overall;
  await max.say('report');
  await max.press('Answer, Pupils and policy: Fractions');
  const words = { 'worked-words': 'They plan anew.', next: 'They could lead one.' };
  for (const step of [pupils, plan, rest, { worked: 'MOST', repeat: 'LARGER', stage: 'SCALE_UP', ...words }])
    await max.fill(step);
  await max.press('Hand it in');
  const accepted = await acceptAsCounted(mia, group, 'SUMMER');
  expect(accepted).toMatchObject({
    kind: 'FINAL',
    submittedById: max.personId,
    figures: { sessionsHeld: 2, expected: 6 },
  });
  expect(await house.db.workGroup.findUniqueOrThrow({ where: { id: group.id } })).toMatchObject({ state: 'CLOSED' });
}

test('a year: a late lead, a report sent back, a lead replaced, a term without a session, a co-lead who ends it on the other platform, and figures that stay', async () => {
  const mia = await hubLead();
  const dates = ['2026-11-17', '2026-12-08', '2027-02-09', '2027-06-15'].map((day) => `${day} 16:00-18:00`);
  const made = await makeGroup('Fractions', dates);
  const { group, cai } = made;
  const nora = await autumn(made, mia);
  await spring(group, nora, mia);
  await summer(group, nora, mia);
  const before = await report(group, 'SUMMER');
  const member = await house.db.membership.findFirstOrThrow({ where: { groupId: group.id, personId: cai.personId } });
  const session = await sessionOf(group, 4);
  await nora.run('correct-attendance', { session, membership: member.id }, { state: 'ABSENT' });
  const after = await report(group, 'SUMMER');
  expect(after.figures).toEqual(before.figures);
  expect(await recount(house, after)).not.toEqual(after.figures);
  await mia.run('report', { report: after.id });
  expect(mia.said).toContain('Later, in the records');
  expect(await house.db.report.count({ where: { groupId: group.id, state: 'ACCEPTED' } })).toBe(3);
});
