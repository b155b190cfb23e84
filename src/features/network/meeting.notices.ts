import { z } from 'zod';
import { type Action, type Block, text, type View } from '../../core/view.ts';
import type { Db } from '../../store/db.ts';
import type { NetworkMeeting } from '../../store/generated/client.ts';
import type { NetworkAnswer } from '../../store/generated/enums.ts';
import { defineNotice } from '../define.ts';
import { expectedAt, guestAt, loadMeeting, newLeadsAt } from './meeting.reads.ts';
import { aboutMeeting, answerActions, whenOf, whereOf } from './meeting.ts';
import { fileDays, meetingFile } from './meeting-file.ts';

const about = z.object({ meeting: z.uuid(), sequence: z.number() });
type About = z.infer<typeof about>;

/** The meeting as it stands, while this is still the newest there is to say of it. */
async function newest({ meeting: id, sequence }: About, db: Db): Promise<NetworkMeeting | undefined> {
  const meeting = await loadMeeting(db, id);
  return meeting?.sequence === sequence ? meeting : undefined;
}

const isAhead = (meeting: NetworkMeeting, now: Date) => meeting.state === 'ANNOUNCED' && meeting.startsAt > now;

const factsOf = (meeting: NetworkMeeting): Block => ({
  kind: 'facts',
  facts: [
    { label: 'When', value: whenOf(meeting) },
    { label: 'Where', value: whereOf(meeting) },
  ],
});

const main = (action: Action): Action => ('runs' in action ? { ...action, tone: 'main' } : action);

const buttons = (meeting: NetworkMeeting, answered: NetworkAnswer | null, ...others: Action[]): Block => {
  const [first, ...rest] = answerActions(meeting, answered);
  const isToCome = answered !== 'YES' && first;
  return { kind: 'actions', actions: [...(isToCome ? [main(first)] : first ? [first] : []), ...rest, ...others] };
};

/** To whoever is expected, and in the channels of local leaders: when and where the network meets. */
export const networkMeeting = defineNotice({
  name: 'network meeting',
  whenUncertain: 'send again',
  facts: about,
  compose: async (facts, { db, now, to, link }): Promise<View | 'overtaken'> => {
    const meeting = await newest(facts, db);
    if (!meeting || !isAhead(meeting, now) || (await guestAt(db, meeting.id, to.personId))?.answeredAt)
      return 'overtaken';
    if (!(await expectedAt({ db, now }, meeting)).includes(to.personId)) return 'overtaken';
    const isNew = (await newLeadsAt({ db, now }, meeting)).includes(to.personId);
    const file = await link(meetingFile, { meeting: meeting.id }, fileDays);
    return {
      title: 'Can you come to the network meeting?',
      blocks: [
        text(meeting.purpose),
        factsOf(meeting),
        text(isNew ? 'You are expected, as everybody who begins to lead a Work Group is.' : 'You are expected there.'),
        buttons(meeting, null, { label: 'Put in my calendar', opens: file }),
      ],
    };
  },
  inChannel: async (facts, { db, now }) => {
    const meeting = await newest(facts, db);
    if (!meeting || !isAhead(meeting, now)) return 'overtaken';
    return {
      title: 'The network of local leaders meets',
      blocks: [text(meeting.purpose), factsOf(meeting), buttons(meeting, null)],
    };
  },
});

const moved = about.extend({ was: z.string() });

function movedBlocks(meeting: NetworkMeeting, was: string): Block[] {
  const isAnotherTime = was !== meeting.startsAt.toISOString();
  return [
    text(meeting.purpose),
    {
      kind: 'facts',
      facts: [
        { label: 'Now', value: whenOf(meeting) },
        ...(isAnotherTime ? [{ label: 'It was', value: { moment: was } }] : []),
        { label: 'Where', value: whereOf(meeting) },
      ],
    },
  ];
}

/** To everybody concerned, and in the channels: when or where a meeting is now, and what it was. */
export const networkMeetingMoved = defineNotice({
  name: 'network meeting moved',
  whenUncertain: 'send again',
  facts: moved,
  compose: async (facts, { db, now, to, link }): Promise<View | 'overtaken'> => {
    const meeting = await newest(facts, db);
    if (!meeting || !isAhead(meeting, now)) return 'overtaken';
    const answered = (await guestAt(db, meeting.id, to.personId))?.answer ?? null;
    const file = await link(meetingFile, { meeting: meeting.id }, fileDays);
    const change: Action = { label: 'Change my calendar', opens: file };
    return {
      title: 'The network meeting has changed',
      blocks: [...movedBlocks(meeting, facts.was), buttons(meeting, answered, change)],
    };
  },
  inChannel: async (facts, { db, now }) => {
    const meeting = await newest(facts, db);
    if (!meeting || !isAhead(meeting, now)) return 'overtaken';
    return {
      title: 'The network meeting has changed',
      blocks: [...movedBlocks(meeting, facts.was), buttons(meeting, null)],
    };
  },
});

const offBlocks = (meeting: NetworkMeeting): Block[] => [
  text('It was to be on ', whenOf(meeting), '.'),
  text('The reason: ', meeting.cancelReason),
];

/** To everybody concerned, and in the channels: a meeting does not take place, and why. */
export const networkMeetingOff = defineNotice({
  name: 'network meeting called off',
  whenUncertain: 'send again',
  facts: about,
  compose: async (facts, { db, link }): Promise<View | 'overtaken'> => {
    const meeting = await newest(facts, db);
    if (meeting?.state !== 'CANCELLED') return 'overtaken';
    const file = await link(meetingFile, { meeting: meeting.id }, fileDays);
    return {
      title: 'The network meeting is off',
      blocks: [
        ...offBlocks(meeting),
        {
          kind: 'actions',
          actions: [
            { label: 'Change my calendar', opens: file },
            { label: 'See the network', runs: 'network' },
          ],
        },
      ],
    };
  },
  inChannel: async (facts, { db }) => {
    const meeting = await newest(facts, db);
    if (meeting?.state !== 'CANCELLED') return 'overtaken';
    return {
      title: 'The network meeting is off',
      blocks: [
        ...offBlocks(meeting),
        { kind: 'actions', actions: [aboutMeeting('See the meeting', 'meeting', meeting)] },
      ],
    };
  },
});
