import { z } from 'zod';

const most = 500;
const tooLong = `Keep the link under ${most} characters.`;

/** Whether words are a whole link, to a page that nobody on the way can read. */
export const isLink = (words: string): boolean => URL.canParse(words) && new URL(words).protocol === 'https:';

/** An answer that is a link, or nothing. */
export const linkAnswer = z
  .string()
  .trim()
  .max(most, tooLong)
  .refine((words) => words === '' || isLink(words), 'A link begins with https://. Paste it whole, or leave it out.')
  .default('');

/** An answer that must be a link, with what is said where it is none. */
export const neededLink = (missing: string) =>
  z.string({ error: missing }).trim().max(most, tooLong).refine(isLink, missing);
