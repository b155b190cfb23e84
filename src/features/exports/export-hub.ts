import { z } from 'zod';
import { reply } from '../../core/command.ts';
import { programmeYear, programmeYearName, ukDay } from '../../core/uk-time.ts';
import { defineCommand } from '../define.ts';
import { readYear } from '../planning/read-year.ts';

/** Gives those who may the files of the whole hub in a year. */
export const exportHub = defineCommand({
  name: 'export-hub',
  kind: 'query',
  phrase: 'export hub',
  also: ['export year'],
  summary: 'Take the hub’s groups, teachers and dates as files',
  example: 'export hub 2025/26',
  right: 'export the hub',
  input: z.object({ words: z.string().max(300).default('') }),
  run: async ({ input: { words }, hub, now, link }) => {
    const asked = readYear(words).year ?? programmeYear(ukDay(now));
    const year = { year: String(asked) };
    return reply({
      title: `Files of the hub, ${programmeYearName(asked)}`,
      blocks: [
        { kind: 'text', text: [{ strong: hub.name }, '. “Work Groups” has the layout that “import groups” takes.'] },
        {
          kind: 'text',
          text: 'Each link is for you, works once, and for 30 minutes. That a file was taken is written down.',
        },
        {
          kind: 'actions',
          actions: [
            { label: 'Work Groups', opens: await link('year-groups', year) },
            { label: 'Schools and teachers', opens: await link('year-members', year) },
            { label: 'Dates', opens: await link('year-dates', year) },
          ],
        },
      ],
    });
  },
});
