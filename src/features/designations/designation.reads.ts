import { ukDay } from '../../core/uk-time.ts';
import type { HubBase } from '../define.ts';
import { currentOn } from '../work-groups/local-leader.reads.ts';
import { type Designated, withKind } from './designation.ts';

type Base = Pick<HubBase, 'db' | 'now'>;

/** What some people are recognised as today, in the order of the hub's kinds. */
export const currentOf = ({ db, now }: Base, people: string[]): Promise<Designated[]> =>
  db.designation.findMany({
    where: { personId: { in: people }, ...currentOn(ukDay(now)) },
    include: withKind,
    orderBy: [{ kind: { rank: 'asc' } }, { from: 'asc' }],
  });

/** What somebody is recognised as and was not ended, run out or not. */
export const notEndedOf = ({ db }: Pick<HubBase, 'db'>, personId: string): Promise<Designated[]> =>
  db.designation.findMany({
    where: { personId, endedAt: null },
    include: withKind,
    orderBy: [{ kind: { rank: 'asc' } }, { from: 'asc' }],
  });

/** Everybody's designations that were not ended, by name. */
export const everyDesignation = ({ db }: Pick<HubBase, 'db'>) =>
  db.designation.findMany({
    where: { endedAt: null },
    include: { ...withKind, person: { select: { name: true } } },
    orderBy: [{ person: { name: 'asc' } }, { kind: { rank: 'asc' } }, { from: 'asc' }],
  });
