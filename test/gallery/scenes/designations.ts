import type { Person } from '../../support/house-people.ts';
import type { Stage } from '../stage.ts';

/** Designations: given by form, told, listed, shown to oneself, ended. */
export async function playDesignations({ house, take, takeNotice, openHub }: Stage): Promise<void> {
  const hub = await openHub();
  const gita = await house.person('Gita Office');
  await house.role(gita, 'Hub Administrator');
  const ada = await house.person('Ada Lund');
  await gita.say('designations');
  take('designations, none yet', gita);
  await ada.say('my designations');
  take('my designations, none', ada);
  await gita.press('Give a designation');
  take('designate, form', gita);
  const { id: kind } = await house.db.designationKind.findFirstOrThrow({ where: { hubId: hub.id, rank: 0 } });
  const labels = { [ada.personId]: 'Ada Lund' };
  await gita.fill({ person: ada.personId, kind });
  take('designate, no phase', gita, { labels });
  await gita.fill({ person: ada.personId, kind: crypto.randomUUID() });
  take('designate, not one of the kinds', gita, { labels });
  const given = { person: ada.personId, kind, phase: 'PRIMARY', cohort: '4', status: 'ACCREDITED' };
  await gita.fill({ ...given, from: '2026-09-01', validTo: '2026-08-31' });
  take('designate, ends before it begins', gita, { labels });
  await gita.fill({ ...given, from: '2026-09-01' });
  take('designate, given', gita, { on: 'modal' });
  await takeNotice('notice: recognised as a leader', ada, 'designated');
  await ada.say('my designations');
  take('my designations', ada);
  await gita.say('designations');
  take('designations', gita);
  const listed = gita.view;
  await gita.press('End it');
  take('designation ended', gita);
  await gita.press('End it', listed);
  take('designation ended before', gita);
  await playKinds(gita, take);
  await house.db.designation.deleteMany({ where: { hubId: hub.id } });
  await house.db.designationKind.deleteMany({ where: { hubId: hub.id } });
  await gita.say('designate');
  take('designate, no kinds yet', gita);
}

/** The kinds are the hub's own: listed, added, renamed, ended. */
async function playKinds(gita: Person, take: Stage['take']): Promise<void> {
  await gita.say('kinds of designation');
  take('kinds of designation', gita);
  await gita.press('Add a kind');
  take('new kind of designation, form', gita);
  await gita.fill({ word: 'Mastery Specialist' });
  take('new kind of designation, there already', gita);
  await gita.fill({ word: 'Oracy Champion', traits: ['hasPhase'] });
  take('new kind of designation, added', gita, { on: 'modal' });
  await gita.say('kinds of designation');
  const listed = gita.view;
  await gita.press('Change the kind Oracy Champion');
  take('edit a kind of designation, form', gita);
  await gita.fill({ word: 'Mastery Specialist' });
  take('edit a kind of designation, there already', gita);
  await gita.fill({ word: 'Talk Champion' });
  take('edit a kind of designation, changed', gita, { on: 'modal' });
  await gita.press('End the kind Oracy Champion', listed);
  take('end a kind of designation', gita);
  await gita.press('End the kind Oracy Champion', listed);
  take('end a kind of designation, ended before', gita);
  await gita.say('kinds of designation');
  take('kinds of designation, one no longer given', gita);
}
