import { describe, expect, test } from 'vitest';
import { openHouse } from '../../support/house.ts';

const house = await openHouse();
const night = '2026-11-16T21:00:00Z';

/** A hub with a lead, a group that seeks one, and local leaders who could do it. */
async function gather(wishes: Parameters<typeof house.group>[0] = {}) {
  await house.hub();
  const mia = await house.person('Mia Hart');
  await house.role(mia, 'Maths Hub Lead');
  const group = await house.group({ state: 'SEEKING_LEAD', title: 'Fractions circle', code: 'NCP26-01', ...wishes });
  const leader = async (name: string) => {
    const person = await house.person(name);
    const kind = await house.db.designationKind.findFirstOrThrow({
      where: { hubId: group.hubId, word: 'Mastery Specialist' },
    });
    const row = { hubId: group.hubId, kindId: kind.id, phase: 'PRIMARY', cohort: 3, status: 'ACCREDITED' } as const;
    await house.db.designation.create({ data: { ...row, personId: person.personId, from: new Date('2025-09-01') } });
    return person;
  };
  return { mia, group, ada: await leader('Ada Lund'), ben: await leader('Ben Okoro'), leader };
}

type Person = Awaited<ReturnType<typeof house.person>>;
const says = { capacity: 'LEAD', note: 'I led one like it.', halfTerms: ['AUTUMN 1'], head: 'yes' };

async function offers(person: Person, group: { id: string }, more = {}) {
  await person.run('interest', { group: group.id });
  await person.fill({ ...says, ...more });
}

const interestOf = (person: Person) => house.db.interest.findFirstOrThrow({ where: { personId: person.personId } });
const stateOf = async ({ id }: { id: string }) => (await house.db.workGroup.findUniqueOrThrow({ where: { id } })).state;

const leadsOf = async ({ id }: { id: string }) => {
  const rows = await house.db.workGroupLead.findMany({
    where: { groupId: id, to: null },
    include: { person: true },
    orderBy: { capacity: 'asc' },
  });
  return rows.map(({ person, capacity }) => `${person.name} ${capacity}`);
};

async function accept(person: Person) {
  await person.say('');
  await person.press(person.buttons.find((label) => label === 'Yes, I lead it') ?? 'Yes, I lead it');
}

describe('a local leader', () => {
  test('offers to lead, is told that it is no promise, changes it and takes it back', async () => {
    const { ada, group } = await gather();
    await ada.say('interest ncp26-01');
    await ada.fill(says);
    expect(ada.said).toContain('no promise');
    await ada.say('interest fractions');
    expect(ada.form.fields.find(({ id }) => id === 'note')).toMatchObject({ value: 'I led one like it.' });
    await ada.fill({ ...says, capacity: 'CO_LEAD', withWhom: 'a colleague at my school' });
    expect(await interestOf(ada)).toMatchObject({
      groupId: group.id,
      capacity: 'CO_LEAD',
      state: 'SUBMITTED',
      version: 2,
    });
    await ada.say('interests');
    expect(ada.lines).toEqual(['Fractions circle | co-lead · the hub has it']);
    await ada.press('Take it back');
    expect(await interestOf(ada)).toMatchObject({ state: 'WITHDRAWN' });
    await ada.pressAgain();
    expect(await interestOf(ada)).toMatchObject({ version: 3 });
  });

  test('says it of several from one list', async () => {
    const { ada } = await gather();
    await house.group({ state: 'PLANNED', title: 'Ratio circle' });
    await house.project({ kind: 'FOCUS_AREA', title: 'Oracy in maths' });
    await ada.say('interest');
    for (const title of ['Fractions circle', 'Ratio circle', 'Oracy in maths']) expect(ada.said).toContain(title);
    await ada.press(ada.view ? 'Say interest: Oracy in maths, no group yet' : '');
    await ada.fill({ ...says, capacity: 'LEAD' });
    await ada.press('Choose another');
    expect(ada.lines.find((line) => line.startsWith('Oracy'))).toContain('you: lead, the hub has it');
  });

  test('offers to lead from the page of a project: the first group of it, or the one that is planned already', async () => {
    const { ada } = await gather();
    const oracy = await house.project({ kind: 'FOCUS_AREA', title: 'Oracy in maths' });
    const ratio = await house.project({ title: 'Ratio', code: 'NCP26-07' });
    const group = await house.group({ state: 'PLANNED', title: 'Ratio in the north', projectId: ratio.id });
    await ada.run('show', { project: oracy.id });
    await ada.press('Offer to lead');
    await ada.fill(says);
    expect(ada.said).toContain('“Oracy in maths”');
    await ada.run('show', { project: ratio.id });
    await ada.press('Offer to lead');
    expect(ada.form.intro).toContain('Ratio in the north.');
    await house.group({ state: 'SEEKING_LEAD', title: 'Ratio in the south', projectId: ratio.id });
    await ada.run('show', { project: ratio.id });
    await ada.press('Offer to lead');
    expect(ada.lines.map((line) => line.split(' | ')[0])).toEqual(['Ratio in the north', 'Ratio in the south']);
    expect(group.projectId).toBe(ratio.id);
  });

  test('is offered nothing to lead of what is over, run elsewhere or has a newer edition, and a teacher nothing at all', async () => {
    const { ada } = await gather();
    const old = await house.project({ kind: 'FOCUS_AREA', title: 'Talk in maths', year: 2025 });
    const current = await house.project({ kind: 'FOCUS_AREA', title: 'Talk in all years', editionOfId: old.id });
    const over = await house.project({ kind: 'FOCUS_AREA', title: 'Abacus', status: 'ended' });
    const elsewhere = await house.project({ kind: 'PROGRAMME', title: 'Summer school' });
    for (const { id } of [old, over, elsewhere]) {
      await ada.run('show', { project: id });
      expect(ada.buttons).not.toContain('Offer to lead');
    }
    await ada.run('show', { project: current.id });
    expect(ada.buttons).toContain('Offer to lead');
    await ada.say('interest');
    const titles = ada.lines.map((line) => line.split(' | ')[0]);
    expect(titles).toContain('Talk in all years');
    expect(titles).not.toContain('Talk in maths');
    const tom = await house.person('Tom Teacher');
    await tom.run('show', { project: current.id });
    expect(tom.buttons).not.toContain('Offer to lead');
  });

  test('who comes after the deadline is taken, and marked as late', async () => {
    const { ada, ben, group } = await gather({ interestUntil: new Date('2026-11-16') });
    await offers(ada, group);
    house.clock.set('2026-11-17T10:00:00Z');
    await ben.run('interest', { group: group.id });
    expect(ben.said).toContain('marked as late');
    await ben.fill(says);
    expect([(await interestOf(ada)).isLate, (await interestOf(ben)).isLate]).toEqual([false, true]);
  });

  test('who would only take part goes on to a place', async () => {
    const { ada, group } = await gather({ state: 'RECRUITING' });
    await offers(ada, group, { capacity: 'TAKE_PART' });
    expect(ada.buttons).toContain('Join this group');
    const other = await house.group({ state: 'SEEKING_LEAD' });
    await offers(ada, other, { capacity: 'TAKE_PART' });
    await ada.press('Tell me when open');
    expect(await house.db.watch.count({ where: { personId: ada.personId, groupId: other.id } })).toBe(1);
  });

  test('a teacher who is none is told how to become one, and the hub hears it once', async () => {
    const { mia, group } = await gather();
    const tom = await house.person('Tom Reed');
    await tom.run('interest', { group: group.id });
    expect(tom.said).toContain('not listed as one yet');
    await tom.press('Ask the hub');
    await tom.run('ask-to-lead');
    expect((await house.notices(mia)).map(({ said }) => said)).toEqual([
      expect.stringContaining('Tom Reed would like to lead Work Groups'),
    ]);
  });

  test('words that look like a pupil’s details are asked about first', async () => {
    const { ada, group } = await gather();
    await ada.run('interest', { group: group.id });
    await ada.fill({ ...says, note: 'As I did for the pupil Sam Pike.' });
    expect(ada.refusal).not.toBe('pupil details');
    expect(ada.form.errors?.note).toContain('pupil’s name');
  });
});

describe('the hub', () => {
  test('opens a planned group to offers, with the Quality Framework as a check', async () => {
    const { mia } = await gather();
    const group = await house.group({ state: 'PLANNED', title: 'Ratio circle' });
    await mia.say('seek lead ratio');
    expect(mia.form.fields.find(({ id }) => id === 'quality')).toMatchObject({ options: { length: 6 } });
    await mia.fill({ until: '2026-11-01', quality: [] });
    expect(mia.form.errors?.until).toContain('later day');
    await mia.fill({ until: '2026-12-04', quality: ['rationale', 'value'] });
    expect(mia.said).toContain('Evidence is collected');
    const row = await house.db.workGroup.findUniqueOrThrow({ where: { id: group.id } });
    expect(row).toMatchObject({ state: 'SEEKING_LEAD', qualityMet: ['rationale', 'value'] });
    expect(row.soughtSince).toEqual(house.clock.now());
  });

  test('sees the groups without a lead, the longest sought first, with days to the deadline', async () => {
    const { mia, ada, group } = await gather({
      soughtSince: new Date('2026-11-02T10:00:00Z'),
      interestUntil: new Date('2026-11-19'),
    });
    await house.group({ state: 'SEEKING_LEAD', title: 'Older', soughtSince: new Date('2026-10-05T10:00:00Z') });
    await house.group({ state: 'PLANNED', title: 'Not sought' });
    await house.group({ state: 'RUNNING', title: 'Has one', leads: [ada] });
    await offers(ada, group);
    await mia.say('groups without a lead');
    expect(mia.lines.map((line) => line.split(' | ')[0])).toEqual(['Older', 'Fractions circle', 'Not sought']);
    expect(mia.lines[1]).toContain('1 candidate · sought since Monday 2 November · closes in 3 school days');
  });

  test('compares candidates: designations, groups led, note and clashes; the panel’s note stays with the panel', async () => {
    const { mia, ada, ben, group } = await gather();
    await house.group({ state: 'RUNNING', leads: [ada], sessions: ['2027-01-12 15:00-17:00'] });
    await offers(ada, group);
    await offers(ben, group, { note: '' });
    await mia.say('commission ncp26-01');
    const [first = '', second = ''] = mia.lines;
    expect(first).toContain('Ada Lund: lead');
    expect(first).toContain('Mastery Specialist, Primary, cohort 3, accredited');
    expect(first).toContain('led 1 group in three years, 1 now');
    expect(first).toContain('away when it meets on Tuesday 12 January');
    expect(first).toContain('“I led one like it.”');
    expect(second).toContain('led 0 groups in three years, 0 now');
    expect(second).not.toContain('away');
    await mia.press('Note: Ada Lund, Fractions circle');
    await mia.fill({ note: 'Strong on evidence.' });
    expect(mia.lines[0]).toContain('under review');
    expect(mia.lines[0]).toContain('Panel: Strong on evidence.');
    await ada.say('interests');
    expect(ada.said).not.toContain('Strong on evidence');
    await ada.run('commission', { group: group.id });
    expect(ada.refusal).toBe('right');
  });

  test('offers to the only candidate directly; a yes makes the lead, moves the group and proposes to answer the others', async () => {
    const { mia, ada, ben, group } = await gather();
    await offers(ada, group);
    await mia.say('commission fractions');
    await mia.press('Offer directly');
    expect(mia.said).toContain('Offered to Ada Lund, who can answer until Monday 23 November');
    await offers(ben, group);
    const [asked] = await house.notices(ada);
    expect(asked?.said).toContain('Answer by: Monday 23 November');
    await accept(ada);
    expect(ada.said).toContain('You lead this group');
    expect(await leadsOf(group)).toEqual(['Ada Lund LEAD']);
    expect(await stateOf(group)).toBe('COMMISSIONED');
    expect(await interestOf(ada)).toMatchObject({ state: 'COMMISSIONED' });
    expect((await house.notices(ada)).at(-1)?.said).toBe('overtaken');
    const told = (await house.notices(mia)).find(({ kind }) => kind === 'lead answered');
    expect(told?.said).toContain('Still waiting for an answer: Ben Okoro');
    expect(await house.notices(ben)).toEqual([]);
    await mia.run('decline-others', { group: group.id });
    expect(mia.form.fields[1]).toMatchObject({ value: expect.stringContaining('Thank you for offering') });
    await mia.fill({ who: [(await interestOf(ben)).id], words: 'Next year we would like to ask you first.' });
    expect((await house.notices(ben)).map(({ said }) => said).join()).toContain(
      'Next year we would like to ask you first.',
    );
    await ben.say('interests');
    expect(ben.said).toContain('The hub writes: Next year');
  });

  test('asks a lead with a co-lead, or somebody who never offered; a running group keeps its state', async () => {
    const { mia, ada, ben, group, leader } = await gather({ state: 'RUNNING' });
    await offers(ada, group);
    await mia.run('offer-lead', { group: group.id, interest: (await interestOf(ada)).id });
    await mia.fill({ how: 'with a co-lead' });
    expect(mia.form.errors?.other).toContain('second person');
    await mia.fill({ how: 'with a co-lead', other: ben.personId });
    await accept(ada);
    await accept(ben);
    expect(await leadsOf(group)).toEqual(['Ada Lund LEAD', 'Ben Okoro CO_LEAD']);
    expect(await stateOf(group)).toBe('RUNNING');
    const cy = await leader('Cy Marsh');
    await mia.run('offer-lead', { group: group.id }, { person: cy.personId, how: 'as co-lead' });
    expect(mia.said).toContain('A group has one lead, a lead with a co-lead, or two co-leads.');
    const other = await house.group({ state: 'PLANNED' });
    await mia.run('offer-lead', { group: other.id }, { person: cy.personId, how: 'alone' });
    await accept(cy);
    expect(await leadsOf(other)).toEqual(['Cy Marsh LEAD']);
  });

  test('hears no, or nothing in time: it goes back to the panel', async () => {
    const { mia, ada, ben, group } = await gather();
    await offers(ada, group);
    await offers(ben, group);
    const offer = async (person: Person) =>
      mia.run('offer-lead', { group: group.id, interest: (await interestOf(person)).id }, { how: 'alone' });
    await offer(ada);
    await offer(ben);
    expect(mia.said).toContain('has not answered. Take that offer back first.');
    await ada.say('interests');
    await ada.press('No, I can’t');
    expect(await interestOf(ada)).toMatchObject({ state: 'WITHDRAWN' });
    await offer(ben);
    house.clock.set('2026-11-24T00:01:00Z');
    await house.sweep();
    expect(await interestOf(ben)).toMatchObject({ state: 'UNDER_REVIEW' });
    expect((await house.notices(ben)).at(-1)?.said).toContain('Its day has passed');
    expect((await house.notices(mia)).map(({ said }) => said).join()).toContain('Ben Okoro did not answer in time');
    expect(await stateOf(group)).toBe('SEEKING_LEAD');
  });

  test('speaks in the hub’s hours, and counts the days to answer from then', async () => {
    const { mia, ada, group } = await gather();
    house.clock.set(night);
    await mia.run('offer-lead', { group: group.id }, { person: ada.personId, how: 'alone' });
    expect(await house.notices(ada)).toMatchObject([{ notBefore: '2026-11-17T07:30:00.000Z' }]);
    expect(mia.said).toContain('until Tuesday 24 November');
  });

  test('keeps a candidate in reserve, takes an offer back, and declines in its own words', async () => {
    const { mia, ada, group } = await gather();
    await offers(ada, group);
    await mia.say('commission fractions');
    await mia.press('Reserve');
    expect((await house.notices(ada)).at(-1)?.said).toContain('kept in reserve');
    await mia.run('offer-lead', { group: group.id, interest: (await interestOf(ada)).id }, { how: 'alone' });
    await mia.press('Take it back');
    expect((await house.notices(ada)).at(-1)?.said).toContain('The hub has taken it back');
    await mia.press('Decline');
    await mia.fill({ words: 'Thank you, and not this time.' });
    await ada.run('interest', { group: group.id });
    expect(ada.refusal).toBe('decided');
    await mia.run('reserve', { group: group.id, interest: (await interestOf(ada)).id });
    expect(mia.refusal).toBe('candidate answered');
  });

  test('replaces a lead in mid-year and keeps who led before', async () => {
    const { mia, ada, ben, group } = await gather({ state: 'RUNNING' });
    await house.db.workGroupLead.create({
      data: { hubId: group.hubId, groupId: group.id, personId: ada.personId, capacity: 'LEAD', from: new Date(0) },
    });
    await mia.run('replace-lead', { group: group.id });
    const [who] = mia.form.fields;
    await mia.fill({ who: who?.kind === 'choice' ? (who.value ?? '') : '', next: ben.personId });
    expect(await leadsOf(group)).toEqual(['Ben Okoro LEAD']);
    expect(mia.said).toContain('Led before by: Ada Lund until Monday 16 November');
    expect((await house.notices(ada)).at(-1)?.said).toContain('You no longer lead');
    expect((await house.notices(ben)).at(-1)?.said).toContain('You lead this Work Group now');
    const [row] = await house.db.workGroupLead.findMany({ where: { groupId: group.id, to: null } });
    await mia.run('replace-lead', { group: group.id }, { who: row?.id ?? '' });
    expect(await leadsOf(group)).toEqual([]);
    expect((await house.db.workGroup.findUniqueOrThrow({ where: { id: group.id } })).soughtSince).not.toBeNull();
  });

  test('a phase lead commissions for the own phase only', async () => {
    const { group } = await gather();
    const pat = await house.person('Pat Sole');
    await house.role(pat, 'Secondary Mastery Lead');
    await pat.run('commission', { group: group.id });
    expect(pat.refusal).toBe('right');
    await pat.say('groups without a lead');
    expect(pat.lines).toEqual([]);
  });
});

describe('a lead who pauses', () => {
  test('names a stand-in, who leads with them until they are back', async () => {
    const { ada, ben, group } = await gather({ state: 'RUNNING' });
    await house.db.workGroupLead.create({
      data: { hubId: group.hubId, groupId: group.id, personId: ada.personId, capacity: 'LEAD', from: new Date(0) },
    });
    await ada.say('pause until 2026-12-04');
    expect(ada.form.fields[0]).toMatchObject({ value: '2026-12-04' });
    await ada.fill({ until: '2026-12-04', standIn: ben.personId });
    expect(await leadsOf(group)).toEqual(['Ada Lund LEAD', 'Ben Okoro CO_LEAD']);
    expect((await house.notices(ben)).at(-1)?.said).toContain('Ada Lund is away until Friday 4 December');
    await ada.say('pause');
    await ada.press('I’m back');
    expect(await leadsOf(group)).toEqual(['Ada Lund LEAD']);
    await ada.say('back');
    expect(ada.refusal).toBe('not away');
  });

  test('for more than five school days and without a stand-in, the hub is told; it ends by itself', async () => {
    const { mia, ada, ben } = await gather();
    await house.group({ state: 'RUNNING', title: 'Ratio circle', leads: [ada] });
    await ada.run('pause', {}, { until: '2026-11-20' });
    expect(await house.notices(mia)).toEqual([]);
    await ada.say('back');
    await ada.run('pause', {}, { until: '2026-11-23' });
    expect((await house.notices(mia)).at(-1)?.said).toContain('Ada Lund is away until Monday 23 November');
    house.clock.set('2026-11-24T08:00:00Z');
    await house.sweep();
    expect((await house.notices(mia)).at(-1)?.said).toBe('overtaken');
    await ben.say('pause');
    expect(ben.form.fields.map(({ id }) => id)).toEqual(['until']);
    await ben.run('pause', {}, { until: '2026-11-27', standIn: ada.personId });
    expect(ben.said).toContain('You lead no Work Group now, so nobody needs to stand in for you.');
  });
});
