import { parse } from 'csv-parse/sync';
import { beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { chargeFor } from '../../../src/features/money/charge.ts';
import { faultIn, inPounds, sayPounds } from '../../../src/features/money/money.ts';
import { openHouse } from '../../support/house.ts';
import type { TestHub } from '../../support/house-builders.ts';
import { actionsOf, type Person } from '../../support/house-people.ts';
import { seat } from '../../support/seats.ts';

const house = await openHouse();
let hub: TestHub;
let amy: Person;
let lena: Person;

beforeEach(async () => {
  hub = await house.hub();
  amy = await house.person('Amy Office');
  await house.role(amy, 'Hub Administrator');
  lena = await house.person('Lena Lead', { at: await house.school({ name: 'Ledwood' }) });
});

/** A running group of two schools that charges £75 for absence, with a session over. */
async function makeGroup(title = 'Fractions') {
  const sessions = ['2026-11-10 16:00-18:00', '2026-12-08 16:00-18:00'];
  const wishes = { state: 'RUNNING' as const, absenceChargePence: 7500, key: `KEY-${title}` };
  const group = await house.group({ title, sessions, leads: [lena], ...wishes });
  const [ash, beech] = [await house.school({ name: 'Ashwood' }), await house.school({ name: 'Beechwood' })];
  const people = {
    tom: await house.person('Tom Reed', { at: ash }),
    ann: await house.person('Ann Bell', { at: beech }),
  };
  await seat(house, group, ash, { teachers: [people.tom] });
  await seat(house, group, beech, { teachers: [people.ann] });
  return { group, ash, beech, ...people };
}

const kindOf = async (word: string) =>
  (await house.db.fundingKind.findFirstOrThrow({ where: { hubId: hub.id, word } })).id;

const add = async (group: { id: string }, word: string, answers: Record<string, string | string[]>) =>
  amy.run('money-line', { group: group.id }, { kind: await kindOf(word), ...answers });

/** The rows of the file behind “Take it as a file”. */
async function table(by: Person): Promise<string[][]> {
  const action = actionsOf(by.view).find(({ label }) => label === 'Take it as a file');
  const address = action && 'opens' in action ? action.opens : '';
  const taken = await house.links.take(address.split('/').at(-1) ?? '');
  if (taken.kind !== 'taken') throw new Error(taken.kind);
  return z.array(z.array(z.string())).parse(parse(String(taken.document.body), { bom: true }));
}

describe('the rules', () => {
  const line = {
    kind: { isMatched: false },
    schoolId: null,
    halfAgreed: false,
    plannedPence: 100,
    claimedPence: 0,
    paidPence: 0,
  };
  const matched = { ...line, kind: { isMatched: true }, schoolId: 'school' };

  test.each([
    ['money that is planned', line, undefined],
    ['nothing at all', { ...line, plannedPence: 0 }, 'planned'],
    ['more claimed than planned', { ...line, claimedPence: 101 }, 'claimed'],
    ['more paid than claimed', { ...line, claimedPence: 50, paidPence: 51 }, 'paid'],
    ['all paid', { ...line, claimedPence: 100, paidPence: 100 }, undefined],
    ['a matched grant without a school', { ...matched, schoolId: null }, 'school'],
    ['a matched grant claimed before the school pays its half', { ...matched, claimedPence: 100 }, undefined],
    ['a matched grant paid before that', { ...matched, claimedPence: 100, paidPence: 1 }, 'paid'],
    ['a matched grant paid after it', { ...matched, claimedPence: 100, paidPence: 100, halfAgreed: true }, undefined],
  ])('%s is right, or its fault is said at its field', (_what, given, field) => {
    expect(faultIn(given)?.field).toBe(field);
  });

  test.each([
    ['did not come, and said nothing', { state: 'ABSENT', substitute: '', apology: undefined }, 'charged'],
    ['apologised late', { state: 'APOLOGIES', substitute: '', apology: { isLate: true, substitute: '' } }, 'charged'],
    ['apologised in time', { state: 'APOLOGIES', substitute: '', apology: { isLate: false, substitute: '' } }, 'free'],
    [
      'apologised in time, and the log says absent',
      { state: 'ABSENT', substitute: '', apology: { isLate: false, substitute: '' } },
      'free',
    ],
    ['sent somebody instead, by the log', { state: 'ABSENT', substitute: 'Jo Green', apology: undefined }, 'free'],
    [
      'sent somebody instead, by the apology',
      { state: 'APOLOGIES', substitute: '', apology: { isLate: true, substitute: 'Jo Green' } },
      'free',
    ],
    ['told the lead alone', { state: 'APOLOGIES', substitute: '', apology: undefined }, 'to ask'],
    ['came after all', { state: 'PRESENT', substitute: '', apology: { isLate: true, substitute: '' } }, 'free'],
  ] as const)('a teacher who %s', (_who, away, comes) => {
    expect(chargeFor(away)).toBe(comes);
  });

  test('money is said in pounds', () => {
    expect([0, 7500, 7550, 300_000].map(sayPounds)).toEqual(['£0', '£75', '£75.50', '£3,000']);
  });
});

describe('the money of a group', () => {
  test('is written down line by line, and its lead reads it and changes nothing', async () => {
    const { group, ash } = await makeGroup();
    await amy.say('money fractions');
    expect(amy.said).toContain('No money is written down for this group yet');
    await amy.press('Add a line');
    expect(amy.form.fields.map(({ id }) => id)).toEqual([
      'kind',
      'school',
      'planned',
      'claimed',
      'paid',
      'half',
      'note',
    ]);
    await amy.fill({
      kind: await kindOf('Cover'),
      school: ash.id,
      planned: '£3,000',
      claimed: '1000',
      note: 'Six days',
    });
    expect(amy.lines).toEqual(['Cover for Ashwood | £3,000 planned, £1,000 claimed, £0 paid · Six days']);
    await add(group, 'Venue', { planned: '200.50' });
    expect(amy.said).toContain('In all: £3,200.50 planned, £1,000 claimed, £0 paid');
    await lena.say('money');
    expect(lena.lines).toHaveLength(2);
    expect(lena.buttons).toEqual([]);
    await lena.run('money-line', { group: group.id });
    expect(lena.refusal).toBe('right');
  });

  test.each([
    ['£1,234.50', '1234.50'],
    ['3,000', '3000'],
    ['75,50', 'Write pounds, such as 750 or 75.50.'],
    ['1,00', 'Write pounds, such as 750 or 75.50.'],
  ])('typed as %s is what it says, and never a hundred times as much', async (planned, said) => {
    const { group } = await makeGroup();
    await add(group, 'Venue', { planned });
    const line = await house.db.fundingLine.findFirst({ where: { groupId: group.id } });
    expect(line ? inPounds(line.plannedPence) : amy.form.errors?.planned).toBe(said);
  });

  test('is no member’s to read, nor another lead’s', async () => {
    const { group, tom } = await makeGroup();
    const other = await house.person('Lou Other');
    await house.group({ title: 'Algebra', leads: [other] });
    for (const one of [tom, other]) {
      await one.run('money', { group: group.id });
      expect(one.refusal).toBe('right');
    }
    await makeGroup('Fractions and ratio');
    await tom.say('money fraction');
    expect(tom.refusal).toBe('right');
    await other.say('money fraction');
    expect(other.lines).toEqual([expect.stringMatching(/^Algebra/)]);
  });

  test('goes to a school that takes part or the lead’s own, and to no other', async () => {
    const { group } = await makeGroup();
    await amy.run('money-line', { group: group.id });
    const school = amy.form.fields.find(({ id }) => id === 'school');
    expect(school?.kind === 'choice' && school.options.map(({ label }) => label)).toEqual([
      'Ashwood',
      'Beechwood',
      'Ledwood',
    ]);
    const stranger = await house.school({ name: 'Elsewhere' });
    await add(group, 'Cover', { school: stranger.id, planned: '10' });
    expect(amy.form.errors?.school).toContain('Choose a school that takes part in this group');
  });

  test('of a matched grant waits for the school’s half, and the administrator sees it today', async () => {
    const { group, ash } = await makeGroup();
    await add(group, 'Matched textbooks', { school: ash.id, planned: '500', claimed: '500', paid: '500' });
    expect(amy.form.errors).toMatchObject({ paid: expect.stringContaining('once the school pays its half') });
    await amy.fill({
      kind: await kindOf('Matched textbooks'),
      school: ash.id,
      planned: '500',
      claimed: '500',
      paid: '',
    });
    expect(amy.said).toContain('waits for the school’s half, £500');
    await amy.say('today');
    expect(amy.said).toContain('Grants without the school’s half (1)');
    await amy.press('Open the line of Matched textbooks in Fractions');
    const now = {
      kind: await kindOf('Matched textbooks'),
      school: ash.id,
      planned: '500',
      claimed: '500',
      half: ['yes'],
    };
    await amy.fill({ ...now, paid: '500' });
    expect(amy.said).toContain('the school pays its half, £500');
    await amy.say('today');
    expect(amy.said).not.toContain('Grants without');
  });

  test('is not changed under somebody who changes it too, and can be taken off', async () => {
    const { group } = await makeGroup();
    await add(group, 'Venue', { planned: '200' });
    const { id } = await house.db.fundingLine.findFirstOrThrow({ where: { groupId: group.id } });
    await amy.run('money-line', { line: id });
    const mia = await house.person('Mia Hart');
    await house.role(mia, 'Maths Hub Lead');
    await mia.run('money', { group: group.id });
    const seen = mia.view;
    await mia.run('money-line', { line: id }, { kind: await kindOf('Venue'), planned: '250' });
    const before = actionsOf(seen).find(({ label }) => label === 'Remove');
    await mia.run('remove-money', before && 'input' in before ? before.input : {});
    expect(mia.said).toContain('Nothing is removed: somebody changed this line meanwhile. Venue is now £250 planned');
    await mia.run('money', { group: group.id });
    await amy.fill({ kind: await kindOf('Venue'), planned: '100' });
    expect(amy.form.problem).toContain('Somebody else has changed this meanwhile');
    await mia.press('Remove Venue');
    expect(await house.db.fundingLine.count({ where: { groupId: group.id } })).toBe(0);
    await amy.run('remove-money', { line: id, version: '2' });
    expect(amy.refusal).toBe('line gone');
    const noted = await house.db.auditEvent.findMany({ where: { subjectId: id }, orderBy: { at: 'asc' } });
    expect(noted.map(({ what }) => what).toSorted()).toEqual([
      'added a line of money',
      'changed a line of money',
      'removed a line of money',
    ]);
  });

  test('has kinds that are the hub’s own', async () => {
    const { group } = await makeGroup();
    await amy.say('money kinds');
    expect(amy.lines.map((line) => line.split(' | ')[0])).toEqual([
      'Cover',
      'Matched textbooks',
      'Release of the lead',
      'Venue',
    ]);
    await amy.press('Add a kind');
    await amy.fill({ word: 'cover', matched: 'no' });
    expect(amy.form.errors).toMatchObject({ word: expect.stringContaining('is there already') });
    const mia = await house.person('Mia Hart');
    await house.role(mia, 'Maths Hub Lead');
    const both = [amy, mia].map((one) => one.run('new-money-kind', {}, { word: 'Travel', matched: 'no' }));
    await Promise.all(both);
    expect([amy.said, mia.said].filter((said) => said.includes('can be chosen now'))).toHaveLength(1);
    await add(group, 'Travel', { planned: '20' });
    await amy.say('money kinds');
    await amy.press('End Travel');
    await amy.run('new-money-kind', {}, { word: 'travel', matched: 'yes' });
    expect(amy.said).toContain('travel can be chosen now: paid by the hub alone');
    await amy.run('end-money-kind', { kind: await kindOf('travel') });
    await add(group, 'travel', { planned: '20' });
    expect(amy.form.errors?.kind).toContain('is no longer given');
    expect(await house.db.fundingLine.count({ where: { groupId: group.id } })).toBe(1);
  });
});

describe('the money of the hub', () => {
  test('adds up by kind and group, on the page and in the file', async () => {
    const { group, ash } = await makeGroup();
    const { group: other } = await makeGroup('Algebra');
    await add(group, 'Cover', { school: ash.id, planned: '3000', claimed: '1000', paid: '500.50' });
    await add(group, 'Venue', { planned: '100', note: '=SUM(F2:F9), "all"' });
    await add(other, 'Cover', { planned: '50' });
    await amy.say('money');
    expect(amy.said).toContain('Cover: £3,050 planned, £1,000 claimed, £500.50 paid');
    expect(amy.said).toContain('In all: £3,150 planned');
    const [head, ...rows] = await table(amy);
    expect(head).toContain('Paid');
    expect(rows.map((row) => row[5])).toEqual(['50.00', '3000.00', '100.00']);
    // a spreadsheet reads what begins like a formula as words
    expect(rows.map((row) => row.at(-1))).toEqual(['', '', `'=SUM(F2:F9), "all"`]);
    const [sum] = await house.db.$queryRaw<{ pence: number }[]>`
      SELECT sum("plannedPence")::int AS pence FROM "FundingLine" WHERE "hubId" = ${hub.id}::uuid`;
    expect(rows.reduce((total, row) => total + Number(row[5]) * 100, 0)).toBe(sum?.pence);
  });

  test('of a phase lead is that of the phase', async () => {
    const { group } = await makeGroup();
    await add(group, 'Venue', { planned: '100' });
    const sid = await house.person('Sid Second');
    const word = {
      hubId: hub.id,
      word: 'Secondary Lead',
      standing: 'PHASE_LEAD' as const,
      phase: 'SECONDARY' as const,
    };
    const { id: roleWordId } = await house.db.roleWord.create({ data: { ...word, rank: 99 } });
    const since = new Date('2026-09-01');
    await house.db.hubRole.create({
      data: { hubId: hub.id, personId: sid.personId, roleWordId, from: since, phase: 'SECONDARY' },
    });
    await sid.say('money');
    expect(sid.lines).toEqual([]);
    await sid.run('money-line', { group: group.id });
    expect(sid.refusal).toBe('right');
  });

  test('goes into the report of its group, and what is written later is shown as later', async () => {
    const { group } = await makeGroup();
    await add(group, 'Cover', { planned: '3000', claimed: '1000' });
    const days = { starts: new Date('2026-08-01'), ends: new Date('2026-12-18'), dueOn: new Date('2026-12-11') };
    const about = { hubId: hub.id, groupId: group.id, year: 2026, term: 'AUTUMN' as const };
    const report = await house.db.report.create({ data: { ...about, ...days, state: 'OPEN' } });
    await lena.run('report', { report: report.id });
    expect(lena.lines).toContain('Money: £3,000 planned, £1,000 claimed, £0 paid | from what the hub has written down');
    await lena.press('See the money: Fractions');
    expect(lena.view.title).toBe('Money of a group');
    await house.db.report.update({ where: { id: report.id }, data: { state: 'SUBMITTED' } });
    const mia = await house.person('Mia Hart');
    await house.role(mia, 'Maths Hub Lead');
    await mia.run('accept-report', { report: report.id });
    const { id } = await house.db.fundingLine.findFirstOrThrow({ where: { groupId: group.id } });
    await amy.run('money-line', { line: id }, { kind: await kindOf('Cover'), planned: '3000', claimed: '2000' });
    await mia.run('report', { report: report.id });
    expect(mia.lines).toContain('Money: £3,000 planned, £1,000 claimed, £0 paid | from what the hub has written down');
    expect(mia.lines).toContain('Money: £3,000 planned, £2,000 claimed, £0 paid | ');
  });
});

describe('absence charges', () => {
  test('are listed by school for the administrator, as the log and the apologies say', async () => {
    const { group, tom, ann } = await makeGroup();
    house.clock.set('2026-11-09T10:00:00Z');
    await tom.say('mine');
    const { id: session } = await house.db.session.findFirstOrThrow({ where: { groupId: group.id, number: 1 } });
    await tom.run('cannot-come', { session });
    house.clock.set('2026-11-11T10:00:00Z');
    await lena.run('log', { session }, { came: [], did: 'We compared fractions.' });
    await amy.say('absence charges');
    expect(amy.said).toContain('2 absences of 2 schools, £150 in all');
    expect(amy.lines).toEqual([
      expect.stringMatching(
        /^Ashwood: £75 \| Tom Reed, Fractions, session 1, .*10 November · apologised after the last free day$/,
      ),
      expect.stringMatching(/^Beechwood: £75 \| Ann Bell, .* · did not come$/),
    ]);
    expect(await table(amy)).toHaveLength(3);
    await lena.say('absence charges');
    expect(lena.refusal).toBe('right');
    const member = await house.db.membership.findFirstOrThrow({ where: { groupId: group.id, personId: ann.personId } });
    await house.db.attendance.updateMany({ where: { membershipId: member.id }, data: { state: 'APOLOGIES' } });
    await amy.say('absence charges');
    expect(amy.said).toContain('1 absence of 1 school, £75 in all');
    expect(amy.said).toContain('1 more apologised to the lead alone');
  });

  test('are none where a group charges nothing', async () => {
    const { group } = await makeGroup();
    await house.db.workGroup.update({ where: { id: group.id }, data: { absenceChargePence: 0 } });
    house.clock.set('2026-11-11T10:00:00Z');
    await lena.run('log', { group: group.id }, { came: [], did: 'We compared fractions.' });
    await amy.say('absence charges');
    expect(amy.said).toContain('No absence of this year is charged for');
  });
});
