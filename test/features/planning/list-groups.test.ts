import { beforeEach, expect, test } from 'vitest';
import { openHouse } from '../../support/house.ts';
import type { TestHub } from '../../support/house-builders.ts';

const house = await openHouse();
let hub: TestHub;
beforeEach(async () => {
  hub = await house.hub();
});

async function staff(word = 'Maths Hub Lead') {
  const person = await house.person('Mia Hart');
  await house.role(person, word);
  return person;
}

async function someGroups() {
  const lead = await house.person('Lena Fox');
  await house.group({ title: 'Algebra', key: 'K-26-001', code: 'NCP26-10a', leads: [lead] });
  await house.group({ title: 'Fractions', key: 'K-26-002', state: 'PLANNED', sessions: [], phases: ['SECONDARY'] });
  const full = await house.group({ title: 'Ratio', key: 'K-26-003', capacitySchools: 1, leads: [lead] });
  const place = { state: 'CONFIRMED', since: house.clock.now() } as const;
  await house.db.schoolParticipation.create({
    data: { ...place, hubId: hub.id, groupId: full.id, schoolId: (await house.school()).id },
  });
  await house.group({ title: 'Measures', key: 'K-26-004', state: 'CANCELLED' });
  await house.group({ title: 'Old group', key: 'K-25-001', year: 2025, state: 'CLOSED', sessions: [] });
  return lead;
}

const titles = (lines: string[]) => lines.map((line) => line.split(' | ')[0]);

test('staff see every group of the year with what is missing, and buttons to narrow it', async () => {
  await someGroups();
  const mia = await staff();
  await mia.say('groups');
  expect(mia.view.title).toBe('Work Groups 2026/27');
  expect(mia.lines[0]).toBe('Algebra | K-26-001 · Primary · open to schools · Lena Fox · 1 date · 0 of 8 schools');
  expect(mia.lines[1]).toContain('planned, not open yet · no lead · no dates');
  expect(mia.buttons).toEqual(
    expect.arrayContaining(['Draft (1)', 'Open (2)', 'No dates (1)', 'No lead (1)', 'Full (1)', 'Cancelled (1)']),
  );
  expect(mia.buttons.filter((label) => label === 'Edit')).toHaveLength(3);
  await mia.press('Full (1)');
  expect(titles(mia.lines)).toEqual(['Ratio']);
  await mia.press('All (4)');
  expect(mia.lines).toHaveLength(4);
});

test.each([
  ['groups draft', ['Fractions']],
  ['groups without dates', ['Fractions']],
  ['groups no lead', ['Fractions']],
  ['groups cancelled', ['Measures']],
  ['groups secondary', ['Fractions']],
  ['groups ncp26-10', ['Algebra']],
  ['groups lena ratio', ['Ratio']],
  ['my hub’s groups k-26-002', ['Fractions']],
  ['groups 2025/26', ['Old group']],
  ['groups 2025', ['Old group']],
])('%s', async (typed, expected) => {
  await someGroups();
  const mia = await staff();
  await mia.say(typed);
  expect(titles(mia.lines)).toEqual(expected);
});

test('a teacher reads what is and was on the list, also of past years, and edits nothing', async () => {
  await someGroups();
  const tom = await house.person('Tom');
  await tom.say('groups');
  expect(titles(tom.lines)).toEqual(['Algebra', 'Ratio']);
  expect(tom.buttons).not.toContain('Edit');
  expect(tom.buttons).not.toContain('New Work Group');
  await tom.press('Groups 2025/26');
  expect(titles(tom.lines)).toEqual(['Old group']);
});

test('a partner’s people see its drafts and no others', async () => {
  await someGroups();
  const partner = await house.db.partner.create({
    data: { hubId: hub.id, name: 'Peak Trust', kind: 'OPERATIONAL', from: house.clock.now() },
  });
  await house.group({ title: 'Theirs', key: 'K-26-009', state: 'PLANNED', partnerId: partner.id });
  const word = await house.db.roleWord.create({ data: { hubId: hub.id, word: 'Partner', standing: 'PARTNER' } });
  const pat = await house.person('Pat Dale');
  await house.db.hubRole.create({
    data: { hubId: hub.id, personId: pat.personId, roleWordId: word.id, partnerId: partner.id, from: new Date(0) },
  });
  await pat.say('groups');
  expect(titles(pat.lines)).toEqual(['Algebra', 'Ratio', 'Theirs']);
});

test('72 groups are paged', async () => {
  for (let number = 1; number <= 20; number += 1)
    await house.group({ title: `Group ${number}`, key: `K-26-${String(number).padStart(3, '0')}`, sessions: [] });
  const mia = await staff();
  await mia.say('groups no dates');
  expect(mia.said).toContain('Page 1 of 3, 20 in all');
  await mia.press('Next page');
  expect(mia.lines[0]).toContain('Group 9');
  await mia.run('groups', { page: '99', view: 'full' });
  expect(mia.said).toContain('No group of 2026/27 is in this list.');
});

test('nothing of another hub is in it', async () => {
  await someGroups();
  await house.hub();
  const mia = await staff();
  await mia.say('groups');
  expect(mia.lines).toEqual([]);
});
