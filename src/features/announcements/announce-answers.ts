import { z } from 'zod';
import type { AnnouncementAudience } from '../../store/generated/enums.ts';
import { audiences, mostSigns } from './announcement.ts';

const ticked = (answer: unknown) => (answer === undefined ? undefined : [answer].flat());

/** What was answered about an announcement, each fault at its field. */
export const announceAnswers = z.object({
  kind: z.uuid().optional(),
  phase: z.enum(['EARLY_YEARS', 'PRIMARY', 'SECONDARY', 'POST_16']).optional(),
  authority: z.string().max(100).optional(),
  text: z
    .string({ error: 'Write what you want to say.' })
    .trim()
    .min(1, 'Write what you want to say.')
    .max(mostSigns, `Use up to ${mostSigns.toLocaleString('en-GB')} characters.`),
  how: z.preprocess(
    ticked,
    z
      .array(z.enum(['channels', 'private']))
      .min(1, 'Choose at least one way.')
      .optional(),
  ),
  button: z
    .string()
    .regex(/^(?:OPEN_GROUP|EXPRESS_INTEREST|RSVP) [0-9a-f-]{36}$/, 'Choose one of the buttons listed.')
    .optional(),
});
export type Given = z.infer<typeof announceAnswers>;

const buttons = z.enum(['OPEN_GROUP', 'EXPRESS_INTEREST', 'RSVP']);

/** The meeting that a chosen button is about, if it is about one. */
export const meetingOf = ({ button }: Pick<Given, 'button'>): string | undefined =>
  button?.startsWith('RSVP ') ? button.slice('RSVP '.length) : undefined;

/** The answers as they are kept. Without a channel to choose, everybody is written to. */
export function rowOf(audience: AnnouncementAudience, given: Given) {
  const [button, about] = given.button?.split(' ') ?? [];
  const meeting = meetingOf(given);
  const how = audiences[audience].channel ? (given.how ?? ['private']) : ['private'];
  return {
    phase: given.phase ?? null,
    kindId: given.kind ?? null,
    localAuthority: given.authority ?? '',
    text: given.text,
    inChannels: how.includes('channels'),
    inPrivate: how.includes('private'),
    button: button ? buttons.parse(button) : null,
    buttonGroupId: meeting ? null : (about ?? null),
    buttonMeetingId: meeting ?? null,
  };
}
