import { yearIs } from '../../core/calendar.ts';
import { programmeYear, programmeYearName } from '../../core/uk-time.ts';
import type { Block, Item, Text, View } from '../../core/view.ts';
import type { Session } from '../../store/generated/client.ts';
import type { HubBase } from '../define.ts';
import type { GroupDetail } from '../work-groups/group-detail.ts';
import { sayWhere } from '../work-groups/work-group.ts';
import type { Proposed } from './propose-dates.ts';
import { aboutSession, dayOf, sayLine } from './session.ts';

/** Why a date is not the one that was wished for. */
const whyElsewhere = (proposed: Proposed | undefined): Text =>
  proposed?.insteadOf ? [' · instead of ', { day: proposed.insteadOf.day }, `: ${proposed.insteadOf.because}`] : '';

function itemOf(draft: Session, group: GroupDetail, proposed: Proposed[]): Item {
  const own = proposed.find(({ day }) => day === dayOf(draft.day));
  const needsSchool = draft.length === 'SCHOOL_VISIT' && !draft.schoolId ? ' · say to which school' : '';
  return {
    title: sayLine(draft),
    detail: [sayWhere(draft.meets, draft.venue), needsSchool, ...[whyElsewhere(own)].flat()],
    actions: [aboutSession('Change', 'change-session', draft, group)],
  };
}

/** Dates of a year whose terms nobody has given are a guess. */
function warnings(drafts: Session[], { hub }: Pick<HubBase, 'hub'>): Block[] {
  const years = [...new Set(drafts.map(({ day }) => programmeYear(dayOf(day))))];
  return years
    .filter((year) => yearIs(hub.calendar, year) !== 'given')
    .map((year) => ({
      kind: 'notice',
      tone: 'warning',
      text: `The hub’s calendar has no term dates for ${programmeYearName(year)} yet. Check these days with the schools.`,
    }));
}

/** Proposed dates to look at: each can be changed, then all are saved at once. */
export function proposalView(
  group: GroupDetail,
  drafts: Session[],
  base: Pick<HubBase, 'hub'>,
  { proposed = [], short = 0 }: { proposed?: Proposed[]; short?: number } = {},
): View {
  const of = { group: group.id };
  const label = drafts.length === 1 ? 'Save this date' : `Save these ${drafts.length} dates`;
  const missing: Block[] =
    short > 0
      ? [{ kind: 'notice', tone: 'warning', text: `I found no fitting day for ${short} more in the hub’s calendar.` }]
      : [];
  return {
    title: drafts.length === 1 ? 'Does this date suit?' : 'Do these dates suit?',
    blocks: [
      { kind: 'text', text: [{ strong: group.title }, '. Nobody is told until you save them.'] },
      ...warnings(drafts, base),
      {
        kind: 'items',
        items: drafts.map((draft) => itemOf(draft, group, proposed)),
        whenEmpty: 'No date is proposed.',
      },
      ...missing,
      {
        kind: 'actions',
        actions: [
          ...(drafts.length > 0
            ? [{ label, spoken: `${label}: ${group.title}`, runs: 'save-dates', input: of, tone: 'main' as const }]
            : []),
          { label: 'Plan again', spoken: `Plan again: ${group.title}`, runs: 'plan', input: of },
          ...(drafts.length > 0
            ? [{ label: 'Drop these dates', spoken: `Drop these dates: ${group.title}`, runs: 'drop-dates', input: of }]
            : []),
        ],
      },
    ],
  };
}
