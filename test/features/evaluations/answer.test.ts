import { beforeEach, describe, expect, test } from 'vitest';
import { createEvaluating, marks, more } from '../../support/evaluating.ts';
import { openHouse } from '../../support/house.ts';
import type { TestHub } from '../../support/house-builders.ts';

const house = await openHouse();
let hub: TestHub;
const { metOnce, openFinal, night, answer, invites, told, answers } = createEvaluating(house, () => hub);

beforeEach(async () => {
  hub = await house.hub();
});

describe('how was the group', () => {
  test('is asked of those who came, once, when the final evaluation is open and all sessions are logged', async () => {
    const { group, came, away } = await metOnce(3);
    await night('2026-11-18T02:00:00Z');
    await night('2026-11-19T02:00:00Z');
    const [first] = came;
    if (!first || !away) throw new Error('nobody came');
    const asked = await told(first);
    expect(asked.length).toBe(1);
    expect(asked[0]?.view).toMatchObject({ title: 'How was the group?' });
    expect(asked[0]?.buttons).toEqual(['Say how it was', 'Later', 'My reminders']);
    expect(await told(away)).toEqual([]);
    expect((await invites(group)).length).toBe(3);
  });

  test('is not asked while a session is still to come, or one waits for its log', async () => {
    const more = await metOnce(2, ['2026-11-17 16:00-18:00', '2026-12-08 16:00-18:00']);
    await night('2026-11-18T02:00:00Z');
    expect(await invites(more.group)).toEqual([]);
    await night('2026-12-09T02:00:00Z');
    expect(await invites(more.group)).toEqual([]);
    const last = { groupId: more.group.id, number: 2 };
    await house.db.session.updateMany({ where: last, data: { state: 'CANCELLED' } });
    await night('2026-12-10T02:00:00Z');
    expect((await invites(more.group)).length).toBe(2);
  });

  test('is not asked because the only session planned so far is over: its lead may plan the rest', async () => {
    const { group } = await metOnce(2, undefined, { isOver: false });
    for (const day of ['2026-11-18', '2026-11-25', '2027-01-20']) await night(`${day}T02:00:00Z`);
    expect(await invites(group)).toEqual([]);
    await openFinal(group, '2027-01-20');
    await night('2027-01-22T02:00:00Z');
    expect(await invites(group)).toEqual([]);
    await night('2027-01-25T02:00:00Z');
    expect((await invites(group)).length).toBe(2);
  });

  test('is asked of a group that is finished, or evaluated, whatever waits for its log', async () => {
    const { group } = await metOnce(2, ['2026-11-17 16:00-18:00', '2026-11-24 16:00-18:00'], { isOver: false });
    await house.db.workGroup.update({ where: { id: group.id }, data: { state: 'EVALUATING' } });
    await night('2026-11-23T02:00:00Z');
    expect(await invites(group)).toEqual([]);
    await night('2026-11-25T02:00:00Z');
    expect((await invites(group)).length).toBe(2);
  });

  test('is asked at once where its lead says that the last session is over, and only once', async () => {
    const { lena, group, came } = await metOnce(2, undefined, { isOver: false });
    await lena.say('evaluation fractions');
    await lena.press('Ask those who came: Fractions');
    await lena.fill({ sure: [] });
    expect(lena.form.errors?.sure).toContain('If not, wait until it is.');
    await lena.fill({ sure: ['yes'] });
    expect(lena.said).toContain('they can answer until Tuesday 1 December');
    for (const person of came) expect((await told(person)).length).toBe(1);
    await lena.say('ask those who came fractions');
    expect(lena.refusal).toBe('asked before');
    await openFinal(group);
    await night('2026-11-18T02:00:00Z');
    expect((await invites(group)).length).toBe(2);
  });

  test('is not asked by hand before the last session, before its log, nor by who does not lead it', async () => {
    const { lena, group, came } = await metOnce(2, ['2026-11-17 16:00-18:00', '2026-12-08 16:00-18:00']);
    await lena.say('ask those who came fractions');
    expect(lena.said).toContain('They are asked after the last one.');
    house.clock.set('2026-12-08T20:00:00Z');
    await lena.say('ask those who came fractions');
    expect(lena.said).toContain('waits for its log');
    await came[0]?.run('ask-those-who-came', { group: group.id });
    expect(came[0]?.said).toMatch(/^Only the lead of the group/);
    expect(await invites(group)).toEqual([]);
  });

  test('is not asked of who sent somebody else', async () => {
    const { group, came } = await metOnce(3);
    const [first] = came;
    const sent = { substitute: 'Sam Stand-in' };
    await house.db.attendance.updateMany({ where: { membership: { personId: first?.personId ?? '' } }, data: sent });
    await night('2026-11-18T02:00:00Z');
    expect((await invites(group)).map(({ personId }) => personId)).not.toContain(first?.personId);
  });

  test('is answered in two short forms, once, and nothing is kept before the last press', async () => {
    const { group, came } = await metOnce(2);
    await night('2026-11-18T02:00:00Z');
    const [ann] = came;
    if (!ann) throw new Error('nobody came');
    await ann.say('');
    await ann.press('Say how it was: Fractions');
    expect(ann.form).toMatchObject({ title: 'How was the group?', step: [1, 2] });
    expect(ann.form.fields.length).toBe(6);
    await ann.fill({ ...marks(4), mastery: '', worth: '7' });
    expect(ann.form.errors).toEqual({
      mastery: 'Choose one of those offered.',
      worth: 'Choose one of those offered.',
    });
    await ann.fill(marks(4));
    expect(ann.form.step).toEqual([2, 2]);
    expect(await answers(group)).toEqual([]);
    await ann.fill({ ...more, classroom: 'The pupil called Jayden explains.' });
    expect(ann.form.errors?.classroom).toContain('pupil’s name');
    await ann.fill(more);
    expect(ann.view.title).toBe('Thank you');
    await ann.say('evaluate fractions');
    expect(ann.refusal).toBe('nothing to evaluate');
    await ann.run('evaluate-more', { group: group.id, marks: JSON.stringify(marks(1)) }, more);
    expect(ann.refusal).toBe('nothing to evaluate');
    expect((await answers(group)).map((one) => one.marks)).toEqual([{ ...marks(4), recommend: '9' }]);
  });

  test('can be put off, switched off, and ends with its last day', async () => {
    const { came } = await metOnce(2);
    await night('2026-11-18T02:00:00Z');
    const [ann] = came;
    if (!ann) throw new Error('nobody came');
    house.clock.set('2026-12-03T10:00:00Z');
    expect((await told(ann))[0]?.view).toBe('overtaken');
    await ann.say('evaluate');
    expect(ann.refusal).toBe('nothing to evaluate');
  });

  test('can be answered for as many school days as the hub sets', async () => {
    const mia = await house.person('Mia Hart');
    await house.role(mia, 'Maths Hub Lead');
    await mia.say('hub settings reports');
    expect(mia.form.fields.at(-1)).toMatchObject({ label: 'Those who came say how it was within', value: '10' });
    await mia.fill({ reportOpenDays: '15', reportDueDays: '5', evaluationDays: '3' });
    const { group } = await metOnce(2);
    await night('2026-11-18T02:00:00Z');
    const [asked] = await house.db.evaluation.findMany({ where: { groupId: group.id } });
    expect(asked?.closesOn).toEqual(new Date('2026-11-23'));
  });

  test('is not for who was not there, nor for another group', async () => {
    const { group, away } = await metOnce(2);
    await night('2026-11-18T02:00:00Z');
    const other = await house.person('Oli Other');
    for (const person of [away, other]) {
      await person?.run('evaluate', { group: group.id });
      expect(person?.refusal).toBe('nothing to evaluate');
    }
  });
});

describe('nobody is known by what they said', () => {
  test('no row leads from an answer to a person, nor tells when it came or in which order', async () => {
    const { group, came } = await metOnce(6);
    await night('2026-11-18T02:00:00Z');
    for (const [index, person] of came.entries()) await answer(person, group, (index % 5) + 1, `Words ${index}`);
    const columns = await house.db.$queryRaw<{ column_name: string }[]>`
      SELECT column_name FROM information_schema.columns WHERE table_name = 'EvaluationAnswer' ORDER BY column_name`;
    expect(columns.map(({ column_name: name }) => name)).toEqual(['evaluationId', 'hubId', 'id', 'marks', 'words']);
    const written = await house.db.$queryRaw<{ xmin: string; id: string }[]>`
      SELECT a.xmin::text, a.id::text FROM "EvaluationAnswer" a JOIN "Evaluation" e ON e.id = a."evaluationId"
      WHERE e."groupId" = ${group.id}::uuid ORDER BY a.ctid`;
    expect(new Set(written.map(({ xmin }) => xmin)).size).toBe(1);
    expect(written.map(({ id }) => id)).toEqual(written.map(({ id }) => id).toSorted());
    const audit = await house.db.auditEvent.findMany({ where: { what: 'somebody said how a group was' } });
    expect(audit.filter(({ personId }) => personId !== null)).toEqual([]);
  });

  test('what was pressed and answered is kept for a day without what was said', async () => {
    const { group, came } = await metOnce(2);
    await night('2026-11-18T02:00:00Z');
    const [ann] = came;
    if (!ann) throw new Error('nobody came');
    await answer(ann, group, 4, 'Children talk more than before');
    const presses = JSON.stringify(await house.db.press.findMany());
    expect(presses).not.toContain('Children talk more');
    expect(presses).not.toContain('mastery');
    expect(JSON.stringify(await house.db.draft.findMany())).not.toContain('mastery');
  });

  test('who has answered is forgotten once it is over, and the count stays', async () => {
    const { lena, group, came } = await metOnce(6);
    await night('2026-11-18T02:00:00Z');
    for (const person of came.slice(0, 5)) await answer(person, group, 4);
    await night('2026-12-03T02:00:00Z');
    expect(await invites(group)).toEqual([]);
    await lena.say('evaluation fractions');
    expect(lena.said).toContain('5 of 6 who came answered');
  });

  test('my data shows that somebody is asked, and not what they said; leaving takes it away', async () => {
    const { group, came } = await metOnce(2);
    await night('2026-11-18T02:00:00Z');
    const [ann] = came;
    if (!ann) throw new Error('nobody came');
    await answer(ann, group, 4, 'Children talk more than before');
    await ann.say('leave the service');
    await ann.fill({ sure: 'yes' });
    expect((await answers(group)).length).toBe(1);
  });
});
