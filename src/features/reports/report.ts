import { leadingOn } from '../../core/say.ts';
import type { Day } from '../../core/uk-time.ts';
import type { Action } from '../../core/view.ts';
import type { ReportKind, ReportState, ReportTerm } from '../../store/generated/enums.ts';

/** Where a report may go from each state; what is not here is over. */
export const reportMoves: Record<ReportState, ReportState[]> = {
  NOT_OPEN: ['OPEN', 'WAIVED'],
  OPEN: ['DRAFT', 'SUBMITTED', 'WAIVED'],
  DRAFT: ['SUBMITTED', 'WAIVED'],
  SUBMITTED: ['RETURNED', 'ACCEPTED'],
  RETURNED: ['SUBMITTED', 'WAIVED'],
  ACCEPTED: [],
  WAIVED: [],
};

/** Who moves a report: its leads, the hub, or the time that comes. */
export type Side = 'lead' | 'hub' | 'time';

const sideOf: Record<ReportState, Side> = {
  NOT_OPEN: 'time',
  OPEN: 'time',
  DRAFT: 'lead',
  SUBMITTED: 'lead',
  RETURNED: 'hub',
  ACCEPTED: 'hub',
  WAIVED: 'hub',
};

/** Whether this side may bring a report from one state to another. */
export const mayMove = (side: Side, from: ReportState, to: ReportState): boolean =>
  reportMoves[from].includes(to) && sideOf[to] === side;

/** States in which the leads have something to do. */
export const withLeads: ReportState[] = ['OPEN', 'DRAFT', 'RETURNED'];

/** States in which a report is open: of one group only one at a time is. */
export const unsettled: ReportState[] = [...withLeads, 'SUBMITTED'];

export const isWithLeads = (state: ReportState): boolean => withLeads.includes(state);

const stateWords: Record<ReportState, string> = {
  NOT_OPEN: 'not open yet',
  OPEN: 'open, nothing added yet',
  DRAFT: 'in draft',
  SUBMITTED: 'with the hub',
  RETURNED: 'sent back',
  ACCEPTED: 'accepted',
  WAIVED: 'not needed',
};

/** How a report stands, in plain words. */
export const sayReportState = (state: ReportState): string => stateWords[state];

/** Whether the leads are late with it: derived, never a state. */
export const isLate = ({ state, dueOn }: { state: ReportState; dueOn: Day }, today: Day): boolean =>
  isWithLeads(state) && today > dueOn;

const termWords: Record<ReportTerm, string> = { AUTUMN: 'Autumn', SPRING: 'Spring', SUMMER: 'Summer' };

/** The terms in the order of the programme year. */
export const reportTerms: ReportTerm[] = ['AUTUMN', 'SPRING', 'SUMMER'];

export const sayTerm = (term: ReportTerm): string => termWords[term];

/** "Autumn report", "Final evaluation". */
export const sayReport = ({ kind, term }: { kind: ReportKind; term: ReportTerm }): string =>
  kind === 'FINAL' ? 'Final evaluation' : `${sayTerm(term)} report`;

/** What is known of a group's dates when its report opens. */
export type Dates = { isEvaluating: boolean; held: number; aheadOfNextTerm: number };

/** The last term's report is the final evaluation: in summer, or where the group has met and plans nothing after the term. */
export const kindFor = (term: ReportTerm, { isEvaluating, held, aheadOfNextTerm }: Dates): ReportKind =>
  term === 'SUMMER' || isEvaluating || (held > 0 && aheadOfNextTerm === 0) ? 'FINAL' : 'TERM';

/** A button about one report, which says its name and its group to a screen reader. */
export const aboutReport = (
  label: string,
  runs: string,
  { id, group }: { id: string; group: { title: string } },
  more: { input?: Record<string, string>; version?: number; tone?: 'main' | 'danger'; spoken?: string } = {},
): Action => {
  const { input, spoken = label, ...rest } = more;
  return { label, spoken: `${leadingOn(spoken)} ${group.title}`, runs, input: { report: id, ...input }, ...rest };
};
