import type { Hub } from '../core/hub.ts';
import type { AccountSeen, Actor, Place, SchoolOfActor } from '../core/people.ts';
import type { Arrival, Directory } from '../core/ports.ts';
import { type AccountRow, accountOf, isClosed, noteSeen } from './accounts.ts';
import type { PrismaClient } from './generated/client.ts';
import type { Hubs } from './hubs.ts';

/** How long an arrival may be old, in ms, where nothing depends on it. */
const staleAfter = 20_000;
/** Arrivals kept in memory at most. */
const mostKept = 5_000;

type HubPersonRow = AccountRow['person']['hubPersons'][number];
type RoleRow = AccountRow['person']['hubRoles'][number];

function schoolOf({ person }: AccountRow): SchoolOfActor {
  if (person.schoolStanding === 'NO_SCHOOL') return { kind: 'none' };
  if (!person.school || person.schoolStanding === 'UNKNOWN') return { kind: 'unknown' };
  return { kind: 'at', id: person.school.id, name: person.school.name, phases: person.school.phases };
}

/** A role with its phase: the one given with it, or the one its word says. */
function roleOf({ word, phase, partnerId }: RoleRow): Actor['roles'][number] {
  const its = phase ?? word.phase;
  return {
    word: word.word,
    standing: word.standing,
    ...(its && { phase: its }),
    ...(partnerId && { partner: partnerId }),
  };
}

const isNow = ({ from, to }: { from: Date; to: Date | null }, now: Date) => from <= now && (!to || to > now);

/** Who acts, with the roles they hold now. */
export function actorOf(row: AccountRow, seen: Pick<AccountSeen, 'platform'>, known: HubPersonRow, now: Date): Actor {
  const roles = row.person.hubRoles.filter((role) => role.hubId === known.hubId && isNow(role, now));
  return {
    accountId: row.id,
    personId: row.personId,
    name: row.person.name,
    platform: seen.platform,
    school: schoolOf(row),
    roles: roles.map(roleOf),
    isCoordinator: row.person.nationalRoles.some((role) => isNow(role, now)),
    isNew: known.welcomedAt === null,
  };
}

/** What the hub knows of a person, noted on first contact: two first contacts at once make one. */
export async function hubPersonOf(prisma: PrismaClient, hub: Hub, { person }: AccountRow): Promise<HubPersonRow> {
  const known = person.hubPersons.find(({ hubId }) => hubId === hub.id);
  if (known) return known;
  const key = { hubId: hub.id, personId: person.id };
  await prisma.hubPerson.createMany({ data: [key], skipDuplicates: true });
  return prisma.hubPerson.findUniqueOrThrow({ where: { hubId_personId: key } });
}

type Resolved = Hub | Exclude<Arrival, { kind: 'known' }>;

/** A workspace or team decides the hub; elsewhere the hub the person chose, or the only one there is. */
async function hubFor(hubs: Hubs, row: AccountRow, seen: AccountSeen, place: Place): Promise<Resolved> {
  const kind = seen.platform === 'slack' ? 'SLACK_WORKSPACE' : 'TEAMS_TEAM';
  const owner = place.workspace ? await hubs.ofPlace(kind, place.workspace) : undefined;
  if (owner) return owner;
  if (seen.platform === 'slack') return (await hubs.adopt(kind, place.workspace)) ?? { kind: 'no hub' };
  const all = await hubs.all();
  const chosen = all.find((hub) => hub.id === row.currentHubId) ?? (all.length === 1 ? all[0] : undefined);
  if (chosen) return chosen;
  return all.length === 0
    ? { kind: 'no hub' }
    : { kind: 'which hub', hubs: all.map(({ slug, name }) => ({ slug, name })) };
}

const cacheKey = (seen: AccountSeen, place: Place) =>
  [seen.platform, seen.tenant, seen.user, place.workspace, JSON.stringify(seen.address ?? {})].join('|');

/** Knows who somebody is, from which hub they speak, and what the hub knows of them. */
export function createDirectory(prisma: PrismaClient, hubs: Hubs, clock: () => Date): Directory {
  const kept = new Map<string, { at: number; arrival: Arrival }>();

  async function read(seen: AccountSeen, place: Place): Promise<Arrival> {
    const now = clock();
    const row = await accountOf(prisma, seen, now);
    const hub = await hubFor(hubs, row, seen, place);
    if (await isClosed(prisma, row, seen)) {
      return { kind: 'closed', contact: 'contact' in hub ? hub.contact : 'your hub' };
    }
    await noteSeen(prisma, row, seen, now);
    if ('kind' in hub) return hub;
    const known = await hubPersonOf(prisma, hub, row);
    return { kind: 'known', hub, actor: actorOf(row, seen, known, now) };
  }

  function keep(key: string, arrival: Arrival): Arrival {
    const oldest = kept.size >= mostKept ? kept.keys().next().value : undefined;
    if (oldest !== undefined) kept.delete(oldest);
    kept.set(key, { at: clock().getTime(), arrival });
    return arrival;
  }

  return {
    arrive: async (seen, place, how) => {
      const key = cacheKey(seen, place);
      const found = kept.get(key);
      const isYoung = found && Math.abs(clock().getTime() - found.at) < staleAfter;
      if (how === 'cached' && isYoung && found.arrival.kind === 'known' && !found.arrival.actor.isNew)
        return found.arrival;
      return keep(key, await read(seen, place));
    },
    choose: async (seen, hubSlug) => {
      const own = [seen.platform, seen.tenant, seen.user, ''].join('|');
      for (const key of kept.keys()) if (key.startsWith(own)) kept.delete(key);
      const row = await accountOf(prisma, seen, clock());
      const hub = (await hubs.all()).find((one) => one.slug === hubSlug);
      if (hub) await prisma.account.update({ where: { id: row.id }, data: { currentHubId: hub.id } });
    },
    greeted: async (actor, hub) => {
      await prisma.hubPerson.updateMany({
        where: { hubId: hub.id, personId: actor.personId }, // gone, when their first word was to leave
        data: { welcomedAt: clock() },
      });
    },
    forgetHubs: () => {
      hubs.forget();
      kept.clear();
    },
  };
}
