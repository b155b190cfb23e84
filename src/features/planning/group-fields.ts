import { z } from 'zod';
import type { Field, Option } from '../../core/form.ts';
import type { WorkGroup } from '../../store/generated/client.ts';
import { inPounds } from '../money/money.ts';
import { allPhases, sayPhase } from '../work-groups/work-group.ts';

/** The last sentence of every form whose words others read. */
export const noPupils = 'Please give no pupil’s name or details.';

const chosen = (answer: unknown) => (answer === undefined ? [] : [answer].flat());

/** Words that must be there, or may be left out. */
const words = (most: number, name: string) =>
  z
    .string({ error: `Write ${name}.` })
    .trim()
    .max(most, `Keep ${name} under ${most} characters.`);
export const needed = (most: number, name: string) => words(most, name).min(1, `Write ${name}.`);
export const optional = (most: number, name: string) => words(most, name).default('');

/** A whole number within bounds, typed. */
export const count = (min: number, max: number, name: string) =>
  z.coerce
    .number({ error: `Write ${name} as a number.` })
    .int(`Write ${name} as a whole number.`)
    .min(min, `Use a number from ${min} to ${max}.`)
    .max(max, `Use a number from ${min} to ${max}.`);

/** Pounds as people type them, kept in pence. */
export const pounds = z
  .string()
  .trim()
  .default('')
  .refine((typed) => typed === '' || /^£?\d{1,4}(\.\d{2})?$/.test(typed), 'Write pounds, such as 75 or 75.50.')
  .transform((typed) => Math.round(Number(typed.replace('£', '')) * 100));

export const phasesAnswer = z.preprocess(
  chosen,
  z.array(z.enum(['EARLY_YEARS', 'PRIMARY', 'SECONDARY', 'POST_16'])).min(1, 'Choose at least one phase.'),
);

const given = (value: string | undefined) => (value ? { value } : {});

type Known = Partial<WorkGroup>;
type Words = 'title' | 'timeNeeded' | 'contact' | 'venue' | 'link' | 'localAuthority' | 'paidToSchools';
type More = 'fundingSource' | 'deliveredBy';

/** A line of text about a group, with what is known. */
export const textField = (id: Words | More, label: string, max: number, known: Known, help?: string): Field => ({
  id,
  label,
  kind: 'text',
  max,
  ...(id !== 'title' && { optional: true }),
  ...(help && { help }),
  ...given(known[id]),
});

/** Some sentences about a group, with what is known. */
export const longField = (
  id: 'rationale' | 'outcomes' | 'entryConditions',
  label: string,
  known: Known,
  help: string,
): Field => ({ id, label, help, kind: 'long-text', max: 600, optional: true, ...given(known[id]) });

export const poundsField = (
  id: 'chargePence' | 'absenceChargePence',
  label: string,
  known: Known,
  help: string,
): Field => ({ id, label, help, kind: 'text', max: 8, optional: true, ...given(inPounds(known[id] ?? 0)) });

const phaseOptions: Option[] = allPhases.map((phase) => ({ value: phase, label: sayPhase(phase) }));

export const phasesField = ({ phases = [] }: Known): Field => ({
  id: 'phases',
  label: 'Phases',
  kind: 'choices',
  options: phaseOptions,
  ...(phases.length > 0 && { value: phases }),
});
