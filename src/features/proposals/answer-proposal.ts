import { z } from 'zod';
import type { Form } from '../../core/form.ts';
import type { Prisma } from '../../store/generated/client.ts';
import type { ProposalState } from '../../store/generated/enums.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { makeDraftGroup } from './draft-group.moves.ts';
import { cannotGo, moveProposal, shown, tellAuthor } from './proposal.moves.ts';
import { type ProposalDetail, proposalChoice, proposalMeant } from './proposal.reads.ts';
import { rightsOfProposal } from './proposal.ts';

/** The longest sentence of the hub. */
const most = 600;

const empty = 'Write the sentence they read.';
const answers = z.object({
  words: z.string({ error: empty }).trim().min(1, empty).max(most, `Keep it under ${most} characters.`),
});

type Answering = {
  name: string;
  to: ProposalState;
  summary: string;
  title: string;
  shortTitle: string;
  submit: string;
  /** The words that are suggested, or none where only the hub can know them. */
  proposed?: (proposal: ProposalDetail) => string;
  /** What else becomes of it, in the same transaction. */
  also?: (base: HubBase, proposal: ProposalDetail) => Promise<Prisma.ProposalUncheckedUpdateInput>;
  done: string;
};

const answerForm = (proposal: ProposalDetail, { name, title, shortTitle, submit, proposed }: Answering): Form => ({
  title,
  shortTitle,
  intro: `“${proposal.title}”, by ${proposal.person.name}. ${proposed ? 'The words are a suggestion: change them as you like.' : 'They read your words, and hand it in again.'}`,
  minutes: 1,
  submit,
  runs: name,
  input: { proposal: proposal.id },
  fields: [
    {
      id: 'words',
      label: `What ${proposal.person.name.slice(0, 60)} reads`,
      kind: 'long-text',
      max: most,
      ...(proposed && { value: proposed(proposal).slice(0, most) }),
    },
  ],
});

/** One answer of the hub, in words that whoever answers has seen and can change. */
const answerCommand = (answering: Answering) =>
  defineCommand({
    name: answering.name,
    kind: 'change',
    summary: answering.summary,
    right: 'decide on proposals',
    input: proposalChoice,
    subject: proposalMeant,
    rightsOf: rightsOfProposal,
    versionOf: ({ version }) => version,
    ask: async ({ subject }) =>
      cannotGo(subject, answering.to) ?? { kind: 'ask', form: answerForm(subject, answering) },
    answers,
    freeText: ['words'],
    run: async ({ subject, answers: { words: answer }, input: _asked, ...base }) => {
      const no = cannotGo(subject, answering.to);
      if (no) return no;
      const decided = { decidedAt: base.now, decidedById: base.actor.personId };
      const more = (await answering.also?.(base, subject)) ?? {};
      await moveProposal(base, subject, answering.to, { answer, ...decided, ...more });
      await tellAuthor(base, subject, answering.to);
      return shown(answering.done, base, subject);
    },
  });

/** The hub likes an idea and asks for its plan. */
export const goOn = answerCommand({
  name: 'go-on',
  to: 'DRAFT',
  summary: 'Ask for the plan of a proposal',
  title: 'Ask for the plan?',
  shortTitle: 'Go on',
  submit: 'Ask for the plan',
  proposed: ({ title }) =>
    `Thank you for “${title}”. We would like to read more: please write the plan, and ask us whatever you need for it.`,
  done: 'The plan is asked for',
});

/** The hub says no to an idea or a plan, kindly. */
export const declineProposal = answerCommand({
  name: 'decline-proposal',
  to: 'DECLINED',
  summary: 'Say no to a proposal, with a sentence',
  title: 'Say no to this proposal?',
  shortTitle: 'No, thank you',
  submit: 'Send these words',
  proposed: ({ title }) =>
    `Thank you for “${title}” and the thought in it. We cannot take it up this time. Please propose again.`,
  done: 'Your words go out in the hub’s hours',
});

/** The hub sends a plan back with a comment. */
export const returnPlan = answerCommand({
  name: 'return-plan',
  to: 'RETURNED',
  summary: 'Send a plan back with a comment',
  title: 'Send the plan back?',
  shortTitle: 'Send it back',
  submit: 'Send it back',
  done: 'The plan is sent back',
});

/** The hub has sent a plan to the national side, and says so. */
export const sendOn = answerCommand({
  name: 'send-on',
  to: 'SENT_NATIONALLY',
  summary: 'Say that a plan is sent to the NCETM',
  title: 'Is the plan sent to the NCETM?',
  shortTitle: 'Sent to the NCETM',
  submit: 'It is sent',
  proposed: ({ title }) =>
    `We like your plan of “${title}” and have sent it to the NCETM. As soon as we hear, so do you.`,
  done: 'It is with the NCETM',
});

/** The hub approves a plan: a draft group of type innovation is made with what it says. */
export const approveProposal = answerCommand({
  name: 'approve-proposal',
  to: 'APPROVED',
  summary: 'Approve a plan: it becomes a draft group',
  title: 'Approve this plan?',
  shortTitle: 'Approve a plan',
  submit: 'Approve it',
  proposed: ({ title }) =>
    `Yes: “${title}” is approved. Thank you. We are getting the group ready, and will talk to you about its lead and dates.`,
  also: async (base, proposal) => ({ groupId: await makeDraftGroup(base, proposal) }),
  done: 'It is a draft group now',
});
