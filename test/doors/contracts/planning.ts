import { expect, test } from 'vitest';
import { tuesdayMorning } from '../../support/small-hub.ts';
import type { World } from '../contract.ts';
import { atSchool, everything, groupBy, joining, makeGroup, makeStaff } from '../contract-people.ts';
import type { Seen } from '../driver.ts';

const firstField = ({ form }: Seen) => form?.fields[0]?.id;

/** A hub plans its groups, through every door. */
export function planning(worldOf: () => World): void {
  const lead = (name: string) => makeStaff(worldOf(), name, 'Maths Hub Lead', 'HUB_LEAD');

  test('a hub lead plans a group in five forms, opens it, and a teacher finds it', async () => {
    const world = worldOf();
    await makeGroup(world, 'Counting on');
    const mia = await lead('Mia Plans');
    const help = await mia.press('Help about: Planning groups', await mia.say('help'));
    expect(firstField(await mia.press('Open: Plan a new Work Group, as a draft', help))).toBe('project');
    await mia.say('new group');
    const [project = ''] = await mia.find('project', 'counting on');
    const named = { title: 'Counting on, north', phases: ['Early Years'], contact: 'Jo Bright' };
    expect(firstField(await mia.fill({ project, ...named }))).toBe('rationale');
    await mia.fill({ rationale: 'Counting is hard.', outcomes: 'Small steps.', timeNeeded: '2 twilights' });
    await mia.fill({ capacitySchools: '3', teachersPerSchool: 'Two', minimumSchools: '2', recruitment: 'Open' });
    const running = await mia.fill({ meets: 'Online', venue: '', chargePence: '' });
    expect(firstField(running)).toBe('fundingSource');
    const whole = await mia.fill({ fundingSource: 'the national programme', deliveredBy: '' });
    expect(everything(whole)).toContain('The draft is complete');
    const open = await mia.press('Open to schools: Counting on, north', whole);
    expect(everything(open)).toContain('The group is open to schools');
    const draft = await mia.press('Back to draft: Counting on, north', open);
    expect(everything(draft)).toContain('The group is a draft again');
    expect(everything(await mia.say('open group counting on north'))).toContain('The group is open to schools');
    expect(everything(await mia.say('back to draft counting on north'))).toContain('The group is a draft again');
    await mia.say('open group counting on north');
    const tom = await atSchool(world, 'Tom Plans', 'Fernside');
    expect(everything(await tom.say('browse counting on north'))).toContain('3 places left');
  });

  test('each part of a group is edited by its button', async () => {
    const world = worldOf();
    await makeGroup(world, 'Shape and space');
    const mia = await lead('Mia Edits');
    const edit = await mia.say('edit shape and space');
    for (const [label, field] of [
      ['Title and phases', 'title'],
      ['What it is about', 'rationale'],
      ['Places and entry', 'capacitySchools'],
      ['Venue and cost', 'meets'],
      ['Funding and partner', 'fundingSource'],
    ])
      expect(firstField(await mia.press(`${label}: Shape and space`, edit))).toBe(field);
    const show = await mia.say('show shape and space');
    expect(everything(await mia.press('Edit this group: Shape and space', show))).toContain('Edit this Work Group');
  });

  test('a group is cancelled with a reason, another finished, and their teachers hear', async () => {
    const world = worldOf();
    await makeGroup(world, 'Pattern hunt');
    await makeGroup(world, 'Number talk');
    const mia = await lead('Mia Ends');
    const tom = await atSchool(world, 'Tom Ends', 'Fernside');
    await tom.say('join pattern hunt');
    await tom.fill({ ...joining, years: ['Year 7'] });
    await tom.inbox(1);
    await mia.press('Cancel this group: Pattern hunt', await mia.say('edit pattern hunt'));
    expect(everything(await mia.fill({ reason: 'Too few schools' }))).toContain('The group is cancelled');
    const [, told] = await tom.inbox(2);
    expect(told && everything(told)).toContain('The reason: Too few schools');
    await mia.press('Finish this group: Number talk', await mia.say('edit number talk'));
    expect(everything(await mia.fill({ thanks: '' }))).toContain('The group is finished');
    await makeGroup(world, 'Measure trail');
    expect(firstField(await mia.say('finish group measure trail'))).toBe('thanks');
    expect(firstField(await mia.say('cancel group measure trail'))).toBe('reason');
  });

  test('the hub’s groups are listed and narrowed by button and by word, and copied into a new year', async () => {
    const world = worldOf();
    await makeGroup(world, 'Sharing fairly', { state: 'PLANNED' });
    const mia = await lead('Mia Lists');
    const drafts = await mia.say('groups draft sharing');
    expect(everything(drafts)).toContain('Sharing fairly');
    const { key } = await groupBy(world, 'Sharing fairly');
    expect(everything(await mia.press(`Edit: Sharing fairly, ${key}`, drafts))).toContain('Edit this Work Group');
    const all = await mia.say('groups');
    const years = await mia.press('Copy to a new year', all);
    expect(firstField(years)).toBe('which');
    expect((await mia.say('new year')).form?.submit).toBe('Copy these groups');
    const help = await mia.press('Help about: Planning groups', await mia.say('help'));
    expect(everything(await mia.press('Open: See your hub’s groups, year by year', help))).toContain(
      'Work Groups 2026/27',
    );
  });
}

/** Files come in and go out by pages behind links, through every door. */
export function files(worldOf: () => World): void {
  test('pages to hand files in, and files to take away, are for those who may', async () => {
    const world = worldOf();
    await makeGroup(world, 'Sorting shells');
    const mia = await makeStaff(world, 'Mia Files', 'Maths Hub Lead', 'HUB_LEAD');
    for (const what of ['groups', 'members', 'people'])
      expect((await mia.say(`import ${what}`)).buttons).toContain('Open the page');
    const into = await mia.press('Help about: Files in', await mia.say('help'));
    for (const summary of [
      'Bring in Work Groups with their dates from a file',
      'Bring in schools and teachers of groups from a file',
      'Bring in people and their roles from a file',
    ])
      expect((await mia.press(`Open: ${summary}`, into)).buttons).toContain('Open the page');
    const { prisma } = world.store;
    const { id: personId, hubPersons } = await prisma.person.findFirstOrThrow({
      where: { name: 'Mia Files' },
      include: { hubPersons: true },
    });
    const about = { hubId: hubPersons[0]?.hubId ?? '', personId, kind: 'import-people', file: 'people.csv' };
    const [at, keptUntil] = [tuesdayMorning, new Date('2026-12-24')];
    const faults = ['Line 2: Column “name” takes the person’s name.'];
    await prisma.failedImport.create({ data: { ...about, faults, count: 1, at, keptUntil } });
    const office = await makeStaff(world, 'Opal Files', 'Hub Administrator', 'ADMINISTRATOR');
    const day = await office.say('today');
    expect((await office.press('Hand in again: Import people', day)).buttons).toContain('Open the page');
    const away = await office.press('Put away: Import people, by Mia Files', day);
    expect(everything(away)).toContain('The file is put away');
    expect(everything(await office.press('See what needs the hub today', away))).not.toContain('people.csv');
    expect((await mia.say('export sorting shells')).buttons).toContain('Schools and teachers');
    const show = await mia.say('show sorting shells');
    expect((await mia.press('Export: Sorting shells', show)).buttons).toContain('Dates');
    expect((await mia.say('export hub')).buttons).toContain('Work Groups');
    const out = await mia.press('Help about: Files out', await mia.say('help'));
    const hub = await mia.press('Open: Take the hub’s groups, teachers and dates as files', out);
    expect(hub.buttons).toContain('Work Groups');
  });
}
