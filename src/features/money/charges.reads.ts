import { may } from '../../core/rights.ts';
import type { Day } from '../../core/uk-time.ts';
import type { Prisma } from '../../store/generated/client.ts';
import type { HubBase } from '../define.ts';
import { rightsOfGroup } from '../work-groups/work-group.ts';
import { type Away, chargeFor, sayCause } from './charge.ts';

const group = {
  select: {
    key: true,
    title: true,
    phases: true,
    partnerId: true,
    absenceChargePence: true,
    leads: { where: { to: null }, select: { personId: true } },
  },
} as const;

const include = {
  session: { select: { id: true, number: true, day: true, group } },
  membership: {
    select: {
      person: { select: { name: true } },
      participation: { select: { school: { select: { name: true, urn: true } } } },
    },
  },
} satisfies Prisma.AttendanceInclude;

type Row = Prisma.AttendanceGetPayload<{ include: typeof include }>;

/** An absence that costs the school something, as the administrator reads it. */
export type Charge = {
  school: string;
  urn: number | null;
  person: string;
  key: string;
  title: string;
  session: number;
  day: Day;
  cause: string;
  pence: number;
};

const chargeOf = ({ session, membership }: Row, away: Away): Charge => ({
  school: membership.participation.school.name,
  urn: membership.participation.school.urn,
  person: membership.person.name,
  key: session.group.key,
  title: session.group.title,
  session: session.number,
  day: session.day.toISOString().slice(0, 10),
  cause: sayCause(away),
  pence: session.group.absenceChargePence,
});

const bySchool = (one: Charge, other: Charge) =>
  one.school.localeCompare(other.school, 'en-GB') ||
  one.day.localeCompare(other.day) ||
  one.key.localeCompare(other.key);

/** What the logs of a year say is to be charged, by school; and how many apologies reached the lead alone, so that nobody knows when. */
export async function chargesIn(
  { db, actor }: Pick<HubBase, 'db' | 'actor'>,
  year: number,
): Promise<{ charges: Charge[]; toAsk: number }> {
  const session: Prisma.SessionWhereInput = { state: 'HELD', group: { year, absenceChargePence: { gt: 0 } } };
  const rows = await db.attendance.findMany({
    where: { session, state: { in: ['ABSENT', 'APOLOGIES'] }, substitute: '' },
    include,
  });
  const apologies = await db.apology.findMany({ where: { session } });
  const said = new Map(apologies.map((one) => [`${one.sessionId}/${one.membershipId}`, one]));
  const seen = rows
    .filter((row) => may(actor, 'keep money', rightsOfGroup(row.session.group)))
    .map((row) => {
      const { state, substitute, sessionId, membershipId } = row;
      const away = { state, substitute, apology: said.get(`${sessionId}/${membershipId}`) };
      return { row, away, comes: chargeFor(away) };
    });
  const charged = seen.filter(({ comes }) => comes === 'charged').map(({ row, away }) => chargeOf(row, away));
  return { charges: charged.toSorted(bySchool), toAsk: seen.filter(({ comes }) => comes === 'to ask').length };
}
