import { z } from 'zod';
import { refuse, reply } from '../../core/command.ts';
import { type Action, text, type View } from '../../core/view.ts';
import type { NetworkMeeting } from '../../store/generated/client.ts';
import type { NetworkAnswer } from '../../store/generated/enums.ts';
import { recordChange } from '../audit.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { remindAt } from './meeting.due.ts';
import { answerAction, answerActions, answers, whenOf, whereOf } from './meeting.ts';
import { meetingFile } from './meeting-file.ts';
import { meetingChoice, meetingOfNetwork } from './meeting-meant.ts';

const over = refuse('over', 'That meeting is over or called off. Type “network” to see what is planned.');

const input = meetingChoice.extend({ comes: z.enum(['yes', 'maybe', 'no']) });

async function keep(meeting: NetworkMeeting, answer: NetworkAnswer, { db, hub, actor, now }: HubBase): Promise<void> {
  const key = { hubId: hub.id, meetingId: meeting.id, personId: actor.personId };
  const given = { answer, answeredAt: now };
  await db.networkGuest.upsert({
    where: { hubId_meetingId_personId: key },
    create: { ...key, ...given },
    update: given,
  });
}

const cannot = (meeting: NetworkMeeting): View => ({
  title: 'The hub knows you can’t come',
  blocks: [
    text('The network meeting on ', whenOf(meeting), '.'),
    { kind: 'actions', actions: [answerAction(meeting, 'yes', 'I can come after all')] },
  ],
});

async function coming(meeting: NetworkMeeting, isSure: boolean, { hub, now, link }: HubBase): Promise<View> {
  const calendar: Action = { label: 'Put in my calendar', opens: await link(meetingFile, { meeting: meeting.id }) };
  const where = text('The network meeting on ', whenOf(meeting), `, ${whereOf(meeting)}.`);
  if (isSure)
    return {
      title: 'The hub knows you are coming',
      blocks: [where, { kind: 'actions', actions: [calendar, answerAction(meeting, 'no')] }],
    };
  const next = remindAt(meeting, hub) > now ? 'I’ll ask you again before it.' : 'Please decide as soon as you can.';
  return {
    title: 'The hub knows you may come',
    blocks: [where, text(next), { kind: 'actions', actions: [...answerActions(meeting, 'MAYBE'), calendar] }],
  };
}

/** Somebody of the network says with one press whether they come; the last answer counts. */
export const answerMeeting = defineCommand({
  name: 'answer-meeting',
  kind: 'change',
  summary: 'Say whether you come to a network meeting',
  right: 'browse',
  input,
  subject: (asked, base, lock) => meetingOfNetwork(asked, base, lock),
  run: async ({ subject: meeting, input: { comes: given }, answers: _none, ...base }) => {
    if (meeting.state !== 'ANNOUNCED' || meeting.endsAt <= base.now) return over;
    await keep(meeting, answers[given], base);
    await recordChange(base, { what: 'answered a network meeting', subjectId: meeting.id, after: { comes: given } });
    return reply(given === 'no' ? cannot(meeting) : await coming(meeting, given === 'yes', base));
  },
});
