import type { Hub } from '../../core/hub.ts';
import type { Action, Block, Text, View } from '../../core/view.ts';
import { sayNames } from '../work-groups/work-group.ts';
import type { OwnLine } from './own-line.ts';
import { acceptPlace, declinePlace, leaveLine, showTheGroup } from './place-actions.ts';

/** How a line stands, in a few words: where one is in it, or until when to answer. */
export function sayLine({ place, position }: OwnLine): Text {
  if (place.state === 'APPLIED') return 'you have applied, and the lead answers you';
  if (place.state === 'WAITING') return `number ${position ?? 1} on the waiting list`;
  return place.offeredUntil
    ? ['a place is offered to your school until ', { day: place.offeredUntil }]
    : 'a place is offered to your school';
}

const follows = ({ place }: OwnLine, hub: Hub): string => {
  if (place.state === 'APPLIED') return 'You hear from me as soon as the lead or the hub has answered.';
  if (place.state === 'WAITING')
    return `A place that comes free is offered to the schools in order. You then have ${hub.offerDays} school days to answer.`;
  return 'If you do not answer by then, the next school is asked.';
};

/** What can be done about a line. */
export const lineActions = ({ group, place }: OwnLine, isMain = true): Action[] =>
  place.state === 'OFFERED' ? [acceptPlace(group, isMain), declinePlace(group)] : [leaveLine(group, place.state)];

/** How the line for a place stands, with what can be done about it. */
export function viewOfLine(title: string, line: OwnLine, hub: Hub): View {
  const { group, school, colleagues } = line;
  const facts: Block = {
    kind: 'facts',
    facts: [
      { label: 'Work Group', value: group.title },
      { label: 'School', value: school },
      { label: 'Now', value: sayLine(line) },
      ...(colleagues.length > 0 ? [{ label: 'With you', value: sayNames(colleagues) }] : []),
      { label: 'Ask', value: group.contact || hub.contact },
    ],
  };
  return {
    title,
    blocks: [
      facts,
      { kind: 'text', text: follows(line, hub) },
      { kind: 'actions', actions: [...lineActions(line), showTheGroup(group)] },
    ],
  };
}
