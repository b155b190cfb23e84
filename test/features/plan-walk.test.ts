import { expect, test } from 'vitest';
import { plantDigest } from '../../src/features/today/digest.due.ts';
import { fortnightly } from '../support/fortnightly.ts';
import { openHouse } from '../support/house.ts';

const house = await openHouse();
const answers = { role: 'Teacher', years: ['Year 4'], agree: ['1'] };

async function cast() {
  const hub = await house.hub();
  const known = await house.hubById(hub.id);
  await house.store.change(known, (db) => plantDigest.run({ db, hub: known, now: house.clock.now() }));
  const lena = await house.person('Lena Lead');
  const maya = await house.person('Maya Hub');
  await house.role(maya, 'Maths Hub Lead');
  const [one, two] = [await house.school(), await house.school()];
  const tom = await house.person('Tom Reed', { at: one });
  const ann = await house.person('Ann Day', { at: two });
  const group = await house.group({ title: 'Fractions', sessions: [], leads: [lena], capacitySchools: 1 });
  const sought = await house.group({ title: 'Algebra', sessions: [], state: 'SEEKING_LEAD' });
  return { hub, lena, maya, tom, ann, one, two, group, sought };
}

type Cast = Awaited<ReturnType<typeof cast>>;

const sessionOf = async ({ id: groupId }: { id: string }, number: number) =>
  (await house.db.session.findFirstOrThrow({ where: { groupId, number } })).id;

const dueOf = async (kind: string) => {
  const rows = await house.db.dueRow.findMany({ where: { kind, doneAt: null }, orderBy: { dueAt: 'asc' } });
  return rows.map(({ dueAt }) => dueAt.toISOString().slice(0, 16));
};

/** A walk through whatever plans, moves and drops; each step's answer is no refusal. */
const walk: [string, (cast: Cast) => Promise<unknown>][] = [
  [
    'a teacher joins, the head not asked',
    ({ tom, group }) => tom.run('join', { group: group.id }, { ...answers, head: 'not-yet' }),
  ],
  ['another waits', ({ ann, group }) => ann.run('wait', { group: group.id }, { ...answers, head: 'yes' })],
  ['dates are proposed', ({ lena, group }) => lena.run('plan', { group: group.id }, fortnightly)],
  ['and saved', ({ lena }) => lena.press('Save these 3 dates')],
  [
    'a session moves',
    async ({ lena, group }) =>
      lena.run(
        'change-session',
        { session: await sessionOf(group, 1) },
        { day: '2026-12-08', from: '16:00', to: '18:00', meets: 'VENUE', venue: 'Tapton School' },
      ),
  ],
  [
    'one is postponed',
    async ({ lena, group }) =>
      lena.run(
        'change-session',
        { session: await sessionOf(group, 2) },
        { from: '16:00', to: '18:00', meets: 'VENUE' },
      ),
  ],
  [
    'one is cancelled',
    async ({ lena, group }) =>
      lena.run('cancel-session', { session: await sessionOf(group, 3) }, { reason: 'No room' }),
  ],
  ['the hub changes a number', ({ maya }) => maya.run('hub-settings', { part: 'sessions' }, { briefDays: '4' })],
  [
    'and its hours',
    ({ maya }) => maya.run('hub-settings', { part: 'answers' }, { quietFrom: '08:00', quietTo: '17:00' }),
  ],
  [
    'somebody is asked to lead',
    ({ maya, sought, tom }) => maya.run('offer-lead', { group: sought.id }, { person: tom.personId, how: 'alone' }),
  ],
  ['a lead goes away', ({ lena }) => lena.run('pause', {}, { until: '2027-03-01' })],
  ['and is back', ({ lena }) => lena.run('back')],
  [
    'time passes, and the place goes to who waits',
    async () => {
      house.clock.set('2026-12-03T09:00:00Z');
      await house.sweep();
    },
  ],
  ['who says no', ({ ann, group }) => ann.run('decline-place', { group: group.id })],
  ['a teacher comes again', ({ tom, group }) => tom.run('join', { group: group.id }, { ...answers, head: 'yes' })],
  [
    'the group is cancelled',
    ({ maya, group }) => maya.run('cancel-group', { group: group.id }, { reason: 'No lead', sure: ['1'] }),
  ],
];

test('a walk through joining, planning, moving, offers, settings and time leaves nothing for the night to find', async () => {
  const all = await cast();
  for (const [step, take] of walk) {
    const outcome = await take(all);
    if (outcome) expect([step, outcome]).toEqual([step, expect.objectContaining({ kind: 'reply' })]);
    expect([step, await house.planDifferences(all.hub.id)]).toEqual([step, []]);
  }
});

test('a setting that counts at once moves the briefs that it is read for', async () => {
  const all = await cast();
  await all.lena.run('plan', { group: all.group.id }, fortnightly);
  await all.lena.press('Save these 3 dates');
  expect(await dueOf('session brief')).toEqual(['2026-11-27T07:30', '2026-12-11T07:30', '2026-12-18T07:30']);
  await all.maya.run('hub-settings', { part: 'sessions' }, { briefDays: '1' });
  expect(await dueOf('session brief')).toEqual(['2026-11-30T07:30', '2026-12-14T07:30', '2027-01-04T07:30']);
});
