import { z } from 'zod';
import { reply } from '../../core/command.ts';
import type { NationalVoices } from '../../core/nation.ts';
import { programmeYear, programmeYearName, ukDay } from '../../core/uk-time.ts';
import { type Block, text } from '../../core/view.ts';
import { defineCommand } from '../define.ts';
import { markQuestions, sayAverage } from '../reports/participants.ts';
import { usualQuestions } from '../reports/usual-questions.ts';

const count = (number: number, one: string) => (number === 1 ? `1 ${one}` : `${number} ${one}s`);

/** One project over hubs: the average of each common question. */
function projectBlock({ code, title, hubs, groups, answers, averages }: NationalVoices): Block {
  const said = markQuestions(usualQuestions('PARTICIPANTS')).flatMap(({ id, label, most }) => {
    const average = averages[id];
    return average === undefined ? [] : [{ title: label, detail: sayAverage(average, most) }];
  });
  const counted = [count(hubs, 'hub'), count(groups, 'group'), count(answers, 'answer')].join(', ');
  return {
    kind: 'items',
    heading: [code, title].filter(Boolean).join(' ').slice(0, 120),
    items: said.length > 0 ? [{ title: counted }, ...said] : [],
    whenEmpty: 'Too few answers to be shown yet.',
  };
}

/** Shows the national side what those who came say of each project over hubs: averages only. */
export const voicesOverHubs = defineCommand({
  name: 'evaluations-over-hubs',
  kind: 'query',
  phrase: 'evaluations over hubs',
  summary: 'See what those who came say, over hubs',
  right: 'see counts over hubs',
  input: z.object({ year: z.coerce.number().int().min(2000).max(2100).optional() }),
  run: async ({ input: { year: asked }, now, nation }) => {
    const year = asked ?? programmeYear(ukDay(now));
    const projects = (await nation?.voices(year, ukDay(now))) ?? [];
    const last = programmeYearName(year - 1);
    return reply({
      title: `What they say over hubs, ${programmeYearName(year)}`,
      blocks: [
        ...(projects.length > 0
          ? projects.map(projectBlock)
          : [text('No national project of that year was asked about yet.')]),
        text(
          'Averages over groups and hubs. Nothing of fewer than 5 answers is shown: small groups count together, 5 or more at a time.',
        ),
        {
          kind: 'actions',
          actions: [
            {
              label: last,
              spoken: `What they said over hubs in ${last}`,
              runs: 'evaluations-over-hubs',
              input: { year: String(year - 1) },
            },
            { label: 'Counts over hubs', runs: 'roll-up' },
          ],
        },
      ],
    });
  },
});
