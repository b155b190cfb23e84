import { type Refusal, refuse } from '../../core/command.ts';
import { recordChange } from '../audit.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { type GroupDetail, loadGroup } from '../work-groups/group-detail.ts';
import { groupChoice } from '../work-groups/work-group.reads.ts';
import { groupSteps, rightsOfGroup } from '../work-groups/work-group.ts';
import { editView } from './edit-view.ts';
import { planned } from './group-meant.ts';
import { cannotTake, stepValues } from './group-step.ts';

async function hasSchools({ id, title }: GroupDetail, { db }: HubBase): Promise<Refusal | undefined> {
  const live = {
    state: { in: ['APPLIED' as const, 'WAITING' as const, 'OFFERED' as const, 'HELD' as const, 'CONFIRMED' as const] },
  };
  const count = await db.schoolParticipation.count({ where: { groupId: id, ...live } });
  if (count === 0) return undefined;
  const schools = count === 1 ? 'A school has' : `${count} schools have`;
  return refuse(
    'has schools',
    `${schools} a place in “${title}” or asked for one, so it can’t be a draft again. To stop it, cancel it.`,
  );
}

/** Takes a group that was opened too early off the list again, while no school has come. */
export const backToDraft = defineCommand({
  name: 'back-to-draft',
  kind: 'change',
  phrase: 'back to draft',
  summary: 'Take a group that no school has joined off the list',
  example: 'back to draft symh-26-014',
  right: groupSteps['back to draft'].right,
  input: groupChoice,
  subject: planned('back-to-draft', 'Back to draft'),
  rightsOf: rightsOfGroup,
  run: async ({ subject, input: _asked, answers: _none, ...base }) => {
    const no = cannotTake('back to draft', subject) ?? (await hasSchools(subject, base));
    if (no) return no;
    await base.db.workGroup.update({ where: { id: subject.id }, data: stepValues('back to draft') });
    await recordChange(base, {
      what: 'took a Work Group back to a draft',
      subjectId: subject.id,
      before: { state: subject.state },
      after: { state: 'PLANNED' },
    });
    return editView('The group is a draft again', (await loadGroup(base.db, subject.id)) ?? subject, base);
  },
});
