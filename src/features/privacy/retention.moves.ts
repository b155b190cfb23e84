import type { Hub } from '../../core/hub.ts';
import type { Db } from '../../store/db.ts';
import type { Limits } from './cover.ts';
import { forgetPerson } from './leave.moves.ts';
import { personalData } from './personal-data.ts';
import { beginOf, limitsOf } from './retention.ts';
import { makePseudonym, retireMemberships } from './retire.moves.ts';

/** People dealt with in one transaction. */
const atOnce = 25;

const settings = { keepYears: true, keepUnsuccessfulMonths: true, keepAuditYears: true };

const limitsFor = async (db: Db, hub: Pick<Hub, 'id'>, now: Date): Promise<Limits> =>
  limitsOf(await db.hub.findUniqueOrThrow({ where: { id: hub.id }, select: settings }), now);

const fading = personalData.flatMap(({ retention }) => ('not' in retention ? [] : [retention]));

/** A membership of a group whose year is over for good, still under a name. */
const oldMembership = ({ year }: Limits) => ({ group: { year: { lt: year } }, person: { leftAt: null } });

/** Who has nothing young in the hub: not seen, no membership, no role, no group to lead, no interest since. */
function longGone({ year }: Limits) {
  const begin = beginOf(year);
  return {
    OR: [{ welcomedAt: null }, { welcomedAt: { lt: begin } }],
    person: {
      leftAt: null,
      createdAt: { lt: begin },
      accounts: { none: { lastSeenAt: { gte: begin } } },
      nationalRoles: { none: { to: null } },
    },
  };
}

async function longGonePeople(db: Db, limits: Limits, most?: number): Promise<string[]> {
  const begin = beginOf(limits.year);
  const rows = await db.hubPerson.findMany({
    where: longGone(limits),
    select: { personId: true },
    orderBy: { personId: 'asc' },
  });
  const ids = rows.map(({ personId }) => personId);
  const mine = { personId: { in: ids } };
  const since = { OR: [{ to: null }, { to: { gte: begin } }] };
  const select = { personId: true } as const;
  const young = await Promise.all([
    db.membership.findMany({ where: { ...mine, group: { year: { gte: limits.year } } }, select }),
    db.hubRole.findMany({ where: { ...mine, ...since }, select }),
    db.workGroupLead.findMany({ where: { ...mine, ...since }, select }),
    db.interest.findMany({ where: { ...mine, year: { gte: limits.year } }, select }),
    db.projectApplication.findMany({ where: { ...mine, at: { gte: begin } }, select }),
  ]);
  const busy = new Set(young.flat().map(({ personId }) => personId));
  return ids.filter((id) => !busy.has(id)).slice(0, most);
}

type Night = { db: Db; hub: Hub; now: Date };

async function forgetLongGone({ db, hub, now }: Night, limits: Limits): Promise<number> {
  const people = await longGonePeople(db, limits, atOnce);
  for (const personId of people) {
    const pseudonym = await forgetPerson({ db, hub, now }, personId);
    await record(db, hub, now, 'put under a pseudonym: nothing young', pseudonym.id);
  }
  return people.length;
}

const record = (db: Db, hub: Hub, now: Date, what: string, subjectId: string) =>
  db.auditEvent.create({ data: { hubId: hub.id, at: now, what, subjectId, aboutPersonId: subjectId } });

/** Old memberships of people who are still about go under a pseudonym of their own. */
async function retireOld({ db, hub, now }: Night, limits: Limits): Promise<number> {
  const first = await db.membership.findMany({
    where: oldMembership(limits),
    distinct: ['personId'],
    select: { personId: true },
    orderBy: { personId: 'asc' },
    take: atOnce,
  });
  for (const { personId } of first) {
    const rows = await db.membership.findMany({
      where: { ...oldMembership(limits), personId },
      select: { id: true, participation: { select: { school: { select: { name: true } } } } },
      orderBy: { joinedAt: 'desc' },
    });
    const pseudonym = await makePseudonym(db, rows[0]?.participation.school.name, now);
    await retireMemberships(
      db,
      rows.map(({ id }) => id),
      pseudonym,
    );
    await record(db, hub, now, 'put old memberships under a pseudonym', pseudonym.id);
  }
  return first.length;
}

/** What the hub's settings let go of by now, counted and not touched. */
export async function countFading(db: Db, hub: Pick<Hub, 'id'>, now: Date): Promise<{ what: string; count: number }[]> {
  const limits = await limitsFor(db, hub, now);
  const people = (await longGonePeople(db, limits)).length;
  const memberships = await db.membership.count({ where: oldMembership(limits) });
  const rows = [
    { what: 'people with nothing young, put under a pseudonym', count: people },
    { what: 'memberships of years long over, put under a pseudonym', count: memberships },
  ];
  for (const { what, count } of fading) rows.push({ what, count: await count(db, limits) });
  return rows;
}

/** Each night: old memberships and people go under a pseudonym; what came to nothing, old audit, expired codes and links go. */
export const retention = {
  name: 'retention',
  run: async (night: Night): Promise<'done' | 'more'> => {
    const limits = await limitsFor(night.db, night.hub, night.now);
    const gone = await forgetLongGone(night, limits);
    if (gone > 0) return 'more';
    if ((await retireOld(night, limits)) > 0) return 'more';
    let removed = 0;
    for (const { remove } of fading) removed += await remove(night.db, limits);
    return removed > 0 ? 'more' : 'done';
  },
};
