import { refuse, reply } from '../../core/command.ts';
import { ukDay } from '../../core/uk-time.ts';
import { text } from '../../core/view.ts';
import type { NetworkMeeting } from '../../store/generated/client.ts';
import { recordChange } from '../audit.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { dayRefused } from '../sessions/plan-form.ts';
import { dayOf } from '../sessions/session.ts';
import { planMeeting, tellMeeting } from './meeting.moves.ts';
import { concernedBy, kindWords } from './meeting.reads.ts';
import { aboutMeeting, whenOf } from './meeting.ts';
import { meetingAnswers, meetingFields, rowOf } from './meeting-form.ts';
import { meetingChoice, meetingGone, meetingMeant } from './meeting-meant.ts';

type Row = ReturnType<typeof rowOf>;

const isAnotherTime = (before: NetworkMeeting, now: Row) =>
  before.startsAt.getTime() !== now.startsAt.getTime() || before.endsAt.getTime() !== now.endsAt.getTime();

const isElsewhere = (before: NetworkMeeting, now: Row) =>
  before.meets !== now.meets || before.venue !== now.venue || before.link !== now.link;

/** Who has answered is asked again where the time is another: they said yes to the old one. */
async function askAgain({ db }: HubBase, { id }: NetworkMeeting): Promise<void> {
  await db.networkGuest.updateMany({ where: { meetingId: id }, data: { answer: null, answeredAt: null } });
}

async function save(before: NetworkMeeting, row: Row, base: HubBase): Promise<NetworkMeeting> {
  const { db, now, actor } = base;
  const moves = isAnotherTime(before, row);
  const isTold = moves || isElsewhere(before, row);
  const toldNow = isTold ? { sequence: { increment: 1 }, toldAt: now } : {};
  const data = { ...row, ...toldNow, version: { increment: 1 } };
  const concerned = await concernedBy(base, before);
  const meeting = await db.networkMeeting.update({ where: { id: before.id }, data });
  if (moves) await askAgain(base, meeting);
  await planMeeting(base, meeting);
  await recordChange(base, {
    what: 'changed a network meeting',
    subjectId: meeting.id,
    before: { day: dayOf(before.day), from: before.from },
    after: { day: dayOf(row.day), from: row.from },
  });
  const people = [...new Set([...concerned, ...(await concernedBy(base, meeting))])];
  const soonest = before.startsAt < meeting.startsAt ? before.startsAt : meeting.startsAt;
  const others = people.filter((person) => person !== actor.personId);
  const facts = { was: before.startsAt.toISOString() };
  if (isTold) await tellMeeting(base, meeting, others, { kind: 'network meeting moved', facts, soonest });
  return meeting;
}

/** A meeting gets another day, time, place or circle; whom it concerns is told what has changed. */
export const changeMeeting = defineCommand({
  name: 'change-meeting',
  kind: 'change',
  summary: 'Move a network meeting or change its place',
  right: 'run the network',
  input: meetingChoice,
  subject: meetingMeant,
  versionOf: ({ version }: NetworkMeeting) => version,
  ask: async ({ subject: meeting, db }) =>
    meeting.state !== 'ANNOUNCED'
      ? meetingGone
      : {
          kind: 'ask',
          form: {
            title: 'Change the network meeting',
            shortTitle: 'Change a meeting',
            intro: 'Everybody concerned is told. With another time they are asked again whether they can come.',
            minutes: 1,
            submit: 'Save the change',
            runs: 'change-meeting',
            input: { meeting: meeting.id },
            fields: meetingFields(await kindWords({ db }), dayOf(meeting.day), meeting),
          },
        },
  answers: meetingAnswers,
  run: async ({ subject: before, answers, input: _asked, ...base }) => {
    if (before.state !== 'ANNOUNCED') return meetingGone;
    const no = dayRefused(base.hub.calendar, answers.day, ukDay(base.now));
    if (no) return refuse('no school', no, 'day');
    const row = rowOf(answers, await kindWords(base));
    if (isAnotherTime(before, row) && row.startsAt <= base.now)
      return refuse('past time', 'Choose a time that is still to come.', 'from');
    const meeting = await save(before, row, base);
    const isTold = meeting.sequence !== before.sequence;
    return reply({
      title: 'The meeting is changed',
      blocks: [
        text('The network meets on ', whenOf(meeting), '.'),
        text(isTold ? 'I’m telling everybody concerned.' : 'When and where are as before, so nobody is told again.'),
        { kind: 'actions', actions: [aboutMeeting('See the meeting', 'meeting', meeting)] },
      ],
    });
  },
});
