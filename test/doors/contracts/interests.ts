import { expect, test } from 'vitest';
import type { World } from '../contract.ts';
import { everything, makeGroup, makeHubLead, makeStaff, newcomer } from '../contract-people.ts';
import type { Someone } from '../driver.ts';

const title = 'Harbour fractions';
const says = { capacity: 'Lead it', withWhom: '', note: 'I know the harbour schools.', halfTerms: [], head: 'Yes' };

const idOf = async (world: World, name: string) =>
  (await world.store.prisma.person.findFirstOrThrow({ where: { name } })).id;

async function leader(world: World, name: string): Promise<Someone> {
  return makeStaff(world, name, 'Senior Leadership Link', 'SENIOR_LEAD');
}

const leadsOf = async (world: World, of: string) => {
  const rows = await world.store.prisma.workGroupLead.findMany({
    where: { group: { title: of }, to: null },
    include: { person: true },
  });
  return rows.map(({ person }) => person.name);
};

/** Leading: offers to lead, the hub's choice, the answer, and who is away. */
export function interestsPart(worldOf: () => World): void {
  test('the hub seeks a lead, a local leader offers, is asked and leads', async () => {
    const world = worldOf();
    await makeGroup(world, title, { state: 'PLANNED', soughtSince: new Date('2026-01-05') });
    const mia = await makeHubLead(world, 'Mia Commissions');
    const list = await mia.say('groups without a lead');
    expect(everything(list)).toContain(title);
    const { key } = await world.store.prisma.workGroup.findFirstOrThrow({ where: { title } });
    expect((await mia.press(`Seek a lead: ${title}, ${key}`, list)).form?.submit).toBe('Seek a lead');
    await mia.say('seek lead harbour');
    const sought = await mia.fill({ until: '2026-12-11', quality: ['Its rationale is clear'] });
    expect(everything(sought)).toContain('A lead is sought');
    await mia.press('Groups without lead', sought);

    const ada = await leader(world, 'Ada Harbour');
    const page = await ada.say('show harbour fractions');
    expect((await ada.press(`Offer to lead: ${title}`, page)).form?.submit).toBe('Tell the hub');
    await ada.say('interest harbour');
    const said = await ada.fill(says);
    expect(everything(said)).toContain('no promise');
    expect(everything(await ada.press('My interest', said))).toContain(title);
    const own = await ada.say('interests');
    expect(everything(own)).toContain('lead · the hub has it');

    const panel = await mia.press(`Commission a lead: ${title}`, await mia.say('show harbour fractions'));
    expect(everything(panel)).toContain('Ada Harbour: lead');
    const typed = await mia.say('commission harbour');
    expect(everything(typed)).toContain('“I know the harbour schools.”');
    await mia.press(`Offer: Ada Harbour, ${title}`, typed);
    expect(everything(await mia.fill({ how: 'One lead' }))).toContain('Offered to Ada Harbour');
    const asked = (await ada.inbox(1)).find((seen) => everything(seen).includes('Would you lead'));
    expect(everything(await ada.press(`Yes, I lead it: ${title}`, asked))).toContain('You lead this group');
    expect(await leadsOf(world, title)).toEqual(['Ada Harbour']);
    expect((await mia.inbox(1)).map(everything).join()).toContain('The group has a lead');
  });

  test('a teacher asks how to become a lead, by button', async () => {
    const world = worldOf();
    await makeGroup(world, 'Lagoon circle', { state: 'SEEKING_LEAD' });
    const tom = newcomer(world, 'Tom Wouldlead');
    const answer = await tom.say('interest lagoon circle');
    expect(everything(answer)).toContain('local leaders');
    expect(everything(await tom.press('Ask the hub', answer))).toContain('The hub knows that you ask');
  });

  test('the panel notes, reserves, declines, offers directly and takes back; candidates take back and say no', async () => {
    const world = worldOf();
    const of = 'Pebble circle';
    await makeGroup(world, of, { state: 'SEEKING_LEAD' });
    const mia = await makeHubLead(world, 'Mia Panel');
    const [ada, ben] = [await leader(world, 'Ada Pebble'), await leader(world, 'Ben Pebble')];
    for (const one of [ada, ben]) {
      await one.say('interest pebble circle');
      await one.fill(says);
    }
    const panel = () => mia.say('commission pebble circle');
    await mia.press(`Note: Ada Pebble, ${of}`, await panel());
    expect(everything(await mia.fill({ note: 'Ask first.' }))).toContain('Panel: Ask first.');
    expect(everything(await mia.press(`Reserve: Ben Pebble, ${of}`, await panel()))).toContain('in reserve');
    expect(everything(await ben.press(`Take it back: ${of}`, await ben.say('interests')))).toContain('taken back');
    await mia.press(`Offer directly: Ada Pebble, ${of}`, await panel());
    expect(everything(await mia.press('Take the offer to Ada Pebble back', await panel()))).toContain('taken back');
    await mia.press(`Offer directly: Ada Pebble, ${of}`, await panel());
    const no = await ada.press(`No, I can’t lead it: ${of}`, await ada.say('interests'));
    expect(everything(no)).toContain('You have said no');
    await ben.say('interest pebble circle');
    await ben.fill(says);
    await mia.press(`Decline: Ben Pebble, ${of}`, await panel());
    await mia.fill({ words: 'This year we ask somebody else.' });
    expect((await ben.inbox(2)).map(everything).join()).toContain('This year we ask somebody else.');
  });

  test('a lead is replaced, and those who wait are answered in one form', async () => {
    const world = worldOf();
    const of = 'Shingle circle';
    const { id: groupId, hubId } = await makeGroup(world, of);
    const mia = await makeHubLead(world, 'Mia Replaces');
    const [ada, ben] = [await leader(world, 'Ada Shingle'), await leader(world, 'Ben Shingle')];
    const row = { hubId, groupId, personId: await idOf(world, 'Ada Shingle') };
    await world.store.prisma.workGroupLead.create({ data: { ...row, capacity: 'LEAD', from: new Date(0) } });
    await ben.say('interest shingle');
    await ben.fill(says);
    const panel = await mia.say('commission shingle');
    await mia.press(`Answer the others: ${of}`, panel);
    await mia.fill({ who: ['Ben Shingle'], words: 'The group has its lead.' });
    expect((await ben.inbox(1)).map(everything).join()).toContain('The group has its lead.');
    await mia.press(`Replace a lead: ${of}`, await mia.say('commission shingle'));
    const [found = ''] = await mia.find('next', 'ben shingle');
    await mia.fill({ who: 'Ada Shingle, lead', next: found });
    expect(await leadsOf(world, of)).toEqual(['Ben Shingle']);
    expect((await ada.inbox(1)).map(everything).join()).toContain('You no longer lead');
  });

  test('a lead who is away names who stands in, and is back', async () => {
    const world = worldOf();
    const ada = await leader(world, 'Ada Away');
    await leader(world, 'Ben Standsin');
    const { id: groupId, hubId } = await makeGroup(world, 'Estuary circle');
    const row = { hubId, groupId, personId: await idOf(world, 'Ada Away') };
    await world.store.prisma.workGroupLead.create({ data: { ...row, capacity: 'LEAD', from: new Date(0) } });
    const page = await ada.say('show estuary circle');
    expect((await ada.press('Pause leading: Estuary circle', page)).form?.submit).toBe('Pause');
    await ada.say('pause until 2026-12-04');
    const [found = ''] = await ada.find('standIn', 'standsin');
    const away = await ada.fill({ until: '2026-12-04', standIn: found });
    expect(everything(away)).toContain('Ben Standsin stands in for you');
    expect((await leadsOf(world, 'Estuary circle')).toSorted()).toEqual(['Ada Away', 'Ben Standsin']);
    expect(everything(await ada.press('I’m back', away))).toContain('Good to have you back');
    await ada.say('pause');
    await ada.fill({ until: '2026-12-04' });
    expect(everything(await ada.say('back'))).toContain('Good to have you back');
  });

  test('the hub gives a designation, and the person sees it', async () => {
    const world = worldOf();
    const { prisma } = world.store;
    const gita = await makeStaff(world, 'Gita Designates', 'Hub Administrator', 'ADMINISTRATOR');
    const cy = newcomer(world, 'Cy Designated');
    await cy.say('');
    const { id: hubId } = await prisma.hub.findFirstOrThrow();
    await prisma.designationKind.create({ data: { hubId, word: 'Specialist Leader', rank: 0 } });
    const list = await gita.say('designations');
    expect((await gita.press('Give a designation', list)).form?.submit).toBe('Give it');
    await gita.say('designate');
    const [found = ''] = await gita.find('person', 'cy designated');
    const given = await gita.fill({ person: found, kind: 'Specialist Leader', from: '2026-09-01' });
    expect(everything(given)).toContain('Cy Designated is listed as Specialist Leader');
    expect(everything(await gita.press('See all designations', given))).toContain('Cy Designated');
    const [told] = await cy.inbox(1);
    expect(everything(await cy.press('My designations', told))).toContain('Specialist Leader');
    expect(everything(await cy.say('my designations'))).toContain('since Tuesday 1 September');
    const ended = await gita.press('End: Cy Designated, Specialist Leader', await gita.say('designations cy'));
    expect(everything(ended)).toContain('The designation has ended');
  });

  test('the hub adds a kind of designation, renames it and ends it', async () => {
    const world = worldOf();
    const gita = await makeStaff(world, 'Greta Kinds', 'Hub Administrator', 'ADMINISTRATOR');
    await gita.press('See the kinds of designation', await gita.say('designations'));
    expect((await gita.press('Add a kind of designation', await gita.say('kinds of designation'))).form?.submit).toBe(
      'Add this kind',
    );
    await gita.say('new kind of designation');
    const added = await gita.fill({ word: 'Oracy Champion', traits: ['a phase'] });
    expect(everything(added)).toContain('Oracy Champion, with a phase, can be given now.');
    const kinds = await gita.press('See the kinds of designation', added);
    await gita.press('Change the kind Oracy Champion', kinds);
    expect(everything(await gita.fill({ word: 'Talk Champion', traits: ['a phase'] }))).toContain('Talk Champion');
    const renamed = await gita.say('kinds of designation');
    expect(everything(await gita.press('End the kind Talk Champion', renamed))).toContain('Who has it keeps it');
  });

  test('a local leader offers to lead from the page of a project', async () => {
    const world = worldOf();
    const { projectId } = await makeGroup(world, 'Isthmus circle');
    const { title } = await world.store.prisma.project.findUniqueOrThrow({ where: { id: projectId } });
    const ada = await leader(world, 'Ada Projects');
    const page = await ada.say(`project ${title}`);
    expect(everything(await ada.press(`Offer to lead: ${title}`, page))).toContain('Isthmus circle');
  });
}
