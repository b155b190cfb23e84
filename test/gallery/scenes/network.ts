import type { Stage } from '../stage.ts';

const answers = {
  purpose: 'Welcome to new leads, and what the spring brings',
  day: '2026-12-08',
  from: '16:00',
  to: '17:30',
  place: 'Tapton School, https://meet.example/network',
  who: ['leads'],
};

async function gather({ house, openHub, group }: Stage) {
  const hub = await openHub();
  const mia = await house.person('Mia Hart', { channel: 'llmes' });
  await house.role(mia, 'Maths Hub Lead');
  await mia.say('channel llme-network');
  const [olga, nia] = [await house.person('Olga Hand'), await house.person('Nia New')];
  await group('Ratio in Year 6', { leads: [olga] });
  await house.db.workGroupLead.updateMany({ where: { hubId: hub.id }, data: { from: new Date('2020-09-01') } });
  const next = await group('Algebra from the start', { leads: [nia] });
  const where = { groupId: next.id };
  await house.db.workGroupLead.updateMany({ where, data: { from: new Date('2026-11-02') } });
  return { hubId: hub.id, mia, olga, nia };
}
type People = Awaited<ReturnType<typeof gather>>;

const meetingId = async ({ house }: Stage, hubId: string) =>
  (await house.db.networkMeeting.findFirstOrThrow({ where: { hubId }, orderBy: { id: 'desc' } })).id;

async function planning(stage: Stage, { mia, olga, nia, hubId }: People) {
  const { house, take, takeNotice, takeInChannel } = stage;
  await mia.say('network');
  take('network, nothing is planned', mia);
  await mia.say('plan meeting');
  take('network meeting, form', mia);
  await mia.fill({ ...answers, day: '2026-12-05' });
  take('network meeting, on a Saturday', mia);
  await mia.fill({ ...answers, day: '2026-11-16', from: '09:00', to: '10:00' });
  take('network meeting, a time that is over', mia);
  await mia.fill(answers);
  take('network meeting, planned', mia, { on: 'modal' });
  await takeInChannel('in a channel: the network meets', 'llmes', 'network meeting');
  await takeNotice('notice: the network meets', olga, 'network meeting');
  await takeNotice('notice: the network meets, to a new lead', nia, 'network meeting');
  const words = { text: 'Do come to the meeting.', how: ['private'], button: `RSVP ${await meetingId(stage, hubId)}` };
  await mia.run('announce', { audience: 'LLME_NETWORK' }, words);
  take('announcement, with the answer to a meeting', mia, { on: 'modal' });
  await mia.press('Change it');
  take('announce, form with a meeting', mia);
  const meeting = await meetingId(stage, hubId);
  await nia.run('answer-meeting', { meeting, comes: 'no' });
  take('network meeting, can’t come', nia);
  await nia.press('I can come after all');
  take('network meeting, coming', nia);
  await olga.run('answer-meeting', { meeting, comes: 'maybe' });
  take('network meeting, maybe', olga);
  await olga.say('network');
  take('network, a leader’s', olga);
  await olga.run('meeting', { meeting });
  take('network meeting, a leader’s', olga);
  await mia.run('meeting', { meeting });
  take('network meeting, for those who run it', mia);
  house.clock.set('2026-12-01T08:00:00Z');
  await house.sweep();
  await takeNotice('notice: a network meeting is coming up', nia, 'network meeting coming up');
  await takeNotice('notice: decide about the network meeting', olga, 'network meeting coming up');
}

async function changing(stage: Stage, { mia, olga, hubId }: People) {
  const { house, take, takeNotice, takeInChannel } = stage;
  const meeting = await meetingId(stage, hubId);
  await mia.run('change-meeting', { meeting });
  take('network meeting, change form', mia);
  await mia.fill({ ...answers, purpose: 'Welcome to new leads' });
  take('network meeting, other words', mia, { on: 'modal' });
  await mia.run('change-meeting', { meeting, seen: '1' }, answers);
  take('network meeting, changed meanwhile', mia);
  const { personId } = await house.person('Ada Lund');
  const { id: kindId } = await house.db.designationKind.findFirstOrThrow({ where: { hubId, rank: 0 } });
  await house.db.designation.create({ data: { hubId, personId, kindId, from: new Date('2026-09-01') } });
  await mia.run('change-meeting', { meeting }, { ...answers, who: ['leads', kindId] });
  take('network meeting, more are expected', mia, { on: 'modal' });
  await mia.run('change-meeting', { meeting }, { ...answers, day: '2026-12-05' });
  take('network meeting, moved to a Saturday', mia);
  await mia.run('change-meeting', { meeting }, { ...answers, day: '2026-12-10' });
  take('network meeting, moved', mia, { on: 'modal' });
  await takeNotice('notice: the network meeting has changed', olga, 'network meeting moved');
  await takeInChannel('in a channel: the network meeting has changed', 'llmes', 'network meeting moved');
}

async function afterwards(stage: Stage, { mia, olga, nia, hubId }: People) {
  const { house, take } = stage;
  const meeting = await meetingId(stage, hubId);
  await mia.run('network-attendance', { meeting });
  take('network attendance, too early', mia);
  await nia.run('answer-meeting', { meeting, comes: 'yes' });
  house.clock.set('2026-12-11T09:00:00Z');
  await mia.say('home');
  take('home, who came to the network meeting', mia);
  await mia.say('today');
  take('today, a network meeting not recorded', mia);
  await mia.press('Record who came');
  take('network attendance, form', mia);
  await mia.fill({ 'came-1': [nia.personId] });
  take('network attendance, saved', mia, { on: 'modal' });
  await mia.run('meeting', { meeting });
  take('network meeting, held', mia);
  await nia.run('meeting', { meeting });
  take('network meeting, held, a leader’s', nia);
  await olga.run('answer-meeting', { meeting, comes: 'yes' });
  take('network meeting, over', olga);
}

async function callingOff(stage: Stage, { mia, olga, hubId }: People) {
  const { take, takeNotice, takeInChannel, house } = stage;
  await mia.run('plan-meeting', {}, { ...answers, day: '2027-01-14', place: 'https://meet.example/network' });
  const meeting = await meetingId(stage, hubId);
  await olga.say('home');
  take('home, a network meeting', olga);
  await mia.run('cancel-meeting', { meeting });
  take('network meeting, call off', mia);
  await mia.fill({ reason: 'Tapton School is closed that day.' });
  take('network meeting, called off', mia, { on: 'modal' });
  await takeNotice('notice: the network meeting is off', olga, 'network meeting called off');
  await takeInChannel('in a channel: the network meeting is off', 'llmes', 'network meeting called off');
  await olga.run('meeting', { meeting });
  take('network meeting, off, a leader’s', olga);
  for (const runs of ['change-meeting', 'cancel-meeting', 'network-attendance']) {
    await mia.run(runs, { meeting });
    take(`network meeting, off: ${runs}`, mia);
  }
  const words = { text: 'Do come to the meeting.', how: ['private'], button: `RSVP ${meeting}` };
  await mia.run('announce', { audience: 'LLME_NETWORK' }, words);
  take('announcement, a meeting that is off', mia);
  const tom = await house.person('Tom Reed');
  await tom.say('network');
  take('network, not for a teacher', tom);
}

const window = {
  title: 'PD Lead programme, primary',
  link: 'https://pd.example/apply',
  opens: '2026-11-23',
  closes: '2026-12-11',
};

async function windows(stage: Stage, { mia, nia, hubId }: People) {
  const { house, take, takeNotice, takeInChannel } = stage;
  house.clock.set('2026-11-16T10:30:00Z');
  await mia.say('add window');
  take('programme window, form', mia);
  await mia.fill({ ...window, opens: '2026-11-01', closes: '2026-11-13', who: ['leads'] });
  take('programme window, over already', mia);
  await mia.fill({ ...window, who: ['leads'] });
  take('programme window, saved', mia, { on: 'modal' });
  await mia.run(
    'window',
    {},
    { ...window, title: 'Secondary specialists, cohort 12', opens: '2026-11-16', who: ['everybody'] },
  );
  await house.sweep();
  await takeInChannel('in a channel: a programme takes applications', 'llmes', 'programme window opens');
  house.clock.set('2026-11-23T08:00:00Z');
  await house.sweep();
  await takeNotice('notice: a programme takes applications', nia, 'programme window opens');
  await nia.say('network');
  take('network, with windows', nia);
  await mia.say('network');
  take('network, for those who run it', mia);
  await mia.press('Change: PD Lead programme, primary');
  take('programme window, change', mia);
  house.clock.set('2026-12-04T08:00:00Z');
  await house.sweep();
  await takeNotice('notice: a programme closes soon', nia, 'programme window closes');
  const where = { hubId, title: window.title };
  const { id } = await house.db.programmeWindow.findFirstOrThrow({ where });
  await mia.run('end-window', { window: id });
  take('programme window, off the list', mia);
  await mia.run('end-window', { window: id });
  take('programme window, gone', mia);
}

/** A programme that one can apply to while schools are shut. */
async function inHolidays({ house, take, takeNotice }: Stage, { mia, nia }: People) {
  const open = { title: 'School Development Lead', opens: '2026-12-21', closes: '2027-01-01', who: ['leads'] };
  await mia.run('window', {}, { ...window, ...open });
  take('programme window, in the holidays', mia, { on: 'modal' });
  house.clock.set('2026-12-18T07:31:00Z');
  await house.sweep();
  await takeNotice('notice: a programme opens soon', nia, 'programme window opens');
}

async function encouraged({ take, house }: Stage, { mia, nia, olga, hubId }: People) {
  await olga.say('my network');
  take('my network, not yet', olga);
  const { groupId } = await house.db.workGroupLead.findFirstOrThrow({ where: { hubId, personId: nia.personId } });
  const times = { day: new Date('2026-12-01'), from: '16:00', to: '18:00', length: 'TWILIGHT' as const };
  const instants = { startsAt: new Date('2026-12-01T16:00:00Z'), endsAt: new Date('2026-12-01T18:00:00Z') };
  const row = { hubId, groupId, number: 99, ...times, ...instants, meets: 'ONLINE' as const, state: 'HELD' as const };
  await house.db.session.create({ data: row });
  await nia.say('my network');
  take('my network', nia);
  await mia.say('network members');
  take('network members', mia);
}

/** The network of local leaders: meetings planned, answered, moved, reminded of, held and called off. */
export async function playNetwork(stage: Stage): Promise<void> {
  stage.house.clock.set('2026-11-16T10:30:00Z');
  const people = await gather(stage);
  await planning(stage, people);
  await changing(stage, people);
  await afterwards(stage, people);
  await callingOff(stage, people);
  await encouraged(stage, people);
  await windows(stage, people);
  await inHolidays(stage, people);
}
