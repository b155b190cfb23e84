import type { Stage } from '../stage.ts';

/** Which hub counts, what it keeps, and being met by it. Played before any other hub is there. */
export async function playHubs({ house, take, openHub }: Stage): Promise<void> {
  const first = await openHub();
  const here = await house.person('Tom Reed');
  await here.say('hub');
  take('hub, of a workspace', here, { only: 'slack' });
  const inTeam = await house.person('Lin Yu', { platform: 'teams' });
  await inTeam.say('hub');
  take('hub, of a team', inTeam, { only: 'teams' });
  await here.say('privacy');
  take('privacy', here);
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
}
