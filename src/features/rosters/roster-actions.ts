import type { Action } from '../../core/view.ts';

type Group = { id: string; title: string };

const of =
  (label: string, runs: string) =>
  ({ id, title }: Group): Action => ({ label, spoken: `${label}: ${title}`, runs, input: { group: id } });

/** The ways from one page about a group to another: the same words everywhere. */
export const toRoster = of('See the roster', 'roster');
export const toMembers = of('See the members', 'members');
export const toDates = of('See all dates', 'dates');
export const toProspects = of('See prospects', 'prospects');
export const nameColleague = of('Name a colleague', 'colleague');
export const handOver = of('Hand over my place', 'replace');
export const sayMyRole = of('Say my role', 'agree');
