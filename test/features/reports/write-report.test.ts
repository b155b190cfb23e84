import { beforeEach, describe, expect, test } from 'vitest';
import { openHouse } from '../../support/house.ts';
import type { TestHub } from '../../support/house-builders.ts';
import { createReporting, learning, overall, plan, pupils } from '../../support/reporting.ts';

const house = await openHouse();
let hub: TestHub;
const { open, makeGroup, heldOnce, reportOf, told, coLead, hubLead, answerAll } = createReporting(house, () => hub);

beforeEach(async () => {
  hub = await house.hub();
});

describe('writing a report', () => {
  test('goes in steps of at most seven fields, each saved by itself, and says what is missing above the button', async () => {
    const { lena, group } = await heldOnce();
    await open();
    await lena.say('report');
    expect(lena.said).toContain('Still missing');
    expect(lena.buttons).not.toContain('Hand it in');
    await lena.press('Answer, Teachers’ learning and practice: Fractions');
    expect(lena.form.step).toEqual([1, 4]);
    await lena.fill(learning);
    expect(await reportOf(group)).toMatchObject({ state: 'DRAFT' });
    expect(lena.form.step).toEqual([2, 4]);
    expect(lena.form.fields.length).toBeLessThanOrEqual(7);
    await lena.fill(pupils);
    await lena.fill(plan);
    await lena.say('report');
    expect(lena.lines).toContain('Teachers teach differently | In some schools');
    expect(lena.lines.slice(-3)).toEqual([
      'Overall | ',
      'In a few words, why | ',
      'Next term’s dates are confirmed | ',
    ]);
    await lena.run('submit-report', { report: (await reportOf(group)).id });
    expect(lena.said).toContain('Still missing: Overall; In a few words, why; Next term’s dates are confirmed.');
    await lena.press('Answer, The term as a whole: Fractions');
    await lena.fill(overall);
    await lena.press('Hand it in');
    expect(lena.view.title).toBe('It is with the hub now');
    expect(await reportOf(group)).toMatchObject({ state: 'SUBMITTED', submittedById: lena.personId });
  });

  test('begun on one platform is finished by the co-lead on the other', async () => {
    const { lena, group } = await heldOnce();
    await open();
    const max = await coLead('Max Co', group);
    await lena.say('report');
    await lena.press('Answer, Teachers’ learning and practice: Fractions');
    await lena.fill(learning);
    await max.say('report');
    expect(max.lines).toContain('Teachers teach differently | In some schools');
    await max.press('Answer, Pupils and policy: Fractions');
    await max.fill(pupils);
    await max.fill(plan);
    await max.fill(overall);
    await max.press('Hand it in');
    expect(await reportOf(group)).toMatchObject({ state: 'SUBMITTED', submittedById: max.personId });
    await lena.say('report');
    expect(lena.said).toContain('by Max Co');
  });

  test('two leads in one step never overwrite each other silently', async () => {
    const { lena, group } = await heldOnce();
    await open();
    const max = await coLead('Max Co', group);
    for (const lead of [lena, max]) {
      await lead.say('report');
      await lead.press('Answer, Teachers’ learning and practice: Fractions');
    }
    await lena.fill(learning);
    await max.fill({ ...learning, practice: 'ALL' });
    expect(max.form.problem).toContain('Lena Lead saved this step at 10am');
    expect(max.form.fields.find(({ id }) => id === 'practice')).toMatchObject({ value: 'ALL' });
    const { id: reportId } = await reportOf(group);
    expect(await house.db.reportStep.findFirstOrThrow({ where: { reportId } })).toMatchObject({
      answers: { practice: 'SOME' },
    });
    await max.fill({ ...learning, practice: 'ALL' });
    expect(await house.db.reportStep.findFirstOrThrow({ where: { reportId } })).toMatchObject({
      answers: { practice: 'ALL' },
    });
  });

  test('a line can be left out with a reason, which the hub reads in its place, and put back', async () => {
    const { lena, group } = await heldOnce();
    await open();
    await lena.say('report');
    await answerAll(lena, { dates: '' });
    await lena.press('Leave a line out');
    await lena.fill({ line: 'dates', reason: 'The venue has not answered.' });
    await lena.press('Leave a line out');
    await lena.fill({ line: 'figure/attendance', reason: 'The log is of one session only.' });
    expect(lena.lines).toContain('Attendance: left out | The log is of one session only.');
    await lena.press('Put back Attendance: Fractions');
    expect(lena.lines).toContain('Attendance: 2 of 3 came (67%) | from the logs');
    await lena.press('Hand it in');
    const mia = await hubLead();
    await mia.run('report', { report: (await reportOf(group)).id });
    expect(mia.lines).toContain('Next term’s dates are confirmed | left out: The venue has not answered.');
  });

  test('a session that is over and not logged is missing, too', async () => {
    const { lena } = await makeGroup();
    await open();
    await lena.say('report');
    expect(lena.lines).toContain('Session 1 of Tuesday 17 November is not logged | ');
  });

  test('a term without a session is one press', async () => {
    const { lena, group } = await makeGroup('Fractions', ['2027-02-09 16:00-18:00']);
    await open();
    await lena.say('report');
    await lena.press('No activity');
    expect(lena.view.title).toBe('It is with the hub now');
    expect(lena.said).toContain('No activity this term.');
    expect(await reportOf(group)).toMatchObject({ state: 'SUBMITTED', noActivity: true });
  });

  test('where a session was held, no activity cannot be said', async () => {
    const { lena, group } = await heldOnce();
    await open();
    await lena.run('report-no-activity', { report: (await reportOf(group)).id });
    expect(lena.refusal).toBe('was held');
  });

  test('words that look like a pupil’s are asked about once', async () => {
    const { lena } = await heldOnce();
    await open();
    await lena.say('report');
    await lena.press('Answer, Teachers’ learning and practice: Fractions');
    await lena.fill({ ...learning, 'learning-evidence': 'The pupil called Jayden drew a bar model.' });
    expect(lena.form.errors?.['learning-evidence']).toMatch(/looks like a pupil’s name/);
  });

  test('a lead who follows between draft and submission finds what was written and hands it in; the one before cannot', async () => {
    const { lena, group } = await heldOnce();
    await open();
    await lena.say('report');
    await answerAll(lena);
    const { id: report } = await reportOf(group);
    const nora = await house.person('Nora New');
    const change = { groupId: group.id, personId: lena.personId };
    await house.db.workGroupLead.updateMany({ where: change, data: { to: house.clock.now() } });
    const { hubId } = group;
    const lead = {
      hubId,
      groupId: group.id,
      personId: nora.personId,
      capacity: 'LEAD' as const,
      from: house.clock.now(),
    };
    await house.db.workGroupLead.create({ data: lead });
    await lena.run('submit-report', { report });
    expect(lena.refusal).toBe('right');
    await nora.say('report');
    expect(nora.lines).toContain('Teachers teach differently | In some schools');
    await nora.press('Hand it in');
    expect(await reportOf(group)).toMatchObject({ state: 'SUBMITTED', submittedById: nora.personId });
    expect((await told(lena, 'report opened')).map(({ said }) => said)).toEqual(['overtaken']);
  });
});

describe('reminders', () => {
  const at = async (instants: string[]) => {
    for (const instant of instants) {
      house.clock.set(instant);
      await house.sweep();
    }
  };

  test('come 5 and 1 school days before, on the day, and 2 and 5 school days into the next term, then to the hub lead', async () => {
    const { lena } = await makeGroup();
    const mia = await hubLead();
    await open();
    await at(['2026-12-04T10:00:00Z', '2026-12-10T10:00:00Z', '2026-12-11T10:00:00Z']);
    expect((await told(lena, 'report due')).map(({ notBefore }) => notBefore.slice(0, 10))).toEqual([
      '2026-12-04',
      '2026-12-10',
      '2026-12-11',
    ]);
    await at(['2027-01-05T10:00:00Z', '2027-01-06T10:00:00Z']);
    expect(await told(mia, 'report late')).toEqual([]);
    await at(['2027-01-08T10:00:00Z', '2027-01-11T10:00:00Z', '2027-01-20T10:00:00Z']);
    const due = await told(lena, 'report due');
    expect(due).toHaveLength(5);
    expect(due.at(-1)?.said).toContain('Your autumn report is late');
    const [late] = await told(mia, 'report late');
    expect(late?.said).toContain('Led by: Lena Lead');
    expect(late?.buttons).toEqual(['Open the report', 'Waive it', 'Later', 'My reminders']);
  });

  test('rest until next week when a lead says so, and stop when it is handed in', async () => {
    const { lena } = await makeGroup('Fractions', ['2027-02-09 16:00-18:00']);
    await open();
    await lena.say('report');
    await lena.press('Not this week');
    expect(lena.said).toContain('I remind those who lead it on Monday 30 November');
    await at(['2026-11-30T10:00:00Z']);
    expect(await told(lena, 'report due')).toHaveLength(1);
    await lena.say('report');
    await lena.press('No activity');
    await at(['2026-12-04T10:00:00Z', '2026-12-10T10:00:00Z']);
    expect((await told(lena, 'report due')).map(({ said }) => said)).toEqual(['overtaken']);
  });
});
