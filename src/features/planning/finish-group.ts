import { z } from 'zod';
import { defineCommand, type HubBase } from '../define.ts';
import { type GroupDetail, loadGroup } from '../work-groups/group-detail.ts';
import { groupChoice } from '../work-groups/work-group.reads.ts';
import { groupSteps, rightsOfGroup } from '../work-groups/work-group.ts';
import { editView } from './edit-view.ts';
import { finishWith, tooEarly } from './finish.moves.ts';
import { noPupils } from './group-fields.ts';
import { planned } from './group-meant.ts';
import { cannotTake } from './group-step.ts';

async function finish(group: GroupDetail, base: HubBase, thanks: string) {
  await finishWith(base, group, thanks);
  return editView('The group is finished', (await loadGroup(base.db, group.id)) ?? group, base);
}

/** Finishes a group after its last date: who completed it stands, and its teachers and leads are thanked. */
export const finishGroup = defineCommand({
  name: 'finish-group',
  kind: 'change',
  phrase: 'finish group',
  summary: 'Finish a Work Group after its last date',
  example: 'finish group symh-26-014',
  right: groupSteps.finish.right,
  input: groupChoice,
  subject: planned('finish-group', 'Finish this group'),
  rightsOf: rightsOfGroup,
  ask: async ({ subject, now }) =>
    cannotTake('finish', subject) ??
    tooEarly(subject, now) ?? {
      kind: 'ask',
      form: {
        title: 'Finish this Work Group?',
        shortTitle: 'Finish a Work Group',
        intro: `“${subject.title}”. Its schools are counted as its lead confirmed (“completion”), or by the hub’s rule, and its teachers are told. ${noPupils}`,
        minutes: 1,
        submit: 'Finish this group',
        runs: 'finish-group',
        input: { group: subject.id },
        fields: [
          { id: 'thanks', label: 'A word of thanks to its teachers', kind: 'long-text', max: 300, optional: true },
        ],
      },
    },
  answers: z.object({ thanks: z.string().trim().max(300, 'Keep it under 300 characters.').default('') }),
  run: async ({ subject, answers: { thanks }, input: _asked, ...base }) =>
    cannotTake('finish', subject) ?? tooEarly(subject, base.now) ?? (await finish(subject, base, thanks)),
});
