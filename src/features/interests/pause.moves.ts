import type { DueKind } from '../../core/due.ts';
import { addDays, type Day, instantOf, ukDay } from '../../core/uk-time.ts';
import type { Db } from '../../store/db.ts';
import type { Pause } from '../../store/generated/client.ts';
import type { HubBase } from '../define.ts';
import { lockGroup } from '../work-groups/work-group.moves.ts';
import { canBeLed, dayOf } from './group-sought.ts';
import { mostLeads, openOffers } from './offer.moves.ts';
import { tellOne } from './tell-panel.ts';

/** The due row that ends a pause. */
const pauseEnds = 'pause ends';

/** A pause is over when the day after its last one begins. */
const overAt = (lastDay: Day) => instantOf(addDays(lastDay, 1), '00:00');

/** Groups that somebody leads now, in the order in which they are locked. */
export const groupsLedBy = ({ db }: Pick<HubBase, 'db'>, personId: string) =>
  db.workGroup.findMany({
    where: { state: { in: canBeLed }, leads: { some: { personId, to: null } } },
    select: { id: true, title: true },
    orderBy: { id: 'asc' },
  });

/** The pause somebody is on; one at a time. */
export const pauseOf = ({ db, now }: Pick<HubBase, 'db' | 'now'>, personId: string): Promise<Pause | null> =>
  db.pause.findFirst({ where: { personId, endedAt: null, until: { gte: new Date(ukDay(now)) } } });

/** Gives the stand-in the rights of a co-lead where nobody else leads with the one who is away. */
async function standIn({ db, hub }: HubBase, { personId, standInId, at }: Pause): Promise<void> {
  if (!standInId) return;
  for (const { id } of await groupsLedBy({ db }, personId)) {
    const group = await lockGroup(db, hub, id);
    const isAlone = group?.leads.length === 1 && group.leads[0]?.personId === personId;
    if (!isAlone || (await openOffers({ db }, id)).length + group.leads.length >= mostLeads) continue;
    await db.workGroupLead.create({
      data: { hubId: hub.id, groupId: id, personId: standInId, capacity: 'CO_LEAD', from: at },
    });
  }
}

/** Somebody who leads is away until a day; who stands in leads with them for that time, and is told. */
export async function beginPause(base: HubBase, until: string, standInId: string | undefined): Promise<Pause> {
  const { db, hub, actor, now, plan } = base;
  const { personId } = actor;
  const pause = await db.pause.create({
    data: {
      hubId: hub.id,
      personId,
      from: new Date(ukDay(now)),
      until: new Date(until),
      standInId: standInId ?? null,
      at: now,
    },
  });
  await standIn(base, pause);
  await plan.set(pauseEnds, pause.id, overAt(until));
  if (standInId) await tellOne(base, standInId, { kind: 'stand-in', facts: { pause: pause.id }, occasion: pause.id });
  return pause;
}

/** A pause is over: who stood in leads no more. Whether it was not over before. */
async function finish({ db, now }: Pick<HubBase, 'db' | 'now'>, { id, standInId, at }: Pause): Promise<boolean> {
  const { count } = await db.pause.updateMany({ where: { id, endedAt: null }, data: { endedAt: now } });
  if (count === 0) return false;
  if (standInId)
    await db.workGroupLead.updateMany({ where: { personId: standInId, from: at, to: null }, data: { to: now } });
  return true;
}

/** Somebody is back before the day they named; who stood in is told. */
export async function endPause(base: HubBase, pause: Pause): Promise<void> {
  if (!(await finish(base, pause))) return;
  await base.plan.drop(pauseEnds, pause.id);
  const about = { facts: { pause: pause.id }, occasion: `${pause.id}/over` };
  if (pause.standInId) await tellOne(base, pause.standInId, { kind: 'stand-in', ...about });
}

/** The day has come: the pause is over by itself. */
export const pauseIsOver: DueKind<Db> = {
  name: pauseEnds,
  expected: async ({ db }, only) => {
    const where = { endedAt: null, ...(only && { id: { in: only } }) };
    const pauses = await db.pause.findMany({ where, select: { id: true, until: true } });
    return pauses.map(({ id, until }) => ({ subjectId: id, dueAt: overAt(dayOf(until)) }));
  },
  run: async (id, { db, now }) => {
    const pause = await db.pause.findUnique({ where: { id } });
    if (pause) await finish({ db, now }, pause);
  },
};

/** The last day of a pause. */
export const lastDayOf = ({ until }: Pause) => dayOf(until);
