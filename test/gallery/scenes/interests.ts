import type { Stage } from '../stage.ts';

type Person = Awaited<ReturnType<Stage['house']['person']>>;

const offer = {
  capacity: 'LEAD',
  note: 'I led a circle on fractions two years ago and kept its materials.',
  halfTerms: ['AUTUMN 2', 'SPRING 1'],
  head: 'yes',
};

/** A hub with a lead, three local leaders, a teacher, and a group that seeks a lead. */
async function gather({ house, group, openHub }: Stage) {
  const hub = await openHub();
  const mia = await house.person('Mia Hart');
  await house.role(mia, 'Maths Hub Lead');
  const one = await group('Fractions in Year 4', {
    code: 'NCP26-01',
    key: 'WMH-26-001',
    state: 'SEEKING_LEAD',
    soughtSince: new Date('2026-11-02T10:00:00Z'),
    interestUntil: new Date('2026-11-20'),
  });
  const kind = await house.db.designationKind.findFirstOrThrow({ where: { hubId: hub.id, rank: 0 } });
  const leader = async (name: string, cohort: number) => {
    const person = await house.person(name);
    const row = { hubId: hub.id, personId: person.personId, kindId: kind.id, phase: 'PRIMARY', cohort } as const;
    await house.db.designation.create({ data: { ...row, status: 'ACCREDITED', from: new Date('2025-09-01') } });
    return person;
  };
  const [ada, ben, cy] = [await leader('Ada Lund', 3), await leader('Ben Okoro', 5), await leader('Cy Marsh', 6)];
  await group('Ratio with bar models', {
    key: 'WMH-26-002',
    state: 'RUNNING',
    leads: [ada],
    sessions: ['2027-01-12 15:00-17:00'],
  });
  return { mia, one, ada, ben, cy, tom: await house.person('Tom Reed') };
}
type People = Awaited<ReturnType<typeof gather>>;

async function expressing({ house, take, takeNotice, group }: Stage, { mia, one, ada, ben, tom }: People) {
  await tom.run('show', { group: one.id });
  take('show, a group that seeks its lead', tom);
  await tom.say('interest ncp26-01');
  take('interest, not a local leader', tom);
  await tom.press('Ask the hub');
  take('ask to lead', tom);
  await takeNotice('notice: a teacher asks how to lead', mia, 'wants to lead');
  await ada.say('interests');
  take('interests, none', ada);
  await ada.say('interest');
  take('interest, what could be led', ada);
  await ada.say('interest trigonometry');
  take('interest, nothing found', ada);
  await ada.say('interest ncp26-01');
  take('interest, form', ada);
  await ada.fill({ ...offer, capacity: 'CO_LEAD', with: ada.personId });
  take('interest, with oneself', ada, { labels: { [ada.personId]: 'Ada Lund' } });
  await ada.fill(offer);
  take('interest, said', ada, { on: 'modal' });
  await ada.say('interest fractions');
  take('interest, change it', ada);
  house.clock.set('2026-11-23T10:30:00Z');
  await ben.run('interest', { group: one.id });
  take('interest, form after the deadline', ben);
  await ben.fill({ ...offer, capacity: 'CO_LEAD', with: ada.personId, halfTerms: [], head: 'not-yet', note: '' });
  take('interest, said late', ben, { on: 'modal' });
  const open = await group('Number sense', { key: 'WMH-26-003', state: 'RECRUITING' });
  await ben.run('interest', { group: open.id });
  await ben.fill({ ...offer, capacity: 'TAKE_PART' });
  take('interest, would take part', ben, { on: 'modal' });
  await ben.say('interests');
  take('interests', ben);
  const listed = ben.view;
  await ben.press('Take it back: Number sense');
  take('interest, taken back', ben);
  await ben.press('Take it back: Number sense', listed);
  take('interest, taken back before', ben);
  const over = await group('Last year’s group', { state: 'CLOSED' });
  await ben.run('interest', { group: over.id });
  take('interest, the group is over', ben);
}

async function choosing({ house, take, takeNotice, group }: Stage, { mia, one, ada, ben, cy }: People) {
  await mia.say('');
  take('home, a lead can be chosen', mia);
  await group('Mastery in Reception', { key: 'WMH-26-004', state: 'PLANNED', code: 'NCP26-02' });
  await mia.say('groups without a lead');
  take('groups without a lead', mia);
  await mia.say('seek lead');
  take('seek lead, which one', mia);
  await mia.say('seek lead trigonometry');
  take('seek lead, none found', mia);
  await mia.say('seek lead ncp26-02');
  take('seek lead, form', mia);
  await mia.fill({ until: '2026-11-01', quality: [] });
  take('seek lead, that day is over', mia);
  await mia.fill({ until: '2026-12-11', quality: ['rationale', 'outcomes', 'forms', 'value'] });
  take('seek lead, opened', mia, { on: 'modal' });
  await mia.say('commission ncp26-01');
  take('commission, candidates', mia);
  await mia.press('Note: Ada Lund, Fractions in Year 4');
  take('panel note, form', mia);
  await mia.fill({ note: 'Leads another group; ask whether both fit.' });
  take('panel note, saved', mia, { on: 'modal' });
  await mia.press('Reserve: Ben Okoro, Fractions in Year 4');
  take('commission, in reserve', mia);
  await takeNotice('notice: kept in reserve', ben, 'interest answered');
  const seen = mia.view;
  await mia.press('Offer: Ada Lund, Fractions in Year 4');
  take('offer to lead, form', mia);
  await mia.fill({ how: 'two co-leads' });
  take('offer to lead, second person missing', mia);
  await mia.fill({ how: 'two co-leads', other: ada.personId });
  take('offer to lead, the same twice', mia, { labels: { [ada.personId]: 'Ada Lund' } });
  await mia.fill({ how: 'with a co-lead', other: cy.personId });
  take('offer to lead, sent', mia, { on: 'modal' });
  const sent = mia.view;
  await takeNotice('notice: asked to lead', ada, 'asked to lead');
  await mia.run('offer-lead', { group: one.id }, { person: ben.personId, how: 'alone' });
  take('offer to lead, another waits', mia, { labels: { [ben.personId]: 'Ben Okoro' } });
  await ada.say('');
  take('home, asked to lead', ada);
  const asked = ada.view;
  await mia.press('Take the offer to Cy Marsh back', sent);
  take('offer to lead, taken back', mia);
  await takeNotice('notice: the offer to lead has ended', cy, 'offer to lead ended');
  await ada.press('Yes, I lead it', asked);
  take('offer to lead, accepted', ada);
  await ada.press('No, I can’t', asked);
  take('offer to lead, answered before', ada);
  await takeNotice('notice: the group has a lead', mia, 'lead answered');
  await ada.run('interest', { group: one.id });
  take('interest, answered already', ada);
  await mia.run('reserve', { group: one.id, interest: (await interestOf({ house }, ada, one.id)).id });
  take('reserve, changed meanwhile', mia);
  await answering({ house, take, takeNotice }, { mia, one, ben, cy }, seen);
}

const interestOf = ({ house }: Pick<Stage, 'house'>, { personId }: Person, groupId: string) =>
  house.db.interest.findFirstOrThrow({ where: { personId, groupId } });

async function answering(
  { house, take, takeNotice }: Pick<Stage, 'house' | 'take' | 'takeNotice'>,
  { mia, one, ben, cy }: Pick<People, 'mia' | 'one' | 'ben' | 'cy'>,
  seen: Person['view'],
) {
  await mia.press('Decline: Ben Okoro, Fractions in Year 4', seen);
  take('decline a candidate, form', mia);
  await cy.run('interest', { group: one.id });
  await cy.fill(offer);
  await mia.run('decline-others', { group: one.id });
  take('answer the others, form', mia);
  const left = [await interestOf({ house }, ben, one.id), await interestOf({ house }, cy, one.id)];
  await mia.fill({ who: left.map(({ id }) => id), words: 'Thank you. Next year we would like to ask you first.' });
  take('answer the others, sent', mia, { on: 'modal' });
  await takeNotice('notice: about your offer to lead', ben, 'interest answered');
  await ben.say('interests');
  take('interests, answered', ben);
  await mia.run('decline-others', { group: one.id });
  take('answer the others, nobody waits', mia);
}

/** Offers to lead, and how the hub chooses: the first half of a group's life. */
export async function playInterests(stage: Stage): Promise<void> {
  const people = await gather(stage);
  await expressing(stage, people);
  await choosing(stage, people);
  stage.house.clock.set('2026-11-16T10:30:00Z');
}
