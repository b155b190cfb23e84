import { type Outcome, reply } from '../../core/command.ts';
import { recordChange } from '../audit.ts';
import { tellNetwork } from '../channels/channel.moves.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { refill } from '../memberships/refill.moves.ts';
import { tellWatchers } from '../memberships/watch.moves.ts';
import { type GroupDetail, loadGroup } from '../work-groups/group-detail.ts';
import { groupChoice } from '../work-groups/work-group.reads.ts';
import { groupSteps, missingToOpen, rightsOfGroup, sayNames } from '../work-groups/work-group.ts';
import { aboutGroup, editView } from './edit-view.ts';
import { planned } from './group-meant.ts';
import { cannotTake, stepValues } from './group-step.ts';
import { tellGroup } from './tell-group.ts';

const notReady = (group: GroupDetail, missing: string[]): Outcome =>
  reply({
    title: 'It can’t open yet',
    blocks: [
      { kind: 'text', text: [{ strong: group.title }, ` does not say ${sayNames(missing)}: schools need that.`] },
      {
        kind: 'actions',
        actions: [
          aboutGroup(group, { label: 'What it is about', runs: 'edit-words', tone: 'main' }),
          aboutGroup(group, { label: 'Venue and cost', runs: 'edit-meeting' }),
        ],
      },
    ],
  });

async function open(group: GroupDetail, base: HubBase): Promise<Outcome> {
  const { version } = await base.db.workGroup.update({ where: { id: group.id }, data: stepValues('open') });
  const leads = group.leads.map(({ personId }) => personId);
  const about = { facts: { group: group.id }, occasion: `${group.id}/${version}`, group: group.id };
  await tellGroup(base, leads, { kind: 'group opened', ...about });
  await tellNetwork(base, 'tellsRecruiting', { kind: 'group recruits', ...about });
  await recordChange(base, {
    what: 'opened a Work Group',
    subjectId: group.id,
    before: { state: group.state },
    after: { state: 'RECRUITING' },
  });
  const opened = (await loadGroup(base.db, group.id)) ?? group;
  await refill(base, opened);
  await tellWatchers(base, opened);
  return editView('The group is open to schools', opened, base);
}

/** Opens a draft to schools: it is on the list at once, and its leads are told. */
export const openGroup = defineCommand({
  name: 'open-group',
  kind: 'change',
  phrase: 'open group',
  summary: 'Open a draft to schools',
  example: 'open group symh-26-014',
  right: groupSteps.open.right,
  input: groupChoice,
  subject: planned('open-group', 'Open to schools'),
  rightsOf: rightsOfGroup,
  run: async ({ subject, input: _asked, answers: _none, ...base }) => {
    const missing = missingToOpen(subject);
    return cannotTake('open', subject) ?? (missing.length > 0 ? notReady(subject, missing) : await open(subject, base));
  },
});
