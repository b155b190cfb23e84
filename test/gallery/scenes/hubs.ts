import { createDispatcher } from '../../../src/core/dispatcher.ts';
import type { TestHub } from '../../support/house-builders.ts';
import type { Stage } from '../stage.ts';

/** Where the hub is at home: another workspace by a link, a team where it is typed, and one of them gone again. */
async function connecting({ house, take }: Stage, hub: TestHub) {
  const mia = await house.person('Mia Hart');
  await house.role(mia, 'Maths Hub Lead');
  await mia.say('hub');
  take('hub, for those who may connect', mia);
  await mia.say('connect');
  take('connect, a link for a workspace', mia);
  const { installs, ...ports } = house.ports;
  const alone = createDispatcher(ports);
  const { account, place } = mia;
  take('connect, where one workspace is served', {
    outcome: await alone.dispatch({ account, place, typed: 'connect' }),
  });
  const inTeam = await house.person('Max Bell', { platform: 'teams', workspace: '19:primary-leads' });
  await house.role(inTeam, 'Hub Administrator');
  await house.db.account.updateMany({ where: { personId: inTeam.personId }, data: { currentHubId: hub.id } });
  await inTeam.say('connect Primary leads');
  take('connect, a team', inTeam, { only: 'teams' });
  await inTeam.say('connect');
  take('connect, a team that is connected', inTeam, { only: 'teams' });
  await mia.say('disconnect');
  take('disconnect, the list', mia);
  const listed = mia.view;
  await mia.press('Disconnect Primary leads', listed);
  take('disconnected', mia);
  await mia.press('Disconnect Primary leads', listed);
  take('disconnect, gone already', mia);
  const own = await house.db.place.findFirstOrThrow({ where: { hubId: hub.id, externalId: hub.workspace } });
  await mia.run('disconnect', { place: own.id });
  take('disconnect, where one is', mia);
}

/** Which hub counts, what it keeps, and being met by it. Played before any other hub is there. */
export async function playHubs(stage: Stage): Promise<void> {
  const { house, take, openHub } = stage;
  const first = await openHub();
  const here = await house.person('Tom Reed');
  await here.say('hub');
  take('hub, of a workspace', here, { only: 'slack' });
  const inTeam = await house.person('Lin Yu', { platform: 'teams' });
  await inTeam.say('hub');
  take('hub, of a team', inTeam, { only: 'teams' });
  await here.say('privacy');
  take('privacy', here);
  await connecting(stage, first);
  const other = await openHub({ name: 'South Yorkshire Maths Hub' });
  const away = house.stranger('Cai Morgan', { platform: 'teams', workspace: '' });
  await away.say('browse');
  take('which hub', away);
  await away.run('choose-hub', { hub: other.slug });
  await away.say('hub');
  take('hub, in a private chat', away);
  await away.run('choose-hub', { hub: first.slug });
  take('hub, changed', away);
  await away.run('choose-hub', { hub: 'gone' });
  take('hub, no longer there', away);
  const lost = house.stranger('Lou Lost', { workspace: 'T-of-nobody' });
  await lost.say('');
  take('no hub', lost);
  await house.db.account.updateMany({ where: { personId: here.personId }, data: { closedAt: house.clock.now() } });
  await here.run('join', {});
  take('account switched off', here);
  const abe = await house.person('Abe Lowe', { platform: 'teams', workspace: '19:of-another' });
  await house.role(abe, 'Hub Administrator');
  await house.db.account.updateMany({ where: { personId: abe.personId }, data: { currentHubId: other.id } });
  await house.db.place.create({ data: { hubId: first.id, kind: 'TEAMS_TEAM', externalId: '19:of-another' } });
  await abe.say('connect');
  take('connect, of another hub', abe, { only: 'teams' });
}
