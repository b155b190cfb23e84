import { z } from 'zod';
import { type Found, refuse, reply } from '../../core/command.ts';
import { text } from '../../core/view.ts';
import type { NetworkMeeting } from '../../store/generated/client.ts';
import { recordChange } from '../audit.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { aboutMeeting, cannotAction, whenOf, whereOf } from './meeting.ts';
import { meetingFile } from './meeting-file.ts';
import { meetingChoice, meetingOfNetwork } from './meeting-meant.ts';

const over = refuse('over', 'That meeting is over or called off. Type “network” to see what is planned.');

const input = meetingChoice.extend({ comes: z.enum(['yes', 'no']) });

const subject = (asked: z.infer<typeof input>, base: HubBase): Promise<Found<NetworkMeeting>> =>
  meetingOfNetwork(asked, base);

async function keep(meeting: NetworkMeeting, comes: boolean, { db, hub, actor, now }: HubBase): Promise<void> {
  const key = { hubId: hub.id, meetingId: meeting.id, personId: actor.personId };
  const answer = { comes, answeredAt: now };
  await db.networkGuest.upsert({
    where: { hubId_meetingId_personId: key },
    create: { ...key, ...answer },
    update: answer,
  });
}

/** Somebody of the network says with one press whether they come; the last answer counts. */
export const answerMeeting = defineCommand({
  name: 'answer-meeting',
  kind: 'change',
  summary: 'Say whether you come to a network meeting',
  right: 'browse',
  input,
  subject,
  run: async ({ subject: meeting, input: { comes: given }, answers: _none, ...base }) => {
    if (meeting.state !== 'ANNOUNCED' || meeting.endsAt <= base.now) return over;
    const comes = given === 'yes';
    await keep(meeting, comes, base);
    await recordChange(base, { what: 'answered a network meeting', subjectId: meeting.id, after: { comes: given } });
    if (!comes)
      return reply({
        title: 'The hub knows you can’t come',
        blocks: [
          text('The network meeting on ', whenOf(meeting), '.'),
          {
            kind: 'actions',
            actions: [aboutMeeting('I can come after all', 'answer-meeting', meeting, { comes: 'yes' })],
          },
        ],
      });
    const file = await base.link(meetingFile, { meeting: meeting.id });
    return reply({
      title: 'The hub knows you are coming',
      blocks: [
        text('The network meeting on ', whenOf(meeting), `, ${whereOf(meeting)}.`),
        {
          kind: 'actions',
          actions: [{ label: 'Put in my calendar', opens: file }, cannotAction(meeting)],
        },
      ],
    });
  },
});
