import { refuse, reply } from '../../core/command.ts';
import { ukDay } from '../../core/uk-time.ts';
import { text } from '../../core/view.ts';
import type { NetworkMeeting } from '../../store/generated/client.ts';
import { recordChange } from '../audit.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { dayRefused } from '../sessions/plan-form.ts';
import { dayOf } from '../sessions/session.ts';
import { inviteTo, planMeeting, tellMeeting } from './meeting.moves.ts';
import { concernedBy, expectedAt, kindWords } from './meeting.reads.ts';
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

/** Whom it concerned hears what is another now; who is expected only since is invited. How many of these. */
async function tellOf(
  base: HubBase,
  before: NetworkMeeting,
  meeting: NetworkMeeting,
  concerned: string[],
): Promise<number> {
  const others = (people: string[]) => people.filter((person) => person !== base.actor.personId);
  const knew = new Set(concerned);
  const added = others(await expectedAt(base, meeting)).filter((person) => !knew.has(person));
  const facts = { was: before.startsAt.toISOString() };
  const telling = { kind: 'network meeting moved', facts, at: [before, meeting] };
  if (meeting.sequence !== before.sequence) await tellMeeting(base, meeting, others(concerned), telling);
  if (meeting.startsAt <= base.now) return 0;
  await inviteTo(base, meeting, added);
  return added.length;
}

type Saved = { meeting: NetworkMeeting; added: number };

async function save(before: NetworkMeeting, row: Row, base: HubBase): Promise<Saved> {
  const { db, now } = base;
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
  return { meeting, added: await tellOf(base, before, meeting, concerned) };
}

/** Who hears of it: everybody where it is elsewhere or at another time, else those who are expected only now. */
function sayTold(isTold: boolean, added: number): string {
  if (isTold) return 'I’m telling everybody concerned.';
  if (added === 0) return 'When and where are as before, so nobody is told again.';
  return `${added === 1 ? '1 more person is' : `${added} more people are`} expected now, and I’m inviting them.`;
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
            intro: 'Another time or place is told to everybody concerned; with another time they are asked again.',
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
    const { meeting, added } = await save(before, row, base);
    return reply({
      title: 'The meeting is changed',
      blocks: [
        text('The network meets on ', whenOf(meeting), '.'),
        text(sayTold(meeting.sequence !== before.sequence, added)),
        { kind: 'actions', actions: [aboutMeeting('See the meeting', 'meeting', meeting)] },
      ],
    });
  },
});
