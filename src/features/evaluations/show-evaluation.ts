import { z } from 'zod';
import { reply } from '../../core/command.ts';
import { pageOf } from '../../core/page.ts';
import { may } from '../../core/rights.ts';
import { type Day, ukDay } from '../../core/uk-time.ts';
import { type Block, text } from '../../core/view.ts';
import { defineCommand } from '../define.ts';
import { groupLed } from '../memberships/group-meant.ts';
import { sayAnswered, voicesIn } from '../reports/participants.reads.ts';
import { averagesOf, isOver, mayShow, type Voices } from '../reports/participants.ts';
import type { GroupDetail } from '../work-groups/group-detail.ts';
import { groupChoice } from '../work-groups/work-group.reads.ts';
import { rightsOfGroup } from '../work-groups/work-group.ts';

/** Answers in words on one page: so many stand whole on either platform. */
const pageSize = 12;

/** What was written to each question, in the order of the alphabet: none that would tell who came first. */
const wordsIn = ({ questions, answers }: Voices) =>
  questions.flatMap(({ id, kind, label }) =>
    (kind === 'words' ? answers.flatMap(({ words }) => words[id] ?? []) : [])
      .toSorted((one, other) => one.localeCompare(other, 'en'))
      .map((words) => ({ label, words })),
  );

function wordsBlocks(voices: Voices, page: number, group: string): Block[] {
  const turn = { runs: 'evaluation', input: { group } };
  const { lines, said, turning } = pageOf(wordsIn(voices), page, pageSize, turn);
  return [
    ...[...Map.groupBy(lines, ({ label }) => label)].map(
      ([heading, some]): Block => ({
        ...{ kind: 'items', heading, whenEmpty: '' },
        items: some.map(({ words }) => ({ title: words })),
      }),
    ),
    ...said,
    { kind: 'actions', actions: turning },
  ];
}

function resultBlocks(voices: Voices, today: Day, page: number, group: string): Block[] {
  if (!isOver(voices, today))
    return [text('What they say is shown once all have answered, or after ', { day: voices.closesOn }, '.')];
  if (!mayShow(voices, today))
    return [text('Fewer than 5 answered, so nothing of it is shown: it could tell who said what.')];
  const averages = averagesOf(voices.questions, [[voices]]);
  const items = averages.map(({ label, said }) => ({ title: label, detail: said }));
  return [{ kind: 'items', heading: 'On average', items, whenEmpty: '' }, ...wordsBlocks(voices, page, group)];
}

/** Nobody was asked yet: when they are, and who may ask them now. */
function notAskedBlocks({ id, title }: GroupDetail, canAsk: boolean): Block[] {
  const spoken = `Ask those who came: ${title}`;
  const ask = { label: 'Ask those who came', spoken, runs: 'ask-those-who-came', input: { group: id } };
  return [
    text('Those who came are asked once, at the group’s end: when its final evaluation is open, or it is finished.'),
    ...(canAsk ? [text('If the last session is over, you can ask them now.')] : []),
    { kind: 'actions', actions: canAsk ? [ask] : [] },
  ];
}

const groupMeant = groupLed('evaluation', 'What they say');

/** Shows those who led a group, and the hub, what those who came say of it: never who, and nothing of fewer than five. */
export const showEvaluation = defineCommand({
  name: 'evaluation',
  kind: 'query',
  phrase: 'evaluation',
  summary: 'See what those who came say of a group',
  example: 'evaluation symh-26-014',
  right: 'read the report',
  input: groupChoice.extend({ page: z.coerce.number().int().min(1).max(100).default(1) }),
  subject: ({ page: _page, ...choice }, base, lock) => groupMeant(choice, base, lock),
  rightsOf: rightsOfGroup,
  run: async ({ subject: group, input: { page }, db, actor, now }) => {
    const voices = (await voicesIn(db, { groupId: group.id })).get(group.id);
    return reply({
      title: 'What those who came say',
      blocks: [
        text({ strong: group.title }, voices ? `: ${sayAnswered(voices)}.` : ''),
        ...(voices
          ? resultBlocks(voices, ukDay(now), page, group.id)
          : notAskedBlocks(group, may(actor, 'log sessions', rightsOfGroup(group)))),
      ],
    });
  },
});
