import { may } from '../../core/rights.ts';
import type { Action } from '../../core/view.ts';
import type { HubBase } from '../define.ts';
import { rightsOfGroup } from '../work-groups/work-group.ts';

type Group = { id: string; title: string } & Parameters<typeof rightsOfGroup>[0];

const pages = [
  { label: 'See the roster', runs: 'roster', right: 'see the roster' },
  { label: 'See prospects', runs: 'prospects', right: 'offer places' },
  { label: 'See the members', runs: 'members', right: 'browse' },
  { label: 'See all dates', runs: 'dates', right: 'browse' },
] as const;

/** The ways from one page about a group to the others, but to the page one is on; each as the person may. */
export const otherPages = (here: string, group: Group, { actor }: Pick<HubBase, 'actor'>): Action[] =>
  pages
    .filter(({ runs, right }) => runs !== here && may(actor, right, rightsOfGroup(group)))
    .map(({ label, runs }) => ({ label, spoken: `${label}: ${group.title}`, runs, input: { group: group.id } }));
