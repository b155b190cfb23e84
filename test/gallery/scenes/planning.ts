import type { Stage } from '../stage.ts';

type Person = Awaited<ReturnType<Stage['house']['person']>>;

const first = { title: 'Reasoning with fractions, north', phases: ['PRIMARY'], contact: 'Jo Bright, jo@hub.example' };
const places = { capacitySchools: '8', teachersPerSchool: '2', minimumSchools: '4', recruitment: 'OPEN' };
const joining = { role: 'Year 4 teacher', years: ['Year 4'], head: 'yes', agree: ['1'] };

async function making({ house, take }: Stage, hub: { id: string }, mia: Person) {
  const project = await house.project({
    ...{ title: 'Reasoning with fractions', code: 'NCP26-10a', ownerHubId: hub.id },
    description: 'Pupils meet fractions in small steps.',
  });
  await mia.say('new group');
  take('new group, form', mia);
  const found = { project: { words: 'fractions', options: await mia.search('group-projects', 'fractions') } };
  take('new group, form with what Teams found', mia, { only: 'teams', found });
  await mia.fill({ title: '', phases: [] });
  take('new group, form with errors', mia);
  const elsewhere = '00000000-0000-4000-8000-00000000000a';
  await mia.fill({ ...first, project: elsewhere });
  take('new group, no such project', mia, { labels: { [elsewhere]: 'NCP26-99 Away' } });
  await mia.fill({ ...first, project: project.id });
  take('new group, what it is about', mia);
  await mia.fill({
    rationale: 'Fractions are hard.',
    outcomes: 'Teachers plan small steps.',
    timeNeeded: '4 twilights',
  });
  take('new group, places and entry', mia);
  await mia.fill({ ...places, minimumSchools: '9', entryConditions: '' });
  take('new group, the minimum is too high', mia);
  await mia.fill({ ...places, entryConditions: 'Schools that are new to the hub' });
  take('new group, venue and cost', mia);
  await mia.fill({ meets: 'VENUE', venue: '', link: 'here', chargePence: 'lots' });
  take('new group, venue and cost with errors', mia);
  await mia.fill({ meets: 'VENUE', venue: '', localAuthority: 'Norfolk', chargePence: '75', absenceChargePence: '' });
  await house.db.partner.create({
    data: { hubId: hub.id, name: 'Broads Teaching School', kind: 'TEACHING_SCHOOL', from: house.clock.now() },
  });
  await mia.run('edit-running', {
    group: (await house.db.workGroup.findFirstOrThrow({ where: { hubId: hub.id } })).id,
  });
  take('edit, funding and partner', mia);
  await mia.fill({ partner: crypto.randomUUID() });
  take('edit, no such partner', mia);
  await mia.fill({ fundingSource: 'the national programme', briefedOn: '2026-11-09' });
  take('edit, saved', mia, { on: 'modal' });
}

async function editing({ house, take, takeNotice, group }: Stage, hub: { id: string }, mia: Person, pia: Person) {
  const draft = await house.db.workGroup.findFirstOrThrow({ where: { hubId: hub.id } });
  await mia.say(`edit ${draft.key}`);
  take('edit, a draft', mia);
  await mia.run('open-group', { group: draft.id });
  take('open, not ready', mia);
  await mia.run('edit-meeting', { group: draft.id });
  await mia.fill({ meets: 'VENUE', venue: 'Tapton School', localAuthority: 'Norfolk', chargePence: '75' });
  const lead = await house.person('Amira Okafor');
  await house.db.workGroupLead.create({
    data: { hubId: hub.id, groupId: draft.id, personId: lead.personId, capacity: 'LEAD', from: house.clock.now() },
  });
  await mia.run('open-group', { group: draft.id });
  take('opened', mia);
  await takeNotice('notice: your group is open', lead, 'group opened');
  await mia.run('open-group', { group: draft.id });
  take('open, it is open', mia);
  await mia.run('edit-basics', { group: draft.id });
  take('edit, title and phases', mia);
  await pia.run('edit-basics', { group: draft.id });
  await pia.fill({ ...first, phases: ['SECONDARY'] });
  take('edit, not your phase', pia);
  await mia.fill({ ...first, title: 'Fractions, north' });
  await pia.fill(first);
  take('edit, changed by somebody else', pia);
  await mia.say('edit');
  take('edit, nothing said', mia);
  await mia.say('edit geometry');
  take('edit, nothing found', mia);
  await group('Fractions, south', { key: 'WMH-26-050', state: 'PLANNED', sessions: [] });
  await mia.say('edit fractions');
  take('edit, which one', mia);
  return { one: draft, lead };
}

async function ending(
  { house, take, takeNotice, group }: Stage,
  mia: Person,
  { one, lead }: { one: { id: string }; lead: Person },
) {
  const tom = await house.person('Tom Reed', { at: await house.school({ name: 'Millbeck Primary School' }) });
  await tom.run('join', { group: one.id });
  await tom.fill(joining);
  await mia.run('edit-places', { group: one.id });
  const second = await house.person('Ann Bell', { at: await house.school({ name: 'Lacewood Primary' }) });
  await second.run('join', { group: one.id });
  await second.fill(joining);
  await mia.fill({ ...places, capacitySchools: '1', minimumSchools: '' });
  take('edit, too few places', mia);
  await mia.run('back-to-draft', { group: one.id });
  take('back to draft, schools have come', mia);
  const early = await group('Opened too early', { key: 'WMH-26-051' });
  await mia.run('back-to-draft', { group: early.id });
  take('back to draft', mia);
  await mia.run('cancel-group', { group: one.id });
  take('cancel, form', mia);
  await mia.fill({ reason: '' });
  take('cancel, no reason', mia);
  await mia.fill({ reason: 'Too few schools could come on Tuesdays.' });
  take('cancelled', mia, { on: 'modal' });
  await takeNotice('notice: a group is cancelled', tom, 'group cancelled');
  await takeNotice('notice: a group is cancelled, to its lead', lead, 'group cancelled');
  await mia.run('show', { group: one.id });
  take('show, a cancelled group', mia);
  const over = await group('Years 5 to 8 continuity', { key: 'WMH-26-052', sessions: ['2026-12-01 16:00-18:00'] });
  await tom.run('join', { group: over.id });
  await tom.fill(joining);
  await mia.run('finish-group', { group: over.id });
  take('finish, dates to come', mia);
  await house.db.session.updateMany({
    where: { groupId: over.id },
    data: { startsAt: new Date('2026-11-10T16:00:00Z') },
  });
  await mia.run('finish-group', { group: over.id });
  take('finish, form', mia);
  await mia.fill({ thanks: 'Your schools have made this a lively group.' });
  take('finished', mia, { on: 'modal' });
  await takeNotice('notice: a group has finished', tom, 'group finished');
  return tom;
}

async function years({ take }: Stage, mia: Person, tom: Person) {
  await mia.say('groups');
  take('groups, for staff', mia);
  await mia.press('Draft (2)');
  take('groups, drafts', mia);
  await mia.say('groups 2019/20');
  take('groups, a year without any', mia);
  await tom.say('groups');
  take('groups, for a teacher', tom);
  await mia.say('new year');
  take('new year, form', mia);
  await mia.fill({ which: 'chosen' });
  take('new year, nothing chosen', mia);
  await mia.fill({ which: 'all' });
  take('new year, copied', mia, { on: 'modal' });
  await mia.say('new year');
  take('new year, nothing to copy', mia);
}

/** A hub plans its groups: makes, opens, cancels and finishes them, and copies them into the next year. */
export async function playPlanning(stage: Stage): Promise<void> {
  const hub = await stage.openHub();
  const mia = await stage.house.person('Mia Hart');
  await stage.house.role(mia, 'Maths Hub Lead');
  const pia = await stage.house.person('Pia Moss');
  await stage.house.role(pia, 'Primary Mastery Lead');
  await making(stage, hub, mia);
  const made = await editing(stage, hub, mia, pia);
  const tom = await ending(stage, mia, made);
  await years(stage, mia, tom);
}
