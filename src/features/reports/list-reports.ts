import { z } from 'zod';
import { reply } from '../../core/command.ts';
import { pageOf } from '../../core/page.ts';
import { programmeYearName, ukDay } from '../../core/uk-time.ts';
import type { Action, Item } from '../../core/view.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { sayNames } from '../work-groups/work-group.ts';
import { greenAmong } from './accept-green.ts';
import { overseen, type Period, periodInput, periodNamed } from './overview.reads.ts';
import { type Bucket, bucketOf, buckets, sayBucket } from './overview.ts';
import type { ReportDetail } from './report.reads.ts';
import { aboutReport, reportTerms, sayReportState, sayTerm } from './report.ts';

/** Reports on one page. */
const pageSize = 8;

const input = periodInput.extend({ page: z.coerce.number().int().min(1).max(500).default(1) });

const itemOf = (report: ReportDetail, bucket: Bucket): Item => ({
  title: report.group.title,
  detail: [
    bucket === 'settled' || bucket === 'in draft' ? sayReportState(report.state) : sayBucket(bucket),
    report.group.key,
    report.group.leads.length > 0 ? sayNames(report.group.leads.map(({ person }) => person.name)) : 'no lead',
  ].join(' · '),
  actions: [aboutReport('Open', 'report', report)],
});

const sayCounts = (all: Bucket[]): string =>
  buckets
    .map((bucket) => ({ bucket, count: all.filter((one) => one === bucket).length }))
    .filter(({ count }) => count > 0)
    .map(({ bucket, count }) => `${count} ${sayBucket(bucket)}`)
    .join(', ');

function actionsOf(reports: ReportDetail[], { year, term }: Period, base: HubBase): Action[] {
  const green = greenAmong(reports, base).length;
  const period = { year: String(year), term };
  const others = reportTerms.filter((one) => one !== term);
  return [
    ...(green > 0
      ? [
          {
            label: `Accept green (${green})`,
            spoken: `Accept all green without concerns (${green})`,
            runs: 'accept-green',
            input: period,
            tone: 'main' as const,
          },
        ]
      : []),
    { label: 'Take as a file', runs: 'compile-reports', input: period },
    ...others.map((one): Action => ({ label: sayTerm(one), runs: 'reports', input: { ...period, term: one } })),
  ];
}

/** Shows those who lead the hub the reports of a term: what needs them first. */
export const listReports = defineCommand({
  name: 'reports',
  kind: 'query',
  phrase: 'reports',
  summary: 'See the reports of a term, what needs you first',
  example: 'reports autumn',
  right: 'oversee reports',
  input,
  run: async ({ input: asked, subject: _none, answers: _no, ...base }) => {
    const period = await periodNamed(asked, base);
    const reports = await overseen(base, period);
    const today = ukDay(base.now);
    const lines = reports
      .map((report) => ({ report, bucket: bucketOf(report, today) }))
      .toSorted((one, other) => buckets.indexOf(one.bucket) - buckets.indexOf(other.bucket));
    const said = { year: String(period.year), term: period.term };
    const page = pageOf(lines, asked.page, pageSize, { runs: 'reports', input: said });
    const items = page.lines.map(({ report, bucket }) => itemOf(report, bucket));
    const counts = sayCounts(lines.map(({ bucket }) => bucket));
    return reply({
      title: `${sayTerm(period.term)} reports, ${programmeYearName(period.year)}`,
      blocks: [
        ...(counts ? [{ kind: 'text' as const, text: counts }] : []),
        { kind: 'items', items, whenEmpty: 'No report is planned in this term.' },
        ...page.said,
        { kind: 'actions', actions: [...actionsOf(reports, period, base), ...page.turning] },
      ],
    });
  },
});
