import { z } from 'zod';
import { reply } from '../../core/command.ts';
import { text } from '../../core/view.ts';
import type { NetworkMeeting } from '../../store/generated/client.ts';
import { recordChange } from '../audit.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { expectAtNext, planMeeting, tellMeeting } from './meeting.moves.ts';
import { concernedBy, guestsAt } from './meeting.reads.ts';
import { meetingMoves, whenOf } from './meeting.ts';
import { meetingChoice, meetingGone, meetingMeant } from './meeting-meant.ts';

const canBeCalledOff = ({ state }: NetworkMeeting) => meetingMoves[state].includes('CANCELLED');

const answers = z.object({
  reason: z
    .string({ error: 'Write why: everybody who is told reads it.' })
    .trim()
    .min(1, 'Write why: everybody who is told reads it.')
    .max(300, 'Keep the reason under 300 characters.'),
});

/** Whom it concerns, without those who said that they can't come. */
async function toBeTold(base: HubBase, meeting: NetworkMeeting): Promise<string[]> {
  const away = (await guestsAt(base, meeting)).filter(({ answer }) => answer === 'NO');
  const not = new Set([base.actor.personId, ...away.map(({ personId }) => personId)]);
  return (await concernedBy(base, meeting)).filter((person) => !not.has(person));
}

/** A meeting does not take place; whom it concerns is told why. */
export const cancelMeeting = defineCommand({
  name: 'cancel-meeting',
  kind: 'change',
  summary: 'Call a network meeting off and say why',
  right: 'run the network',
  input: meetingChoice,
  subject: meetingMeant,
  ask: async ({ subject: meeting }) =>
    canBeCalledOff(meeting)
      ? {
          kind: 'ask',
          form: {
            title: 'Call the network meeting off?',
            shortTitle: 'Call a meeting off',
            intro: 'Everybody who is expected or comes is told, and it goes from their calendars.',
            minutes: 1,
            submit: 'Call it off',
            runs: 'cancel-meeting',
            input: { meeting: meeting.id },
            about: [{ kind: 'facts', facts: [{ label: 'It is on', value: whenOf(meeting) }] }],
            fields: [{ id: 'reason', label: 'Reason', help: 'Everybody reads it', kind: 'long-text', max: 300 }],
          },
        }
      : meetingGone,
  answers,
  run: async ({ subject: before, answers: { reason }, input: _asked, ...base }) => {
    if (!canBeCalledOff(before)) return meetingGone;
    const people = await toBeTold(base, before);
    const step = { increment: 1 };
    const meeting = await base.db.networkMeeting.update({
      where: { id: before.id },
      data: { state: 'CANCELLED', cancelReason: reason, sequence: step, version: step, toldAt: base.now },
    });
    await planMeeting(base, meeting);
    const telling = { kind: 'network meeting called off', facts: {}, at: [meeting] };
    await tellMeeting(base, meeting, people, telling);
    await expectAtNext(base);
    await recordChange(base, {
      what: 'called a network meeting off',
      subjectId: meeting.id,
      before: { state: before.state },
      after: { state: 'CANCELLED' },
    });
    return reply({
      title: 'The meeting is off',
      blocks: [
        text('I’m telling everybody concerned why.'),
        { kind: 'actions', actions: [{ label: 'See the network', runs: 'network' }] },
      ],
    });
  },
});
