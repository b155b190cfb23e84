import { nextAllowedMoment, nextUrgentMoment } from '../../core/calendar.ts';
import { planBy } from '../../core/due.ts';
import type { NetworkMeeting } from '../../store/generated/client.ts';
import { tellNetwork } from '../channels/channel.moves.ts';
import type { HubBase } from '../define.ts';
import { meetingRule } from './meeting.due.ts';
import { meetingsToCome, newLeadsAt } from './meeting.reads.ts';

type Base = Pick<HubBase, 'db' | 'hub' | 'now' | 'tell'>;
type Times = Pick<NetworkMeeting, 'startsAt' | 'endsAt'>;
type Telling = { kind: string; facts: Record<string, string | number>; at: Times[] };

const aDay = 24 * 60 * 60_000;

/** In the hub's hours; at once what happens now or within a day. */
const momentFor = ({ hub, now }: Base, at: Times[]): Date =>
  at.some(({ startsAt, endsAt }) => endsAt > now && startsAt.getTime() - now.getTime() < aDay)
    ? nextUrgentMoment(now)
    : nextAllowedMoment(hub.calendar, hub.quietHours, now);

const occasionOf = ({ id, sequence }: NetworkMeeting) => `${id}/${sequence}`;

/** Tells the network's channels, and some people, how a meeting stands now: each once for each time that it changes. In how many channels. */
export async function tellMeeting(
  base: Base,
  meeting: NetworkMeeting,
  people: string[],
  { kind, facts, at }: Telling,
): Promise<number> {
  const occasion = occasionOf(meeting);
  const about = { kind, facts: { meeting: meeting.id, sequence: meeting.sequence, ...facts }, occasion };
  const notBefore = momentFor(base, at);
  const channels = await tellNetwork(base, 'tellsMeetings', { ...about, notBefore });
  for (const person of people) await base.tell({ ...about, to: { person }, notBefore });
  return channels;
}

/** Reminds of a meeting as it stands now. */
export const planMeeting = (base: Base & Pick<HubBase, 'plan'>, meeting: Pick<NetworkMeeting, 'id'>): Promise<void> =>
  planBy(meetingRule, base, [meeting.id]);

/** Invites people who are expected at a meeting since it was told: each once for each time that it changes. */
export async function inviteTo(base: Base, meeting: NetworkMeeting, people: string[]): Promise<void> {
  const facts = { meeting: meeting.id, sequence: meeting.sequence };
  const about = {
    kind: 'network meeting',
    facts,
    occasion: occasionOf(meeting),
    notBefore: momentFor(base, [meeting]),
  };
  for (const person of people) await base.tell({ ...about, to: { person } });
}

/** Those of some people, or all, who are new to leading at the next meeting are invited to it. */
async function inviteNew(base: Base, isMeant: (personId: string) => boolean): Promise<void> {
  const next = (await meetingsToCome(base)).find(({ startsAt }) => startsAt > base.now);
  if (next) await inviteTo(base, next, (await newLeadsAt(base, next)).filter(isMeant));
}

/** Somebody has begun to lead a Work Group: they are expected at the next network meeting, and told so. */
export const expectNewLead = (base: Base, personId: string): Promise<void> =>
  inviteNew(base, (person) => person === personId);

/** A meeting is off: whoever was new at it is new at the one after it. */
export const expectAtNext = (base: Base & Pick<HubBase, 'actor'>): Promise<void> =>
  inviteNew(base, (person) => person !== base.actor.personId);
