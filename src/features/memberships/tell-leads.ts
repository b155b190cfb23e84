import { nextAllowedMoment } from '../../core/calendar.ts';
import type { Telling } from '../../core/notice.ts';
import type { HubBase } from '../define.ts';
import { staffNow } from '../staff-now.ts';
import type { GroupDetail } from '../work-groups/group-detail.ts';
import type { Left } from './leave.moves.ts';

type Base = Pick<HubBase, 'db' | 'tell' | 'hub' | 'now'>;
type Group = Pick<GroupDetail, 'id' | 'leads'>;
type Told = Omit<Telling, 'to' | 'group' | 'notBefore'>;

async function tellThese({ tell, hub, now }: Omit<Base, 'db'>, group: Group, people: string[], telling: Told) {
  const notBefore = nextAllowedMoment(hub.calendar, hub.quietHours, now);
  for (const person of people) await tell({ ...telling, to: { person }, group: group.id, notBefore });
}

/** The people who lead a group now. */
export const leadsOf = ({ leads }: Pick<Group, 'leads'>) => leads.map(({ personId }) => personId);

/** Tells everybody who leads a group now, in the hub's hours. */
export const tellLeads = (base: Omit<Base, 'db'>, group: Group, telling: Told): Promise<void> =>
  tellThese(base, group, leadsOf(group), telling);

/** Tells those who must answer: the group's leads, or where it has none yet the hub's leads and administrators. */
export async function tellDeciders(base: Base, group: Group, telling: Told): Promise<void> {
  if (group.leads.length > 0) return tellLeads(base, group, telling);
  await tellThese(base, group, await staffNow(base, 'HUB_LEAD', 'ADMINISTRATOR'), telling);
}

/** Tells the leads that somebody has left: the group, or only the line for a place. */
export async function tellLeft(base: Omit<Base, 'db'>, group: Group, left: Left, wasInLine: boolean) {
  const { id, version } = left.membership;
  const facts = { membership: id, ...(wasInLine && { wasInLine }), ...(left.isLate && { isLate: true }) };
  await tellLeads(base, group, { kind: 'teacher withdrew', facts, occasion: `${id}/${version}` });
}
