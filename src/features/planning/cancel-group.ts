import { z } from 'zod';
import { type Outcome, reply } from '../../core/command.ts';
import type { Form } from '../../core/form.ts';
import { recordChange } from '../audit.ts';
import { defineCommand, type HubBase } from '../define.ts';
import type { GroupDetail } from '../work-groups/group-detail.ts';
import { groupChoice } from '../work-groups/work-group.reads.ts';
import { groupSteps, rightsOfGroup } from '../work-groups/work-group.ts';
import { aboutGroup } from './edit-view.ts';
import { endGroup, peopleIn } from './end-group.moves.ts';
import { noPupils } from './group-fields.ts';
import { planned } from './group-meant.ts';
import { cannotTake } from './group-step.ts';
import { tellGroup } from './tell-group.ts';

const answers = z.object({
  reason: z
    .string({ error: 'Write the reason: members and schools that wait read it.' })
    .trim()
    .min(1, 'Write the reason: members and schools that wait read it.')
    .max(300, 'Keep the reason under 300 characters.'),
});

const ahead = (group: GroupDetail, now: Date) =>
  group.sessions.filter(({ state, startsAt }) => state !== 'CANCELLED' && startsAt > now).length;

const people = (count: number) =>
  count === 0 ? 'No teacher is in it' : count === 1 ? '1 teacher is told' : `${count} teachers are told`;
const dates = (count: number) =>
  count === 0 ? '' : count === 1 ? ', 1 date is cancelled' : `, ${count} dates are cancelled`;

async function cancelForm(group: GroupDetail, base: HubBase): Promise<Form> {
  const told = new Set(await peopleIn(base, group.id)).size;
  return {
    title: 'Cancel this Work Group?',
    shortTitle: 'Cancel a Work Group',
    intro: `“${group.title}”. ${people(told)}${dates(ahead(group, base.now))}, and this can’t be taken back. ${noPupils}`,
    minutes: 1,
    submit: 'Cancel this group',
    runs: 'cancel-group',
    input: { group: group.id },
    fields: [
      {
        id: 'reason',
        label: 'Reason',
        help: 'Members and schools that wait read it as you write it',
        kind: 'long-text',
        max: 300,
      },
    ],
  };
}

async function cancel(group: GroupDetail, base: HubBase, reason: string): Promise<Outcome> {
  const told = await peopleIn(base, group.id);
  await endGroup(base, group, { step: 'cancel', reason });
  const leads = group.leads.map(({ personId }) => personId);
  await tellGroup(base, [...told, ...leads], {
    kind: 'group cancelled',
    facts: { group: group.id },
    occasion: group.id,
    group: group.id,
  });
  await recordChange(base, {
    what: 'cancelled a Work Group',
    subjectId: group.id,
    before: { state: group.state },
    after: { state: 'CANCELLED' },
  });
  return reply({
    title: 'The group is cancelled',
    blocks: [
      {
        kind: 'text',
        text: [{ strong: group.title }, ' is cancelled. I’m telling its teachers and lead, in the hub’s hours.'],
      },
      { kind: 'actions', actions: [aboutGroup(group, { label: 'Show the group', runs: 'show' })] },
    ],
  });
}

/** Cancels a group with a reason: its dates too, and members, leads and schools that wait are told. */
export const cancelGroup = defineCommand({
  name: 'cancel-group',
  kind: 'change',
  phrase: 'cancel group',
  summary: 'Cancel a Work Group, with a reason',
  example: 'cancel group symh-26-014',
  right: groupSteps.cancel.right,
  input: groupChoice,
  subject: planned('cancel-group', 'Cancel this group'),
  rightsOf: rightsOfGroup,
  ask: async ({ subject, input: _asked, ...base }) =>
    cannotTake('cancel', subject) ?? { kind: 'ask', form: await cancelForm(subject, base) },
  answers,
  run: async ({ subject, answers: { reason }, input: _asked, ...base }) =>
    cannotTake('cancel', subject) ?? (await cancel(subject, base, reason)),
});
