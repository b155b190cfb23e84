import { z } from 'zod';

const isSecure = (words: string) => URL.canParse(words) && new URL(words).protocol === 'https:';

/** An answer that is a link, or nothing. */
export const linkAnswer = z
  .string()
  .trim()
  .max(500, 'Keep the link under 500 characters.')
  .refine((words) => words === '' || isSecure(words), 'A link begins with https://. Paste it whole, or leave it out.')
  .default('');
