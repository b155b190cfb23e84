import { type Refusal, refuse } from '../../core/command.ts';
import { recordChange } from '../audit.ts';
import type { HubBase } from '../define.ts';
import type { GroupDetail } from '../work-groups/group-detail.ts';
import { endGroup, peopleIn } from './end-group.moves.ts';
import { tellGroup } from './tell-group.ts';

/** A group is finished after its last date; one that stops before is cancelled. */
export function tooEarly({ title, sessions }: GroupDetail, now: Date): Refusal | undefined {
  const ahead = sessions.filter(({ state, startsAt }) => state !== 'CANCELLED' && startsAt > now).length;
  if (ahead === 0) return undefined;
  const dates = ahead === 1 ? '1 date' : `${ahead} dates`;
  return refuse(
    'dates ahead',
    `“${title}” still has ${dates} to come. A group is finished after its last date; to stop it before, cancel it.`,
  );
}

/** Finishes a group: its schools have completed it, and its teachers and leads are thanked. The group is locked. */
export async function finishWith(base: HubBase, group: GroupDetail, thanks: string): Promise<void> {
  const people = [...(await peopleIn(base, group.id)), ...group.leads.map(({ personId }) => personId)];
  await endGroup(base, group, { step: 'finish', reason: '' });
  await tellGroup(base, people, {
    kind: 'group finished',
    facts: { group: group.id, thanks },
    occasion: group.id,
    group: group.id,
  });
  await recordChange(base, {
    what: 'finished a Work Group',
    subjectId: group.id,
    before: { state: group.state },
    after: { state: 'CLOSED' },
  });
}
