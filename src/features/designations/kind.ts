import type { Field, Option } from '../../core/form.ts';
import type { DesignationKind } from '../../store/generated/client.ts';

/** What a kind of designation may have besides its word. */
export const kindTraits = ['hasPhase', 'hasCohort', 'hasStatus', 'hasExpiry'] as const;

type Trait = (typeof kindTraits)[number];
type Traits = Pick<DesignationKind, Trait>;

const traitWords: Record<Trait, string> = {
  hasPhase: 'a phase',
  hasCohort: 'a cohort',
  hasStatus: 'trainee or accredited',
  hasExpiry: 'a last day',
};

const options: Option[] = kindTraits.map((trait) => ({ value: trait, label: traitWords[trait] }));

/** "a phase, a cohort": what is kept with a designation of this kind. */
export const sayTraits = (kind: Traits): string => {
  const some = kindTraits.filter((trait) => kind[trait]).map((trait) => traitWords[trait]);
  return some.length > 0 ? `with ${new Intl.ListFormat('en-GB').format(some)}` : 'the name alone';
};

/** What was ticked, as a kind keeps it. */
export const traitsOf = (ticked: Trait[]): Traits => ({
  hasPhase: ticked.includes('hasPhase'),
  hasCohort: ticked.includes('hasCohort'),
  hasStatus: ticked.includes('hasStatus'),
  hasExpiry: ticked.includes('hasExpiry'),
});

/** Asks for a kind: what it is called and what belongs to it, filled in with what it is now. */
export const kindFields = (kind?: Traits & Pick<DesignationKind, 'word'>): Field[] => [
  {
    id: 'word',
    label: 'What it is called',
    help: 'For example: Mastery Specialist',
    kind: 'text',
    max: 60,
    ...(kind && { value: kind.word }),
  },
  {
    id: 'traits',
    label: 'What belongs to it?',
    help: 'Asked for when it is given',
    kind: 'choices',
    options,
    optional: true,
    ...(kind && { value: kindTraits.filter((trait) => kind[trait]) }),
  },
];
