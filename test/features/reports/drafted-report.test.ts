import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { momentOn } from '../../../src/features/reports/report-dates.ts';
import { openHouse } from '../../support/house.ts';
import type { TestHub } from '../../support/house-builders.ts';
import { createReporting, opening } from '../../support/reporting.ts';

const house = await openHouse();
let hub: TestHub;
const { night, open, makeGroup, heldOnce, reportOf, told } = createReporting(house, () => hub);

beforeEach(async () => {
  hub = await house.hub();
});

describe('a termly report', () => {
  test('is planned in the night and opens 15 school days before the term ends, due 5 before', async () => {
    const { group, lena } = await makeGroup();
    await night('2026-11-17T02:00:00Z');
    expect(await reportOf(group)).toMatchObject({ state: 'NOT_OPEN', term: 'AUTUMN', dueOn: new Date('2026-12-11') });
    house.clock.set('2026-11-26T17:00:00Z');
    await house.sweep();
    expect(await reportOf(group)).toMatchObject({ state: 'NOT_OPEN' });
    house.clock.set(opening);
    await house.sweep();
    expect(await reportOf(group)).toMatchObject({ state: 'OPEN', kind: 'TERM' });
    const [notice] = await told(lena, 'report opened');
    expect(notice?.said).toContain('Your autumn report is drafted');
    expect(notice?.said).toContain('Due: Friday 11 December');
    expect(notice?.buttons).toEqual(['Open the report', 'No activity', 'Not this week', 'My reminders']);
  });

  test('of 2,880 groups open over an hour and a half before the hub’s hours: never more than sixty in a minute', () => {
    const ids = Array.from({ length: 2_880 }, (_, index) => createHash('sha1').update(`${index}`).digest('hex'));
    const moments = ids.map((id) => momentOn('2026-11-27', id.slice(0, 32), { from: '07:30', to: '18:00' }));
    const perMinute = Map.groupBy(moments, (moment) => moment.getTime());
    expect(Math.max(...[...perMinute.values()].map((some) => some.length))).toBeLessThanOrEqual(60);
    expect(new Date(Math.max(...perMinute.keys()))).toEqual(new Date('2026-11-27T07:30:00Z'));
    expect(new Date(Math.min(...perMinute.keys()))).toEqual(new Date('2026-11-27T06:01:00Z'));
  });

  test('opens once, however many sweep at the same moment and after a restart', async () => {
    const { group, lena } = await makeGroup();
    await night('2026-11-18T02:00:00Z');
    house.clock.set(opening);
    await Promise.all([house.sweep(), house.sweep(), house.sweep()]);
    await house.sweep();
    const { id, state, version } = await reportOf(group);
    expect({ state, version }).toEqual({ state: 'OPEN', version: 2 });
    expect(await told(lena, 'report opened')).toHaveLength(1);
    expect(await house.db.auditEvent.count({ where: { subjectId: id, what: 'a report opened' } })).toBe(1);
    const due = await house.db.dueRow.findMany({ where: { subjectId: id }, orderBy: { kind: 'asc' } });
    expect(due.map(({ kind, doneAt }) => [kind, doneAt])).toEqual([
      ['report opens', new Date(opening)],
      ['report reminder', null],
    ]);
    const differences = await house.planDifferences(hub.id);
    expect(differences.filter(({ subjectId }) => subjectId === id)).toEqual([]);
  });

  test('asks the newest questions of its project, else the newest of the hub', async () => {
    const mia = await house.person('Mia Hart');
    const words = (projectId: string | null, version: number) => ({
      ...{ hubId: hub.id, kind: 'TERM' as const, projectId, version, questions: [] },
      ...{ personId: mia.personId, since: house.clock.now() },
    });
    const { group } = await makeGroup();
    const other = await house.group({ title: 'Ratio', sessions: ['2026-12-08 16:00-18:00', '2027-02-09 16:00-18:00'] });
    const own = words(group.projectId, 1);
    for (const data of [own, { ...own, version: 2 }, words(null, 1), words(null, 7)])
      await house.db.reportTemplate.create({ data });
    await open();
    const asked = async (of: { id: string }) =>
      house.db.reportTemplate.findUnique({ where: { id: (await reportOf(of)).templateId ?? hub.id } });
    expect(await asked(group)).toMatchObject({ projectId: group.projectId, version: 2 });
    expect(await asked(other)).toMatchObject({ projectId: null, version: 7 });
  });

  test('opens already drafted from the records, and each line says where it comes from and opens it', async () => {
    const { lena } = await heldOnce();
    await open();
    await lena.say('report');
    expect(lena.lines.slice(0, 6)).toEqual([
      'Sessions: 1 held, 1 planned, 1 cancelled | from the dates and their logs',
      'Schools: 3 recruited: 2 active, 1 withdrew | from the places of the group',
      'Teachers: 3 recruited: 2 active, 1 withdrew | from who stands for its schools',
      'Attendance: 2 of 3 came (67%) | from the logs',
      'Gap tasks: 1 set; 1 of 3 answers done | from what was set and answered',
      'Absences flagged: none | from logs and apologies',
    ]);
    const report = lena.view;
    for (const button of ['See the sessions', 'See the roster', 'See the members', 'See what came back']) {
      await lena.press(`${button}: Fractions`, report);
      expect(lena.view.blocks.length).toBeGreaterThan(1);
    }
  });

  test('follows the hub’s settings while it is not open', async () => {
    const { group } = await makeGroup();
    await night('2026-11-17T02:00:00Z');
    const mia = await house.person('Mia Hart');
    await house.role(mia, 'Maths Hub Lead');
    await mia.say('hub settings reports');
    await mia.fill({ reportOpenDays: '10', reportDueDays: '3' });
    await night('2026-11-18T02:00:00Z');
    expect(await reportOf(group)).toMatchObject({ dueOn: new Date('2026-12-15') });
    house.clock.set(opening);
    await house.sweep();
    expect(await reportOf(group)).toMatchObject({ state: 'NOT_OPEN' });
    house.clock.set('2026-12-04T10:00:00Z');
    await house.sweep();
    expect(await reportOf(group)).toMatchObject({ state: 'OPEN' });
  });

  test('is not owed by drafts, cancelled or finished groups', async () => {
    const states = ['PLANNED', 'SEEKING_LEAD', 'CLOSED', 'CANCELLED'] as const;
    for (const state of states) await house.group({ state });
    await night('2026-11-17T02:00:00Z');
    expect(await house.db.report.count({ where: { hubId: hub.id } })).toBe(0);
  });

  test('is for who leads the group and the hub’s staff, not for members', async () => {
    const { tom, group } = await makeGroup();
    await open();
    const report = (await reportOf(group)).id;
    for (const command of ['report', 'report-step', 'submit-report', 'report-later']) {
      await tom.run(command, { report, step: 'plan' });
      expect(tom.refusal).toBe('right');
    }
    const mia = await house.person('Mia Hart');
    await house.role(mia, 'Maths Hub Lead');
    await mia.run('report', { report });
    expect(mia.view.title).toBe('Autumn report');
    await mia.run('report-step', { report, step: 'plan' });
    expect(mia.refusal).toBe('right');
  });

  test('before it is there, a lead hears when it opens', async () => {
    const { lena } = await makeGroup();
    await lena.say('report');
    expect(lena.said).toContain('The next one opens on Friday 27 November');
  });
});
