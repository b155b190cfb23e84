import { z } from 'zod';
import { type Found, type Outcome, refuse, reply } from '../../core/command.ts';
import type { Field, Form } from '../../core/form.ts';
import type { View } from '../../core/view.ts';
import type { Prisma } from '../../store/generated/client.ts';
import { recordChange } from '../audit.ts';
import { defineCommand, type HubBase } from '../define.ts';
import type { GroupDetail } from '../work-groups/group-detail.ts';
import { groupChoice } from '../work-groups/work-group.reads.ts';
import { rightsOfGroup, sayNames } from '../work-groups/work-group.ts';
import { commissionView } from './commission-view.ts';
import { groupToLead } from './group-sought.ts';
import { undecided } from './interest.ts';
import { moveInterest } from './offer.moves.ts';
import { tellAnswer } from './panel-answers.ts';
import { answeredAlready, candidateChoice, candidateMeant, type Offering, rightsOfCandidate } from './panel-choice.ts';

const empty = 'Write the sentence they read.';
const words = z.string({ error: empty }).trim().min(1, empty).max(600, 'Keep it under 600 characters.');
const ticked = (answer: unknown) => (answer === undefined ? [] : [answer].flat());

const proposed = ({ title }: GroupDetail) =>
  `Thank you for offering to lead “${title}”. The hub has asked somebody else this time. What you bring is welcome: please offer again.`;

const wordsField = (group: GroupDetail, whom: string): Field => ({
  id: 'words',
  label: `What ${whom.slice(0, 60)} reads`,
  kind: 'long-text',
  max: 600,
  value: proposed(group).slice(0, 600),
});

const introWords = 'The words are a proposal: change them as you like. No pupil’s name or details, please.';

async function decline(base: HubBase, offering: Offering, sentence: string): Promise<boolean> {
  if (!(await moveInterest(base, offering.id, 'DECLINED', sentence))) return false;
  await tellAnswer(base, offering);
  await recordChange(base, {
    what: 'declined a candidate',
    subjectId: offering.id,
    before: { state: offering.state },
    after: { state: 'DECLINED' },
    aboutPersonId: offering.personId,
  });
  return true;
}

const declined = (base: HubBase, group: GroupDetail, names: string[]): Promise<View> =>
  commissionView(base, group, [
    {
      kind: 'notice',
      tone: 'success',
      text: `${sayNames(names)}: your words go out in the hub’s hours, to each alone.`,
    },
  ]);

const oneForm = ({ group, offering }: { group: GroupDetail; offering: Offering }): Form => ({
  title: 'Decline this offer to lead?',
  shortTitle: 'Decline an offer',
  intro: `${offering.person.name}, “${group.title}”. ${introWords}`,
  minutes: 1,
  submit: 'Decline',
  runs: 'decline-interest',
  input: { interest: offering.id, group: group.id },
  fields: [wordsField(group, offering.person.name)],
});

/** The panel declines a candidate, in words that whoever declines has seen and can change. */
export const declineInterest = defineCommand({
  name: 'decline-interest',
  kind: 'change',
  summary: 'Decline a candidate with a sentence',
  right: 'commission a lead',
  input: candidateChoice,
  subject: candidateMeant,
  rightsOf: rightsOfCandidate,
  ask: async ({ subject }) =>
    undecided.includes(subject.offering.state) ? { kind: 'ask', form: oneForm(subject) } : answeredAlready,
  answers: z.object({ words }),
  run: async ({ subject: { group, offering }, answers, input: _asked, ...base }) =>
    (await decline(base, offering, answers.words))
      ? reply(await declined(base, group, [offering.person.name]))
      : answeredAlready,
});

const include = { person: { select: { id: true, name: true } } } satisfies Prisma.InterestInclude;
type Subject = { group: GroupDetail; left: Offering[] };

const find = groupToLead('decline-others', 'Answer the others');

/** The group with everybody who offered to lead itself and has no answer. */
async function undecidedOf(asked: z.infer<typeof groupChoice>, base: HubBase, lock: boolean): Promise<Found<Subject>> {
  const one = await find(asked, base, lock);
  if ('instead' in one) return one;
  const left = await base.db.interest.findMany({
    where: { groupId: one.subject.id, capacity: { not: 'TAKE_PART' }, state: { in: undecided } },
    include,
    orderBy: { at: 'asc' },
  });
  return { subject: { group: one.subject, left } };
}

const othersForm = ({ group, left }: Subject): Form => ({
  title: 'Answer the others?',
  shortTitle: 'Answer the others',
  intro: `“${group.title}” has its lead. Whom do you decline now? ${introWords}`,
  minutes: 1,
  submit: 'Decline those ticked',
  runs: 'decline-others',
  input: { group: group.id },
  fields: [
    {
      id: 'who',
      label: 'Who is declined',
      kind: 'choices',
      options: left.map(({ id, person }) => ({ value: id, label: person.name.slice(0, 75) })),
      value: left.filter(({ state }) => state !== 'RESERVE').map(({ id }) => id),
    },
    wordsField(group, 'each of them'),
  ],
});

const nobodyLeft = ({ group }: Subject): Outcome =>
  refuse('nobody waits', `Nobody waits for an answer about “${group.title}”.`);

/** Once a lead is found, the panel answers everybody who still waits in one go. */
export const declineOthers = defineCommand({
  name: 'decline-others',
  kind: 'change',
  summary: 'Answer those who still wait, once a lead is found',
  right: 'commission a lead',
  input: groupChoice,
  subject: undecidedOf,
  rightsOf: ({ group }) => rightsOfGroup(group),
  ask: async ({ subject }) =>
    subject.left.length > 0 ? { kind: 'ask', form: othersForm(subject) } : nobodyLeft(subject),
  answers: z.object({ who: z.preprocess(ticked, z.array(z.uuid()).min(1, 'Tick at least one person.')), words }),
  run: async ({ subject, answers, input: _asked, ...base }) => {
    const meant = subject.left.filter(({ id }) => answers.who.includes(id));
    const names: string[] = [];
    for (const one of meant) if (await decline(base, one, answers.words)) names.push(one.person.name);
    return names.length > 0 ? reply(await declined(base, subject.group, names)) : nobodyLeft(subject);
  },
});
