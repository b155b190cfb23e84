import type { Day } from '../../core/uk-time.ts';
import type { Text } from '../../core/view.ts';
import type { Prisma } from '../../store/generated/client.ts';
import type { DesignationStatus } from '../../store/generated/enums.ts';
import { sayPhase } from '../work-groups/work-group.ts';

/** What is read with a designation: the hub's word for it. */
export const withKind = { kind: true } satisfies Prisma.DesignationInclude;

/** What somebody is recognised as. */
export type Designated = Prisma.DesignationGetPayload<{ include: typeof withKind }>;

const dayOf = (date: Date): Day => date.toISOString().slice(0, 10);

/** Whether a designation counts on a day: begun, not ended, not run out. */
export const isCurrent = ({ from, validTo, endedAt }: Pick<Designated, 'from' | 'validTo' | 'endedAt'>, today: Day) =>
  endedAt === null && dayOf(from) <= today && (validTo === null || today <= dayOf(validTo));

const statusWords: Record<DesignationStatus, string> = { TRAINEE: 'trainee', ACCREDITED: 'accredited' };

/** "Mastery Specialist, Primary, cohort 3, accredited". */
export const sayDesignation = ({ kind, phase, cohort, status }: Designated): string =>
  [
    kind.word,
    ...(phase ? [sayPhase(phase)] : []),
    ...(cohort ? [`cohort ${cohort}`] : []),
    ...(status ? [statusWords[status]] : []),
  ].join(', ');

/** Since when, until when, and that it has run out where it has. */
export function sayValidity({ from, validTo }: Designated, today: Day): Text {
  const since = ['since ', { day: dayOf(from) }];
  if (dayOf(from) > today) return ['from ', { day: dayOf(from) }];
  if (!validTo) return since;
  return dayOf(validTo) < today
    ? ['ran out on ', { day: dayOf(validTo) }]
    : [...since, ', until ', { day: dayOf(validTo) }];
}
