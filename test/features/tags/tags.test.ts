import { beforeEach, describe, expect, test } from 'vitest';
import { dataJson } from '../../../prisma/sample/data-file.ts';
import { ensureVocabulary } from '../../../src/store/vocabulary.ts';
import { openHouse } from '../../support/house.ts';
import type { TestHub } from '../../support/house-builders.ts';
import type { Person } from '../../support/house-people.ts';

const house = await openHouse();

let hub: TestHub;
let mia: Person;
let tom: Person;

beforeEach(async () => {
  await ensureVocabulary(house.db, dataJson('tags.json'));
  hub = await house.hub();
  mia = await house.person('Mia Hart');
  await house.role(mia, 'Maths Hub Lead');
  tom = await house.person('Tom Reed');
});

const tagBy = (label: string) => house.db.tag.findFirstOrThrow({ where: { label } });
const titles = (someone: Person) => someone.lines.map((line) => line.split(' | ')[0]);

async function tagGroup(group: { id: string }, answers: Record<string, string[]>) {
  await mia.run('tag-group', { group: group.id });
  await mia.fill(answers);
}

describe('the vocabulary', () => {
  test('has every kind, each word once within its kind, and is planted once however often the service starts', async () => {
    const before = await house.db.tag.count({ where: { ownerHubId: null } });
    await ensureVocabulary(house.db, dataJson('tags.json'));
    const all = await house.db.tag.findMany({ where: { ownerHubId: null } });
    expect(all).toHaveLength(before);
    expect(new Set(all.map(({ kind, label }) => `${kind} ${label}`)).size).toBe(all.length);
    const count = (kind: string) => all.filter((tag) => tag.kind === kind).length;
    expect([count('BIG_IDEA'), count('READINESS'), count('AREA_OF_WORK'), count('AUDIENCE')]).toEqual([5, 5, 3, 6]);
    expect(all.filter(({ kind }) => kind === 'STRATEGIC_GOAL').every(({ fromYear }) => fromYear !== null)).toBe(true);
  });

  test('is browsed by kind, each tag leading to what has it', async () => {
    const group = await house.group({ title: 'Small schools together' });
    await tagGroup(group, { CHALLENGE: [(await tagBy('Mixed-age classes')).id] });
    await tom.say('browse');
    await tom.press('Browse by tag');
    await tom.press('Show tags: Challenges');
    await tom.press('Find groups: Mixed-age classes');
    expect(tom.view.title).toBe('Tagged: Mixed-age classes');
    expect(titles(tom)).toEqual(['Small schools together']);
  });
});

describe('browsing by words', () => {
  test('finds what has a tag like them beside what has them in its title, each once', async () => {
    const [one, two, other] = [
      await house.group({ title: 'Small schools together' }),
      await house.group({ title: 'Mixed-age lessons' }),
      await house.group({ title: 'Algebra' }),
    ];
    const mixed = (await tagBy('Mixed-age classes')).id;
    for (const group of [one, two]) await tagGroup(group, { CHALLENGE: [mixed] });
    await tagGroup(other, { CHALLENGE: [(await tagBy('GCSE resits')).id] });
    await tom.say('browse mixed-age');
    expect(titles(tom).toSorted()).toEqual(['Mixed-age lessons', 'Small schools together']);
    await tom.say('browse secondary mixed-age');
    expect(titles(tom)).toEqual([]);
  });

  test('finds a group by a tag of its project, and a project without a group here', async () => {
    const variation = (await tagBy('Variation')).id;
    const project = await house.project({ title: 'Deep maths', ownerHubId: hub.id });
    const alone = await house.project({ title: 'Nobody runs it', ownerHubId: hub.id });
    for (const { id } of [project, alone])
      await house.db.projectTag.create({ data: { projectId: id, tagId: variation } });
    await house.group({ title: 'Deep maths in Leeds', projectId: project.id });
    await tom.say('browse variation');
    expect(titles(tom)).toEqual(['Deep maths in Leeds', 'Nobody runs it']);
  });

  test('by a tag turns the page and keeps the tag', async () => {
    const resits = (await tagBy('GCSE resits')).id;
    const project = await house.project({ ownerHubId: hub.id });
    await house.db.projectTag.create({ data: { projectId: project.id, tagId: resits } });
    for (let count = 1; count <= 9; count += 1) await house.group({ title: `Circle ${count}`, projectId: project.id });
    await house.group({ title: 'Circle without' });
    await tom.run('browse', { tag: resits });
    expect(tom.said).toContain('Page 1 of 2, 9 in all');
    await tom.press('Next page');
    expect(titles(tom)).toEqual(['Circle 9']);
  });
});

describe('setting tags', () => {
  test('shows them on the page of the group with those of its project, and lets them be taken off', async () => {
    const project = await house.project({ title: 'Deep maths', ownerHubId: hub.id });
    const group = await house.group({ title: 'Deep maths in Leeds', projectId: project.id });
    await mia.run('tag-project', { project: project.id });
    await mia.fill({ BIG_IDEA: [(await tagBy('Variation')).id] });
    await tagGroup(group, { AUDIENCE: [(await tagBy('Senior leaders')).id] });
    await tom.run('show', { group: group.id });
    expect(tom.said).toContain('Audience: Senior leaders\nFive Big Ideas: Variation');
    await tom.run('project', { project: project.id });
    expect(tom.said).toContain('Five Big Ideas: Variation');
    await tagGroup(group, {});
    await tom.run('show', { group: group.id });
    expect(tom.said).not.toContain('Senior leaders');
    expect(tom.said).toContain('Variation');
  });

  test('offers the strategic goals of its phase and year only', async () => {
    const group = await house.group({ year: 2026, phases: ['SECONDARY'] });
    await mia.run('tag-group', { group: group.id });
    const goals = mia.form.fields.find(({ id }) => id === 'STRATEGIC_GOAL');
    expect(goals && 'options' in goals ? goals.options.map(({ label }) => label) : []).toEqual([
      'Departments that teach for mastery together',
    ]);
  });

  test('is for the hub and the lead of its phase', async () => {
    const group = await house.group({ phases: ['SECONDARY'] });
    const pia = await house.person('Pia Lane');
    await house.role(pia, 'Primary Mastery Lead');
    for (const one of [tom, pia]) {
      await one.run('tag-group', { group: group.id });
      expect(one.refusal).toBe('right');
    }
  });
});

describe('what one session is about', () => {
  async function withSessions() {
    const lena = await house.person('Lena Lead');
    const sessions = ['2027-01-12 16:00-18:00', '2027-02-02 16:00-18:00'];
    const group = await house.group({ title: 'Deep maths', sessions, leads: [lena] });
    const [first, second] = await house.db.session.findMany({
      where: { groupId: group.id },
      orderBy: { number: 'asc' },
    });
    if (!first || !second) throw new Error('the group has no sessions');
    return { lena, group, first, second };
  }

  test('is set by its lead, by words and by the button on its page, and read wherever the session is', async () => {
    const { lena, group, second } = await withSessions();
    await lena.say('tag session deep maths');
    await lena.press('Set tags: session 2 of Deep maths');
    await lena.fill({ BIG_IDEA: [(await tagBy('Variation')).id] });
    expect(lena.said).toContain('Session 2 of Deep maths says what it is about, and its group is found by it.');
    await lena.press('Show the session');
    expect(lena.said).toContain('Five Big Ideas: Variation');
    await lena.say('sessions deep maths');
    expect(lena.lines.map((line) => line.split(' | ')[1])).toEqual(['Tapton School', 'Tapton School · Variation']);
    await lena.run('dates', { group: group.id });
    expect(lena.lines[1]).toContain('Tapton School · Variation');
    await tom.run('show', { group: group.id });
    expect(tom.lines[1]).toContain('Tapton School · Variation');
    await lena.run('session', { session: second.id });
    await lena.press('Set tags: session 2 of Deep maths');
    await lena.fill({});
    expect(lena.said).toContain('has no tags of its own now');
    await lena.run('session', { session: second.id });
    expect(lena.said).not.toContain('Variation');
  });

  test('finds the group, by the tag and by words, once however many sessions have it, and no longer once cancelled', async () => {
    const { lena, first, second } = await withSessions();
    const variation = await tagBy('Variation');
    for (const { id } of [first, second]) await lena.run('tag-session', { session: id }, { BIG_IDEA: [variation.id] });
    await tom.run('browse', { tag: variation.id });
    expect(titles(tom)).toEqual(['Deep maths']);
    await tom.say('browse variation');
    expect(titles(tom)).toEqual(['Deep maths']);
    for (const { id } of [first, second]) await lena.run('cancel-session', { session: id }, { reason: 'Snow.' });
    await tom.run('browse', { tag: variation.id });
    expect(titles(tom)).toEqual([]);
    await lena.run('tag-session', { session: first.id });
    expect(lena.refusal).toBe('gone');
    await lena.say('tag session deep maths');
    expect(lena.said).toBe('“Deep maths” has no session to tag yet. Plan one first.');
  });

  test('is for those who schedule it: its lead, its phase lead and the hub', async () => {
    const { first } = await withSessions();
    await tom.run('tag-session', { session: first.id });
    expect(tom.refusal).toBe('right');
    await mia.run('tag-session', { session: first.id });
    expect(mia.form.submit).toBe('Save the tags');
  });

  test('proposed dates stay with their lead until they are saved', async () => {
    const { lena, group, second } = await withSessions();
    await house.db.session.update({ where: { id: second.id }, data: { state: 'DRAFT' } });
    await tom.run('show', { group: group.id });
    expect(tom.lines).toHaveLength(1);
    await lena.run('tag-session', { session: second.id });
    expect(lena.refusal).toBe('gone');
  });
});

describe('a hub’s own tag', () => {
  test('is seen by this hub only, and cannot be another’s or the network’s twice', async () => {
    await mia.say('new tag');
    await mia.fill({ kind: 'CHALLENGE', label: 'Coastal schools' });
    await tom.say('tags coastal');
    expect(titles(tom)).toEqual(['Coastal schools']);
    await mia.say('new tag');
    await mia.fill({ kind: 'CHALLENGE', label: 'mixed age classes' });
    expect(mia.form.errors?.label).toContain('is there already');
    const own = await house.db.tag.findFirstOrThrow({ where: { ownerHubId: hub.id } });
    await house.hub();
    const zoe = await house.person('Zoe Fox');
    await house.role(zoe, 'Maths Hub Lead');
    await zoe.say('tags coastal');
    expect(zoe.lines).toEqual([]);
    await zoe.run('retire-tag', { tag: own.id });
    expect(zoe.refusal).toBe('not own tag');
    const group = await house.group();
    await zoe.run('tag-group', { group: group.id });
    await zoe.fill({ CHALLENGE: [own.id] });
    expect(await house.db.groupTag.count({ where: { groupId: group.id } })).toBe(0);
  });

  test('once retired can no longer be chosen; what has it keeps it, and added again it is the same', async () => {
    await mia.say('new tag');
    await mia.fill({ kind: 'CHALLENGE', label: 'Coastal schools' });
    const own = await house.db.tag.findFirstOrThrow({ where: { ownerHubId: hub.id } });
    const group = await house.group();
    await tagGroup(group, { CHALLENGE: [own.id] });
    await mia.say('tags coastal');
    await mia.press('Retire tag: Coastal schools');
    await tagGroup(group, {});
    await tom.run('show', { group: group.id });
    expect(tom.said).toContain('Challenges: Coastal schools');
    await mia.say('new tag');
    await mia.fill({ kind: 'CHALLENGE', label: 'Coastal Schools' });
    expect(await house.db.tag.findMany({ where: { ownerHubId: hub.id } })).toMatchObject([
      { id: own.id, label: 'Coastal Schools', retiredAt: null },
    ]);
  });
});
