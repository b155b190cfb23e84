import { z } from 'zod';

/** Text that holds JSON of a shape; anything else is an issue, never an error. */
const json = <T>(shape: z.ZodType<T>) =>
  z
    .string()
    .transform((written, context): unknown => {
      try {
        return JSON.parse(written);
      } catch {
        context.addIssue({ code: 'custom', message: 'not JSON' });
        return z.NEVER;
      }
    })
    .pipe(shape);

const input = z.record(z.string(), z.string()).default({});

const button = z.object({ r: z.string().min(1), i: input, v: z.number().optional(), p: z.string().min(1) });

const form = z.object({
  r: z.string().min(1),
  i: input,
  d: z.string().optional(),
  p: z.string().min(1),
  u: z.string().min(1),
});

/** What a button carries unseen: the command it runs, its input, the version it shows, and its press token. */
export type InButton = z.infer<typeof button>;

/** What a form carries unseen: command, input, draft, press token, and the user it was drawn for. Ids only, never a right. */
export type InForm = z.infer<typeof form>;

/** Reads a button's value; undefined when it is not one of ours. */
export const readButton = (value: unknown): InButton | undefined => json(button).safeParse(value).data;

/** Reads a form's hidden data; undefined when it is not one of ours. */
export const readForm = (metadata: unknown): InForm | undefined => json(form).safeParse(metadata).data;

/** Writes what a button or a form carries. */
export const carry = (carried: InButton | InForm): string => JSON.stringify(carried);
