import { addDays, instantOf, programmeYear, ukDay } from '../../core/uk-time.ts';
import type { HubBase } from '../define.ts';
import { dayOf } from '../sessions/session.ts';
import type { Recorded } from './encouraged.ts';

type Base = Pick<HubBase, 'db' | 'now'>;

/** Days back that count as active, and as leading regularly. */
const activeDays = 365;
const regularDays = 183;

const since = (now: Date, days: number): Date => instantOf(addDays(ukDay(now), -days), '00:00');

async function meetingsOf({ db, now }: Base, personId: string) {
  const held = { state: 'HELD' as const, startsAt: { gte: since(now, activeDays) } };
  return {
    held: await db.networkMeeting.count({ where: held }),
    came: await db.networkMeeting.count({ where: { ...held, guests: { some: { personId, came: true } } } }),
  };
}

/** Sessions that were held while somebody led their group, the latest first. */
async function sessionsLedBy({ db, now }: Base, personId: string) {
  const leads = await db.workGroupLead.findMany({ where: { personId } });
  const sessions = await db.session.findMany({
    where: {
      groupId: { in: leads.map(({ groupId }) => groupId) },
      state: 'HELD',
      startsAt: { gte: since(now, activeDays) },
    },
    orderBy: { startsAt: 'desc' },
    select: { groupId: true, day: true, startsAt: true },
  });
  return sessions.filter(({ groupId, startsAt }) =>
    leads.some(
      (lead) => lead.groupId === groupId && lead.from <= startsAt && (lead.to === null || lead.to >= startsAt),
    ),
  );
}

/** The groups of this programme year in which somebody leads or takes part. */
async function groupsOf({ db, now }: Base, personId: string) {
  const leads = { some: { personId, to: null } };
  const memberships = { some: { personId, state: 'JOINED' as const } };
  return db.workGroup.findMany({
    where: { year: programmeYear(ukDay(now)), state: { not: 'CANCELLED' }, OR: [{ leads }, { memberships }] },
    select: {
      title: true,
      project: { select: { id: true, type: true } },
      leads: { where: { to: null }, select: { personId: true } },
    },
    orderBy: [{ title: 'asc' }, { id: 'asc' }],
  });
}

type Group = Awaited<ReturnType<typeof groupsOf>>[number];

/** A group that somebody else leads (with them, or they take part), or whose project somebody else of the hub leads. */
async function communityOf({ db }: Base, personId: string, groups: Group[]): Promise<string | undefined> {
  const withOthers = groups.find(({ leads }) => leads.some((lead) => lead.personId !== personId));
  if (withOthers) return withOthers.title;
  const shared = await db.workGroupLead.findMany({
    where: {
      to: null,
      personId: { not: personId },
      group: { projectId: { in: groups.map(({ project }) => project.id) }, state: { notIn: ['CANCELLED', 'CLOSED'] } },
    },
    select: { group: { select: { projectId: true } } },
  });
  return groups.find(({ project }) => shared.some(({ group }) => group.projectId === project.id))?.title;
}

/** What is recorded of somebody's part in the network. */
export async function recordedOf(base: Base, personId: string): Promise<Recorded> {
  const groups = await groupsOf(base, personId);
  const led = await sessionsLedBy(base, personId);
  const lately = led.find(({ startsAt }) => startsAt >= since(base.now, regularDays));
  return {
    meetings: await meetingsOf(base, personId),
    sessionsLed: led.length,
    national: groups.find(({ project }) => project.type === 'NATIONAL')?.title,
    lastLed: lately && dayOf(lately.day),
    community: await communityOf(base, personId, groups),
  };
}
