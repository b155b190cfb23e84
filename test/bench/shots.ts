import { randomUUID } from 'node:crypto';
import { commandFields, submissionPayload } from '../support/slack-payloads.ts';
import { asCommand, asInteraction, type Letter } from '../support/slack-wire.ts';

/** One request, ready to be sent again and again: signed once, which Slack's five minutes allow. */
export type Shot = { path: string; headers: Record<string, string>; body: string };

/** The workspace of the first hub that is planted. */
export const workspace = 'TBENCH1';

const shotOf = ({ body, headers }: Letter): Shot => ({
  path: '/slack/events',
  body,
  headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
});

const member = (number: number) => ({ id: `U${number}`, handle: `visitor.${number}`, team: workspace });

/** A slash command of one of fifty people. */
export function commandShots(secret: string, text: string): (index: number) => Shot {
  const shots = Array.from({ length: 50 }, (_, index) => {
    const fields = commandFields({
      by: member(index + 1),
      trigger: `${index}.1.x`,
      text,
      channel: { id: 'C1', name: 'general' },
      responseUrl: 'http://127.0.0.1:9/r',
    });
    return shotOf(asCommand(fields, secret));
  });
  return (index) => shots[index % shots.length] ?? { path: '/', headers: {}, body: '' };
}

const answers = {
  role: { answer: { type: 'plain_text_input', value: 'Year 4 teacher' } },
  years: { answer: { type: 'checkboxes', selected_options: [{ value: 'Year 4' }] } },
  head: { answer: { type: 'radio_buttons', selected_option: { value: 'yes' } } },
  agree: { answer: { type: 'checkboxes', selected_options: [{ value: '1' }] } },
};

type Handed = { runs: string; input: Record<string, string>; values: Record<string, Record<string, unknown>> };

/** A form handed in by a visitor. */
function formShot(secret: string, visitor: number, { runs, input, values }: Handed): Shot {
  const by = member(visitor);
  const carried = { r: runs, i: input, p: randomUUID(), u: by.id };
  const view = {
    id: `V${visitor}`,
    type: 'modal' as const,
    hash: 'h',
    callback_id: 'form',
    private_metadata: JSON.stringify(carried),
    blocks: [],
  };
  return shotOf(asInteraction(submissionPayload({ by, trigger: 't', view, values }), secret));
}

/** A join form handed in by a teacher of a school of their own. */
export const joinShot = (secret: string, group: string, visitor: number): Shot =>
  formShot(secret, visitor, { runs: 'join', input: { group }, values: answers });

const typed = (value: string) => ({ answer: { type: 'plain_text_input', value } });

/** The log of a session handed in by its lead: all came but two, and the next gap task is set. */
export function logShot(secret: string, toLog: { session: string; lead: number; members: string[] } | undefined): Shot {
  if (!toLog) throw new Error('nothing is left to log');
  const { session, lead, members } = toLog;
  const selected_options = members.slice(2).map((value) => ({ value }));
  const values = {
    came: { answer: { type: 'multi_static_select', selected_options } },
    did: typed('We compared two ways to draw a bar model.'),
    cameBack: typed('Most had tried one; equal parts were hard.'),
    task: typed('Try one bar model with your class. Bring what you noticed.'),
  };
  return formShot(secret, lead, { runs: 'log', input: { session, version: '0' }, values });
}
