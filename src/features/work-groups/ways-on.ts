import { may, type Right } from '../../core/rights.ts';
import type { Action } from '../../core/view.ts';
import type { HubBase } from '../define.ts';
import type { GroupDetail } from './group-detail.ts';
import { rightsOfGroup } from './work-group.ts';

type Way = { label: string; runs: string; right: Right; when?: (group: GroupDetail) => boolean };

const hasNoLead = ({ leads, state }: GroupDetail) =>
  leads.length === 0 && !['EVALUATING', 'CLOSED', 'CANCELLED'].includes(state);

const seeksLead = ({ state }: GroupDetail) => state === 'PLANNED' || state === 'SEEKING_LEAD';

/** What those who lead a group, its members or the hub can go on to from its page, the most used first: commands of other rooms, by name. */
const ways: Way[] = [
  { label: 'See the sessions', runs: 'sessions', right: 'schedule sessions' },
  { label: 'Set a gap task', runs: 'task', right: 'log sessions' },
  { label: 'See what came back', runs: 'task-summary', right: 'log sessions' },
  { label: 'See the roster', runs: 'roster', right: 'see the roster' },
  { label: 'Decide on schools', runs: 'decide', right: 'offer places' },
  { label: 'See the members', runs: 'members', right: 'see members' },
  { label: 'See all dates', runs: 'dates', right: 'see members' },
  { label: 'See the report', runs: 'report', right: 'read the report' },
  { label: 'See the money', runs: 'money', right: 'see money' },
  { label: 'See prospects', runs: 'prospects', right: 'offer places' },
  { label: 'Name a colleague', runs: 'colleague', right: 'confirm own place' },
  { label: 'Hand over my place', runs: 'replace', right: 'give up own place' },
  { label: 'Add a teacher', runs: 'add', right: 'offer places' },
  { label: 'Who I can’t reach', runs: 'unreached', right: 'offer places' },
  { label: 'Copy as e-mail', runs: 'copy', right: 'offer places' },
  { label: 'Set tags', runs: 'tag-group', right: 'edit groups' },
  { label: 'Offer to lead', runs: 'interest', right: 'express interest', when: seeksLead },
  { label: 'Seek a lead', runs: 'seek-lead', right: 'edit groups', when: hasNoLead },
  { label: 'Commission a lead', runs: 'commission', right: 'commission a lead' },
  { label: 'Pause leading', runs: 'pause', right: 'write the report' },
  { label: 'Edit this group', runs: 'edit-group', right: 'edit groups' },
  { label: 'Export', runs: 'export-group', right: 'export a group' },
];

/** The ways on from a group's page that this person may go; `members` are who stands for its schools now. */
export function waysOn(group: GroupDetail, members: string[], { actor }: Pick<HubBase, 'actor'>): Action[] {
  const subject = { ...rightsOfGroup(group), owners: members };
  return ways
    .filter(({ right, when }) => may(actor, right, subject) && (!when || when(group)))
    .map(({ label, runs }) => ({ label, spoken: `${label}: ${group.title}`, runs, input: { group: group.id } }));
}
