import type { ClockTime, Day } from '../../core/uk-time.ts';
import type { Engagement, Needed } from './busy.reads.ts';

const overlaps = (one: { from: ClockTime; to: ClockTime }, other: { from: ClockTime; to: ClockTime }) =>
  one.from < other.to && other.from < one.to;

/** Who cannot come at that time of a day, in words that finish "25 May: …": a lead, or more than half of the members. */
export function clashOn(
  day: Day,
  hours: { from: ClockTime; to: ClockTime },
  needed: Needed,
  engagements: Engagement[],
): string | undefined {
  const there = engagements.filter((one) => one.day === day && overlaps(one, hours));
  const busy = new Set(there.flatMap(({ people }) => people));
  const lead = needed.leads.find(({ id }) => busy.has(id));
  if (lead) {
    const where = there.find(({ people }) => people.includes(lead.id));
    return `${lead.name} is at “${where?.group}” then`;
  }
  const away = needed.members.filter((id) => busy.has(id)).length;
  return away * 2 > needed.members.length ? 'most members are at another session then' : undefined;
}
