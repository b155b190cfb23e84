import { makeClaimCode } from '../../../src/store/claim-codes.ts';
import type { Stage } from '../stage.ts';

type Person = Awaited<ReturnType<Stage['house']['person']>>;

async function claiming({ house, take }: Stage, hub: { id: string }): Promise<Person> {
  const mia = await house.person('Mia Hart');
  await mia.say('claim ABCD');
  take('claim, the code is not right', mia);
  await mia.say(`claim ${await makeClaimCode(house.db, hub.id, house.clock.now())}`);
  take('claimed', mia);
  return mia;
}

async function giving({ house, take, takeNotice }: Stage, hub: { id: string }, mia: Person, abe: Person) {
  const words = await house.db.roleWord.findMany({ where: { hubId: hub.id } });
  const phaseLead = await house.db.roleWord.create({
    data: { hubId: hub.id, word: 'Phase Lead', standing: 'PHASE_LEAD', rank: 99 },
  });
  const administrator = words.find(({ word }) => word === 'Hub Administrator')?.id ?? '';
  const chosen = { labels: { [abe.personId]: 'Abe Lowe' } };
  await mia.say('role give');
  take('role give, form', mia);
  const found = { person: { words: 'abe', options: await mia.search('people', 'abe') } };
  take('role give, form with who Teams found', mia, { only: 'teams', found });
  await mia.fill({ person: 'nobody' });
  take('role give, form with errors', mia);
  await mia.fill({ person: abe.personId, role: crypto.randomUUID() });
  take('role give, no such role', mia, chosen);
  await mia.fill({ person: abe.personId, role: phaseLead.id });
  take('role give, no phase chosen', mia, chosen);
  const elsewhere = crypto.randomUUID();
  await mia.fill({ person: elsewhere, role: administrator });
  take('role give, nobody the hub knows', mia, { labels: { [elsewhere]: 'Zoe Away' } });
  await mia.fill({ person: abe.personId, role: administrator, from: '2026-12-01', until: '2026-11-30' });
  take('role give, ends before it begins', mia, chosen);
  await mia.fill({ person: abe.personId, role: administrator, until: '2026-12-18' });
  take('role given', mia, { on: 'modal' });
  await takeNotice('notice: a role is given', abe, 'role given');
}

async function ending({ take }: Stage, mia: Person, abe: Person) {
  await mia.say('role');
  take('roles', mia);
  const listed = mia.view;
  await mia.press('End Mia Hart’s role as Maths Hub Lead', listed);
  take('role, the last lead cannot go', mia);
  await mia.press('End Abe Lowe’s role as Hub Administrator', listed);
  take('role ended', mia);
  await mia.press('End Abe Lowe’s role as Hub Administrator', listed);
  take('role, ended already', mia);
  await abe.say('role');
  take('roles, not for everybody', abe);
}

/** The first lead of a hub, and who gives and ends roles in it. */
export async function playRoles(stage: Stage): Promise<void> {
  const hub = await stage.openHub();
  const mia = await claiming(stage, hub);
  const abe = await stage.house.person('Abe Lowe');
  await giving(stage, hub, mia, abe);
  await mia.say('help');
  stage.take('help, for staff', mia);
  await ending(stage, mia, abe);
}
