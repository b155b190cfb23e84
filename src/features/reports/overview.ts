import type { Day } from '../../core/uk-time.ts';
import { answersOf, dayOf, type ReportDetail } from './report.reads.ts';
import { isLate } from './report.ts';

/** Why a report is where it is in the hub's list; the hub reads the first ones first. */
export const buckets = [
  'red',
  'concerns',
  'support wanted',
  'late',
  'no activity',
  'not opened',
  'to accept',
  'in draft',
  'settled',
  'not open yet',
] as const;
export type Bucket = (typeof buckets)[number];

const bucketWords: Record<Bucket, string> = {
  red: 'red',
  concerns: 'with concerns',
  'support wanted': 'wanting support',
  late: 'late',
  'no activity': 'without activity',
  'not opened': 'not opened',
  'to accept': 'to accept',
  'in draft': 'in draft',
  settled: 'settled',
  'not open yet': 'not open yet',
};

/** "with concerns", "late": where a report belongs, behind a number or a name. */
export const sayBucket = (bucket: Bucket): string => bucketWords[bucket];

const says = (answer: string | undefined) => answer !== undefined && answer !== 'NONE';

type Listed = Pick<ReportDetail, 'state' | 'dueOn' | 'noActivity' | 'steps'>;

/** Where one report belongs: what was handed in by what it says, the others by how far they are. */
export function bucketOf(report: Listed, today: Day): Bucket {
  const { state, dueOn, noActivity } = report;
  if (state === 'ACCEPTED' || state === 'WAIVED') return 'settled';
  if (isLate({ state, dueOn: dayOf(dueOn) }, today)) return 'late';
  if (state === 'NOT_OPEN') return 'not open yet';
  if (state === 'OPEN') return 'not opened';
  if (state !== 'SUBMITTED') return 'in draft';
  if (noActivity) return 'no activity';
  const { rating, concern, support } = answersOf(report);
  if (rating === 'RED') return 'red';
  if (says(concern)) return 'concerns';
  return says(support) ? 'support wanted' : 'to accept';
}

/** Handed in, green, without a concern and without a wish for support: the hub may accept all of them at once. */
export const isPlainGreen = (report: Listed, today: Day): boolean =>
  bucketOf(report, today) === 'to accept' && answersOf(report).rating === 'GREEN';
