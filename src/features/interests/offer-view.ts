import type { Action, Block, Text } from '../../core/view.ts';
import type { LeadOffer } from '../../store/generated/client.ts';
import { sayNames } from '../work-groups/work-group.ts';
import { dayOf } from './group-sought.ts';
import { sayCapacity } from './interest.ts';

/** Yes and no to an offered group. */
export const answerActions = ({ id }: Pick<LeadOffer, 'id'>, title: string, main = false): Action[] => [
  {
    label: 'Yes, I lead it',
    spoken: `Yes, I lead it: ${title}`,
    runs: 'accept-lead',
    input: { offer: id },
    ...(main && { tone: 'main' as const }),
  },
  {
    label: 'No, I can’t',
    spoken: `No, I can’t lead it: ${title}`,
    runs: 'decline-lead',
    input: { offer: id },
    confirm: `You say no to leading “${title.slice(0, 100)}”. The hub is told, and asks somebody else.`,
  },
];

/** "Answer by Friday 4 December · you would co-lead": what the person who is asked reads of it. */
export const sayAsked = ({ capacity, answerBy }: Pick<LeadOffer, 'capacity' | 'answerBy'>): Text => [
  'Answer by ',
  { day: dayOf(answerBy) },
  ` · you would ${sayCapacity(capacity)}`,
];

/** "lead, answer by Friday 4 December": what is offered to somebody, and until when. */
export const sayOffer = ({ capacity, answerBy }: Pick<LeadOffer, 'capacity' | 'answerBy'>): Text => [
  `${sayCapacity(capacity)}, answer by `,
  { day: dayOf(answerBy) },
];

/** What is offered, to whoever is asked to lead. */
export const offerFacts = (
  offer: LeadOffer,
  group: { title: string; timeNeeded: string },
  others: string[],
): Block => ({
  kind: 'facts',
  facts: [
    { label: 'Work Group', value: group.title },
    { label: 'You would', value: sayCapacity(offer.capacity) },
    ...(others.length > 0 ? [{ label: 'Together with', value: sayNames(others) }] : []),
    { label: 'Time', value: group.timeNeeded },
    { label: 'Answer by', value: { day: dayOf(offer.answerBy) } },
  ],
});
