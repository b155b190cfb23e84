import { type Outcome, reply } from '../../core/command.ts';
import { may } from '../../core/rights.ts';
import type { Action, Block, Text } from '../../core/view.ts';
import type { HubBase } from '../define.ts';
import type { GroupDetail } from '../work-groups/group-detail.ts';
import {
  canTake,
  type GroupStep,
  groupSteps,
  missingToOpen,
  rightsOfGroup,
  sayNames,
  sayState,
} from '../work-groups/work-group.ts';

/** The parts of what is said of a group, as buttons. */
const partButtons: [label: string, runs: string][] = [
  ['Title and phases', 'edit-basics'],
  ['What it is about', 'edit-words'],
  ['Places and entry', 'edit-places'],
  ['Venue and cost', 'edit-meeting'],
  ['Funding and partner', 'edit-running'],
];

const stepButtons: [step: GroupStep, action: { label: string; runs: string; tone?: 'main' | 'danger' }][] = [
  ['open', { label: 'Open to schools', runs: 'open-group', tone: 'main' }],
  ['back to draft', { label: 'Back to draft', runs: 'back-to-draft' }],
  ['finish', { label: 'Finish this group', runs: 'finish-group' }],
  ['cancel', { label: 'Cancel this group', runs: 'cancel-group', tone: 'danger' }],
];

/** A button about a group, by its name for a screen reader. */
export const aboutGroup = (
  { id, title }: { id: string; title: string },
  action: { label: string; runs: string; tone?: 'main' | 'danger'; confirm?: string },
): Action => ({ ...action, spoken: `${action.label}: ${title}`, input: { group: id } });

const openingAsks = (group: GroupDetail) =>
  `Schools can join “${group.title}” as soon as it is open.${group.sessions.length === 0 ? ' It has no dates yet.' : ''}`;

/** The steps this person may take with the group as it stands. */
const stepActions = (group: GroupDetail, { actor }: Pick<HubBase, 'actor'>): Action[] =>
  stepButtons
    .filter(([step]) => canTake(step, group.state) && may(actor, groupSteps[step].right, rightsOfGroup(group)))
    .map(([step, action]) => aboutGroup(group, { ...action, ...(step === 'open' && { confirm: openingAsks(group) }) }));

async function leadFact(group: GroupDetail, { db }: Pick<HubBase, 'db'>): Promise<{ label: string; value: Text }> {
  if (group.leads.length > 0) return { label: 'Led by', value: sayNames(group.leads.map(({ person }) => person.name)) };
  const suggested = group.suggestedLeadId
    ? await db.person.findUnique({ where: { id: group.suggestedLeadId }, select: { name: true } })
    : null;
  const label = group.copiedFromId ? 'Led last year by' : 'Proposed as its lead';
  return suggested ? { label, value: suggested.name } : { label: 'Led by', value: 'nobody yet' };
}

async function factsBlock(group: GroupDetail, base: Pick<HubBase, 'db'>): Promise<Block> {
  const missing = canTake('open', group.state) ? missingToOpen(group) : [];
  return {
    kind: 'facts',
    facts: [
      { label: 'Key', value: group.key },
      { label: 'Now', value: sayState(group.state) },
      await leadFact(group, base),
      { label: 'Dates', value: group.sessions.length === 0 ? 'none yet' : String(group.sessions.length) },
      ...(group.briefedOn
        ? [{ label: 'Lead briefed', value: { day: group.briefedOn.toISOString().slice(0, 10) } }]
        : []),
      ...(missing.length > 0 ? [{ label: 'Before it can open, say', value: sayNames(missing) }] : []),
    ],
  };
}

/** What is said of a group and how it stands, with what the person can change. */
export async function editView(title: string, group: GroupDetail, base: HubBase): Promise<Outcome> {
  const parts = partButtons.map(([label, runs]) => aboutGroup(group, { label, runs }));
  const isOver = group.state === 'CLOSED' || group.state === 'CANCELLED';
  const show = aboutGroup(group, { label: 'Show the group', runs: 'show' });
  return reply({
    title,
    blocks: [
      { kind: 'text', text: { strong: group.title } },
      await factsBlock(group, base),
      ...(group.cancelReason ? [{ kind: 'text' as const, text: ['Cancelled because: ', group.cancelReason] }] : []),
      { kind: 'actions', actions: [...(isOver ? [] : parts), ...stepActions(group, base), show] },
    ],
  });
}
