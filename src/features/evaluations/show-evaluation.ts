import { reply } from '../../core/command.ts';
import { type Day, ukDay } from '../../core/uk-time.ts';
import { type Block, text } from '../../core/view.ts';
import { defineCommand } from '../define.ts';
import { groupLed } from '../memberships/group-meant.ts';
import { sayAnswered, voicesIn } from '../reports/participants.reads.ts';
import { averagesOf, isOver, marksOf, mayShow, type Voices } from '../reports/participants.ts';
import { groupChoice } from '../work-groups/work-group.reads.ts';
import { rightsOfGroup } from '../work-groups/work-group.ts';

/** What was written to each question, in the order of the alphabet: none that would tell who came first. */
function wordsBlocks({ questions, answers }: Voices): Block[] {
  return questions.flatMap(({ id, kind, label }): Block[] => {
    const said = answers.flatMap(({ words }) => words[id] ?? []);
    if (kind !== 'words' || said.length === 0) return [];
    const inOrder = said.toSorted((one, other) => one.localeCompare(other, 'en'));
    return [{ kind: 'items', heading: label, items: inOrder.map((words) => ({ title: words })), whenEmpty: '' }];
  });
}

function resultBlocks(voices: Voices, today: Day): Block[] {
  if (!isOver(voices, today))
    return [text('What they say is shown once all have answered, or after ', { day: voices.closesOn }, '.')];
  if (!mayShow(voices, today))
    return [text('Fewer than 5 answered, so nothing of it is shown: it could tell who said what.')];
  const averages = averagesOf(voices.questions, marksOf([voices]));
  const items = averages.map(({ label, said }) => ({ title: label, detail: said }));
  return [{ kind: 'items', heading: 'On average', items, whenEmpty: '' }, ...wordsBlocks(voices)];
}

/** Shows those who led a group, and the hub, what those who came say of it: never who, and nothing of fewer than five. */
export const showEvaluation = defineCommand({
  name: 'evaluation',
  kind: 'query',
  phrase: 'evaluation',
  summary: 'See what those who came say of a group',
  example: 'evaluation symh-26-014',
  right: 'read the report',
  input: groupChoice,
  subject: groupLed('evaluation', 'What they say'),
  rightsOf: rightsOfGroup,
  run: async ({ subject: group, db, now }) => {
    const voices = (await voicesIn(db, { groupId: group.id })).get(group.id);
    return reply({
      title: 'What those who came say',
      blocks: [
        text({ strong: group.title }, voices ? `: ${sayAnswered(voices)}.` : ''),
        ...(voices
          ? resultBlocks(voices, ukDay(now))
          : [text('They are asked once, in the night after the last session is logged.')]),
      ],
    });
  },
});
