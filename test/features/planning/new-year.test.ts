import { beforeEach, describe, expect, test } from 'vitest';
import { suggestedLead } from '../../../src/features/planning/year-copies.ts';
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
const ofYear = (year: number) =>
  house.db.workGroup.findMany({
    where: { hubId: hub.id, year },
    orderBy: { key: 'asc' },
    include: { sessions: true, leads: true, participations: true, tags: true },
  });

describe('a new year', () => {
  test('copies chosen groups as drafts, with the project’s next edition and last year’s lead as a suggestion', async () => {
    const mia = await staff();
    const lead = await house.person('Lena Fox');
    const project = await house.project({ title: 'Fractions', code: 'NCP26-10a' });
    const next = await house.project({ title: 'Fractions', code: 'NCP27-10a', year: 2027, editionOfId: project.id });
    const group = await house.group({
      ...{ key: 'K-26-001', title: 'Fractions, north', projectId: project.id, code: 'NCP26-10a', leads: [lead] },
      ...{ briefedOn: new Date('2026-09-14'), minimumSchools: 4, state: 'RUNNING' },
    });
    const tag = await house.db.tag.create({ data: { kind: 'CHALLENGE', label: `Mixed-age ${hub.slug}` } });
    await house.db.groupTag.create({ data: { hubId: hub.id, groupId: group.id, tagId: tag.id } });
    await house.group({ key: 'K-26-002', title: 'Not this one' });
    await mia.say('new year');
    expect(mia.form.title).toBe('Copy groups into 2027/28?');
    await mia.fill({ which: 'chosen', groups: [] });
    expect(mia.form.errors).toEqual({ groups: 'Choose at least one group, or copy them all.' });
    await mia.fill({ which: 'chosen', groups: [group.id] });
    expect(mia.said).toContain('1 group of 2026/27 became a draft of 2027/28.');
    const [copy, ...others] = await ofYear(2027);
    expect(others).toEqual([]);
    expect(copy).toMatchObject({
      ...{ key: 'K-27-001', title: 'Fractions, north', state: 'PLANNED', code: 'NCP27-10a', projectId: next.id },
      ...{ copiedFromId: group.id, suggestedLeadId: lead.personId, briefedOn: null, minimumSchools: 4, version: 1 },
      ...{ sessions: [], leads: [], participations: [] },
    });
    expect(copy?.tags).toHaveLength(1);
    expect(copy?.searchText).toContain('ncp27 10a k 27 001');
    await mia.run('edit-group', { group: copy?.id ?? '' });
    expect(mia.said).toContain('Led last year by: Lena Fox');
  });

  test('said again, it makes no doubles, and copies what is left', async () => {
    const mia = await staff();
    for (const key of ['K-26-001', 'K-26-002', 'K-26-003']) await house.group({ key, title: key });
    const [first] = await ofYear(2026);
    await mia.say('new year 2027/28');
    await mia.fill({ which: 'chosen', groups: [first?.id ?? ''] });
    await mia.say('new year');
    expect(mia.form.fields[0]).toMatchObject({ options: [{ label: 'All 2 groups' }, {}] });
    const done = await mia.fill({ which: 'all' });
    expect(await mia.pressAgain()).toEqual(done);
    expect(await ofYear(2027)).toHaveLength(3);
    await mia.say('new year');
    expect(mia.view.title).toBe('There is nothing to copy');
    await mia.run('new-year', { year: '2027' }, { which: 'all' });
    expect(await ofYear(2027)).toHaveLength(3);
  });

  test('two at once make one copy of each', async () => {
    const [mia, ada] = [await staff(), await staff('Hub Administrator')];
    for (const key of ['K-26-001', 'K-26-002']) await house.group({ key, title: key });
    await Promise.all([mia, ada].map((one) => one.run('new-year', { year: '2027' }, { which: 'all' })));
    expect((await ofYear(2027)).map(({ key }) => key)).toEqual(['K-27-001', 'K-27-002']);
  });

  test('a phase lead copies their own phase; cancelled groups are left behind', async () => {
    const pia = await staff('Primary Mastery Lead');
    await house.group({ title: 'Own', key: 'K-26-001' });
    await house.group({ title: 'Other', key: 'K-26-002', phases: ['SECONDARY'] });
    await house.group({ title: 'Cancelled', key: 'K-26-003', state: 'CANCELLED' });
    await pia.say('new year');
    await pia.fill({ which: 'all' });
    expect((await ofYear(2027)).map(({ title }) => title)).toEqual(['Own']);
  });
});

describe('who is suggested to lead again', () => {
  const on = (day: string) => new Date(day);
  test.each([
    [
      'the lead now',
      [
        { personId: 'co', capacity: 'CO_LEAD', to: null },
        { personId: 'lead', capacity: 'LEAD', to: null },
      ],
      'lead',
    ],
    [
      'a co-lead before a lead who has left',
      [
        { personId: 'co', capacity: 'CO_LEAD', to: null },
        { personId: 'left', capacity: 'LEAD', to: on('2026-10-01') },
      ],
      'co',
    ],
    [
      'the last of those who left',
      [
        { personId: 'a', capacity: 'LEAD', to: on('2026-10-01') },
        { personId: 'b', capacity: 'LEAD', to: on('2026-12-01') },
      ],
      'b',
    ],
    ['nobody', [], null],
  ] as const)('%s', (_who, leads, expected) => {
    expect(suggestedLead([...leads])).toBe(expected);
  });
});
