import { z } from 'zod';
import { type Refusal, refuse, reply } from '../../core/command.ts';
import type { Form } from '../../core/form.ts';
import { ukDay } from '../../core/uk-time.ts';
import { text } from '../../core/view.ts';
import { recordChange } from '../audit.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { groupLed } from '../memberships/group-meant.ts';
import type { GroupDetail } from '../work-groups/group-detail.ts';
import { groupChoice } from '../work-groups/work-group.reads.ts';
import { rightsOfGroup } from '../work-groups/work-group.ts';
import { readMet } from './course.reads.ts';
import { canBeAsked, tooEarlyToAsk } from './evaluation.ts';
import { openEvaluation, whoCame } from './open-evaluation.moves.ts';

const label = 'Ask those who came';

const early = {
  ahead: (title: string) => `“${title}” still has a session to come. They are asked after the last one.`,
  'not met': (title: string) => `No session of “${title}” is logged yet, so I can’t tell who came. Log it first.`,
  'not logged': (title: string) => `A session of “${title}” waits for its log, so I can’t tell who came. Log it first.`,
};

/** Why those who came to a group cannot be asked now. */
async function cannotAsk({ id, title, state }: GroupDetail, base: HubBase): Promise<Refusal | undefined> {
  const asked = await base.db.evaluation.findFirst({ where: { groupId: id }, select: { id: true } });
  if (asked)
    return refuse('asked before', `Those who came to “${title}” were asked already. Everybody is asked only once.`);
  if (!canBeAsked.includes(state))
    return refuse('not running', `“${title}” has not begun yet. Those who come are asked after its last session.`);
  const why = tooEarlyToAsk(await readMet(base.db, id), base.now);
  return why && refuse('too early', early[why](title));
}

const noOne = ({ title }: GroupDetail) =>
  refuse('nobody came', `Nobody who is in “${title}” now came to a session, so there is nobody to ask.`);

const askForm = ({ id, title }: GroupDetail, count: number): Form => ({
  title: 'Ask those who came?',
  shortTitle: label,
  intro: `“${title}”. ${count === 1 ? 'The 1 person' : `The ${count} people`} who came can say how it was, without a name. They are asked once, so wait if you may plan another session.`,
  minutes: 1,
  submit: 'Ask them now',
  runs: 'ask-those-who-came',
  input: { group: id },
  fields: [
    {
      id: 'sure',
      label: 'Is it over?',
      kind: 'choices',
      options: [{ value: 'yes', label: 'Yes, the last session is over' }],
    },
  ],
});

const sure = 'Tick this if the last session is over. If not, wait until it is.';

/** Those who lead a group ask those who came how it was, as soon as they know that its last session is over. */
export const askNow = defineCommand({
  name: 'ask-those-who-came',
  kind: 'change',
  phrase: 'ask those who came',
  summary: 'Ask those who came how your group was',
  example: 'ask those who came ncp17-10a',
  right: 'log sessions',
  input: groupChoice,
  subject: groupLed('ask-those-who-came', label),
  rightsOf: rightsOfGroup,
  ask: async ({ subject: group, input: _asked, ...base }) => {
    const no = await cannotAsk(group, base);
    if (no) return no;
    const { length } = await whoCame(base, group.id);
    return length > 0 ? { kind: 'ask', form: askForm(group, length) } : noOne(group);
  },
  answers: z.object({
    sure: z.preprocess((given) => [given ?? []].flat(), z.array(z.literal('yes'), sure).min(1, sure)),
  }),
  run: async ({ subject: group, input: _asked, answers: _sure, ...base }) => {
    const no = await cannotAsk(group, base);
    if (no) return no;
    const people = await whoCame(base, group.id);
    if (people.length === 0) return noOne(group);
    const closesOn = await openEvaluation(base, group, people);
    await recordChange(base, { what: 'asked those who came', subjectId: group.id, after: { on: ukDay(base.now) } });
    return reply({
      title: 'Those who came are asked',
      blocks: [
        text({ strong: group.title }, ': they can answer until ', { day: closesOn }, '.'),
        text('From 5 answers on you can read what they say, without names.'),
      ],
    });
  },
});
