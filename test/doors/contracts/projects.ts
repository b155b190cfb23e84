import { expect, test } from 'vitest';
import type { World } from '../contract.ts';
import { atSchool, everything, makeGroup, makeHubLead, memberships, newcomer } from '../contract-people.ts';
import type { Seen, Someone } from '../driver.ts';

const title = 'Seaside counting';
const applying = { role: 'Reception teacher', years: ['Reception'], head: 'Yes', note: '', agree: ['I agree'] };

const made = (world: World, of = title) => world.store.prisma.project.findFirstOrThrow({ where: { title: of } });

/** The form that a button of a page opens is the one that the words open. */
async function bothWays(
  someone: Someone,
  page: Seen,
  ways: [label: string, words: string][],
  of = title,
): Promise<void> {
  for (const [label, words] of ways) {
    const pressed = await someone.press(`${label}: ${of}`, page);
    const typed = await someone.say(words);
    expect(typed.form?.title, words).toBe(pressed.form?.title);
    expect(typed.form?.submit.length, words).toBeGreaterThan(3);
  }
}

const optIn = {
  uptake: 'Yes, this year',
  focus: 'Small schools first',
  adaptation: '',
  applies: 'They apply to the project',
};

async function applies(world: World, name: string, school: string, year = 'Reception'): Promise<Someone> {
  const teacher = await atSchool(world, name, school);
  await teacher.say('apply seaside counting');
  expect(everything(await teacher.fill({ ...applying, years: [year] }))).toContain('Your school has applied');
  return teacher;
}

/** Projects: a hub's own, schools that wait for one, apply and are allotted, and the national side. */
export function projectsPart(worldOf: () => World): void {
  test('a hub lead adds a project, changes it, and says what the hub does with it', async () => {
    const lead = await makeHubLead(worldOf(), 'Pam Projects');
    const list = await lead.say('projects');
    expect((await lead.press('New project', list)).form?.submit).toBe('Save this project');
    await lead.say('new project');
    const second = await lead.fill({
      title,
      code: '',
      kind: 'Work Group project',
      type: 'The hub’s own design',
      phases: ['Early Years'],
      description: 'Reception teachers count what the tide brings.',
    });
    expect(second.form?.submit).toBe('Save the details');
    const saved = await lead.fill({ family: '', guidance: 'Go outside once', questions: '', url: '' });
    expect(everything(saved)).toContain('The project is saved');
    expect(everything(await lead.press(`Show ${title}`, saved))).toContain('Go outside once');
    const page = await lead.say('project seaside counting');
    await bothWays(lead, page, [
      ['Edit project', 'edit project seaside counting'],
      ['Describe project', 'describe project seaside counting'],
      ['Change stage', 'project stage seaside counting'],
      ['Hold or end', 'project status seaside counting'],
      ['Make next edition', 'renew project seaside counting'],
      ['Set tags', 'tag project seaside counting'],
      ['Say what we do', 'opt in seaside counting'],
    ]);
    const done = await lead.fill({ ...optIn, opens: '2026-12-01', closes: '2026-12-18' });
    expect(everything(done)).toContain('Tuesday 1 December');
    expect(everything(await lead.say('project seaside counting'))).toContain('Small schools first');
  });

  test('whoever wants to hear when a project opens is told once', async () => {
    const world = worldOf();
    const tom = newcomer(world, 'Tom Watches');
    const page = await tom.say('project seaside counting');
    const watching = await tom.press(`Tell me when it opens: ${title}`, page);
    expect(everything(watching)).toContain('I’ll tell you when it opens');
    expect(everything(await tom.press(`Don’t tell me: ${title}`, watching))).toContain('I won’t tell you');
    expect(everything(await tom.say('stop watching seaside counting'))).toContain('I won’t tell you');
    expect(everything(await tom.say('watch seaside counting'))).toContain('I’ll tell you when it opens');
    const lead = await makeHubLead(world, 'Paul Projects');
    await lead.say('opt in seaside counting');
    await lead.fill({ ...optIn, opens: '', closes: '2026-12-18' });
    const [told] = await tom.inbox(1);
    expect(told && everything(told)).toContain('Schools can apply now');
  });

  test('a school applies, takes it back and applies again', async () => {
    const tom = await atSchool(worldOf(), 'Tom Applies', 'Millbeck');
    await tom.press(`Apply for my school: ${title}`, await tom.say('project seaside counting'));
    const applied = await tom.fill(applying);
    await tom.press('My applications', applied);
    const own = await tom.say('my applications');
    expect(everything(own)).toContain('waiting for the hub’s answer');
    const back = await tom.press(`Withdraw application: ${title}`, own);
    expect(everything(back)).toContain('Your application is withdrawn');
    await tom.say('apply seaside counting');
    await tom.fill(applying);
    expect(everything(await tom.say('withdraw application seaside counting'))).toContain('is withdrawn');
    expect(everything(await tom.say('my applications'))).toContain('has applied to no project');
  });

  test('the hub allots one school and declines another, and both are told', async () => {
    const world = worldOf();
    const [ada, bea] = [
      await applies(world, 'Ada Seaside', 'Millbeck'),
      await applies(world, 'Bea Seaside', 'Fernside', 'Year 7'),
    ];
    const { id: projectId } = await made(world);
    await makeGroup(world, 'Seaside circle', { projectId });
    const lead = await makeHubLead(world, 'Pia Projects');
    const page = await lead.say('project seaside counting');
    expect(everything(await lead.press(`Allot schools: ${title}`, page))).toContain('Waiting: 2 schools');
    const list = await lead.say('allot seaside counting');
    expect(everything(list)).toContain('Waiting: 2 schools');
    const form = await lead.press('Choose a group: Millbeck Primary School, Ada Seaside', list);
    expect(form.form?.fields.map(({ id }) => id)).toEqual(['school1']);
    expect((await lead.say('allot next seaside counting')).form?.fields).toHaveLength(2);
    const done = await lead.fill({ school1: 'Seaside circle', school2: 'Leave for later' });
    expect(everything(done)).toContain('1 school still waits');
    expect((await ada.inbox(1)).map(everything).join()).toContain('Your school has a place');
    expect(await memberships(world, 'Ada Seaside')).toMatchObject([{ participation: { state: 'CONFIRMED' } }]);
    await lead.press('See all that wait', done);
    const rest = await lead.say('allot seaside counting');
    await lead.press('Decline: Fernside Grammar School, Bea Seaside', rest);
    await lead.fill({ words: 'This year the project is for primary schools.' });
    expect((await bea.inbox(1)).map(everything).join()).toContain('This year the project is for primary schools.');
  });

  test('a national coordinator publishes a project, and sees counts over hubs', async () => {
    const world = worldOf();
    const { prisma } = world.store;
    const noa = newcomer(world, 'Noa Nation');
    await noa.say('');
    const { id: personId } = await prisma.person.findFirstOrThrow({ where: { name: 'Noa Nation' } });
    await prisma.nationalRole.create({ data: { personId, from: new Date(0) } });
    const list = await noa.press('See all projects', await noa.say('project patterns that nobody has'));
    expect((await noa.press('Publish a project', list)).form?.submit).toBe('Publish');
    await noa.say('publish');
    const national = 'Patterns in play';
    const second = await noa.fill({
      title: national,
      code: '',
      year: '2026',
      kind: 'Work Group project',
      phases: ['Early Years'],
      mandatory: 'Hubs that choose it',
      description: 'Children find patterns while they play.',
    });
    expect(second.form?.submit).toBe('Save the guidance');
    const saved = await noa.fill({
      stage: 'Development',
      note: '',
      family: '',
      guidance: 'Five sessions',
      questions: '',
      url: '',
    });
    expect(everything(saved)).toContain('The national project is saved');
    const page = await noa.say('project patterns in play');
    await bothWays(
      noa,
      page,
      [
        ['Edit nationally', 'publish patterns in play'],
        ['Set guidance', 'publish details patterns in play'],
        ['Set tags', 'tag nationally patterns in play'],
        ['Make next edition', 'next edition patterns in play'],
        ['Hold or retire', 'retire patterns in play'],
      ],
      national,
    );
    expect(everything(await noa.press(`See counts: ${national}`, page))).toContain('Counts by hub');
    expect(everything(await noa.say('roll-up'))).toContain('Counts over hubs');
  });
}
