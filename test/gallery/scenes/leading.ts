import type { Stage } from '../stage.ts';

async function gather({ house, group, openHub }: Stage) {
  await openHub();
  const mia = await house.person('Mia Hart');
  await house.role(mia, 'Maths Hub Lead');
  const leader = async (name: string) => {
    const person = await house.person(name);
    await house.role(person, 'Senior Leadership Link');
    return person;
  };
  const [ada, ben, cy] = [await leader('Ada Lund'), await leader('Ben Okoro'), await leader('Cy Marsh')];
  const one = await group('Fractions in Year 4', { code: 'NCP26-01', state: 'RUNNING' });
  return { mia, ada, ben, cy, one };
}
type People = Awaited<ReturnType<typeof gather>>;

/** Nobody offered: the hub asks whom it knows; no, nothing, and at last yes. */
async function asking({ house, take, takeNotice }: Stage, { mia, ada, ben, cy, one }: People) {
  await mia.say('commission ncp26-01');
  take('commission, nobody has offered', mia);
  await mia.run('replace-lead', { group: one.id });
  take('replace a lead, nobody leads', mia);
  await mia.run('offer-lead', { group: one.id });
  take('ask somebody else, form', mia);
  await mia.fill({ person: ada.personId, how: 'alone' });
  await ada.say('');
  await ada.press('No, I can’t');
  take('offer to lead, declined', ada);
  await takeNotice('notice: the offer to lead is declined', mia, 'lead answered');
  await ben.run('interest', { group: one.id });
  await ben.fill({ capacity: 'LEAD', note: '', head: 'yes' });
  await mia.say('commission ncp26-01');
  take('commission, one candidate', mia);
  await mia.press('Offer directly');
  take('offer to lead, directly', mia);
  house.clock.set('2026-11-24T08:00:00Z');
  await house.sweep();
  await takeNotice('notice: the offer to lead has lapsed', mia, 'lead did not answer');
  await takeNotice('notice: the day to answer an offer to lead is over', ben, 'offer to lead lapsed');
  await mia.run('offer-lead', { group: one.id }, { person: ben.personId, how: 'alone' });
  await ben.say('');
  const asked = ben.view;
  const row = { hubId: one.hubId, groupId: one.id, from: new Date(0) };
  const made = await Promise.all(
    [ada, cy].map(({ personId }) => house.db.workGroupLead.create({ data: { ...row, personId, capacity: 'CO_LEAD' } })),
  );
  await ben.press('Yes, I lead it', asked);
  take('offer to lead, others lead it meanwhile', ben);
  await house.db.workGroupLead.deleteMany({ where: { id: { in: made.map(({ id }) => id) } } });
  await ben.press('Yes, I lead it', asked);
}

async function replacing({ take, takeNotice }: Stage, { mia, ada, ben, cy, one }: People) {
  const labels = { [ben.personId]: 'Ben Okoro', [ada.personId]: 'Ada Lund', [cy.personId]: 'Cy Marsh' };
  const input = { group: one.id };
  await mia.run('offer-lead', input, { person: ben.personId, how: 'as co-lead' });
  take('offer to lead, leads it already', mia, { labels });
  await mia.run('offer-lead', input, { person: ada.personId, how: 'two co-leads', other: cy.personId });
  take('offer to lead, more than two', mia, { labels });
  await mia.run('replace-lead', input);
  take('replace a lead, form', mia);
  const unknown = crypto.randomUUID();
  const [who] = mia.form.fields;
  const leaving = who?.kind === 'choice' ? (who.value ?? '') : '';
  await mia.fill({ who: leaving, next: unknown });
  take('replace a lead, unknown person', mia, { labels: { [unknown]: 'Somebody' } });
  await mia.fill({ who: leaving, next: ada.personId });
  take('replace a lead, replaced', mia, { on: 'modal' });
  await takeNotice('notice: you no longer lead', ben, 'leading changed');
  await takeNotice('notice: you lead this group now', ada, 'leading changed');
}

async function pausing({ take, takeNotice }: Stage, { mia, ada, ben, cy }: People) {
  await cy.say('pause');
  take('pause, form of somebody who leads nothing', cy);
  await cy.run('pause', {}, { until: '2026-12-11', standIn: ben.personId });
  take('pause, nobody needs to stand in', cy);
  await cy.run('pause', {}, { until: '2026-12-11' });
  take('pause, somebody who leads nothing', cy);
  await ada.say('back');
  take('back, was not away', ada);
  await ada.say('pause until 2026-12-11');
  take('pause, form', ada);
  await ada.fill({ until: '2026-12-11' });
  take('pause, nobody stands in', ada, { on: 'modal' });
  await takeNotice('notice: a lead is away', mia, 'lead is away');
  await ada.say('back');
  take('back', ada);
  await ada.run('pause', {}, { until: '2026-12-11', standIn: ben.personId });
  take('pause, somebody stands in', ada);
  await takeNotice('notice: you stand in', ben, 'stand-in');
  await ada.press('I’m back');
  await takeNotice('notice: you no longer stand in', ben, 'stand-in');
}

/** Who leads while a group runs: asked, replaced, away. */
export async function playLeading(stage: Stage): Promise<void> {
  const people = await gather(stage);
  await asking(stage, people);
  await replacing(stage, people);
  await pausing(stage, people);
  stage.house.clock.set('2026-11-16T10:30:00Z');
}
