import { z } from 'zod';
import { refuse, reply } from '../../core/command.ts';
import type { Form } from '../../core/form.ts';
import { markOf } from '../../core/pupil-details.ts';
import { may } from '../../core/rights.ts';
import { ukDay } from '../../core/uk-time.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { lockGroup } from '../work-groups/work-group.moves.ts';
import { rightsOfGroup } from '../work-groups/work-group.ts';
import { overseen, type Period } from './overview.reads.ts';
import { isPlainGreen } from './overview.ts';
import type { ReportDetail } from './report.reads.ts';
import { acceptReport, cannotClose } from './settle.moves.ts';

const input = z.object({
  year: z.coerce.number().int().min(2000).max(2100),
  term: z.enum(['AUTUMN', 'SPRING', 'SUMMER']),
  mark: z.string().max(20).optional(),
});

const none = refuse('no green', 'No report is green and without concerns now. Type “reports” to see them all.');

const changed = refuse(
  'list changed',
  'The list has changed since you saw it. Look at it once more, and accept again.',
);

/** Green, without concerns, not of a group that still meets, and this person's to accept. */
export const greenAmong = (reports: ReportDetail[], { actor, now }: HubBase): ReportDetail[] =>
  reports.filter(
    (report) =>
      isPlainGreen(report, ukDay(now)) &&
      !cannotClose(report, now) &&
      may(actor, 'accept the report', rightsOfGroup(report.group)),
  );

const greenOnes = async (base: HubBase, period: Period) => greenAmong(await overseen(base, period), base);

const sayReports = (count: number) => (count === 1 ? '1 report' : `${count} reports`);

/** Knows again what was shown: the same reports, each as it was. */
const markOfAll = (reports: ReportDetail[]) => markOf(reports.map(({ id, version }) => `${id}/${version}`).join());

function greenForm(reports: ReportDetail[], { year, term }: Period): Form {
  const final = reports.filter(({ kind }) => kind === 'FINAL').length;
  const closing = final > 0 ? ` ${final} of them close their groups.` : '';
  return {
    title: 'Accept all green without concerns?',
    shortTitle: 'Accept green reports',
    intro: `${sayReports(reports.length)}: their figures stay as they are now.${closing}`,
    minutes: 1,
    submit: 'Accept them all',
    runs: 'accept-green',
    input: { year: String(year), term, mark: markOfAll(reports) },
    about: [
      {
        kind: 'items',
        items: reports.map(({ group }) => ({ title: group.title, detail: group.key })),
        whenEmpty: '',
      },
    ],
    fields: [{ id: 'thanks', label: 'A word to their leads', kind: 'long-text', max: 300, optional: true }],
  };
}

/** Accepts every report that is green and without concerns, after the list was seen. */
export const acceptGreen = defineCommand({
  name: 'accept-green',
  kind: 'change',
  summary: 'Accept all green reports without concerns',
  right: 'oversee reports',
  input,
  ask: async ({ input: period, subject: _none, ...base }) => {
    const green = await greenOnes(base, period);
    return green.length === 0 ? none : { kind: 'ask', form: greenForm(green, period) };
  },
  answers: z.object({ thanks: z.string().trim().max(300, 'Keep it under 300 characters.').default('') }),
  run: async ({ input: { mark, ...period }, answers: { thanks }, subject: _none, ...base }) => {
    for (const { group } of await greenOnes(base, period)) await lockGroup(base.db, base.hub, group.id);
    const green = await greenOnes(base, period);
    if (green.length === 0) return none;
    if (mark !== markOfAll(green)) return changed;
    for (const report of green) await acceptReport(base, report, thanks);
    return reply({
      title: `${sayReports(green.length)} accepted`,
      blocks: [
        { kind: 'text', text: 'Those who lead the groups are told.' },
        {
          kind: 'actions',
          actions: [
            {
              label: 'See the others',
              runs: 'reports',
              input: { year: String(period.year), term: period.term },
              tone: 'main',
            },
          ],
        },
      ],
    });
  },
});
