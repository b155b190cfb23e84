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

/** A join form handed in by a teacher of a school of their own. */
export const joinShot = (secret: string, group: string, visitor: number): Shot => {
  const by = member(visitor);
  const carried = { r: 'join', i: { group }, p: randomUUID(), u: by.id };
  const view = {
    id: `V${visitor}`,
    type: 'modal' as const,
    hash: 'h',
    callback_id: 'form',
    private_metadata: JSON.stringify(carried),
    blocks: [],
  };
  return shotOf(asInteraction(submissionPayload({ by, trigger: 't', view, values: answers }), secret));
};
