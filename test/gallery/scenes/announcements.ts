import type { Stage } from '../stage.ts';

type Person = Awaited<ReturnType<Stage['house']['person']>>;

async function gather({ house, group, openHub }: Stage) {
  const hub = await openHub();
  const mia = await house.person('Mia Hart', { channel: 'llmes' });
  await house.role(mia, 'Maths Hub Lead');
  await mia.say('channel llme-network');
  const { id: kindId } = await house.db.designationKind.findFirstOrThrow({ where: { hubId: hub.id, rank: 0 } });
  const leader = async (name: string, platform: 'slack' | 'teams' = 'slack') => {
    const { personId } = await house.person(name, { platform });
    const row = { hubId: hub.id, personId, kindId, phase: 'PRIMARY' as const, from: new Date('2026-09-01') };
    await house.db.designation.create({ data: row });
    return personId;
  };
  const people = [await leader('Ada Lund'), await leader('Ben Okoro'), await leader('Ted Marsh', 'teams')];
  const away = await leader('Ann Away');
  await house.db.account.deleteMany({ where: { personId: away } });
  await house.db.person.update({ where: { id: away }, data: { email: 'ann@school.example' } });
  const sought = await group('Algebra from the start', { code: 'NCP26-41', state: 'SEEKING_LEAD' });
  return { hubId: hub.id, mia, people, sought };
}
type Gathered = Awaited<ReturnType<typeof gather>>;

const words = 'The network meets on 14 July at Tapton School.\n\nNew leads are expected; everybody is welcome.';

async function writing({ take }: Stage, { mia, sought }: Gathered) {
  await mia.say('announcements');
  take('announcements, none yet', mia);
  await mia.say('announce');
  take('announce, to whom', mia);
  await mia.press('Local leaders');
  take('announce, form', mia);
  await mia.fill({ text: words, how: ['channels'], phase: 'PRIMARY' });
  take('announce, a channel is for all', mia);
  await mia.fill({ text: words, how: ['channels', 'private'], button: `EXPRESS_INTEREST ${sought.id}` });
  take('announce, how it reads', mia, { on: 'modal' });
}

/** The draft as it stands now. */
const draftOf = async ({ house }: Stage, hubId: string) =>
  (await house.db.announcement.findFirstOrThrow({ where: { hubId }, orderBy: { id: 'desc' } })).id;

async function timing(stage: Stage, { mia, hubId }: Gathered) {
  const { house, take } = stage;
  const preview = mia.view;
  await mia.press('Copy as e-mail', preview);
  take('announcement, copied as e-mail', mia);
  await mia.press('Send it later', preview);
  take('announcement, when', mia);
  await mia.fill({ day: '2026-11-13', time: '09:00' });
  take('announcement, a time that is over', mia);
  await mia.fill({ day: '2026-11-21', time: '09:00' });
  take('announcement, on a Saturday', mia);
  await mia.fill({ day: '2026-11-18', time: '20:00' });
  take('announcement, in the evening', mia);
  const { input = {} } = mia.form;
  await mia.run('time-announcement', { ...input, seen: '0' }, { day: '2026-11-18', time: '09:00' });
  take('announcement, changed meanwhile', mia);
  await mia.fill({ day: '2026-11-18', time: '09:00' });
  take('announcement, timed', mia, { on: 'modal' });
  const timed = mia.view;
  await mia.run('announcement', { announcement: await draftOf(stage, hubId) });
  take('announcement, waits for its time', mia);
  await mia.run('time-announcement', input, { day: '2026-11-19', time: '09:00' });
  take('announcement, timed by somebody else', mia);
  const abe = await house.person('Abe Lowe');
  await house.role(abe, 'Hub Administrator');
  await abe.run('cancel-announcement', { announcement: await draftOf(stage, hubId) });
  take('announcement, not theirs to call off', abe);
  await mia.press('Call it off', timed);
  take('announcement, called off', mia);
  await mia.press('Call it off', timed);
  take('announcement, stands otherwise meanwhile', mia);
  await mia.run('announcement', { announcement: await draftOf(stage, hubId) });
  take('announcement, was called off', mia);
  return abe;
}

async function handing({ house, take, takeNotice }: Stage, mia: Person, abe: Person) {
  await abe.run('announce', { audience: 'LLME_NETWORK' }, { text: words, how: ['channels', 'private'] });
  take('announcement, a draft of an administrator', abe, { on: 'modal' });
  const draft = abe.view;
  const own = { where: { personId: mia.personId } };
  await house.db.hubRole.updateMany({ ...own, data: { to: new Date('2026-10-01') } });
  await abe.press('Hand to a hub lead');
  take('announcement, no hub lead to hand it to', abe);
  await house.db.hubRole.updateMany({ ...own, data: { to: null } });
  await abe.press('Hand to a hub lead', draft);
  take('announcement, handed to a hub lead', abe);
  await takeNotice('notice: an announcement waits', mia, 'announcement waits');
}

async function sending(stage: Stage, { mia, people, hubId }: Gathered) {
  const { house, take, takeNotice, takeInChannel } = stage;
  const id = await draftOf(stage, hubId);
  await mia.run('send-announcement', { announcement: id });
  take('announcement, sent', mia);
  await mia.run('send-announcement', { announcement: id });
  take('announcement, sent before', mia);
  await house.sweep();
  await house.db.announcement.update({ where: { id }, data: { state: 'SCHEDULED' } });
  await mia.run('cancel-announcement', { announcement: id });
  take('announcement, is going out', mia);
  await house.db.announcement.update({ where: { id }, data: { state: 'SENT' } });
  await takeInChannel('in a channel: an announcement', 'llmes', 'announcement');
  const hub = await house.hubById(hubId);
  const now = house.clock.now();
  const settle = async (personId: string | undefined, state: 'SENT' | 'FAILED' | 'UNCERTAIN') => {
    const notice = await house.db.notice.findFirstOrThrow({
      where: { hubId, kind: 'announcement', ...(personId && { personId }) },
    });
    await house.db.notice.update({ where: { id: notice.id }, data: { state, settledAt: now, answer: 'lost' } });
    if (state !== 'SENT')
      await house.store.change(hub, (db) =>
        house.giveUp(notice, { db, hub, now, tell: house.ports.tell(db, hub, now) }),
      );
    return notice.id;
  };
  await settle(people[0], 'SENT');
  await settle(people[1], 'FAILED');
  const uncertain = await settle(people[2], 'UNCERTAIN');
  await takeNotice('notice: an announcement did not reach all', mia, 'announcement gaps');
  await mia.run('announcement', { announcement: id });
  take('announcement, who got it', mia);
  await mia.press('It arrived at Ted Marsh');
  take('announcement, it arrived', mia);
  await mia.press('Send it to Ben Okoro again');
  take('announcement, sent again', mia);
  await mia.run('announcement-again', { announcement: id, notice: uncertain });
  take('announcement, settled before', mia);
  await mia.run('announce', { corrects: id });
  take('announcement, correction', mia);
  await mia.fill({ text: 'The network meets on 15 July.', how: ['private'] });
  take('announcement, correction as it reads', mia, { on: 'modal' });
}

/** Announcements: written, seen before they go, timed, handed on, sent, followed by name, corrected. */
export async function playAnnouncements(stage: Stage): Promise<void> {
  const { house, take } = stage;
  const gathered = await gather(stage);
  const { mia } = gathered;
  await writing(stage, gathered);
  const abe = await timing(stage, gathered);
  await handing(stage, mia, abe);
  await sending(stage, gathered);
  const pia = await house.person('Pia Phase');
  const { id } = await house.role(pia, 'Primary Mastery Lead');
  await house.db.hubRole.update({ where: { id }, data: { phase: 'PRIMARY' } });
  await pia.run('announce', { audience: 'LLME_NETWORK' }, { text: words, how: ['private'] });
  take('announce, a phase lead chooses the phase', pia);
  const { hubId } = gathered;
  const told = { audience: 'STAFF' as const, state: 'SENT' as const, inChannels: false, inPrivate: true };
  const row = { ...told, hubId, personId: mia.personId, text: 'Keys are in the office.', at: house.clock.now() };
  const { id: alone } = await house.db.announcement.create({ data: row });
  await mia.run('announcement', { announcement: alone });
  take('announcement, nobody was left', mia);
  await house.db.announcement.delete({ where: { id: alone } });
  await mia.say('announcements');
  take('announcements', mia);
  await mia.say('hub settings telling');
  take('hub settings, said by itself', mia);
}
