import type { Option } from '../../core/form.ts';
import type { InterestCapacity, InterestState, LeadCapacity } from '../../store/generated/enums.ts';

const capacityWords: Record<InterestCapacity, string> = {
  LEAD: 'lead',
  CO_LEAD: 'co-lead',
  TAKE_PART: 'take part',
};

/** "lead", "co-lead", "take part": what somebody offers to do, or is offered. */
export const sayCapacity = (capacity: InterestCapacity | LeadCapacity): string => capacityWords[capacity];

/** What can be offered, as a choice. */
export const capacityOptions: Option[] = [
  { value: 'LEAD', label: 'Lead it' },
  { value: 'CO_LEAD', label: 'Co-lead it with somebody' },
  { value: 'TAKE_PART', label: 'Take part, unfunded' },
];

/** Where an expression of interest may go from each state; an expression taken back may be made again. */
export const interestMoves: Record<InterestState, InterestState[]> = {
  SUBMITTED: ['UNDER_REVIEW', 'OFFERED', 'RESERVE', 'DECLINED', 'WITHDRAWN'],
  UNDER_REVIEW: ['OFFERED', 'RESERVE', 'DECLINED', 'WITHDRAWN'],
  RESERVE: ['OFFERED', 'DECLINED', 'WITHDRAWN'],
  OFFERED: ['COMMISSIONED', 'UNDER_REVIEW', 'WITHDRAWN'],
  WITHDRAWN: ['SUBMITTED'],
  COMMISSIONED: [],
  DECLINED: [],
};

/** States from which an expression of interest may come into another. */
export const statesBefore = (to: InterestState): InterestState[] => {
  const all: InterestState[] = [
    'SUBMITTED',
    'UNDER_REVIEW',
    'RESERVE',
    'OFFERED',
    'WITHDRAWN',
    'COMMISSIONED',
    'DECLINED',
  ];
  return all.filter((from) => interestMoves[from].includes(to));
};

/** States in which the panel has not answered for good. */
export const undecided: InterestState[] = ['SUBMITTED', 'UNDER_REVIEW', 'RESERVE'];

const stateWords: Record<InterestState, string> = {
  SUBMITTED: 'the hub has it',
  UNDER_REVIEW: 'the hub is looking at it',
  OFFERED: 'offered to you',
  RESERVE: 'kept in reserve',
  COMMISSIONED: 'you were chosen',
  DECLINED: 'not this time',
  WITHDRAWN: 'taken back',
};

/** Where an expression of interest stands, to the person who made it. */
export const sayInterest = (state: InterestState): string => stateWords[state];

const panelWords: Record<InterestState, string> = {
  SUBMITTED: 'new',
  UNDER_REVIEW: 'under review',
  OFFERED: 'offered, not answered yet',
  RESERVE: 'in reserve',
  COMMISSIONED: 'chosen',
  DECLINED: 'declined',
  WITHDRAWN: 'taken back',
};

/** The same, to the panel. */
export const sayToPanel = (state: InterestState): string => panelWords[state];

const halves = ['AUTUMN', 'SPRING', 'SUMMER'].flatMap((term) => [1, 2].map((half) => `${term} ${half}`));

const nameHalf = (half: string) =>
  `${half.charAt(0)}${half.slice(1, -2).toLowerCase()}, ${half.endsWith('1') ? 'first' : 'second'} half`;

/** The six half-terms of a year, as a choice. */
export const halfTermOptions: Option[] = halves.map((half) => ({ value: half, label: nameHalf(half) }));

/** "Autumn, first half and Spring, second half", or any when none was named. */
export const sayHalfTerms = (some: string[]): string =>
  some.length === 0 || some.length === halves.length
    ? 'any half-term'
    : halves
        .filter((half) => some.includes(half))
        .map(nameHalf)
        .join('; ');

/** The six visible points of the Work Group Quality Framework, as a self-check. */
export const qualityTests: Option[] = [
  { value: 'rationale', label: 'Its rationale is clear' },
  { value: 'outcomes', label: 'Its outcomes are well defined' },
  { value: 'leadership', label: 'It is led locally, with partners' },
  { value: 'forms', label: 'It works in different ways over time' },
  { value: 'value', label: 'It is value for money' },
  { value: 'evidence', label: 'Evidence is collected systematically' },
];
