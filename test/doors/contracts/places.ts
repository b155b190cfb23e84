import { expect, test } from 'vitest';
import type { World } from '../contract.ts';
import { atSchool, everything, joining, makeGroup, makeLead, memberships } from '../contract-people.ts';
import type { Someone } from '../driver.ts';

const waiting = { role: 'Year 4 teacher', years: ['Year 4'], head: 'Yes' };
const wholly = async (seen: Promise<Parameters<typeof everything>[0]>) => everything(await seen);

/** A group of one place with its lead and the teacher who has it. */
async function fullGroup(world: World, title: string) {
  await makeGroup(world, title, { capacitySchools: 1 });
  const lead = await makeLead(world, `Lead of ${title}`, title);
  const inside = await atSchool(world, `Inside ${title}`, 'Fernside');
  await inside.say(`join ${title}`);
  await inside.fill({ ...joining, years: ['Year 9'] });
  return { lead, inside };
}

async function leave(someone: Someone, title: string): Promise<void> {
  await someone.say(`withdraw ${title}`);
  await someone.fill({ reason: '' });
}

/** How the schools' places in a group stand. */
const statesIn = async (world: World, title: string) =>
  (await world.store.prisma.schoolParticipation.findMany({ where: { group: { title } }, orderBy: { id: 'asc' } })).map(
    ({ state }) => state,
  );

function waitingList(worldOf: () => World): void {
  test('a full group has a waiting list; the freed place is offered, and taken by button', async () => {
    const world = worldOf();
    const title = 'Willow circle';
    const { inside } = await fullGroup(world, title);
    const tom = await atSchool(world, 'Tom Queues', 'Millbeck');
    const form = await tom.press('Join waiting list', await tom.say(`show ${title}`));
    expect(form.form?.submit).toBe('Join waiting list');
    expect(await wholly(tom.fill(waiting))).toContain('number 1 on the waiting list');
    await leave(inside, title);
    const [told] = await tom.inbox(1);
    expect(told && everything(told)).toContain('A place is free for your school');
    expect(await wholly(tom.say('mine'))).toContain('Offered to your school until Tuesday 1 December');
    await tom.press('Take the place');
    expect(await wholly(tom.fill({ head: 'Yes', agree: ['I agree'] }))).toContain('You have a place');
    expect(await memberships(world, 'Tom Queues')).toMatchObject([
      { state: 'JOINED', participation: { state: 'CONFIRMED' } },
    ]);
  });

  test('waiting, taking and declining go by words; whoever declines passes the place on', async () => {
    const world = worldOf();
    const title = 'Alder circle';
    const { inside } = await fullGroup(world, title);
    const [tom, ann] = [await atSchool(world, 'Tom Says', 'Millbeck'), await atSchool(world, 'Ann Says', 'Norwich')];
    for (const one of [tom, ann]) {
      await one.say(`wait ${title}`);
      await one.fill(waiting);
    }
    await leave(inside, title);
    expect(await wholly(tom.say(`decline ${title}`))).toContain('it goes to the next school');
    await ann.say(`accept ${title}`);
    await ann.fill({ head: 'Yes', agree: ['I agree'] });
    expect(await statesIn(world, title)).toEqual(['WITHDRAWN', 'WITHDRAWN', 'CONFIRMED']);
  });

  test('an offered place is declined by button, after one question', async () => {
    const world = worldOf();
    const title = 'Rowan circle';
    const { inside } = await fullGroup(world, title);
    const tom = await atSchool(world, 'Tom Declines', 'Millbeck');
    await tom.say(`wait ${title}`);
    await tom.fill(waiting);
    await leave(inside, title);
    const mine = await tom.say('mine');
    expect(await wholly(tom.press('Decline the place', mine))).toContain('The place is declined');
    expect(await statesIn(world, title)).toEqual(['WITHDRAWN', 'WITHDRAWN']);
  });

  test('whoever wants to hear when a group opens is kept, by button and by words', async () => {
    const world = worldOf();
    await makeGroup(world, 'Maple circle', { state: 'COMMISSIONED' });
    const tom = await atSchool(world, 'Tom Watches', 'Millbeck');
    const shown = await tom.say('show maple circle');
    expect(await wholly(tom.press('Tell me when open', shown))).toContain('I will tell you');
    expect(await wholly(tom.say('watch group maple circle'))).toContain('I will tell you');
  });
}

function deciding(worldOf: () => World): void {
  test('those who lead decide on applications from the group’s page', async () => {
    const world = worldOf();
    const title = 'Hazel circle';
    await makeGroup(world, title, { recruitment: 'SELECTION' });
    const lead = await makeLead(world, 'Lena Decides', title);
    for (const [name, school] of [
      ['Tom Applies', 'Millbeck'],
      ['Ann Applies', 'Norwich'],
    ] as const) {
      const one = await atSchool(world, name, school);
      await one.press('Apply for a place', await one.say(`show ${title}`));
      expect(await wholly(one.fill(joining))).toContain('Your school has applied');
    }
    const [told] = await lead.inbox(1);
    expect(told && everything(told)).toContain('A school applies to your group');
    const list = await lead.press('Decide on schools', await lead.say(`show ${title}`));
    await lead.press('Accept Millbeck Primary School', list);
    expect(await wholly(lead.fill({ answer: 'Welcome.' }))).toContain('The school is accepted');
    await lead.press('Decline St Osyth’s School', await lead.say(`decide ${title}`));
    expect(await wholly(lead.fill({ answer: 'Not this time.' }))).toContain('The school is declined');
    expect(await statesIn(world, title)).toEqual(['CONFIRMED', 'DECLINED']);
  });

  test('those who lead make room, offer out of turn, close, open and withdraw, by button and by words', async () => {
    const world = worldOf();
    const title = 'Aspen circle';
    const { lead } = await fullGroup(world, title);
    for (const [name, school] of [
      ['Tom Aspen', 'Millbeck'],
      ['Ann Aspen', 'Norwich'],
    ] as const) {
      const one = await atSchool(world, name, school);
      await one.say(`wait ${title}`);
      await one.fill(waiting);
    }
    await lead.press('Offer a place to St Osyth’s School', await lead.say(`decide ${title}`));
    expect(await wholly(lead.fill({ sure: 'Yes, ask the school' }))).toContain('The place is offered');
    expect(await statesIn(world, title)).toEqual(['CONFIRMED', 'WAITING', 'OFFERED']);
    await lead.press('Recruitment', await lead.say(`decide ${title}`));
    expect(await wholly(lead.fill({ takes: 'Closed' }))).toContain('Recruitment is closed');
    await lead.press('Make room', await lead.say(`decide ${title}`));
    expect(await wholly(lead.fill({ schools: '3' }))).toContain('1 school is waiting');
    await lead.say(`open recruitment ${title}`);
    await lead.fill({ takes: 'Open' });
    expect(await statesIn(world, title)).toEqual(['CONFIRMED', 'OFFERED', 'OFFERED']);
    expect((await lead.say(`make room ${title}`)).form?.fields.map(({ value }) => value)).toEqual(['3']);
    await lead.press('Withdraw somebody', await lead.say(`decide ${title}`));
    const done = await lead.fill({ who: `Inside ${title}`, reason: 'Not reached since September' });
    expect(everything(done)).toContain('They have left the group');
  });

  test('a group by invitation opens with the code that its lead made', async () => {
    const world = worldOf();
    const title = 'Cedar circle';
    await makeGroup(world, title, { recruitment: 'INVITATION' });
    const lead = await makeLead(world, 'Lena Invites', title);
    expect((await lead.say(`invite ${title}`)).form?.submit).toBe('Invite');
    await lead.press('Invite schools', await lead.say(`decide ${title}`));
    const made = everything(await lead.fill({}));
    const [code = ''] = /[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(made) ?? [];
    const tom = await atSchool(world, 'Tom Invited', 'Millbeck');
    await tom.press('Enter a code', await tom.say(`show ${title}`));
    expect(await wholly(tom.fill({ ...joining, code }))).toContain('You have a place');
  });
}

/** Waiting for a place, being chosen or invited, and deciding on all that. */
export function places(worldOf: () => World): void {
  waitingList(worldOf);
  deciding(worldOf);
}
