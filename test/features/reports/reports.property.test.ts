import fc from 'fast-check';
import { expect, test } from 'vitest';
import { figuresOf } from '../../../src/features/reports/figures.reads.ts';
import { stepNames } from '../../../src/features/reports/question.ts';
import { unsettled } from '../../../src/features/reports/report.ts';
import { openHouse } from '../../support/house.ts';
import type { TestHub } from '../../support/house-builders.ts';
import type { Person } from '../../support/house-people.ts';
import { recount } from '../../support/recount.ts';
import { createReporting, learning, overall, plan, pupils } from '../../support/reporting.ts';

const house = await openHouse();
let hub: TestHub;
const { night, makeGroup, hubLead } = createReporting(house, () => hub);

/** What leads, members, the hub and time do. */
type Step =
  | { does: 'write' | 'hand in' | 'no activity' | 'log' | 'accept' | 'send back' | 'waive' }
  | { does: 'correct' | 'withdraw'; which: number }
  | { does: 'days pass'; days: number };

const does = <Does extends Step['does']>(...some: Does[]) => fc.constantFrom(...some);
const which = fc.integer({ min: 0, max: 11 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ does: does('write', 'hand in', 'hand in', 'no activity', 'log') }) },
  { weight: 5, arbitrary: fc.record({ does: does('accept', 'accept', 'send back', 'waive') }) },
  { weight: 3, arbitrary: fc.record({ does: does('correct', 'correct', 'withdraw'), which }) },
  { weight: 5, arbitrary: fc.record({ does: does('days pass'), days: fc.integer({ min: 1, max: 40 }) }) },
);

/** A year as it is meant to be, with a correction after the acceptance, to begin with. */
const term: Step[] = [{ does: 'log' }, { does: 'write' }, { does: 'hand in' }, { does: 'accept' }];
const usualYear: Step[] = [
  { does: 'days pass', days: 20 },
  ...term,
  { does: 'correct', which: 1 },
  { does: 'days pass', days: 100 },
  ...term,
  { does: 'withdraw', which: 0 },
];

const last = { worked: 'MOST', 'worked-words': 'They say so.', repeat: 'SAME', next: 'Go on.', stage: 'REPEAT' };
const everything = { ...learning, ...pupils, ...plan, ...overall, ...last };

type Cast = Awaited<ReturnType<typeof makeGroup>> & { mia: Person };

/** The report that is open, else any: what is not possible with it is refused. */
async function reportAt(groupId: string): Promise<string> {
  const open = await house.db.report.findFirst({ where: { groupId, state: { in: unsettled } } });
  return open?.id ?? (await house.db.report.findFirst({ where: { groupId } }))?.id ?? crypto.randomUUID();
}

async function write({ lena, group }: Cast): Promise<void> {
  const report = await reportAt(group.id);
  for (const name of stepNames.slice(0, 5)) {
    const known = await house.db.reportStep.findFirst({ where: { reportId: report, step: name } });
    await lena.run('report-step', { report, step: name, version: String(known?.version ?? 0) }, everything);
  }
}

/** Logs what is over: everybody who is in the group came. */
async function log({ lena, group }: Cast): Promise<void> {
  const members = await house.db.membership.findMany({ where: { groupId: group.id, state: 'JOINED' } });
  const over = { groupId: group.id, state: 'SCHEDULED' as const, endsAt: { lte: house.clock.now() } };
  for (const { id } of await house.db.session.findMany({ where: over, orderBy: { number: 'asc' } })) {
    const came = members.map((member) => member.id);
    await lena.run('log', { group: group.id, session: id }, { came, did: 'Bar models.', task: 'Try one.' });
  }
}

async function correct({ lena, group }: Cast, number: number): Promise<unknown> {
  const marks = await house.db.attendance.findMany({
    where: { session: { groupId: group.id } },
    orderBy: [{ sessionId: 'asc' }, { membershipId: 'asc' }],
  });
  const mark = marks[number % Math.max(1, marks.length)];
  if (!mark) return;
  const state = mark.state === 'PRESENT' ? 'ABSENT' : 'PRESENT';
  return lena.run('correct-attendance', { session: mark.sessionId, membership: mark.membershipId }, { state });
}

async function pass(days: number): Promise<void> {
  const after = new Date(house.clock.now().getTime() + days * 24 * 3600 * 1000).toISOString().slice(0, 10);
  await night(`${after}T02:00:00Z`);
  house.clock.set(`${after}T10:00:00Z`);
  await house.sweep();
}

async function take(one: Step, cast: Cast): Promise<unknown> {
  const { lena, mia, group, tom, ann, cai } = cast;
  const report = await reportAt(group.id);
  switch (one.does) {
    case 'write':
      return write(cast);
    case 'hand in':
      return lena.run('submit-report', { report });
    case 'no activity':
      return lena.run('report-no-activity', { report });
    case 'log':
      return log(cast);
    case 'accept':
      return mia.run('accept-report', { report });
    case 'send back':
      return mia.run('return-report', { report }, { words: 'Please say more.' });
    case 'waive':
      return mia.run('waive-report', { report }, { words: 'It is not needed.' });
    case 'correct':
      return correct(cast, one.which);
    case 'withdraw':
      return [tom, ann, cai][one.which % 3]?.run('withdraw', { group: group.id }, { reason: 'Timetable' });
    case 'days pass':
      return pass(one.days);
  }
}

/** What was settled so far, with what it was settled as. */
type Settled = Map<string, { state: string; figures: unknown }>;

/** What must hold whatever happened. */
async function check(groupId: string, settled: Settled): Promise<void> {
  const reports = await house.db.report.findMany({ where: { groupId } });
  expect(reports.filter(({ state }) => unsettled.includes(state)).length).toBeLessThanOrEqual(1);
  const said = await figuresOf(
    house.store.read(hub),
    hub,
    reports.map(({ id }) => id),
  );
  for (const report of reports) {
    const { id, state, figures } = report;
    const counted = await recount(house, report);
    expect(said(id)).toEqual(counted);
    const before = settled.get(id);
    if (before) expect({ state, figures }).toEqual(before);
    else if (state === 'ACCEPTED') expect(figures).toEqual(counted);
    if (state === 'ACCEPTED' || state === 'WAIVED') settled.set(id, { state, figures });
  }
}

test('whatever leads, members, the hub and time do, a group has one report open, its figures are those of the records, and accepted ones stay', async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 18 }), async (steps) => {
      hub = await house.hub();
      house.clock.set('2026-11-16T10:30:00Z');
      const cast = { ...(await makeGroup()), mia: await hubLead() };
      const settled: Settled = new Map();
      for (const one of steps) {
        await take(one, cast);
        await check(cast.group.id, settled);
      }
      for (const { state, kind } of await house.db.report.findMany({ where: { groupId: cast.group.id } }))
        seen.add(state).add(kind);
    }),
    { numRuns: 12, examples: [[usualYear]] },
  );
  for (const some of ['ACCEPTED', 'TERM', 'FINAL']) expect(seen).toContain(some);
}, 180_000);
