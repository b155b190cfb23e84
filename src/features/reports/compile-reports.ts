import { reply } from '../../core/command.ts';
import { programmeYearName } from '../../core/uk-time.ts';
import { defineCommand } from '../define.ts';
import { periodInput, periodNamed } from './overview.reads.ts';
import { sayTerm } from './report.ts';

/** Gives those who oversee reports all of a term as a file. */
export const compileReports = defineCommand({
  name: 'compile-reports',
  kind: 'query',
  phrase: 'compile reports',
  summary: 'Take the reports of a term as a file',
  example: 'compile reports autumn',
  right: 'oversee reports',
  input: periodInput,
  run: async ({ input: asked, subject: _none, answers: _no, link, ...base }) => {
    const { year, term } = await periodNamed(asked, base);
    const period = { year: String(year), term };
    return reply({
      title: `${sayTerm(term)} reports as a file`,
      blocks: [
        {
          kind: 'text',
          text: `${base.hub.name}, ${programmeYearName(year)}: every group with its figures and answers, as it stands now.`,
        },
        {
          kind: 'text',
          text: 'Each link is for you, works once, and for 30 minutes. That a file was taken is written down.',
        },
        {
          kind: 'actions',
          actions: [
            { label: 'As a Word document', opens: await link('reports-word', period) },
            { label: 'As a table', opens: await link('reports-table', period) },
          ],
        },
      ],
    });
  },
});
