import { z } from 'zod';
import { reply } from '../../core/command.ts';
import type { Form } from '../../core/form.ts';
import { defineCommand } from '../define.ts';
import { callOff } from './session.moves.ts';
import type { SessionDetail } from './session.reads.ts';
import { canBecome } from './session.ts';
import { rightsOfSession, sessionChoice, sessionGone, sessionMeant } from './session-meant.ts';

const answers = z.object({
  reason: z
    .string({ error: 'Write why: members read it.' })
    .trim()
    .min(1, 'Write why: members read it.')
    .max(300, 'Keep the reason under 300 characters.'),
});

const cancelForm = (session: SessionDetail): Form => ({
  title: `Cancel session ${session.number}?`,
  shortTitle: 'Cancel a session',
  intro: `${session.group.title}. Members are told at once, and it goes from their calendars.`,
  minutes: 1,
  submit: 'Cancel the session',
  runs: 'cancel-session',
  input: { session: session.id },
  about: [
    {
      kind: 'facts',
      facts: [
        {
          label: 'It is on',
          value: { moment: session.startsAt.toISOString(), until: session.endsAt.toISOString() },
        },
      ],
    },
  ],
  fields: [
    {
      id: 'reason',
      label: 'Reason',
      help: 'Members read it. No pupil’s name or details, please.',
      kind: 'long-text',
      max: 300,
    },
  ],
});

/** A session does not take place; the members are told why. */
export const cancelSession = defineCommand({
  name: 'cancel-session',
  kind: 'change',
  summary: 'Cancel a session and say why',
  right: 'schedule sessions',
  input: sessionChoice,
  subject: sessionMeant,
  rightsOf: rightsOfSession,
  ask: async ({ subject: session }) =>
    canBecome(session.state, 'CANCELLED') ? { kind: 'ask', form: cancelForm(session) } : sessionGone,
  answers,
  run: async ({ subject: session, answers: { reason }, input: _asked, ...base }) => {
    if (!canBecome(session.state, 'CANCELLED')) return sessionGone;
    await callOff(base, session.group, session, { state: 'CANCELLED', reason });
    return reply({
      title: `Session ${session.number} is cancelled`,
      blocks: [
        { kind: 'text', text: 'I’m telling the members why, and it goes from their calendars.' },
        {
          kind: 'actions',
          actions: [
            {
              label: 'See the sessions',
              spoken: `See the sessions: ${session.group.title}`,
              runs: 'sessions',
              input: { group: session.groupId },
            },
          ],
        },
      ],
    });
  },
});
