import { z } from 'zod';
import type { Field, Option } from '../../core/form.ts';
import { qualityTests } from '../interests/interest.ts';
import { count, needed, optional, textField } from '../planning/group-fields.ts';
import type { ProposalDetail } from './proposal.reads.ts';

/** The forms of a plan, in their order: each is saved by itself. */
export const planSteps = ['why', 'how', 'money', 'lead'] as const;
export type PlanStep = (typeof planSteps)[number];

export const planTitles: Record<PlanStep, { title: string; short: string }> = {
  why: { title: 'Why, and what comes of it?', short: 'Why and what for' },
  how: { title: 'When, and for how many schools?', short: 'Schedule' },
  money: { title: 'What does it cost, and does it work?', short: 'Cost and evaluation' },
  lead: { title: 'Who leads it, and is it sound?', short: 'Lead and self-check' },
};

type Writing = 'rationale' | 'objectives' | 'costing' | 'evaluation';

const writing = (id: Writing, label: string, help: string, proposal: ProposalDetail): Field => ({
  id,
  label,
  help,
  kind: 'long-text',
  max: 600,
  optional: true,
  ...(proposal[id] && { value: proposal[id] }),
});

const schoolsField = ({ capacitySchools }: ProposalDetail): Field => ({
  id: 'capacitySchools',
  label: 'Schools that can take part',
  kind: 'number',
  min: 1,
  max: 60,
  optional: true,
  ...(capacitySchools && { value: String(capacitySchools) }),
});

const known = ({ lead }: ProposalDetail): { value?: Option } =>
  lead ? { value: { value: lead.id, label: lead.name.slice(0, 75) } } : {};

/** What each step asks, with what is known. */
export const planFields: Record<PlanStep, (proposal: ProposalDetail) => Field[]> = {
  why: (proposal) => [
    textField('title', 'Its name', 120, { title: proposal.title }),
    writing('rationale', 'Rationale', 'The need, and why this meets it', proposal),
    writing('objectives', 'Strategic objectives', 'What teachers, schools and pupils gain', proposal),
  ],
  how: (proposal) => [
    textField(
      'timeNeeded',
      'Schedule',
      200,
      { timeNeeded: proposal.schedule },
      'For example: 4 twilights and a task between',
    ),
    schoolsField(proposal),
  ],
  money: (proposal) => [
    writing('costing', 'Costing', 'What it costs, and who pays', proposal),
    writing('evaluation', 'Evaluation', 'How you will know that it works; no pupil’s details', proposal),
  ],
  lead: (proposal) => [
    {
      id: 'lead',
      label: 'Who would lead it?',
      help: 'Leave it empty if it is you',
      kind: 'search',
      source: 'local-leaders',
      optional: true,
      ...known(proposal),
    },
    {
      id: 'quality',
      label: 'Work Group Quality Framework',
      help: 'Tick what is true of this plan: a check for yourself',
      kind: 'choices',
      options: qualityTests,
      optional: true,
      value: proposal.qualityMet,
    },
  ],
};

const ticked = (answer: unknown) => (answer === undefined ? [] : [answer].flat());

/** What is left out of a form comes as nothing, or as empty. */
const given = (answer: unknown) => (answer === '' ? undefined : answer);

/** What the steps are answered with; each form has its own of these. */
export const planAnswers = z.object({
  title: needed(120, 'a name for it').optional(),
  rationale: optional(600, 'the rationale'),
  objectives: optional(600, 'the objectives'),
  timeNeeded: optional(200, 'the schedule'),
  capacitySchools: z.preprocess(given, count(1, 60, 'how many schools').optional()),
  costing: optional(600, 'the costing'),
  evaluation: optional(600, 'the evaluation'),
  lead: z.preprocess(given, z.uuid({ error: 'Search for the person and choose them.' }).optional()),
  quality: z.preprocess(ticked, z.array(z.enum(qualityTests.map(({ value }) => value)))),
});
export type PlanAnswers = z.infer<typeof planAnswers>;

/** Answers of a plan in a lead's own words. */
export const planWords = ['title', 'rationale', 'objectives', 'timeNeeded', 'costing', 'evaluation'];

/** What a step keeps of its answers. */
export function valuesOf(step: PlanStep, said: PlanAnswers, { title }: ProposalDetail) {
  const { rationale, objectives, costing, evaluation } = said;
  if (step === 'why') return { title: said.title ?? title, rationale, objectives };
  if (step === 'how') return { schedule: said.timeNeeded, capacitySchools: said.capacitySchools ?? null };
  if (step === 'money') return { costing, evaluation };
  return { leadId: said.lead ?? null, qualityMet: said.quality };
}

/** What a step says by now, as lines: empty where nothing was answered. */
export function linesOf(step: PlanStep, proposal: ProposalDetail): [label: string, words: string][] {
  const { rationale, objectives, schedule, capacitySchools, costing, evaluation } = proposal;
  const all: Record<PlanStep, [string, string][]> = {
    why: [
      ['Rationale', rationale],
      ['Strategic objectives', objectives],
    ],
    how: [
      ['Schedule', schedule],
      ['Schools that can take part', capacitySchools ? String(capacitySchools) : ''],
    ],
    money: [
      ['Costing', costing],
      ['Evaluation', evaluation],
    ],
    lead: [
      ['Who would lead it', proposal.lead?.name ?? proposal.person.name],
      ['Quality Framework', `${proposal.qualityMet.length} of ${qualityTests.length} points ticked`],
    ],
  };
  return all[step];
}

/** What the hub needs before it can read the plan, where it is not there yet. */
export const missingInPlan = (proposal: ProposalDetail): string[] => [
  ...planSteps.flatMap((step) =>
    linesOf(step, proposal).flatMap(([label, words]) => (words ? [] : [label.toLowerCase()])),
  ),
  ...(proposal.stepsSaved.includes('lead') ? [] : ['who leads it, with the self-check']),
];
