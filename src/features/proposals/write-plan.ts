import { z } from 'zod';
import { type Outcome, refuse, reply } from '../../core/command.ts';
import type { Form } from '../../core/form.ts';
import { markOf } from '../../core/pupil-details.ts';
import { recordChange } from '../audit.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { noPupils } from '../planning/group-fields.ts';
import { savedMeanwhile, stepAfter, stepForm } from '../steps.ts';
import { sayNames } from '../work-groups/work-group.ts';
import {
  linesOf,
  missingInPlan,
  type PlanAnswers,
  type PlanStep,
  planAnswers,
  planFields,
  planSteps,
  planTitles,
  planWords,
  valuesOf,
} from './plan.ts';
import { planReminder } from './plan-reminder.due.ts';
import { cannotGo, moveProposal, shown, tellDeciding } from './proposal.moves.ts';
import { loadProposal, type ProposalDetail, proposalChoice, proposalMeant } from './proposal.reads.ts';
import { rightsOfProposal, sayProposal, withAuthor } from './proposal.ts';
import { proposalView } from './proposal-view.ts';

const steps: PlanStep[] = [...planSteps];

/** How a step reads now: another device may save it while a form is open. */
const readsNow = (step: PlanStep, proposal: ProposalDetail) =>
  markOf(JSON.stringify([linesOf(step, proposal), step === 'lead' ? proposal.qualityMet : '']));

const planForm = (proposal: ProposalDetail, step: PlanStep): Form =>
  stepForm({
    all: steps,
    step,
    words: planTitles[step],
    intro: `“${proposal.title}”. Each step is saved by itself; whatever you leave out can be added later. ${noPupils}`,
    minutes: 3,
    runs: 'plan-step',
    input: { proposal: proposal.id, step, reads: readsNow(step, proposal) },
    fields: planFields[step](proposal),
  });

const cannotWrite = ({ state, title }: ProposalDetail) =>
  withAuthor.includes(state)
    ? undefined
    : refuse('plan not with you', `“${title}” is ${sayProposal(state)}: nothing is to be added to its plan.`);

async function save(base: HubBase, proposal: ProposalDetail, step: PlanStep, said: PlanAnswers): Promise<void> {
  const { db, now } = base;
  const stepsSaved = [...new Set([...proposal.stepsSaved, step])];
  const data = { ...valuesOf(step, said, proposal), stepsSaved, changedAt: now, version: { increment: 1 } };
  await db.proposal.update({ where: { id: proposal.id }, data });
  await recordChange(base, { what: 'wrote in a plan', subjectId: proposal.id, after: { step } });
  await planReminder(base, proposal);
}

/** One step of a plan is saved by itself, on either platform; the next opens. */
export const writePlan = defineCommand({
  name: 'plan-step',
  kind: 'change',
  summary: 'Write one step of a plan',
  right: 'write the proposal',
  input: proposalChoice.extend({ step: z.enum(planSteps), reads: z.string().max(20).optional() }),
  subject: proposalMeant,
  rightsOf: rightsOfProposal,
  ask: async ({ subject, input: { step } }) => cannotWrite(subject) ?? { kind: 'ask', form: planForm(subject, step) },
  answers: planAnswers,
  freeText: planWords,
  run: async ({ subject, answers, input: { step, reads }, ...base }): Promise<Outcome> => {
    const no = cannotWrite(subject);
    if (no) return no;
    if (reads !== undefined && reads !== readsNow(step, subject))
      return savedMeanwhile('You', subject.changedAt, base.now, 'proposal');
    if (answers.lead && !(await base.db.hubPerson.count({ where: { personId: answers.lead } })))
      return refuse('person', 'This hub does not know that person. Search for them again.', 'lead');
    await save(base, subject, step, answers);
    const fresh = await loadProposal(base.db, subject.id);
    if (!fresh) throw new Error('a proposal that was just saved is not there');
    const next = stepAfter(steps, step, (one) => fresh.stepsSaved.includes(one));
    return next ? { kind: 'ask', form: planForm(fresh, next) } : reply(proposalView('Your plan so far', fresh, base));
  },
});

/** Whoever wrote the plan hands it in. */
export const submitPlan = defineCommand({
  name: 'submit-plan',
  kind: 'change',
  summary: 'Hand a plan in',
  right: 'write the proposal',
  input: proposalChoice,
  subject: proposalMeant,
  rightsOf: rightsOfProposal,
  versionOf: ({ version }) => version,
  run: async ({ subject, input: _asked, answers: _none, ...base }) => {
    const no = cannotGo(subject, 'SUBMITTED');
    if (no) return no;
    const missing = missingInPlan(subject);
    if (missing.length > 0) return refuse('missing in plan', `The plan does not say yet: ${sayNames(missing)}.`);
    await moveProposal(base, subject, 'SUBMITTED');
    await tellDeciding(base, subject, 'SUBMITTED');
    return shown('The hub has your plan', base, subject);
  },
});
