import { beforeEach, describe, expect, test } from 'vitest';
import { openHouse } from '../../support/house.ts';
import type { TestHub } from '../../support/house-builders.ts';

const house = await openHouse();
let hub: TestHub;

beforeEach(async () => {
  hub = await house.hub({ name: 'Wensum Maths Hub' });
});

async function makeStaff(word = 'Hub Administrator') {
  const abe = await house.person('Abe Lowe');
  await house.role(abe, word);
  return abe;
}

const lines = (said: string) => said.split('\n');

describe('the hub’s profile', () => {
  test('says to everybody what the hub is: area, lead schools, aims, partners by kind, since when, whom to ask', async () => {
    const lead = await house.school({ name: 'Millbeck Primary' });
    const data = { hubId: hub.id, from: new Date('2025-09-01') };
    await house.db.hub.update({
      where: { id: hub.id },
      data: { aims: 'Maths for every child.', areaText: 'Norfolk and Suffolk', startedOn: new Date('2020-09-01') },
    });
    await house.db.hubLeadSchool.create({ data: { ...data, schoolId: lead.id } });
    await house.db.partner.createMany({
      data: [
        { ...data, name: 'Wensum College', kind: 'STRATEGIC' },
        { ...data, name: 'Broads Trust', kind: 'STRATEGIC' },
        { ...data, name: 'Old Friends', kind: 'OPERATIONAL', to: new Date('2026-07-31') },
      ],
    });
    await house.db.hubArea.createMany({
      data: [
        { hubId: hub.id, schoolId: lead.id },
        { hubId: hub.id, laName: 'Suffolk', part: 'Lowestoft' },
        { hubId: hub.id, laName: 'Norfolk' },
      ],
    });
    const tom = await house.person('Tom Reed');
    await tom.say('hub');
    expect(lines(tom.said)).toEqual([
      'Your hub here',
      'This workspace belongs to Wensum Maths Hub.',
      'Maths for every child.',
      'Area: Norfolk and Suffolk: Norfolk, Lowestoft in Suffolk, Millbeck Primary',
      'Lead school: Millbeck Primary',
      'Strategic partners: Broads Trust and Wensum College',
      'Now: working since Tuesday 1 September 2020',
      'Ask: the hub office',
    ]);
    expect(tom.buttons).toEqual(['See who to ask', 'See the partners']);
  });

  test('leaves out what nobody has said yet, and still says whom to ask', async () => {
    const tom = await house.person('Tom Reed');
    await tom.say('hub');
    expect(lines(tom.said)).toEqual([
      'Your hub here',
      'This workspace belongs to Wensum Maths Hub.',
      'Ask: the hub office',
    ]);
  });

  test('shows the other hub after a change in a private chat, and never the one before', async () => {
    await house.db.hub.update({ where: { id: hub.id }, data: { aims: 'Aims of Wensum.' } });
    const other = await house.hub({ name: 'Bristol Maths Hub', aims: 'Aims of Bristol.' });
    const tom = house.stranger('Tom Reed', { platform: 'teams', workspace: '' });
    await tom.run('choose-hub', { hub: hub.slug });
    await tom.say('hub');
    expect(tom.said).toContain('Aims of Wensum.');
    await tom.run('choose-hub', { hub: other.slug });
    expect(tom.said).not.toContain('Aims of');
    await tom.press('See my hub');
    expect(tom.said).toContain('Aims of Bristol.');
    expect(tom.said).not.toContain('Aims of Wensum.');
  });

  test('is changed by staff only', async () => {
    const tom = await house.person('Tom Reed');
    for (const words of [
      'hub edit',
      'hub about',
      'hub leads',
      'hub area',
      'hub privacy',
      'hub settings',
      'hub agreement',
    ]) {
      await tom.say(words);
      expect(tom.refusal).toBe('right');
    }
    for (const runs of ['save-partner', 'save-contact', 'add-area', 'remove-contact', 'remove-area']) {
      await tom.run(runs, runs.startsWith('remove') ? { contact: hub.id, area: hub.id } : {});
      expect(tom.refusal).toBe('right');
    }
  });
});

describe('staff', () => {
  test('change name, aims and whom to ask, and everybody reads it at once', async () => {
    const [abe, tom] = [await makeStaff(), await house.person('Tom Reed')];
    await tom.say('help');
    expect(tom.said).toContain('Ask the hub office.');
    await abe.say('hub edit');
    await abe.press('Edit: Name and aims');
    expect(abe.form.fields[0]).toMatchObject({ value: 'Wensum Maths Hub' });
    await abe.fill({ name: 'Broadland Maths Hub', aims: 'New aims.', contact: 'Jo Bright, jo@hub.example' });
    expect(abe.view.title).toBe('The hub is changed');
    expect(abe.said).toContain('Broadland Maths Hub');
    await tom.say('hub');
    expect(tom.said).toContain('This workspace belongs to Broadland Maths Hub.');
    expect(tom.said).toContain('New aims.');
    await tom.say('help');
    expect(tom.said).toContain('Ask Jo Bright, jo@hub.example.');
    const [row] = await house.db.auditEvent.findMany({ where: { subjectId: hub.id } });
    expect(row).toMatchObject({ what: 'described the hub', personId: abe.personId });
    expect(JSON.stringify(row?.after)).not.toContain('Broadland');
  });

  test('are told when a hub would end before it begins', async () => {
    const abe = await makeStaff();
    await abe.say('hub about');
    const given = { name: 'Wensum', contact: 'us', startedOn: '2026-09-01', endedOn: '2026-08-31' };
    await abe.fill(given);
    expect(abe.form.errors).toEqual({ endedOn: 'The last day must not be before the first.' });
    await abe.fill({ ...given, endedOn: '2026-10-31' });
    await abe.say('hub');
    expect(abe.said).toContain('Now: ended on Saturday 31 October');
  });

  test('word the privacy notice, which everybody reads from then on', async () => {
    const [abe, tom] = [await makeStaff(), await house.person('Tom Reed')];
    await abe.say('hub privacy');
    await abe.fill({
      controller: 'the Department for Education',
      privacyPurpose: 'to run it',
      privacyContact: 'dpo@hub.example',
    });
    await tom.say('privacy');
    expect(tom.said).toContain('Data controller: the Department for Education');
    expect(tom.said).toContain('Questions and complaints: dpo@hub.example');
    await abe.say('hub privacy');
    await abe.fill({ controller: ' ', privacyPurpose: 'x', privacyContact: 'y' });
    expect(abe.form.errors).toEqual({ controller: 'Write who is data controller.' });
  });

  test('renew the agreement: who joins from then on agrees to the new text, who joined keeps theirs', async () => {
    const abe = await makeStaff();
    const group = await house.group();
    const joining = { role: 'Year 4 teacher', years: ['Year 4'], head: 'yes' };
    const tom = await house.person('Tom Reed', { at: await house.school() });
    await tom.run('join', { group: group.id });
    await tom.fill({ ...joining, agree: ['1'] });
    await abe.say('hub agreement');
    const text = 'My school sends two teachers.';
    await abe.fill({ text });
    expect(abe.said).toContain('version 2, since Monday 16 November');
    const ada = await house.person('Ada Lund', { at: await house.school() });
    await ada.run('join', { group: group.id });
    expect(ada.said).toContain(text);
    await ada.fill({ ...joining, agree: ['2'] });
    const versions = await house.db.membership.findMany({ where: { groupId: group.id }, orderBy: { joinedAt: 'asc' } });
    expect(versions.map((one) => one.agreementVersion).toSorted()).toEqual([1, 2]);
    await abe.say('hub agreement');
    await abe.fill({ text });
    expect(abe.form.errors?.text).toContain('counts already');
  });
});

describe('settings', () => {
  test('count at once: the next place is held for as many days as were just set', async () => {
    const abe = await makeStaff();
    const tom = await house.person('Tom Reed', { at: await house.school() });
    const group = await house.group();
    await tom.run('join', { group: group.id });
    expect(tom.form.fields.find(({ id }) => id === 'head')).toMatchObject({
      options: [{}, { detail: 'until Monday 30 November' }],
    });
    await abe.say('hub settings answers');
    const set = Object.fromEntries(
      abe.form.fields.map((field) => [field.id, 'value' in field ? String(field.value) : '']),
    );
    await abe.fill({ ...set, headAnswerDays: '3' });
    expect(abe.view.title).toBe('The settings are saved');
    await tom.run('join', { group: group.id });
    expect(tom.form.fields.find(({ id }) => id === 'head')).toMatchObject({
      options: [{}, { detail: 'until Thursday 19 November' }],
    });
  });

  test('show and change one part and leave the others alone', async () => {
    const abe = await makeStaff();
    await abe.say('hub settings');
    expect(abe.view.title).toBe('Which settings?');
    await abe.press('Keeping records');
    expect(abe.form.fields.map(({ id }) => id)).toEqual(['keepYears', 'keepUnsuccessfulMonths', 'keepAuditYears']);
    await abe.fill({ keepYears: '5', keepUnsuccessfulMonths: '6', keepAuditYears: '3', offerDays: '1' });
    const row = await house.db.hub.findUniqueOrThrow({ where: { id: hub.id } });
    expect(row).toMatchObject({ keepYears: 5, keepUnsuccessfulMonths: 6, keepAuditYears: 3, offerDays: 5 });
  });

  test.each([
    ['offerDays', '0', 'Use a whole number from 1 to 30.'],
    ['offerDays', 'ten', 'Use a whole number from 1 to 30.'],
    ['headAnswerDays', '2.5', 'Use a whole number from 1 to 60.'],
    ['quietTo', '07:00', 'The time until which I write must be after the time from which I do.'],
  ])('say at the field %s why %s cannot be', async (field, value, why) => {
    const abe = await makeStaff();
    await abe.say('hub settings answers');
    const set = Object.fromEntries(abe.form.fields.map((one) => [one.id, 'value' in one ? String(one.value) : '']));
    await abe.fill({ ...set, [field]: value });
    expect(abe.form.errors).toEqual({ [field]: why });
  });
});

describe('lead schools', () => {
  const change = async (abe: Awaited<ReturnType<typeof makeStaff>>, answers: Record<string, string>) => {
    await abe.say('hub leads');
    return abe.fill(answers);
  };

  test('are one or two, change from a day on, and stay on record', async () => {
    const abe = await makeStaff();
    const [first, second, third] = [
      await house.school({ name: 'Millbeck' }),
      await house.school({ name: 'Fernside' }),
      await house.school({ name: 'Oakfield' }),
    ];
    await change(abe, { starts: first.id, from: '2026-09-01' });
    await change(abe, { starts: second.id, from: '2026-09-01' });
    await abe.say('hub');
    expect(abe.said).toContain('Lead schools: Millbeck and Fernside');
    await change(abe, { starts: third.id, from: '2027-01-04' });
    expect(abe.form.errors?.starts).toContain('Two schools lead the hub already.');
    const stops = (await house.db.hubLeadSchool.findFirstOrThrow({ where: { schoolId: first.id } })).id;
    await abe.fill({ stops, starts: third.id, from: '2027-01-04' });
    await abe.say('hub');
    expect(abe.said).toContain('Lead schools: Millbeck and Fernside');
    house.clock.set('2027-01-04T09:00:00Z');
    await abe.say('hub');
    expect(abe.said).toContain('Lead schools: Fernside and Oakfield');
    expect(await house.db.hubLeadSchool.count({ where: { hubId: hub.id } })).toBe(3);
  });

  test('say why something cannot be', async () => {
    const abe = await makeStaff();
    const school = await house.school({ name: 'Millbeck' });
    await change(abe, {});
    expect(abe.form.errors?.starts).toContain('Choose which school stops');
    await change(abe, { starts: crypto.randomUUID() });
    expect(abe.form.errors?.starts).toContain('no longer in the list');
    await change(abe, { starts: school.id, from: '2026-11-16' });
    await change(abe, { starts: school.id, from: '2026-11-16' });
    expect(abe.form.errors?.starts).toContain('leads the hub already');
    const { id: stops } = await house.db.hubLeadSchool.findFirstOrThrow({ where: { schoolId: school.id } });
    await change(abe, { stops, from: '2026-12-01' });
    expect(abe.form.errors?.starts).toContain('A hub has a lead school.');
    await change(abe, { stops, starts: (await house.school()).id, from: '2026-11-01' });
    expect(abe.form.errors?.from).toContain('does not lead the hub on that day');
  });

  test('a school that would end on the day it began was never one', async () => {
    const abe = await makeStaff();
    const [wrong, right] = [await house.school({ name: 'Wrong' }), await house.school({ name: 'Right' })];
    await change(abe, { starts: wrong.id, from: '2026-11-16' });
    const { id: stops } = await house.db.hubLeadSchool.findFirstOrThrow({ where: { schoolId: wrong.id } });
    await change(abe, { stops, starts: right.id, from: '2026-11-16' });
    expect(await house.db.hubLeadSchool.findMany({ where: { hubId: hub.id } })).toMatchObject([{ schoolId: right.id }]);
  });
});

describe('partners', () => {
  test('are added, changed and ended by form, and read by everybody with their pages', async () => {
    const [abe, tom] = [await makeStaff(), await house.person('Tom Reed')];
    await abe.say('partners');
    await abe.press('Add a partner');
    await abe.fill({ name: 'Steel City', kind: 'TEACHING_SCHOOL', url: 'http://plain.example', from: '2026-09-01' });
    expect(abe.form.errors).toEqual({ url: 'Use an address that begins with https://' });
    await abe.fill({ name: 'Steel City', kind: 'TEACHING_SCHOOL', url: 'https://steel.example', from: '2026-09-01' });
    await tom.say('partners');
    expect(tom.lines).toEqual(['Steel City | Teaching School · since Tuesday 1 September · Their pages']);
    expect(tom.buttons).toEqual(['See the hub']);
    await abe.press('Edit Steel City');
    await abe.fill({ name: 'Steel City', kind: 'EXAM_BOARD', from: '2026-09-01', to: '2026-08-31' });
    expect(abe.form.errors).toEqual({ to: 'The last day must not be before the first.' });
    await abe.fill({ name: 'Steel City', kind: 'EXAM_BOARD', from: '2026-09-01', to: '2026-10-31' });
    expect(abe.lines).toEqual(['Steel City | Exam board · until Saturday 31 October']);
    await tom.say('partners');
    expect(tom.said).toContain('has named no partner yet');
  });

  test('of one name are one', async () => {
    const abe = await makeStaff();
    for (const kind of ['STRATEGIC', 'OPERATIONAL']) {
      await abe.run('save-partner');
      await abe.fill({ name: 'Steel City', kind, from: '2026-09-01' });
    }
    expect(abe.form.errors).toEqual({ name: 'A partner of that name is listed already.' });
    await abe.run('save-partner', { partner: crypto.randomUUID() });
    expect(abe.refusal).toBe('no such partner');
  });

  test('of another hub are never seen', async () => {
    await house.db.partner.create({
      data: { hubId: hub.id, name: 'Steel City', kind: 'STRATEGIC', from: new Date(0) },
    });
    await house.hub();
    const tom = await house.person('Tom Reed');
    await tom.say('partners');
    expect(tom.said).not.toContain('Steel City');
  });

  test('have people who speak for them: the role asks for the partner and says it', async () => {
    const mia = await makeStaff('Maths Hub Lead');
    const pat = await house.person('Pat Ward');
    const partner = await house.db.partner.create({
      data: { hubId: hub.id, name: 'Steel City', kind: 'STRATEGIC', from: new Date(0) },
    });
    const { id: role } = await house.db.roleWord.findFirstOrThrow({ where: { hubId: hub.id, standing: 'PARTNER' } });
    await mia.say('role give');
    await mia.fill({ person: pat.personId, role });
    expect(mia.form.errors?.partner).toContain('Choose the partner this role is for.');
    await mia.fill({ person: pat.personId, role, partner: partner.id });
    expect(mia.said).toContain('Pat Ward is Partner Lead for Steel City from Monday 16 November');
    expect((await house.notices(pat)).map(({ said }) => said).join()).toContain('Partner Lead for Steel City');
    await mia.say('role');
    expect(mia.said).toContain('Partner Lead for Steel City');
    const group = await house.group({ title: 'Core maths', partnerId: partner.id });
    await pat.run('roster', { group: group.id });
    expect(pat.view.title).toBe('Roster');
  });

  test('run groups that link out to their pages', async () => {
    const data = { hubId: hub.id, name: 'Steel City', kind: 'STRATEGIC' as const, from: new Date(0) };
    const partner = await house.db.partner.create({ data: { ...data, url: 'https://steel.example' } });
    await house.group({ title: 'Core maths', partnerId: partner.id });
    const tom = await house.person('Tom Reed');
    await tom.say('show core maths');
    expect(tom.said).toContain('Run by: Steel City · Their pages');
    expect(JSON.stringify(tom.view)).toContain('https://steel.example');
  });
});

describe('the area', () => {
  test('is put together from authorities, parts of them and schools, each once', async () => {
    const abe = await makeStaff();
    const school = await house.school({ name: 'Alde Valley' });
    for (const piece of [
      { laName: 'Norfolk' },
      { laName: 'Suffolk', part: 'Lowestoft' },
      { school: school.id },
      { laName: 'Norfolk' },
    ]) {
      await abe.say('hub area');
      await abe.press('Add to the area');
      await abe.fill(piece);
    }
    expect(abe.lines.toSorted()).toEqual([
      'Alde Valley | a school',
      'Lowestoft in Suffolk | a part of a local authority',
      'Norfolk | a local authority',
    ]);
    await abe.press('Remove Norfolk');
    expect(abe.said).not.toContain('Norfolk');
    await abe.pressAgain();
    expect(await house.db.hubArea.count({ where: { hubId: hub.id } })).toBe(2);
  });

  test('asks for what is missing', async () => {
    const abe = await makeStaff();
    await abe.run('add-area');
    await abe.fill({});
    expect(abe.form.errors?.school).toContain('Write a local authority');
    await abe.fill({ part: 'Lowestoft' });
    expect(abe.form.errors?.laName).toContain('Write a local authority');
    await abe.fill({ laName: 'Norfolk', school: crypto.randomUUID() });
    expect(abe.form.errors?.school).toContain('one after the other');
    await abe.fill({ school: crypto.randomUUID() });
    expect(abe.form.errors?.school).toContain('no longer in the list');
  });
});

describe('who to ask for what', () => {
  test('is read by everybody, in the hub’s order', async () => {
    const [abe, tom] = [await makeStaff(), await house.person('Tom Reed')];
    const pat = await house.person('Pat Ward');
    await abe.say('contacts');
    await abe.press('Add a contact');
    await abe.fill({ topic: 'Places and dates', who: 'the hub office', rank: '2' });
    await abe.press('Add a contact');
    await abe.fill({ topic: 'Mastery in primary schools', person: pat.personId, who: 'pat@hub.example', rank: '1' });
    await tom.say('contacts');
    expect(tom.lines).toEqual([
      'Mastery in primary schools | Pat Ward, pat@hub.example',
      'Places and dates | the hub office',
    ]);
    expect(tom.said).toContain('For anything else, ask the hub office.');
    expect(tom.buttons).toEqual(['See the hub']);
  });

  test('follows the person: a new name at once, and nobody once they have left', async () => {
    const [abe, pat] = [await makeStaff(), await house.person('Pat Ward')];
    await abe.run('save-contact');
    await abe.fill({ topic: 'Mastery', person: pat.personId });
    await house.db.person.update({ where: { id: pat.personId }, data: { name: 'Pat Field' } });
    await abe.say('contacts');
    expect(abe.lines).toEqual(['Mastery | Pat Field']);
    await house.db.person.update({ where: { id: pat.personId }, data: { leftAt: house.clock.now() } });
    await abe.say('contacts');
    expect(abe.lines).toEqual(['Mastery | Nobody at present']);
  });

  test('is changed and removed by button', async () => {
    const abe = await makeStaff();
    await abe.run('save-contact');
    await abe.fill({ topic: 'Mastery' });
    expect(abe.form.errors?.who).toContain('Choose a person');
    await abe.fill({ topic: 'Mastery', person: crypto.randomUUID() });
    expect(abe.form.errors?.person).toContain('has not written to me');
    await abe.fill({ topic: 'Mastery', who: 'Pat' });
    await abe.press('Edit Mastery');
    await abe.fill({ topic: 'Mastery and more', who: 'Pat' });
    expect(abe.lines).toEqual(['Mastery and more | Pat']);
    await abe.press('Remove Mastery and more');
    await abe.pressAgain();
    expect(abe.said).toContain('For anything, ask the hub office.');
    await abe.run('save-contact', { contact: crypto.randomUUID() });
    expect(abe.refusal).toBe('no such contact');
  });
});
