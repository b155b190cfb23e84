import { type Refusal, refuse } from '../../core/command.ts';
import type { GroupDetail } from '../work-groups/group-detail.ts';
import { canTake, type GroupStep, groupSteps, sayState } from '../work-groups/work-group.ts';

const verbs: Record<GroupStep, string> = {
  open: 'be opened',
  'back to draft': 'go back to a draft',
  finish: 'be finished',
  cancel: 'be cancelled',
};

/** Why a group cannot take a step as it stands. */
export const cannotTake = (step: GroupStep, { title, state }: GroupDetail): Refusal | undefined =>
  canTake(step, state)
    ? undefined
    : refuse(
        'not this step',
        `“${title}” can’t ${verbs[step]}: it is ${sayState(state)}. Type “edit” and its key to see what can be done.`,
      );

/** What a step sets. */
export const stepValues = (step: GroupStep) => ({ state: groupSteps[step].to, version: { increment: 1 } }) as const;
