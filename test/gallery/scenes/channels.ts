import type { Stage } from '../stage.ts';

/** A message that its channel did not get, or perhaps did. */
async function silence({ house, take, takeNotice }: Stage, mia: Awaited<ReturnType<Stage['house']['person']>>) {
  const notice = await house.db.notice.findFirstOrThrow({
    where: { kind: 'channel named', channel: { workspace: mia.place.workspace } },
  });
  const settle = async (state: 'FAILED' | 'UNCERTAIN') => {
    const [now, answer] = [house.clock.now(), 'I am not in that channel. Type “/invite @Work Groups” in it.'];
    await house.db.notice.update({ where: { id: notice.id }, data: { state, settledAt: now, answer } });
  };
  const hub = await house.hubById(notice.hubId);
  const now = house.clock.now();
  await house.store.change(hub, (db) => house.giveUp(notice, { db, hub, now, tell: house.ports.tell(db, hub, now) }));
  await settle('UNCERTAIN');
  await takeNotice('notice: did it arrive in the channel', mia, 'channel silent');
  await mia.run('it-arrived', { notice: notice.id });
  take('channel message, it arrived', mia);
  await settle('FAILED');
  await takeNotice('notice: a channel cannot be written to', mia, 'channel silent');
  await mia.run('send-again', { notice: notice.id });
  take('channel message, sent again', mia);
  await mia.run('send-again', { notice: notice.id });
  take('channel message, settled before', mia);
}

/** What the hub's local leaders read by itself. */
async function byItself({ house, group, takeInChannel }: Stage, mia: Awaited<ReturnType<Stage['house']['person']>>) {
  await group('Fractions in Year 4', { code: 'NCP26-31', state: 'PLANNED' });
  await mia.say('open group ncp26-31');
  await takeInChannel('in a channel: a group is open to schools', 'llmes', 'group recruits');
  const sought = await group('Algebra from the start', { code: 'NCP26-32', state: 'PLANNED' });
  await mia.say('seek lead ncp26-32');
  await mia.fill({ until: '2026-11-27' });
  await takeInChannel('in a channel: a lead is wanted', 'llmes', 'lead wanted');
  const ada = await house.person('Ada Lund');
  await mia.run('offer-lead', { group: sought.id }, { person: ada.personId, how: 'alone' });
  const offer = await house.db.leadOffer.findFirstOrThrow({ where: { groupId: sought.id } });
  await ada.run('accept-lead', { offer: offer.id });
  await takeInChannel('in a channel: a new lead', 'llmes', 'new lead');
}

/** Channels: named in the channel, written to, silent, removed. */
export async function playChannels(stage: Stage): Promise<void> {
  const { house, take, takeInChannel, openHub, group } = stage;
  await openHub();
  const mia = await house.person('Mia Hart', { channel: 'llmes' });
  await house.role(mia, 'Maths Hub Lead');
  await mia.say('channels');
  take('channels, none yet', mia);
  await mia.say('channel');
  take('channel, what for', mia);
  await mia.press('LLME network');
  take('channel, named', mia);
  await takeInChannel('in a channel: what it is for', 'llmes', 'channel named');
  await silence(stage, mia);
  await group('Reasoning circle 1', { code: 'NCP26-33' });
  await group('Reasoning circle 2', { code: 'NCP26-34' });
  await mia.say('channel work-group reasoning');
  take('channel, which group', mia);
  await mia.say('channel work-group nowhere');
  take('channel, no such group', mia);
  const away = await house.person('Max Bell');
  await house.role(away, 'Hub Administrator');
  await away.say('channel llme-network');
  take('channel, typed elsewhere', away);
  await byItself(stage, mia);
  await mia.say('channels');
  take('channels', mia);
  const listed = mia.view;
  await mia.press('Remove #llmes for LLME network');
  take('channel removed', mia);
  await mia.press('Remove #llmes for LLME network', listed);
  take('channel removed before', mia);
}
