import { z } from 'zod';
import { refuse } from '../../core/command.ts';
import type { Form } from '../../core/form.ts';
import { recordChange } from '../audit.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { notYetLeader } from '../interests/not-yet-leader.ts';
import { needed, noPupils, phasesAnswer, phasesField, textField } from '../planning/group-fields.ts';
import { isLocalLeader } from '../work-groups/local-leader.reads.ts';
import { shown, tellDeciding } from './proposal.moves.ts';
import { loadProposal } from './proposal.reads.ts';
import { waitingForHub } from './proposal.ts';

/** Pitches of one person that may wait for the hub at once. */
const mostWaiting = 5;

const pitchForm: Form = {
  title: 'Propose a Work Group?',
  shortTitle: 'Propose a group',
  intro: `For a need that the listed groups do not meet. The hub reads it and says whether a plan is wanted. ${noPupils}`,
  minutes: 3,
  submit: 'Send it to the hub',
  runs: 'propose',
  fields: [
    textField('title', 'A name for it', 120, {}),
    phasesField({}),
    { id: 'purpose', label: 'What is it for?', help: 'The need, and for whom', kind: 'long-text', max: 600 },
    {
      id: 'notMet',
      label: 'Why do the listed groups not meet it?',
      help: '“browse” shows what there is',
      kind: 'long-text',
      max: 600,
    },
  ],
};

const answers = z.object({
  title: needed(120, 'a name for it'),
  phases: phasesAnswer,
  purpose: needed(600, 'what it is for'),
  notMet: needed(600, 'why the listed groups do not meet it'),
});

async function pitch(base: HubBase, said: z.infer<typeof answers>) {
  const { db, hub, actor, now } = base;
  const by = { hubId: hub.id, personId: actor.personId, at: now, changedAt: now };
  const { id } = await db.proposal.create({ data: { ...said, ...by } });
  await recordChange(base, { what: 'proposed a Work Group', subjectId: id, after: { state: 'PITCHED' } });
  const proposal = await loadProposal(db, id);
  if (proposal) await tellDeciding(base, proposal, 'PITCHED');
  return shown('The hub has your idea', base, { id });
}

/** A local leader pitches a group for a need that the list does not meet. */
export const propose = defineCommand({
  name: 'propose',
  kind: 'change',
  phrase: 'propose',
  also: ['propose a group', 'new proposal'],
  summary: 'Propose a Work Group that is not on the list',
  right: 'propose a group',
  input: z.object({}),
  subject: async (_none, base) =>
    (await isLocalLeader(base))
      ? { subject: undefined }
      : { instead: notYetLeader(base, 'Proposing is for local leaders', 'Work Groups are proposed and led') },
  ask: async () => ({ kind: 'ask', form: pitchForm }),
  answers,
  freeText: ['title', 'purpose', 'notMet'],
  run: async ({ answers: said, input: _none, subject: _nothing, ...base }) => {
    const own = { personId: base.actor.personId, state: { in: waitingForHub } };
    if ((await base.db.proposal.count({ where: own })) < mostWaiting) return pitch(base, said);
    return refuse(
      'enough',
      `${mostWaiting} of your proposals wait for the hub. Wait for an answer, or take one back: type “proposals”.`,
    );
  },
});
