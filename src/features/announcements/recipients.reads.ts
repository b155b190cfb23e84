import { channelsFor } from '../channels/channel.reads.ts';
import type { HubBase } from '../define.ts';
import { designatedNow, leadingNow } from '../work-groups/local-leader.reads.ts';
import { seated } from '../work-groups/place.ts';
import { type Announced, audiences } from './announcement.ts';

type Base = Pick<HubBase, 'db' | 'now'>;
type To = Pick<Announced, 'audience' | 'phase' | 'kindId' | 'localAuthority' | 'groupId' | 'inChannels' | 'inPrivate'>;

const select = { personId: true } as const;
const here = { leftAt: null };
async function localLeaders(base: Base, { kindId, phase }: To): Promise<string[]> {
  const designated = await designatedNow(base, { phase, ...(kindId && { kindIds: [kindId] }) });
  return kindId ? designated : [...designated, ...(await leadingNow(base, phase))];
}

const staff = ({ db, now }: Base) =>
  db.hubRole.findMany({
    where: {
      person: here,
      word: { standing: { not: 'PARTNER' } },
      from: { lte: now },
      OR: [{ to: null }, { to: { gt: now } }],
    },
    select,
  });

const membersOf = ({ db }: Base, { groupId }: To) =>
  db.membership.findMany({
    where: { groupId: groupId ?? '', state: 'JOINED', person: here, participation: { state: { in: seated } } },
    select,
  });

const teachersAt = ({ db }: Base, { phase, localAuthority }: To) =>
  db.hubPerson.findMany({
    where: {
      person: {
        ...here,
        schoolStanding: 'AT_SCHOOL',
        school: { ...(phase && { phases: { has: phase } }), ...(localAuthority && { laName: localAuthority }) },
      },
    },
    select,
  });

const idsOf = (rows: { personId: string }[]) => rows.map(({ personId }) => personId);

async function peopleOf(base: Base, to: To): Promise<string[]> {
  switch (to.audience) {
    case 'LLME_NETWORK':
      return localLeaders(base, to);
    case 'WORK_GROUP_LEADS':
      return leadingNow(base, to.phase);
    case 'GROUP':
      return idsOf(await membersOf(base, to));
    case 'SCHOOLS':
      return idsOf(await teachersAt(base, to));
    case 'STAFF':
      return idsOf(await staff(base));
    default:
      return to.audience satisfies never;
  }
}

/** Whom an announcement is for by private message, each once, as things stand now. */
export async function peopleFor(base: Base, to: To): Promise<string[]> {
  if (!to.inPrivate) return [];
  return [...new Set(await peopleOf(base, to))].toSorted();
}

/** The channels it is for, as they are named now. */
export async function channelsOf({ db }: Base, { audience, groupId, inChannels }: To) {
  const { channel } = audiences[audience];
  return inChannels && channel ? channelsFor(db, channel, groupId ?? undefined) : [];
}

/** Where people are reached: by the account that each used last, and who by none. */
export async function waysOf({ db }: Pick<HubBase, 'db'>, people: string[]) {
  const accounts = await db.account.findMany({
    where: { personId: { in: people }, closedAt: null },
    select: { personId: true, platform: true },
    orderBy: [{ lastSeenAt: 'asc' }, { id: 'asc' }],
  });
  const platforms = new Map(accounts.map(({ personId, platform }) => [personId, platform]));
  const on = (wanted: 'SLACK' | 'TEAMS') => [...platforms.values()].filter((one) => one === wanted).length;
  return { slack: on('SLACK'), teams: on('TEAMS'), unreached: people.filter((id) => !platforms.has(id)) };
}
