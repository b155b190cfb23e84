import { z } from 'zod';
import { nextSchoolDay } from '../../core/calendar.ts';
import { refuse, reply } from '../../core/command.ts';
import { ukDay } from '../../core/uk-time.ts';
import { text } from '../../core/view.ts';
import { recordChange } from '../audit.ts';
import { defineCommand } from '../define.ts';
import { dayRefused } from '../sessions/plan-form.ts';
import { planMeeting, tellMeeting } from './meeting.moves.ts';
import { expectedAt, kindWords } from './meeting.reads.ts';
import { aboutMeeting, whenOf } from './meeting.ts';
import { meetingAnswers, meetingFields, rowOf } from './meeting-form.ts';

function sayExpecting(people: number): string {
  if (people === 0) return 'Nobody is expected yet';
  return people === 1 ? '1 person is expected' : `${people} people are expected`;
}

/** Who is told: those who are expected, and the network's channels where the hub has named any and wants it. */
function sayTold(people: number, channels: number): string {
  const told = [...(people > 0 ? ['them'] : []), ...(channels > 0 ? ['the network’s channels'] : [])];
  return told.length > 0 ? `I’m telling ${told.join(' and ')}.` : 'There is nobody else to tell.';
}

/** Plans a meeting of the network: its channels and those who are expected are told, and answer with one press. */
export const planNetworkMeeting = defineCommand({
  name: 'plan-meeting',
  kind: 'change',
  phrase: 'plan meeting',
  also: ['plan network meeting'],
  summary: 'Plan a meeting of the LLME network',
  right: 'run the network',
  input: z.object({}),
  ask: async ({ db, hub, now }) => ({
    kind: 'ask',
    form: {
      title: 'Plan a network meeting',
      shortTitle: 'Plan a meeting',
      intro: 'The network’s channels and those who are expected are told when you save it, and answer with one press.',
      minutes: 2,
      submit: 'Save and tell them',
      runs: 'plan-meeting',
      fields: meetingFields(await kindWords({ db }), nextSchoolDay(hub.calendar, ukDay(now))),
    },
  }),
  answers: meetingAnswers,
  run: async ({ answers, input: _none, subject: _nothing, ...base }) => {
    const { db, hub, actor, now } = base;
    const no = dayRefused(hub.calendar, answers.day, ukDay(now));
    if (no) return refuse('no school', no, 'day');
    const own = { hubId: hub.id, personId: actor.personId, at: now, toldAt: now };
    const row = rowOf(answers, await kindWords(base));
    if (row.startsAt <= now) return refuse('past time', 'Choose a time that is still to come.', 'from');
    const meeting = await db.networkMeeting.create({ data: { ...row, ...own } });
    const expected = await expectedAt(base, meeting);
    const others = expected.filter((person) => person !== actor.personId);
    const telling = { kind: 'network meeting', facts: {}, at: [meeting] };
    const channels = await tellMeeting(base, meeting, others, telling);
    await planMeeting(base, meeting);
    await recordChange(base, {
      what: 'planned a network meeting',
      subjectId: meeting.id,
      after: { day: answers.day, from: answers.from },
    });
    const count = sayExpecting(expected.length);
    return reply({
      title: 'The meeting is planned',
      blocks: [
        text('The network meets on ', whenOf(meeting), '.'),
        text(`${count}. ${sayTold(others.length, channels)}`),
        { kind: 'actions', actions: [aboutMeeting('See the meeting', 'meeting', meeting)] },
      ],
    });
  },
});
