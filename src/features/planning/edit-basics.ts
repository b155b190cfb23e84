import { z } from 'zod';
import { type Refusal, refuse } from '../../core/command.ts';
import type { Phase } from '../../core/people.ts';
import { may } from '../../core/rights.ts';
import type { HubBase } from '../define.ts';
import { sayPhase } from '../work-groups/work-group.ts';
import { editPart } from './edit-part.ts';
import { needed, optional, phasesAnswer, phasesField, textField } from './group-fields.ts';

/** A phase lead plans groups of their own phase only. */
export function notYourPhase(phases: Phase[], { actor }: Pick<HubBase, 'actor'>): Refusal | undefined {
  if (may(actor, 'edit groups', { phases })) return undefined;
  const own = actor.roles.flatMap(({ standing, phase }) => (standing === 'PHASE_LEAD' && phase ? [phase] : []));
  const which = own.length > 0 ? own.map(sayPhase).join(' or ') : 'your own phase';
  return refuse('not your phase', `You plan groups for ${which}. Tick it, or ask a hub lead.`, 'phases');
}

/** What is said of every group first. */
export const basics = {
  title: needed(120, 'the title'),
  phases: phasesAnswer,
  contact: optional(200, 'whom to ask'),
};

/** A group's title, phases and whom to ask. */
export const editBasics = editPart({
  name: 'edit-basics',
  label: 'Title and phases',
  title: 'What is it called, and for whom?',
  shortTitle: 'Title and phases',
  minutes: 1,
  step: 1,
  fields: (group) => [
    textField('title', 'Title', 120, group),
    phasesField(group),
    textField('contact', 'Whom to ask', 200, group, 'A name and an address, as schools read it'),
  ],
  answers: z.object(basics),
  values: (said, _group, base) => notYourPhase(said.phases, base) ?? said,
});
