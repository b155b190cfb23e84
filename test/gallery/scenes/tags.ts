import type { Person } from '../../support/house-people.ts';
import type { Stage } from '../stage.ts';

/** Tags of the hub's own, so that no other scene shows them. */
async function plant({ house, openHub, group }: Stage) {
  const hub = await openHub();
  const words = [
    ['CHALLENGE', 'Mixed-age classes'],
    ['CHALLENGE', 'Same-day help'],
    ['AUDIENCE', 'Teachers'],
    ['BIG_IDEA', 'Variation'],
    ['STRATEGIC_GOAL', 'Every school on the mastery journey'],
  ] as const;
  for (const [rank, [kind, label]] of words.entries())
    await house.db.tag.create({
      data: {
        kind,
        label,
        rank,
        ownerHubId: hub.id,
        ...(kind === 'STRATEGIC_GOAL' && { phase: 'PRIMARY', fromYear: 2023 }),
      },
    });
  const mia = await house.person('Mia Hart');
  await house.role(mia, 'Maths Hub Lead');
  const one = await group('Small schools together');
  return { hub, mia, one, tom: await house.person('Tom Reed') };
}

/** A group with two sessions: one is tagged and read, then both are cancelled. */
async function tagSessions({ house, take, group }: Stage, mia: Person, tom: Person, tag: string) {
  const sessions = ['2027-01-12 16:00-18:00', '2027-02-02 16:00-18:00'];
  const one = await group('Deep maths', { sessions });
  await mia.say('tag session deep maths');
  take('tag session, which', mia);
  await mia.press('Set tags: session 2 of Deep maths');
  take('tag session, form', mia);
  await mia.fill({ CHALLENGE: [tag] });
  take('tag session, saved', mia, { on: 'modal' });
  await mia.press('Show the session');
  take('session, with tags', mia);
  await mia.press('Set tags: session 2 of Deep maths');
  await mia.fill({});
  take('tag session, none left', mia, { on: 'modal' });
  const [first] = await house.db.session.findMany({ where: { groupId: one.id }, orderBy: { number: 'asc' } });
  await mia.run('tag-session', { session: first?.id ?? '' }, { CHALLENGE: [tag] });
  await tom.run('show', { group: one.id });
  take('show, with the tags of a session', tom);
  for (const { id } of await house.db.session.findMany({ where: { groupId: one.id } }))
    await mia.run('cancel-session', { session: id }, { reason: 'Snow.' });
  await mia.say('tag session deep maths');
  take('tag session, none planned', mia);
}

/** Setting tags, browsing by them, a hub's own words. */
export async function playTags(stage: Stage): Promise<void> {
  const { house, take } = stage;
  const { hub, mia, one, tom } = await plant(stage);
  await tom.say('tags');
  take('tags, kinds', tom);
  await tom.press('Challenges');
  take('tags of a kind', tom);
  await tom.say('tags trigonometry');
  take('tags, none like that', tom);
  await mia.run('tag-group', { group: one.id });
  take('tag group, form', mia);
  const mixed = await house.db.tag.findFirstOrThrow({ where: { label: 'Mixed-age classes', ownerHubId: hub.id } });
  await house.db.tag.updateMany({
    where: { label: 'Same-day help', ownerHubId: hub.id },
    data: { retiredAt: house.clock.now() },
  });
  const retired = await house.db.tag.findFirstOrThrow({ where: { label: 'Same-day help', ownerHubId: hub.id } });
  await mia.fill({ CHALLENGE: [mixed.id, retired.id] });
  take('tag group, a tag is gone', mia);
  await mia.fill({ CHALLENGE: [mixed.id] });
  take('tag group, saved', mia, { on: 'modal' });
  await tom.say('browse mixed-age');
  take('browse by the words of a tag', tom);
  await tom.run('browse', { tag: mixed.id });
  take('browse by a tag', tom);
  await tom.press('Show Small schools together');
  take('show, with tags', tom);
  await tagSessions(stage, mia, tom, mixed.id);
  await mia.run('tag-group', { group: crypto.randomUUID() });
  take('tag group, gone', mia);
  await mia.run('tag-project', { project: one.projectId });
  take('tag project, form', mia);
  await mia.fill({ CHALLENGE: [mixed.id] });
  take('tag project, saved', mia, { on: 'modal' });
  await mia.say('new tag');
  take('new tag, form', mia);
  await mia.fill({ kind: 'CHALLENGE', label: 'mixed age classes' });
  take('new tag, there already', mia);
  await mia.fill({ kind: 'CHALLENGE', label: 'Coastal schools' });
  take('new tag, added', mia, { on: 'modal' });
  await mia.press('See these tags');
  take('tags of a kind, for the hub lead', mia);
  await mia.press('Retire tag: Coastal schools');
  take('retire tag', mia);
  await mia.run('retire-tag', { tag: crypto.randomUUID() });
  take('retire tag, not the hub’s own', mia);
  const noa = await house.person('Noa Field');
  await house.db.nationalRole.create({ data: { personId: noa.personId, from: house.clock.now() } });
  const national = await house.project({ title: 'Talk in lessons', year: 2019 });
  await noa.run('tag-nationally', { project: national.id });
  take('tag nationally, no tags', noa);
  await house.db.tag.create({ data: { kind: 'CHALLENGE', label: 'Talk in maths lessons' } });
  await noa.run('tag-nationally', { project: national.id });
  take('tag nationally, form', noa);
}
