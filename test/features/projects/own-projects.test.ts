import { beforeEach, describe, expect, test } from 'vitest';
import { openHouse } from '../../support/house.ts';
import type { TestHub } from '../../support/house-builders.ts';
import type { Person } from '../../support/house-people.ts';

const house = await openHouse();

let hub: TestHub;
let mia: Person;

beforeEach(async () => {
  hub = await house.hub();
  mia = await house.person('Mia Hart');
  await house.role(mia, 'Maths Hub Lead');
});

const first = {
  title: 'Talk in small schools',
  code: 'ncp 26-44B',
  kind: 'WORK_GROUP',
  type: 'INNOVATION',
  stage: 'DEVELOPMENT',
  phases: ['PRIMARY'],
  description: 'Teachers plan talk together.',
};
const more = {
  family: 'Talk',
  guidance: 'Visit once.',
  questions: 'What changed?\n\nWhat next?',
  url: 'https://hub.example/talk',
};

async function make(wishes: Partial<typeof first> = {}) {
  await mia.say('new project');
  await mia.fill({ ...first, ...wishes });
  await mia.fill(more);
  return house.db.project.findFirstOrThrow({ where: { ownerHubId: hub.id, title: wishes.title ?? first.title } });
}

describe('a project of the hub’s own', () => {
  test('is made in two short steps, with type and stage told apart, and stands in this hub’s catalogue only', async () => {
    const project = await make();
    expect(project).toMatchObject({
      code: 'NCP26-44b',
      type: 'INNOVATION',
      stage: 'DEVELOPMENT',
      questions: ['What changed?', 'What next?'],
      year: 2026,
    });
    await mia.say('projects small schools');
    expect(mia.lines[0]).toContain('Talk in small schools | NCP26-44b · Primary · Development · the hub’s own project');
    await house.hub();
    const zoe = await house.person('Zoe Fox');
    await zoe.say('projects small schools');
    expect(zoe.lines).toEqual([]);
    await zoe.run('project', { project: project.id });
    expect(zoe.refusal).toBe('gone');
  });

  test('belongs to the next programme year when it is made in May', async () => {
    house.clock.set('2027-05-10T10:00:00Z');
    expect((await make()).year).toBe(2027);
  });

  test('takes no address but https', async () => {
    const { id } = await make();
    await mia.run('describe-project', { project: id });
    await mia.fill({ ...more, url: 'javascript:alert(1)' });
    expect(mia.form.errors).toEqual({ url: 'Use an address that begins with https://.' });
  });

  test('keeps the history of its stages, and has the latest', async () => {
    const { id } = await make();
    await mia.run('project-stage', { project: id });
    await mia.fill({ stage: 'EFFECTIVENESS', from: '2026-11-17', note: '' });
    expect(mia.form.errors?.from).toContain('Use today or an earlier day');
    house.clock.set('2027-03-01T10:00:00Z');
    await mia.run('project-stage', { project: id });
    await mia.fill({ stage: 'EFFECTIVENESS', from: '2027-02-22', note: 'Three schools asked for more.' });
    await mia.run('project', { project: id });
    expect(mia.said).toContain('Stage: Effectiveness');
    expect(mia.lines).toEqual([
      'Effectiveness from Monday 22 February | Three schools asked for more.',
      'Development from Monday 16 November | ',
      'What changed? | ',
      'What next? | ',
    ]);
  });

  test('says what it waits for on hold; ended it stays readable and leads on to what follows', async () => {
    const { id } = await make();
    await mia.run('project-status', { project: id });
    await mia.fill({ standing: 'on hold', waits: ' ' });
    expect(mia.form.errors).toEqual({ waits: 'Say what it waits for.' });
    await mia.fill({ standing: 'on hold', waits: 'the new hall' });
    const tom = await house.person('Tom Reed');
    await tom.run('project', { project: id });
    expect(tom.said).toContain('On hold. It waits for: the new hall');
    const next = await make({ title: 'Talk everywhere', code: '' });
    await mia.run('project-status', { project: id });
    await mia.fill({ standing: 'ended', waits: '', successor: next.id });
    await tom.run('project', { project: id });
    expect(tom.said).toContain('This project has ended. What follows it: Talk everywhere');
    await tom.press('Show what follows');
    expect(tom.view.title).toBe('Talk everywhere');
  });

  test('has one next edition, with next year’s code, its stage, guidance and tags', async () => {
    const { id } = await make();
    const tag = await house.db.tag.create({ data: { kind: 'CHALLENGE', label: 'Talk', ownerHubId: hub.id } });
    await house.db.projectTag.create({ data: { projectId: id, tagId: tag.id } });
    await mia.run('renew-project', { project: id });
    expect(mia.form.fields.find((field) => field.id === 'code')).toMatchObject({ value: 'NCP27-44b' });
    await mia.fill({ ...first, code: 'NCP27-44b' });
    const next = await house.db.project.findFirstOrThrow({ where: { editionOfId: id }, include: { tags: true } });
    expect(next).toMatchObject({
      year: 2027,
      guidance: 'Visit once.',
      stage: 'DEVELOPMENT',
      tags: [{ tagId: tag.id }],
    });
    await mia.run('renew-project', { project: id });
    expect(mia.refusal).toBe('edition');
    await mia.run('project', { project: id });
    await mia.press('Edition 2027/28');
    expect(mia.said).toContain('Year: 2027/28');
  });

  test.each(['edit-project', 'describe-project', 'project-stage', 'project-status', 'renew-project'])(
    '%s is for the hub that owns it and for those who edit projects',
    async (runs) => {
      const { id } = await make();
      const tom = await house.person('Tom Reed');
      await tom.run(runs, { project: id });
      expect(tom.refusal).toBe('right');
      const national = await house.project();
      await mia.run(runs, { project: national.id });
      expect(mia.refusal).toBe('gone');
      await house.hub();
      const max = await house.person('Max Bell');
      await house.role(max, 'Maths Hub Lead');
      await max.run(runs, { project: id });
      expect(max.refusal).toBe('gone');
    },
  );
});

describe('the catalogue', () => {
  test('shows this year’s entries page by page, other years by button or by words', async () => {
    for (let count = 1; count <= 9; count += 1)
      await house.project({ title: `Zebra ${count}`, year: 2035, ownerHubId: hub.id });
    await mia.say('projects 2035/36');
    expect(mia.view.title).toBe('Projects of 2035/36');
    expect(mia.lines).toHaveLength(8);
    expect(mia.said).toContain('Page 1 of 2, 9 in all');
    await mia.press('Next page');
    expect(mia.lines).toEqual(['Zebra 9 | Primary · the hub’s own project']);
    await mia.say('projects zebra 3');
    expect(mia.lines).toEqual(['Zebra 3 | 2035/36 · Primary · the hub’s own project']);
  });

  test('shows to the hub what it has not decided on yet', async () => {
    const name = `Yonder ${hub.slug}`;
    const project = await house.project({ title: name });
    await mia.run('projects', { only: 'undecided', words: name });
    expect(mia.lines).toEqual([`${name} | Primary · no decision yet`]);
    await mia.run('opt-in', { project: project.id });
    await mia.fill({ uptake: 'OPTED_IN', focus: 'Coastal schools first.', adaptation: 'Online only.', applies: 'no' });
    await mia.run('projects', { only: 'undecided', words: name });
    expect(mia.lines).toEqual([]);
    const tom = await house.person('Tom Reed');
    await tom.run('project', { project: project.id });
    expect(tom.said).toContain('Here: Coastal schools first.');
    expect(tom.said).toContain('What we do differently: Online only.');
    expect(tom.said).toContain('In this hub: opted in');
  });
});
