import { nextAllowedMoment, nextUrgentMoment } from '../../core/calendar.ts';
import { planBy } from '../../core/due.ts';
import type { NetworkMeeting } from '../../store/generated/client.ts';
import { tellNetwork } from '../channels/channel.moves.ts';
import type { HubBase } from '../define.ts';
import { meetingRule } from './meeting.due.ts';
import { meetingsToCome, newLeadsAt } from './meeting.reads.ts';

type Base = Pick<HubBase, 'db' | 'hub' | 'now' | 'tell'>;
type Telling = { kind: string; facts: Record<string, string | number>; soonest: Date };

const aDay = 24 * 60 * 60_000;

/** In the hub's hours; at once what happens within a day. */
const momentFor = ({ hub, now }: Base, soonest: Date): Date =>
  soonest.getTime() - now.getTime() < aDay
    ? nextUrgentMoment(now)
    : nextAllowedMoment(hub.calendar, hub.quietHours, now);

/** Tells the network's channels, and some people, how a meeting stands now: each once for each time that it changes. In how many channels. */
export async function tellMeeting(
  base: Base,
  meeting: NetworkMeeting,
  people: string[],
  { kind, facts, soonest }: Telling,
): Promise<number> {
  const occasion = `${meeting.id}/${meeting.sequence}`;
  const about = { kind, facts: { meeting: meeting.id, sequence: meeting.sequence, ...facts }, occasion };
  const notBefore = momentFor(base, soonest);
  const channels = await tellNetwork(base, 'tellsMeetings', { ...about, notBefore });
  for (const person of people) await base.tell({ ...about, to: { person }, notBefore });
  return channels;
}

/** Reminds of a meeting as it stands now. */
export const planMeeting = (base: Base & Pick<HubBase, 'plan'>, meeting: Pick<NetworkMeeting, 'id'>): Promise<void> =>
  planBy(meetingRule, base, [meeting.id]);

/** Somebody has begun to lead a Work Group: they are expected at the next network meeting, and told so. */
export async function expectNewLead(base: Base, personId: string): Promise<void> {
  const [next] = await meetingsToCome(base);
  if (!next || next.startsAt <= base.now || !(await newLeadsAt(base, next)).includes(personId)) return;
  const facts = { meeting: next.id, sequence: next.sequence };
  const occasion = `${next.id}/${next.sequence}`;
  const notBefore = momentFor(base, next.startsAt);
  await base.tell({ kind: 'network meeting', facts, occasion, to: { person: personId }, notBefore });
}
