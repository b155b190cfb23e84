import { beforeEach, describe, expect, test } from 'vitest';
import { createNation } from '../../../src/store/roll-up.ts';
import { createEvaluating, marks } from '../../support/evaluating.ts';
import { openHouse } from '../../support/house.ts';
import type { TestHub } from '../../support/house-builders.ts';

const house = await openHouse();
const nation = createNation(house.db);
let hub: TestHub;
const { metOnce, night, answer } = createEvaluating(house, () => hub);

beforeEach(async () => {
  hub = await house.hub();
});

async function hubLead() {
  const mia = await house.person('Mia Hart');
  await house.role(mia, 'Maths Hub Lead');
  return mia;
}

/** A group of which so many came and answered, and whose evaluation is over. */
async function over(came: number, answered: number, mark: number, about: { projectId?: string } = {}) {
  const made = await metOnce(came, ['2026-11-17 16:00-18:00'], about);
  await night('2026-11-18T02:00:00Z');
  for (const person of made.came.slice(0, answered)) await answer(person, made.group, mark, `Words of ${mark}`);
  house.clock.set('2026-12-03T10:00:00Z');
  return made;
}

describe('what those who came say', () => {
  test('is shown to the lead and the hub, not to members, from five answers on, when it is over', async () => {
    const { lena, group, came } = await over(6, 5, 4);
    await lena.say('evaluation fractions');
    expect(lena.said).toContain('5 of 6 who came answered');
    expect(lena.lines).toContain('I know more mathematics than before | 4.0 of 5');
    expect(lena.lines).toContain('I would recommend it to a colleague | 9.0 of 10');
    expect(lena.said).toContain('What has changed in your classroom?');
    expect(lena.lines).toContain('Words of 4 | ');
    for (const { name } of [{ name: 'Ann Bell' }, { name: 'Cai Moss' }]) expect(lena.said).not.toContain(name);
    const mia = await hubLead();
    await mia.run('evaluation', { group: group.id });
    expect(mia.lines).toEqual(lena.lines);
    await came[0]?.run('evaluation', { group: group.id });
    expect(came[0]?.said).toMatch(/^Only the lead of the group/);
  });

  test('is read whole, a page at a time, however much they wrote', async () => {
    const { lena, group, came } = await metOnce(6);
    await night('2026-11-18T02:00:00Z');
    const words = (index: number, id: string) => `${id} ${index} ${'talks more about it. '.repeat(20)}`.slice(0, 400);
    for (const [index, person] of came.entries()) {
      await person.run('evaluate', { group: group.id });
      await person.fill(marks(4));
      const own = ['classroom', 'in-school', 'what-next'].map((id): [string, string] => [id, words(index, id)]);
      await person.fill({ recommend: '9', ...Object.fromEntries(own) });
    }
    await lena.run('evaluation', { group: group.id });
    const first = lena.lines.filter((line) => line.includes('talks more'));
    await lena.press('Next page');
    const second = lena.lines.filter((line) => line.includes('talks more'));
    expect([first.length, second.length, new Set([...first, ...second]).size]).toEqual([12, 6, 18]);
  });

  test('of four is shown to nobody, no word and no figure', async () => {
    const { lena, group } = await over(6, 4, 2);
    const mia = await hubLead();
    for (const person of [lena, mia]) {
      await person.run('evaluation', { group: group.id });
      expect(person.said).toContain('Fewer than 5 answered');
      expect(person.lines).toEqual([]);
    }
    await mia.run('evaluations', { project: group.projectId });
    expect(mia.said).toContain('Too few have answered');
  });

  test('is not shown while one more answer could come: the difference would be somebody’s', async () => {
    const { lena, group, came } = await over(6, 5, 4);
    house.clock.set('2026-11-25T10:00:00Z');
    await lena.run('evaluation', { group: group.id });
    expect(lena.said).toContain('shown once all have answered, or after Wednesday 2 December');
    await answer(came[5], group, 1);
    await lena.run('evaluation', { group: group.id });
    expect(lena.lines).toContain('I know more mathematics than before | 3.5 of 5');
  });

  test('of a project counts small groups only where together they have five', async () => {
    const { id: projectId } = await house.project({ code: 'NCP26-77', title: 'Reasoning' });
    await over(6, 6, 5, { projectId });
    await over(3, 3, 1, { projectId });
    const mia = await hubLead();
    await mia.run('evaluations', { project: projectId });
    expect(mia.said).toContain('Reasoning: 1 group, 6 answers');
    expect(mia.lines).toContain('I know more mathematics than before | 5.0 of 5');
    await over(2, 2, 1, { projectId });
    await mia.say('evaluations');
    expect(mia.lines).toContain('Reasoning | 3 groups, 11 answers');
  });
});

describe('whoever looks again', () => {
  test('can’t work out what one more small group said: it counts only with others that come after it', async () => {
    const { id: projectId } = await house.project({ code: 'NCP26-79', title: 'Ratio' });
    const mia = await hubLead();
    const late = async (came: number, mark: number, closesOn: string) => {
      const { group } = await over(came, came, mark, { projectId });
      await house.db.evaluation.updateMany({ where: { groupId: group.id }, data: { closesOn: new Date(closesOn) } });
    };
    const shown = async (today: string) => {
      house.clock.set(`${today}T10:00:00Z`);
      await mia.run('evaluations', { project: projectId });
      return { ours: mia.said.match(/Ratio: .*/)?.[0], theirs: (await nation.voices(2026, today)).find(isRatio) };
    };
    const isRatio = ({ title }: { title: string }) => title === 'Ratio';
    await late(3, 5, '2026-12-02');
    await late(2, 5, '2026-12-03');
    const before = await shown('2026-12-04');
    expect(before.ours).toContain('2 groups, 5 answers');
    expect(before.theirs).toMatchObject({ groups: 2, answers: 5, averages: { knowledge: 5 } });
    await late(1, 1, '2026-12-04');
    expect(await shown('2026-12-07')).toEqual(before);
    await late(4, 2, '2026-12-07');
    expect(await shown('2026-12-07')).toEqual(before);
    const after = await shown('2026-12-08');
    expect(after.ours).toContain('4 groups, 10 answers');
    expect(after.theirs).toMatchObject({ groups: 4, answers: 10 });
  });
});

test('a phase lead sees no batch of which a group is another’s: nobody can take one view from the other', async () => {
  const { id: projectId } = await house.project({ code: 'NCP26-76', title: 'Shape' });
  const small = [await over(3, 3, 5, { projectId }), await over(2, 2, 1, { projectId })];
  for (const [index, phase] of (['PRIMARY', 'SECONDARY'] as const).entries())
    await house.db.workGroup.update({ where: { id: small[index]?.group.id ?? '' }, data: { phases: [phase] } });
  await over(5, 5, 4, { projectId });
  const mia = await hubLead();
  await mia.say('evaluations');
  expect(mia.lines).toContain('Shape | 3 groups, 10 answers');
  const pip = await house.person('Pip Primary');
  const word = { hubId: hub.id, word: 'Primary Lead of ours', standing: 'PHASE_LEAD', phase: 'PRIMARY' } as const;
  const { id: roleWordId } = await house.db.roleWord.create({ data: { ...word, rank: 99 } });
  const role = { hubId: hub.id, personId: pip.personId, roleWordId, phase: 'PRIMARY' } as const;
  await house.db.hubRole.create({ data: { ...role, from: new Date('2026-09-01') } });
  await pip.say('evaluations');
  expect(pip.lines).toContain('Shape | 1 group, 5 answers');
});

describe('the national side', () => {
  test('sees averages of a project over hubs, and nothing that would give few away', async () => {
    const { id: projectId } = await house.project({ code: 'NCP26-78', title: 'Proof' });
    const ours = async (today = '2026-12-03') =>
      (await nation.voices(2026, today)).find(({ title }) => title === 'Proof');
    await over(6, 6, 5, { projectId });
    hub = await house.hub();
    await over(3, 3, 1, { projectId });
    expect(await ours()).toMatchObject({ hubs: 1, groups: 1, answers: 6, averages: { knowledge: 5, recommend: 9 } });
    hub = await house.hub();
    await over(2, 2, 1, { projectId });
    expect(await ours()).toMatchObject({ hubs: 1, groups: 1, answers: 6 });
    // what a hub may yet show with more of its own counts over hubs only when the year is settled
    expect(await ours('2028-01-01')).toMatchObject({ hubs: 3, groups: 3, answers: 11 });
    expect((await ours('2028-01-01'))?.averages.knowledge).toBeCloseTo(35 / 11, 1);
    expect(JSON.stringify(await nation.voices(2026, '2026-12-03'))).not.toContain('Words of');
  });

  test('is a coordinator’s, by words', async () => {
    const tom = await house.person('Tom Reed');
    await tom.say('evaluations over hubs');
    expect(tom.said).toContain('Only a national coordinator can do that');
    const nia = await house.person('Nia North');
    await house.db.nationalRole.create({ data: { personId: nia.personId, from: new Date('2026-09-01') } });
    await over(5, 5, 4, { projectId: (await house.project({ title: 'Area' })).id });
    await nia.say('evaluations over hubs');
    expect(nia.view.title).toBe('What they say over hubs, 2026/27');
    expect(nia.lines).toContain('1 hub, 1 group, 5 answers | ');
  });
});

describe('the final evaluation', () => {
  test('is drafted with what those who came say, where five or more answered', async () => {
    const { lena, group } = await over(5, 5, 4);
    const { id: report } = await house.db.report.findFirstOrThrow({ where: { groupId: group.id } });
    await house.db.report.update({ where: { id: report }, data: { kind: 'FINAL', state: 'OPEN' } });
    await lena.run('report', { report });
    expect(lena.said).toContain('From those who took part: 5 of 5 who came answered');
    expect(lena.lines).toContain('I teach differently because of this group | 4.0 of 5');
    await lena.press('What they say: Fractions');
    expect(lena.said).toContain('Words of 4');
  });

  test('the questions are the hub’s to reword, but not to empty, and groups that are asked keep theirs', async () => {
    const mia = await hubLead();
    await mia.say('report questions');
    await mia.press('Participants');
    await mia.press('Reword What those who came agree with');
    await mia.fill(Object.fromEntries(mia.form.fields.map(({ id }) => [id, ''])));
    expect(mia.form.errors?.knowledge).toContain('need one question here at least');
    const reworded = Object.fromEntries(mia.form.fields.map(({ id }) => [id, `We say ${id}`]));
    await mia.fill(reworded);
    const { came } = await metOnce(2);
    await night('2026-11-18T02:00:00Z');
    await came[0]?.say('evaluate');
    expect(came[0]?.form.fields[0]?.label).toBe('We say knowledge');
  });
});
