import { beforeEach, describe, expect, test } from 'vitest';
import { openHouse } from '../../support/house.ts';
import type { TestHub } from '../../support/house-builders.ts';
import { recount } from '../../support/recount.ts';
import { createReporting } from '../../support/reporting.ts';

const house = await openHouse();
let hub: TestHub;
const { open, heldOnce, makeGroup, reportOf, told, hubLead, answerAll } = createReporting(house, () => hub);

beforeEach(async () => {
  hub = await house.hub();
});

async function handedIn(more: Record<string, string> = {}) {
  const made = await heldOnce();
  await open();
  await made.lena.say('report');
  await answerAll(made.lena, more);
  await made.lena.press('Hand it in');
  return { ...made, mia: await hubLead(), report: (await reportOf(made.group)).id };
}

describe('the hub', () => {
  test('sends a report back with a comment; the lead hears, changes it and hands it in again', async () => {
    const { lena, mia, report, group } = await handedIn();
    await mia.say('reports');
    await mia.press('Open: Fractions');
    await mia.press('Send it back');
    await mia.fill({ words: '' });
    expect(mia.form.errors?.words).toBe('Say what they should add or change.');
    await mia.fill({ words: 'Please say more about pupils.' });
    expect(mia.view.title).toBe('It is sent back');
    const [notice] = await told(lena, 'report returned');
    expect(notice?.said).toContain('The hub writes: Please say more about pupils.');
    await lena.say('report');
    expect(lena.said).toContain('sent back: Please say more about pupils.');
    await lena.press('Change answers, Pupils and policy: Fractions');
    await lena.fill({ pupils: 'SOME', policy: 'NOT_YET', 'pupils-evidence': 'They explain more.' });
    await lena.press('Hand it in');
    expect(await reportOf(group)).toMatchObject({ state: 'SUBMITTED', answer: '' });
    await mia.run('report', { report });
    expect(mia.lines).toContain('What teachers say of it | They explain more.');
  });

  test('accepts it, and its figures stay as they were whatever is corrected later, which is shown', async () => {
    const { lena, mia, report, group } = await handedIn();
    await mia.run('report', { report });
    await mia.press('Accept it');
    expect(mia.view.title).toBe('The report is accepted');
    expect((await told(lena, 'report accepted')).length).toBe(1);
    const { id: session } = await house.db.session.findFirstOrThrow({ where: { groupId: group.id, number: 1 } });
    const tom = await house.db.membership.findFirstOrThrow({
      where: { groupId: group.id, person: { name: 'Tom Reed' } },
    });
    await lena.run('correct-attendance', { session, membership: tom.id }, { state: 'PRESENT' });
    await lena.run('report', { report });
    expect(lena.lines).toContain('Attendance: 2 of 3 came (67%) | from the logs');
    expect(lena.said).toContain('Later, in the records');
    expect(lena.lines).toContain('Attendance: 3 of 3 came (100%) | ');
    expect(lena.buttons).not.toContain('Hand it in');
    await lena.run('report-step', { report, step: 'plan' });
    expect(lena.refusal).toBe('not with you');
  });

  test('reads figures that equal the records, counted by SQL', async () => {
    const { mia, report, group } = await handedIn();
    await mia.run('accept-report', { report });
    const accepted = await reportOf(group);
    const expected = await recount(house, accepted);
    expect(accepted.figures).toEqual(expected);
    expect(expected).toMatchObject({ sessionsHeld: 1, schoolsWithdrawn: 1, attended: 2, tasksDone: 1 });
  });

  test('waives a report with a reason, which the lead reads', async () => {
    const { lena, group } = await makeGroup();
    await open();
    const mia = await hubLead();
    await mia.run('report', { report: (await reportOf(group)).id });
    await mia.press('Waive it');
    await mia.fill({ words: 'The group began in December.' });
    expect(await reportOf(group)).toMatchObject({ state: 'WAIVED' });
    expect((await told(lena, 'report waived'))[0]?.said).toContain('The reason: The group began in December.');
    expect((await told(lena, 'report opened'))[0]?.said).toBe('overtaken');
  });

  test('hears at once of a group that is red', async () => {
    const mia = await hubLead();
    await handedIn({ rating: 'RED' });
    expect((await told(mia, 'report red'))[0]?.said).toContain('Fractions: its autumn report is red.');
  });

  test('neither accepts nor sees reports of another phase, as a phase lead', async () => {
    const { report } = await handedIn();
    const sid = await house.person('Sid Second');
    const word = await house.db.roleWord.create({
      data: { hubId: hub.id, word: 'Secondary lead', standing: 'PHASE_LEAD', phase: 'SECONDARY' },
    });
    const since = new Date('2026-09-01');
    await house.db.hubRole.create({
      data: { hubId: hub.id, personId: sid.personId, roleWordId: word.id, from: since },
    });
    await sid.say('reports');
    expect(sid.lines).toEqual([]);
    await sid.run('accept-report', { report });
    expect(sid.refusal).toBe('right');
  });
});

describe('the reports of a term', () => {
  type Wish = {
    title: string;
    rating?: string;
    concern?: string;
    support?: string;
    state?: 'OPEN' | 'DRAFT' | 'NOT_OPEN';
    quiet?: true;
    /** The last session of a group whose final evaluation it is. */
    ends?: string;
  };

  async function plant(wishes: Wish[]) {
    for (const { title, rating, concern = 'NONE', support = 'NONE', state, quiet, ends } of wishes) {
      const group = await house.group({ title, sessions: ends ? [ends] : [], state: 'RUNNING' });
      const report = await house.db.report.create({
        data: {
          ...{ hubId: hub.id, groupId: group.id, year: 2026, term: 'AUTUMN', noActivity: quiet ?? false },
          ...{ starts: new Date('2026-08-01'), ends: new Date('2026-12-18'), dueOn: new Date('2026-12-11') },
          state: state ?? 'SUBMITTED',
          kind: ends ? 'FINAL' : 'TERM',
        },
      });
      const mia = await house.db.person.findFirstOrThrow({ where: { name: 'Mia Hart' } });
      const row = { hubId: hub.id, reportId: report.id, personId: mia.id, at: house.clock.now() };
      await house.db.reportStep.createMany({
        data: [
          { ...row, step: 'plan', answers: { concern, support } },
          { ...row, step: 'overall', answers: rating ? { rating } : {} },
        ],
      });
    }
  }

  test('come in order: red, concerns, support, late, no activity, not opened, then what waits', async () => {
    const mia = await hubLead();
    await plant([
      { title: 'Green', rating: 'GREEN' },
      { title: 'Not opened', state: 'OPEN' },
      { title: 'Quiet', quiet: true },
      { title: 'Support', rating: 'GREEN', support: 'HUB' },
      { title: 'Concern', rating: 'AMBER', concern: 'VENUE' },
      { title: 'Red', rating: 'RED' },
    ]);
    await mia.say('reports');
    expect(mia.lines.map((line) => line.split(' | ')[0])).toEqual([
      ...['Red', 'Concern', 'Support', 'Quiet', 'Not opened', 'Green'],
    ]);
    expect(mia.said).toContain(
      '1 red, 1 with concerns, 1 wanting support, 1 without activity, 1 not opened, 1 to accept',
    );
    house.clock.set('2026-12-14T10:00:00Z');
    await mia.say('reports autumn');
    expect(mia.lines[3]).toContain('Not opened | late');
  });

  test('one that is not open yet says on which day it opens, and shows no question', async () => {
    const mia = await hubLead();
    await plant([{ title: 'Waits', state: 'NOT_OPEN' }]);
    await mia.say('report waits');
    expect(mia.said).toContain('It is: not open yet');
    expect(mia.said).toContain('Opens: Friday 27 November');
    expect(mia.said).not.toContain('no answer given');
  });

  test('all green ones without concerns are accepted at once, after the list was seen', async () => {
    const mia = await hubLead();
    const many = Array.from({ length: 41 }, (_, index) => ({ title: `Green ${index + 1}`, rating: 'GREEN' }));
    await plant([...many, { title: 'Amber', rating: 'AMBER' }, { title: 'Wish', rating: 'GREEN', support: 'HUB' }]);
    await plant([{ title: 'Still meets', rating: 'GREEN', ends: '2027-01-12 16:00-18:00' }]);
    await mia.say('reports');
    await mia.press('Accept all green without concerns (41)');
    expect(mia.said).toContain('Green 41');
    expect(mia.said).not.toMatch(/Wish|Still meets/);
    await mia.fill({ thanks: 'Thank you all.' });
    expect(mia.view.title).toBe('41 reports accepted');
    expect(await house.db.report.count({ where: { hubId: hub.id, state: 'ACCEPTED' } })).toBe(41);
    expect(await house.db.report.count({ where: { hubId: hub.id, state: 'SUBMITTED' } })).toBe(3);
  });

  test('are not accepted at once when the list has changed since it was seen', async () => {
    const mia = await hubLead();
    await plant([{ title: 'One', rating: 'GREEN' }]);
    await mia.say('reports');
    await mia.press('Accept all green without concerns (1)');
    await plant([{ title: 'Two', rating: 'GREEN' }]);
    await mia.fill({});
    expect(mia.form.problem).toContain('The list has changed since you saw it');
    await mia.fill({});
    expect(mia.view.title).toBe('2 reports accepted');
  });
});
