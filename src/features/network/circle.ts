import { z } from 'zod';
import type { Field, Option } from '../../core/form.ts';

const everybody = 'everybody';
const leads = 'leads';

/** Kinds of designation offered at most: a platform takes no longer list. */
const mostKinds = 90;

/** Some of the network: everybody, all who lead a group, those with one of some designations. */
export type Circle = { all: boolean; leads: boolean; kinds: string[] };

const ticked = (answer: unknown) => (answer === undefined ? [] : [answer].flat());

/** What was ticked of a circle. */
export const whoAnswer = z.preprocess(ticked, z.array(z.union([z.literal(everybody), z.literal(leads), z.uuid()])));

/** What was ticked, as a circle; kinds of designation that the hub does not have are left out. */
export const whoOf = (who: string[], kinds: Map<string, string>): Circle => ({
  all: who.includes(everybody),
  leads: who.includes(leads),
  kinds: who.filter((one) => kinds.has(one)),
});

const tickedBefore = (circle: Circle): string[] => [
  ...(circle.all ? [everybody] : []),
  ...(circle.leads ? [leads] : []),
  ...circle.kinds,
];

/** Asks for a circle, ticked as it was. */
export function whoField(
  about: { label: string; help?: string; optional?: true },
  kinds: Map<string, string>,
  before?: Circle,
): Field {
  const options: Option[] = [
    { value: everybody, label: 'Everybody of the network' },
    { value: leads, label: 'All Work Group Leads' },
    ...[...kinds].slice(0, mostKinds).map(([value, word]) => ({ value, label: word.slice(0, 75) })),
  ];
  const value = before && tickedBefore(before);
  return { id: 'who', ...about, kind: 'choices', options, ...(value && { value }) };
}
