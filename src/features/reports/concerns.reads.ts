import type { Concern } from '../../core/room.ts';
import { ukDay } from '../../core/uk-time.ts';
import type { HubWatching } from '../define.ts';
import { sayNames } from '../work-groups/work-group.ts';
import { dayOf } from './report.reads.ts';
import { aboutReport, sayReport, withLeads } from './report.ts';

/** Reports whose day is over and that their leads have not handed in. */
export async function reportConcerns({ db, now }: HubWatching): Promise<Concern[]> {
  const late = await db.report.findMany({
    where: { state: { in: withLeads }, dueOn: { lt: new Date(ukDay(now)) } },
    select: {
      ...{ id: true, kind: true, term: true, dueOn: true },
      group: {
        select: { title: true, leads: { where: { to: null }, select: { person: { select: { name: true } } } } },
      },
    },
    orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
  });
  const items = late.map((report) => {
    const leads = report.group.leads.map(({ person }) => person.name);
    return {
      title: report.group.title,
      detail: [
        `${sayReport(report)}, due `,
        { day: dayOf(report.dueOn) },
        leads.length > 0 ? ` · led by ${sayNames(leads)}` : ' · nobody leads it',
      ],
      actions: [aboutReport('Open the report', 'report', report)],
    };
  });
  return [{ about: 'Late reports', for: ['hub lead'], items, all: { label: 'See the reports', runs: 'reports' } }];
}
