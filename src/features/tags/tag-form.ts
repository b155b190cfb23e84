import { z } from 'zod';
import type { Field, Form } from '../../core/form.ts';
import type { Tag } from '../../store/generated/client.ts';
import { countsFor, sayTagKind, tagKinds } from '../work-groups/tag.ts';

const chosen = (answer: unknown) => (answer === undefined ? [] : [answer].flat());
const some = z.preprocess(chosen, z.array(z.string()));

/** Tags by kind: the field of a kind is called after it. */
export const tagAnswers = z
  .object({
    CHALLENGE: some,
    AREA_OF_WORK: some,
    AUDIENCE: some,
    BIG_IDEA: some,
    READINESS: some,
    PRIORITY_OUTCOME: some,
    STRATEGIC_GOAL: some,
  })
  .transform((byKind) => Object.values(byKind).flat());

/** What tags are set on: its title, and the phases and year that a tag must count for. */
export type Tagged = { id: string; title: string; phases: Tag['phase'][]; year: number };

/** The tags that can be set on something now; what else it has stays on it. */
export const offeredFor = (vocabulary: Tag[], tagged: Tagged): Tag[] =>
  vocabulary.filter((tag) => countsFor(tag, tagged));

function fieldOf(kind: (typeof tagKinds)[number], offered: Tag[], set: string[]): Field[] {
  const options = offered.filter((tag) => tag.kind === kind).map(({ id, label }) => ({ value: id, label }));
  const value = options.map((option) => option.value).filter((id) => set.includes(id));
  if (options.length === 0) return [];
  return [
    { id: kind, label: sayTagKind(kind), kind: 'choices', options, optional: true, ...(value.length > 0 && { value }) },
  ];
}

/** Asks for the tags of something, kind by kind, with those it has chosen. */
export const tagForm = (
  tagged: Tagged,
  offered: Tag[],
  set: string[],
  about: { runs: string; title: string; input: Record<string, string> },
): Form => ({
  ...about,
  shortTitle: 'Set tags',
  intro: `“${tagged.title}”. People browse by these words, so choose the few that fit best.`,
  minutes: 2,
  submit: 'Save the tags',
  fields: tagKinds.flatMap((kind) => fieldOf(kind, offered, set)),
});
