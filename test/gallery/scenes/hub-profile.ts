import type { Stage } from '../stage.ts';

type Person = Awaited<ReturnType<Stage['house']['person']>>;
type School = Awaited<ReturnType<Stage['house']['school']>>;
type Staff = { abe: Person; schools: [School, School, School]; hubId: string };

const labelled = (school: School) => ({ labels: { [school.id]: school.name } });

async function gather({ house, openHub }: Stage): Promise<Staff> {
  const { id: hubId } = await openHub();
  const abe = await house.person('Abe Lowe');
  await house.role(abe, 'Hub Administrator');
  const names = ['Millbeck Primary School', 'Fernside Grammar School', 'Oakfield Church of England Primary School'];
  const [one, two, three] = await Promise.all(names.map((name) => house.school({ name })));
  if (!one || !two || !three) throw new Error('three schools are needed');
  return { abe, schools: [one, two, three], hubId };
}

async function words({ take, house }: Stage, { abe }: Staff) {
  const tom = await house.person('Tom Reed');
  await tom.say('hub edit');
  take('hub edit, not for everybody', tom);
  await abe.say('hub about');
  take('hub about, form', abe);
  const given = { name: 'Wensum Maths Hub', contact: 'the hub office, office@hub.example' };
  const about = {
    areaText: 'Norfolk and Suffolk',
    aims: 'Every child in our area enjoys maths and is taught it by somebody who does too.',
  };
  await abe.fill({ ...given, ...about, startedOn: '2020-09-01', endedOn: '2020-08-31' });
  take('hub about, ends before it begins', abe);
  await abe.fill({ ...given, ...about, startedOn: '2020-09-01' });
  take('hub about, saved', abe, { on: 'modal' });
  await abe.say('hub privacy');
  take('hub privacy, form', abe);
  await abe.fill({
    controller: 'the Department for Education',
    privacyPurpose: 'to run the Work Groups you take part in',
    privacyContact: 'dpo@hub.example',
  });
  take('hub privacy, saved', abe, { on: 'modal' });
  await abe.say('hub agreement');
  take('hub agreement, form', abe);
  await abe.fill({ text: 'My school sends the same teachers to every session.' });
  take('hub agreement, the same text', abe);
  await abe.fill({ text: 'My school sends the same two teachers to every session, and they do the tasks between.' });
  take('hub agreement, renewed', abe, { on: 'modal' });
}

async function settings({ take }: Stage, { abe }: Staff) {
  await abe.say('hub settings');
  take('hub settings, which', abe);
  const which = abe.view;
  await abe.press('Answers and hours', which);
  take('hub settings, answers and hours', abe);
  const set = Object.fromEntries(
    abe.form.fields.map((field) => [field.id, 'value' in field ? String(field.value) : '']),
  );
  await abe.fill({ ...set, offerDays: '90', quietTo: '07:00' });
  take('hub settings, a number too large', abe);
  await abe.fill({ ...set, quietTo: '07:00' });
  take('hub settings, hours the wrong way round', abe);
  await abe.press('Sessions and tasks', which);
  take('hub settings, sessions and tasks', abe);
  await abe.press('Keeping records', which);
  take('hub settings, keeping records', abe);
  await abe.fill({ keepYears: '2', keepUnsuccessfulMonths: '12', keepAuditYears: '3' });
  take('hub settings, saved', abe, { on: 'modal' });
}

async function leadSchools(stage: Stage, { abe, schools: [one, two, three] }: Staff) {
  const { take, house } = stage;
  const idOf = async (school: School) =>
    (await house.db.hubLeadSchool.findFirstOrThrow({ where: { schoolId: school.id } })).id;
  await abe.say('hub leads');
  take('hub leads, form of a hub without one', abe);
  await abe.fill({ from: '2026-09-01' });
  take('hub leads, nothing to change', abe);
  const gone = crypto.randomUUID();
  await abe.fill({ starts: gone, from: '2026-09-01' });
  take('hub leads, no such school', abe, { labels: { [gone]: 'Gone Primary' } });
  await abe.fill({ starts: one.id, from: '2026-11-16' });
  await abe.say('hub leads');
  await abe.fill({ starts: one.id, from: '2026-11-16' });
  take('hub leads, leads already', abe, labelled(one));
  await abe.fill({ stops: await idOf(one), from: '2026-12-01' });
  take('hub leads, the last one', abe);
  await abe.fill({ stops: await idOf(one), starts: two.id, from: '2026-11-02' });
  take('hub leads, not lead on that day', abe, labelled(two));
  await abe.fill({ stops: 'none', starts: two.id, from: '2026-11-16' });
  take('hub leads, changed', abe, { on: 'modal' });
  await abe.say('hub leads');
  await abe.fill({ stops: 'none', starts: three.id, from: '2026-11-16' });
  take('hub leads, two already', abe, labelled(three));
}

async function area({ take }: Stage, { abe, schools: [, , three] }: Staff) {
  await abe.say('hub area');
  take('hub area, none', abe);
  await abe.press('Add to the area');
  take('hub area, form', abe);
  await abe.fill({});
  take('hub area, nothing written', abe);
  await abe.fill({ laName: 'Norfolk', school: three.id });
  take('hub area, one at a time', abe, labelled(three));
  await abe.fill({ laName: 'Norfolk' });
  for (const piece of [{ laName: 'Suffolk', part: 'Lowestoft' }, { school: three.id }]) {
    await abe.press('Add to the area');
    await abe.fill(piece);
  }
  take('hub area, added', abe, { on: 'modal' });
  await abe.press('Remove Norfolk');
  take('hub area, removed', abe);
}

async function partners({ take, house }: Stage, { abe }: Staff) {
  const tom = await house.person('Tom Reed');
  await tom.say('partners');
  take('partners, none', tom);
  await abe.say('partners');
  await abe.press('Add a partner');
  take('partner, form', abe);
  const given = { name: 'Wensum Teaching School Alliance', kind: 'TEACHING_SCHOOL', from: '2024-09-01' };
  await abe.fill({ ...given, to: '2024-08-31', url: 'wensum.example' });
  take('partner, form with errors', abe);
  await abe.fill({ ...given, to: '2024-08-31' });
  take('partner, ends before it begins', abe);
  await abe.fill({ ...given, url: 'https://wensum.example' });
  take('partner, saved', abe, { on: 'modal' });
  const listed = abe.view;
  await abe.press('Add a partner', listed);
  await abe.fill(given);
  take('partner, known already', abe);
  await abe.press('Edit Wensum Teaching School Alliance', listed);
  take('partner, form to change it', abe);
  await abe.run('save-partner', { partner: crypto.randomUUID() });
  take('partner, no longer there', abe);
  await tom.say('partners');
  take('partners', tom);
}

async function contacts({ take, house }: Stage, { abe }: Staff) {
  const tom = await house.person('Tom Reed');
  await tom.say('contacts');
  take('contacts, none', tom);
  await abe.say('contacts');
  await abe.press('Add a contact');
  take('contact, form', abe);
  await abe.fill({ topic: 'Mastery in primary schools' });
  take('contact, nobody to ask', abe);
  const elsewhere = crypto.randomUUID();
  await abe.fill({ topic: 'Mastery in primary schools', person: elsewhere });
  take('contact, nobody the hub knows', abe, { labels: { [elsewhere]: 'Zoe Away' } });
  await abe.fill({ topic: 'Mastery in primary schools', person: tom.personId, who: 'tom@hub.example', rank: '1' });
  await abe.press('Add a contact');
  await abe.fill({ topic: 'Places, dates and cover', who: 'the hub office, 01632 960 001', rank: '2' });
  take('contact, saved', abe, { on: 'modal' });
  const listed = abe.view;
  await abe.press('Edit Mastery in primary schools', listed);
  take('contact, form to change it', abe);
  await abe.run('save-contact', { contact: crypto.randomUUID() });
  take('contact, no longer there', abe);
  await tom.say('contacts');
  take('contacts', tom);
  await abe.press('Remove Places, dates and cover', listed);
  take('contact, removed', abe);
}

async function whole({ take, house, group }: Stage, { abe, hubId }: Staff) {
  const partner = await house.db.partner.findFirstOrThrow({ where: { hubId } });
  await abe.say('hub edit');
  take('hub edit', abe);
  const tom = await house.person('Tom Reed', { platform: 'teams' });
  await tom.say('hub');
  take('hub, with everything said', tom);
  await abe.say('hub');
  take('hub, for staff', abe);
  await group('Core maths together', { partnerId: partner.id });
  await tom.say('show core maths together');
  take('show, run by a partner', tom);
  await abe.say('role give');
  take('role give, form of a hub with partners', abe);
  const { id: role } = await house.db.roleWord.findFirstOrThrow({ where: { hubId, standing: 'PARTNER' } });
  const chosen = { labels: { [tom.personId]: 'Tom Reed' } };
  await abe.fill({ person: tom.personId, role });
  take('role give, no partner chosen', abe, chosen);
  await abe.fill({ person: tom.personId, role, partner: partner.id });
  take('role given, for a partner', abe, { on: 'modal' });
}

/** What a hub says of itself, and how its staff change it. */
export async function playHubProfile(stage: Stage): Promise<void> {
  const staff = await gather(stage);
  await words(stage, staff);
  await settings(stage, staff);
  await leadSchools(stage, staff);
  await area(stage, staff);
  await partners(stage, staff);
  await contacts(stage, staff);
  await whole(stage, staff);
}
