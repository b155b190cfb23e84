import { parse } from 'csv-parse/sync';
import { beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { offered } from '../../../src/features/rooms.ts';
import { openHouse } from '../../support/house.ts';
import type { TestHub } from '../../support/house-builders.ts';
import { actionsOf } from '../../support/house-people.ts';

const house = await openHouse();
let hub: TestHub;
beforeEach(async () => {
  hub = await house.hub({ slug: `hub-${crypto.randomUUID().slice(0, 6)}` });
});

async function staff(word = 'Maths Hub Lead') {
  const person = await house.person('Mia Hart');
  await house.role(person, word);
  return person;
}
type Person = Awaited<ReturnType<typeof staff>>;

/** Takes the file behind a button of the last answer. */
async function take(person: Person, label: string) {
  const action = actionsOf(person.view).find((one) => one.label === label);
  const address = action && 'opens' in action ? action.opens : '';
  return house.links.take(address.split('/').at(-1) ?? '');
}

async function fileOf(person: Person, label: string) {
  const taken = await take(person, label);
  if (taken.kind !== 'taken') throw new Error(`nothing was taken: ${taken.kind}`);
  return taken.document;
}
const rowsOf = (body: string) => z.array(z.array(z.string())).parse(parse(body, { bom: true }));

let urn = 654_320;
const nextUrn = () => {
  urn += 1;
  return urn;
};
const joining = { role: 'Year 4 teacher', years: ['Year 4', 'Year 5'], head: 'yes', agree: ['1'] };

async function groupWithTom(wishes: Parameters<typeof house.group>[0] = {}) {
  const group = await house.group({ key: 'SY-26-001', title: 'Algebra', ...wishes });
  const tom = await house.person('Tom Reed', { at: await house.school({ name: 'Café, “North”', urn: nextUrn() }) });
  await tom.run('join', { group: group.id });
  await tom.fill(joining);
  return { group, tom };
}

describe('a group’s files', () => {
  test('open rightly in Excel: a mark for UTF-8, its line ends, and no formula', async () => {
    const { tom } = await groupWithTom({ title: '=HYPERLINK("https://evil.example")' });
    await house.db.person.update({ where: { id: tom.personId }, data: { name: '@SUM(A1)', email: 'tom@x.example' } });
    const mia = await staff();
    await mia.say('export sy-26-001');
    const { body, filename, type } = await fileOf(mia, 'Schools and teachers');
    expect([filename, type]).toEqual(['schools-and-teachers-sy-26-001.csv', 'text/csv']);
    expect(body.startsWith('\uFEFF')).toBe(true);
    expect(body.split('\r\n')).toHaveLength(3);
    expect(body.replaceAll('\r\n', '')).not.toContain('\n');
    const [head, row] = rowsOf(body);
    expect(head?.slice(0, 4)).toEqual(['Key', 'Work Group', 'School', 'URN']);
    expect(row).toEqual([
      ...['SY-26-001', '\'=HYPERLINK("https://evil.example")', 'Café, “North”', String(urn), 'Sheffield', 'confirmed'],
      ...['2026-11-16', '', "'@SUM(A1)", 'tom@x.example', 'Year 4 teacher', 'Year 4; Year 5', 'joined', '2026-11-16'],
    ]);
  });

  test('are for those who lead it and the hub’s staff, also when the file is taken', async () => {
    const lead = await house.person('Lena Fox');
    const { group, tom } = await groupWithTom({ leads: [lead] });
    await tom.run('export-group', { group: group.id });
    expect(tom.refusal).toBe('right');
    await lead.run('show', { group: group.id });
    await lead.press('Export: Algebra');
    const { view } = lead;
    await house.db.workGroupLead.updateMany({ where: { groupId: group.id }, data: { to: house.clock.now() } });
    expect((await take(lead, 'Dates')).kind).toBe('nothing');
    expect(view.title).toBe('Files of this Work Group');
    const dates = await house.db.auditEvent.count({ where: { hubId: hub.id, what: { startsWith: 'exported' } } });
    expect(dates).toBe(0);
  });

  test('are taken once, and that is written down', async () => {
    const { group } = await groupWithTom();
    const mia = await staff();
    await mia.run('export-group', { group: group.id });
    const file = await fileOf(mia, 'Dates');
    expect(rowsOf(file.body)[1]).toEqual([
      ...[
        'SY-26-001',
        'Algebra',
        'open to schools',
        '1',
        '2027-01-12',
        '16:00',
        '18:00',
        'Tapton School',
        '',
        'scheduled',
      ],
    ]);
    expect((await take(mia, 'Dates')).kind).toBe('used');
    expect(
      await house.db.auditEvent.findMany({ where: { subjectId: group.id, what: { startsWith: 'exported' } } }),
    ).toMatchObject([{ personId: mia.personId, what: 'exported a group: dates' }]);
  });
});

describe('the hub’s files', () => {
  test('hold one year of this hub only, for a hub lead or administrator', async () => {
    await house.group({ key: 'OTHER-26-001' });
    hub = await house.hub({ slug: `hub-${crypto.randomUUID().slice(0, 6)}` });
    await groupWithTom();
    await house.group({ key: 'SY-25-001', year: 2025 });
    const pia = await staff('Primary Mastery Lead');
    await pia.say('export hub');
    expect(pia.refusal).toBe('right');
    const abe = await staff('Hub Administrator');
    await abe.say('export hub');
    const keys = rowsOf((await fileOf(abe, 'Work Groups')).body).map(([key]) => key);
    expect(keys).toEqual(['Key', 'SY-26-001']);
    expect(rowsOf((await fileOf(abe, 'Schools and teachers')).body)).toHaveLength(2);
    await abe.say('export hub 2025/26');
    const past = await fileOf(abe, 'Work Groups');
    expect(past.filename).toBe(`work-groups-${hub.slug}-2025-26.csv`);
    expect(rowsOf(past.body).map(([key]) => key)).toEqual(['Key', 'SY-25-001']);
  });

  test('“Work Groups” comes in again as it went out, and changes nothing', async () => {
    const lead = await house.person('Lena Fox');
    await house.group({
      ...{ key: 'SY-26-001', title: '=Algebra', leads: [lead], chargePence: 7550, phases: ['PRIMARY', 'POST_16'] },
      ...{ briefedOn: new Date('2026-09-14'), meets: 'BLENDED', recruitment: 'SELECTION', minimumSchools: 3 },
      sessions: ['2026-12-01 16:00-18:00', '2027-01-12 09:00-15:30'],
    });
    const mia = await staff();
    await mia.say('export hub');
    const { body } = await fileOf(mia, 'Work Groups');
    expect(body).toContain("'=Algebra");
    const known = await house.hubById(hub.id);
    const db = house.store.read(known);
    const intake = offered.intakes.find(({ name }) => name === 'import-groups');
    const plan = house.ports.plan(db, known);
    const findings = await intake?.check(body, { db, hub: known, now: house.clock.now(), tell: async () => {}, plan });
    expect(findings).toEqual({
      summary: '1 group in the file: 0 new, 0 changed, 1 as they are.',
      changes: [],
      faults: [],
    });
  });
});
