import type { Concern } from '../../core/room.ts';
import type { HubWatching } from '../define.ts';
import { shownYears } from '../work-groups/work-group.reads.ts';
import { sayPounds } from './money.ts';

/** Matched grants that wait until the school says that it pays its half. */
export async function moneyConcerns({ db, now }: HubWatching): Promise<Concern[]> {
  const lines = await db.fundingLine.findMany({
    where: {
      kind: { isMatched: true },
      halfAgreed: false,
      group: { year: { in: shownYears(now) }, state: { in: ['RECRUITING', 'RUNNING', 'EVALUATING'] } },
    },
    include: { kind: true, school: { select: { name: true } }, group: { select: { title: true } } },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  });
  const items = lines.map(({ id, kind, school, group, plannedPence }) => ({
    title: school?.name ?? group.title,
    detail: `${group.title} · ${kind.word}, ${sayPounds(plannedPence)}`,
    actions: [
      {
        label: 'Open the line',
        spoken: `Open the line of ${kind.word} in ${group.title}`,
        runs: 'money-line',
        input: { line: id },
      },
    ],
  }));
  return [{ about: 'Grants without the school’s half', for: ['administrator'], items }];
}
