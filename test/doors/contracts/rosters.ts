import { expect, test } from 'vitest';
import type { World } from '../contract.ts';
import { atSchool, everything, joining, makeGroup, makeLead, newcomer } from '../contract-people.ts';

/** Who is in a group, for its lead and its members; its dates; its prospects. */
export function rostersPart(worldOf: () => World): void {
  test('a lead opens the roster by word and by button, and a school in it', async () => {
    const world = worldOf();
    await makeGroup(world, 'Roster reasoning');
    const lead = await makeLead(world, 'Lena Roster', 'Roster reasoning');
    const tom = await atSchool(world, 'Tom Roster', 'Millbeck');
    await tom.say('join roster reasoning');
    await tom.fill(joining);
    const roster = await lead.say('roster');
    expect(everything(roster)).toContain('1 of 2 taken');
    expect(everything(roster)).toContain('Tom Roster');
    const opened = await lead.press('Open Millbeck Primary School', roster);
    expect(everything(opened)).toContain('Year 4 teacher');
    expect(everything(await lead.press('Back to the roster', opened))).toContain('1 of 2 taken');
    const group = await lead.say('show roster reasoning');
    expect(everything(await lead.press('See the roster', group))).toContain('Tom Roster');
    expect(everything(await lead.press('See the roster', await lead.say('')))).toContain('Tom Roster');
  });

  test('sixteen schools of two teachers are all read, page by page', async () => {
    const world = worldOf();
    const { prisma } = world.store;
    const group = await makeGroup(world, 'Sixteen schools', { capacitySchools: 16 });
    const lead = await makeLead(world, 'Lena Sixteen', 'Sixteen schools');
    const { id: groupId, hubId } = group;
    for (let number = 1; number <= 16; number += 1) {
      const name = `Contract School ${String(number).padStart(2, '0')}`;
      const school = await prisma.school.create({ data: { name, unlisted: name, searchText: '' } });
      const since = new Date('2026-10-05T09:00:00Z');
      const place = { hubId, groupId, schoolId: school.id, state: 'CONFIRMED' as const, since };
      const { id: participationId } = await prisma.schoolParticipation.create({ data: place });
      for (const first of ['Ann', 'Ben']) {
        const { id: personId } = await prisma.person.create({ data: { name: `${first} of ${name}` } });
        const known = { hubId, groupId, participationId, personId, jobTitle: 'Teacher', joinedAt: since };
        await prisma.membership.create({ data: { ...known, state: 'JOINED', yearGroups: [] } });
      }
    }
    const first = await lead.say('roster sixteen schools');
    const second = await lead.press('Next page', first);
    const said = everything(first) + everything(second);
    for (let number = 1; number <= 16; number += 1)
      for (const who of ['Ann', 'Ben'])
        expect(said).toContain(`${who} of Contract School ${String(number).padStart(2, '0')}`);
  });

  test('members see one another by consent, and every date on one page', async () => {
    const world = worldOf();
    await makeGroup(world, 'Pattern circle');
    const [tom, ada] = [
      await atSchool(world, 'Tom Shown', 'Millbeck'),
      await atSchool(world, 'Ada Unshown', 'Fernside'),
    ];
    for (const [teacher, years] of [[tom, 'Year 4'] as const, [ada, 'Year 9'] as const]) {
      await teacher.say('join pattern circle');
      await teacher.fill({ ...joining, years: [years] });
    }
    const members = await tom.say('members');
    expect(everything(members)).toContain('2 others');
    const shown = await tom.press('Show my name', members);
    expect(everything(shown)).toContain('They see no e-mail address.');
    expect(everything(await tom.press('See the members', shown))).toContain('Millbeck');
    const seen = await ada.press('See the members', await ada.say('mine'));
    expect(everything(seen)).toContain('Tom Shown');
    expect(everything(seen)).not.toContain('Ada Unshown');
    const dates = await ada.press('See all dates', seen);
    expect(everything(dates)).toContain('Dates and places follow from the lead.');
    expect(everything(await ada.say('dates pattern circle'))).toContain('Dates, places and materials');
  });

  test('prospects are noted, changed and removed with their private note, for the lead alone', async () => {
    const world = worldOf();
    await makeGroup(world, 'Shape circle');
    const lead = await makeLead(world, 'Lena Wins', 'Shape circle');
    const none = await lead.say('prospects');
    expect(everything(none)).toContain('No school is noted yet.');
    const form = await lead.press('Add a school', none);
    expect(form.form?.fields.map((field) => field.id)).toEqual(['school', 'how', 'note']);
    const [school = ''] = await lead.find('school', 'millbeck');
    const noted = await lead.fill({ school, how: 'It is interested', note: 'Ring in January.' });
    expect(everything(noted)).toContain('Ring in January.');
    const listed = await lead.press('See prospects', await lead.say('show shape circle'));
    const change = await lead.press(`Edit ${school}`, listed);
    expect(change.form?.fields.find((field) => field.id === 'note')?.value).toBe('Ring in January.');
    await lead.fill({ how: 'We contacted it', note: '' });
    const tom = newcomer(world, 'Tom Curious');
    expect(everything(await tom.say('prospects shape circle'))).toContain('Only the lead of the group');
    const removed = await lead.press(`Remove ${school}`, await lead.say('prospects'));
    expect(everything(removed)).toContain('No school is noted yet.');
  });
}
