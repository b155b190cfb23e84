import { beforeEach, describe, expect, test } from 'vitest';
import { rollUpFile } from '../../../src/features/projects/roll-up.document.ts';
import { createNation } from '../../../src/store/roll-up.ts';
import { openHouse } from '../../support/house.ts';
import type { TestHub } from '../../support/house-builders.ts';
import type { Person } from '../../support/house-people.ts';

const house = await openHouse();

let north: TestHub;
let south: TestHub;
let noa: Person;
let mia: Person;
let year = 2040;

beforeEach(async () => {
  year += 1;
  const name = crypto.randomUUID().slice(0, 8);
  south = await house.hub({ name: `South ${name}` });
  north = await house.hub({ name: `North ${name}` });
  noa = await house.person('Noa Field');
  await house.db.nationalRole.create({ data: { personId: noa.personId, from: new Date('2026-01-01') } });
  mia = await house.person('Mia Hart');
  await house.role(mia, 'Maths Hub Lead');
});

const publishing = () => ({
  title: `Fluency ${year}`,
  code: '',
  year: String(year),
  kind: 'WORK_GROUP',
  phases: ['PRIMARY'],
  mandatory: 'no',
  description: 'Schools agree when each fact is learned by heart.',
});
const guidance = {
  stage: 'EFFECTIVENESS',
  note: 'It worked in four hubs.',
  family: '',
  guidance: 'Five sessions.',
  questions: 'Did it work?',
  url: '',
};

async function publish(wishes: Partial<ReturnType<typeof publishing>> = {}) {
  await noa.say('publish');
  await noa.fill({ ...publishing(), ...wishes });
  await noa.fill(guidance);
  return house.db.project.findFirstOrThrow({ where: { title: `Fluency ${year}`, year } });
}

describe('a national coordinator', () => {
  test('publishes a project that every hub reads, with guidance, questions and its stage', async () => {
    const project = await publish();
    expect(project).toMatchObject({
      type: 'NATIONAL',
      ownerHubId: null,
      publishedById: noa.personId,
      stage: 'EFFECTIVENESS',
    });
    for (const hub of [north, south]) {
      house.goTo(hub);
      const tom = await house.person('Tom Reed');
      await tom.run('project', { project: project.id });
      expect(tom.said).toContain('Guidance: Five sessions.');
      expect(tom.said).toContain('In this hub: no decision yet');
      expect(tom.said).not.toContain('Did it work?');
      expect(tom.buttons).not.toContain('Edit nationally');
    }
  });

  test('makes it mandatory, and then no hub can decline it', async () => {
    const project = await publish();
    await noa.run('publish', { project: project.id });
    const { year: _asked, ...said } = publishing();
    await noa.fill({ ...said, mandatory: 'yes' });
    await mia.run('opt-in', { project: project.id });
    expect(mia.form.fields.map(({ id }) => id)).not.toContain('uptake');
    await mia.fill({ uptake: 'NOT_THIS_YEAR', focus: '', adaptation: '', applies: 'no' });
    expect(mia.said).toContain('cannot be declined');
    await mia.fill({ focus: 'Coast first.', adaptation: '', applies: 'no' });
    expect(mia.said).toContain('is taken up this year.');
  });

  test('makes one next edition, and retires this one, which stays readable and leads on', async () => {
    const project = await publish();
    await noa.run('next-edition', { project: project.id });
    await noa.fill({ ...publishing(), title: `Fluency ${year + 1}` });
    const next = await house.db.project.findFirstOrThrow({ where: { editionOfId: project.id } });
    expect(next).toMatchObject({ year: year + 1, guidance: 'Five sessions.', stage: 'EFFECTIVENESS' });
    await noa.run('next-edition', { project: project.id });
    expect(noa.refusal).toBe('edition');
    await noa.run('retire', { project: project.id });
    await noa.fill({ standing: 'ended', waits: '', successor: next.id });
    await mia.run('project', { project: project.id });
    expect(mia.said).toContain(`This project has ended. What follows it: Fluency ${year + 1}`);
  });

  test('is followed by no hub’s own project, which other hubs cannot see', async () => {
    const project = await publish();
    const own = await house.project({ ownerHubId: north.id });
    await noa.run('retire', { project: project.id });
    await noa.fill({ standing: 'ended', waits: '', successor: own.id });
    expect(noa.form.errors?.successor).toContain('Choose a national project');
  });

  test.each(['publish', 'publish-details', 'next-edition', 'retire', 'tag-nationally', 'roll-up'])(
    '%s is for nobody else, a hub lead included',
    async (runs) => {
      const project = await house.project();
      const tom = await house.person('Tom Reed');
      for (const one of [mia, tom]) {
        await one.run(runs, { project: project.id });
        expect(one.refusal).toBe('right');
      }
    },
  );

  test('may no hub’s own things by that role alone', async () => {
    const own = await house.project({ ownerHubId: north.id });
    for (const runs of ['opt-in', 'edit-project', 'allot']) {
      await noa.run(runs, { project: own.id });
      expect(noa.refusal).toBe('right');
    }
  });
});

describe('counts over hubs', () => {
  test('show a project by hub, and the same numbers as a file that only a coordinator gets', async () => {
    const project = await publish({ code: 'NCP26-77' });
    house.goTo(south);
    await house.group({ projectId: project.id, year, state: 'RUNNING' });
    house.goTo(north);
    await mia.run('opt-in', { project: project.id });
    await mia.fill({ uptake: 'OPTED_IN', focus: '', adaptation: '', applies: 'no' });
    await noa.run('roll-up', { project: project.id, year: String(year) });
    expect(noa.said).toContain('Hubs: 2 hubs opted in, 1 started, 1 not yet started');
    expect(noa.lines.join('\n')).toContain(`${north.name} | not yet started · 0 schools, 0 teachers · 0 sessions held`);
    expect(noa.lines.join('\n')).toContain(`${south.name} | started · fewer than 5 schools, fewer than 5 teachers`);
    const hub = await house.hubById(north.id);
    const making = { db: house.store.read(hub), hub, now: house.clock.now(), nation: createNation(house.db) };
    const actor = { accountId: '1', personId: noa.personId, name: 'Noa Field', platform: 'slack' as const };
    const known = { ...actor, school: { kind: 'none' as const }, roles: [], isNew: false };
    const facts = { year: String(year), project: project.id };
    const file = await rollUpFile.produce(facts, { ...making, actor: { ...known, isCoordinator: true } });
    expect(file).toMatchObject({ type: 'text/csv', filename: `counts-over-hubs-${year}-${(year + 1) % 100}.csv` });
    const lines = file === 'gone' ? [] : file.body.split('\r\n');
    expect(lines[0]).toBe('\uFEFFYear,Code,Project,Mandatory,Hub,Opted in,Started,Schools,Teachers,Sessions held');
    expect(lines.find((line) => line.includes(south.name))).toContain('yes,yes,fewer than 5,fewer than 5,0');
    expect(await rollUpFile.produce(facts, { ...making, actor: { ...known, isCoordinator: false } })).toBe('gone');
  });
});
