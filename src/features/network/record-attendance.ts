import { z } from 'zod';
import { refuse, reply } from '../../core/command.ts';
import type { Field } from '../../core/form.ts';
import { text } from '../../core/view.ts';
import type { NetworkGuest, NetworkMeeting } from '../../store/generated/client.ts';
import { recordChange } from '../audit.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { networkNow } from '../work-groups/local-leader.reads.ts';
import { planMeeting } from './meeting.moves.ts';
import { concernedBy, guestsAt, namesOf } from './meeting.reads.ts';
import { aboutMeeting, meetingMoves, whenOf } from './meeting.ts';
import { meetingChoice, meetingMeant } from './meeting-meant.ts';

/** Names in one field: a platform takes no longer list. */
const mostInField = 90;

/** Everybody of the network, and who else answered, may have come. */
async function everybodyOf(base: HubBase, guests: NetworkGuest[]): Promise<string[]> {
  return [...new Set([...(await networkNow(base)), ...guests.map(({ personId }) => personId)])];
}

const isTicked = ({ answer, came }: NetworkGuest) => came ?? answer === 'YES';

async function attendanceFields(meeting: NetworkMeeting, base: HubBase): Promise<Field[]> {
  const guests = await guestsAt(base, meeting);
  const people = await namesOf(base, await everybodyOf(base, guests));
  const ticked = new Set(guests.filter(isTicked).map(({ personId }) => personId));
  const count = Math.ceil(people.length / mostInField);
  return Array.from({ length: count }, (_, index) => {
    const part = people.slice(index * mostInField, (index + 1) * mostInField);
    return {
      id: `came-${index + 1}`,
      label: count > 1 ? `Who came? ${part[0]?.name ?? ''} to ${part.at(-1)?.name ?? ''}` : 'Who came?',
      kind: 'choices',
      optional: true,
      options: part.map(({ id, name }) => ({ value: id, label: name.slice(0, 75) })),
      value: part.filter(({ id }) => ticked.has(id)).map(({ id }) => id),
    };
  });
}

const hindrance = ({ state, startsAt }: NetworkMeeting, now: Date) => {
  if (!meetingMoves[state].includes('HELD'))
    return refuse('called off', 'That meeting was called off, so there is nobody to record.');
  return startsAt > now ? refuse('to come', 'That meeting has not begun yet. Record who came when it has.') : undefined;
};

async function keep(meeting: NetworkMeeting, came: Set<string>, base: HubBase): Promise<void> {
  const { db, hub } = base;
  const guests = await guestsAt(base, meeting);
  // Put right later, it is nobody's absence who belongs to the network only since
  const expected = meeting.state === 'HELD' ? [] : await concernedBy(base, meeting);
  const rows = new Set([...expected, ...guests.map(({ personId }) => personId), ...came]);
  await db.networkGuest.createMany({
    data: [...rows].map((personId) => ({ hubId: hub.id, meetingId: meeting.id, personId })),
    skipDuplicates: true,
  });
  const of = { meetingId: meeting.id };
  await db.networkGuest.updateMany({ where: { ...of, personId: { in: [...came] } }, data: { came: true } });
  await db.networkGuest.updateMany({ where: { ...of, personId: { notIn: [...came] } }, data: { came: false } });
  await db.networkMeeting.update({ where: { id: meeting.id }, data: { state: 'HELD', version: { increment: 1 } } });
}

const sayCame = (count: number): string => {
  if (count === 0) return 'Nobody came';
  return count === 1 ? '1 person came' : `${count} people came`;
};

const ticked = (answer: unknown) => (answer === undefined ? [] : [answer].flat());

/** Who came to a meeting is recorded in one form, and put right in the same. */
export const recordNetworkAttendance = defineCommand({
  name: 'network-attendance',
  kind: 'change',
  summary: 'Record who came to a network meeting',
  right: 'run the network',
  input: meetingChoice,
  subject: meetingMeant,
  versionOf: ({ version }: NetworkMeeting) => version,
  ask: async ({ subject: meeting, input: _asked, ...base }) =>
    hindrance(meeting, base.now) ?? {
      kind: 'ask',
      form: {
        title: 'Who came to the network meeting?',
        shortTitle: 'Who came?',
        intro: 'Those who said that they would come are ticked. You can put it right later.',
        minutes: 1,
        submit: 'Save who came',
        runs: 'network-attendance',
        input: { meeting: meeting.id },
        about: [{ kind: 'facts', facts: [{ label: 'It was on', value: whenOf(meeting) }] }],
        fields: await attendanceFields(meeting, base),
      },
    },
  answers: z.record(z.string(), z.preprocess(ticked, z.array(z.uuid()))),
  run: async ({ subject: meeting, answers, input: _asked, ...base }) => {
    const no = hindrance(meeting, base.now);
    if (no) return no;
    const known = new Set(await everybodyOf(base, await guestsAt(base, meeting)));
    const came = new Set(
      Object.values(answers)
        .flat()
        .filter((id) => known.has(id)),
    );
    await keep(meeting, came, base);
    await planMeeting(base, meeting);
    await recordChange(base, {
      what: 'recorded who came to a network meeting',
      subjectId: meeting.id,
      before: { state: meeting.state },
      after: { state: 'HELD', came: String(came.size) },
    });
    return reply({
      title: 'Who came is recorded',
      blocks: [
        text(sayCame(came.size), ', on ', whenOf(meeting), '.'),
        { kind: 'actions', actions: [aboutMeeting('See the meeting', 'meeting', meeting)] },
      ],
    });
  },
});
