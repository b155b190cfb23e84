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
    .max(mostSigns, `Use up to ${mostSigns} characters.`),
  how: z.preprocess(
    ticked,
    z
      .array(z.enum(['channels', 'private']))
      .min(1, 'Choose at least one way.')
      .optional(),
  ),
  button: z
    .string()
    .regex(/^(?:OPEN_GROUP|EXPRESS_INTEREST) [0-9a-f-]{36}$/, 'Choose one of the buttons listed.')
    .optional(),
});
export type Given = z.infer<typeof announceAnswers>;

const buttons = z.enum(['OPEN_GROUP', 'EXPRESS_INTEREST']);

/** The answers as they are kept. Without a channel to choose, everybody is written to. */
export function rowOf(audience: AnnouncementAudience, given: Given) {
  const [button, buttonGroupId] = given.button?.split(' ') ?? [];
  const how = audiences[audience].channel ? (given.how ?? ['private']) : ['private'];
  return {
    phase: given.phase ?? null,
    kindId: given.kind ?? null,
    localAuthority: given.authority ?? '',
    text: given.text,
    inChannels: how.includes('channels'),
    inPrivate: how.includes('private'),
    button: button ? buttons.parse(button) : null,
    buttonGroupId: buttonGroupId ?? null,
  };
}
