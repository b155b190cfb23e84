import { may, type Right } from '../../core/rights.ts';
import type { Prisma } from '../../store/generated/client.ts';
import type { HubBase } from '../define.ts';
import { rightsOfGroup } from '../work-groups/work-group.ts';

const include = {
  kind: true,
  school: { select: { name: true, urn: true } },
  group: {
    select: {
      id: true,
      key: true,
      title: true,
      phases: true,
      partnerId: true,
      leads: { where: { to: null }, select: { personId: true } },
    },
  },
} satisfies Prisma.FundingLineInclude;

/** A line of money with its kind, its school and its group. */
export type FundingDetail = Prisma.FundingLineGetPayload<{ include: typeof include }>;

/** Lines in the order of their groups, then of their kinds. */
const orderBy = [
  { group: { key: 'asc' } },
  { kind: { rank: 'asc' } },
  { at: 'asc' },
  { id: 'asc' },
] satisfies Prisma.FundingLineOrderByWithRelationInput[];

/** The lines of one group. */
export const linesOf = ({ db }: Pick<HubBase, 'db'>, groupId: string): Promise<FundingDetail[]> =>
  db.fundingLine.findMany({ where: { groupId }, include, orderBy });

/** One line. */
export const loadLine = ({ db }: Pick<HubBase, 'db'>, id: string): Promise<FundingDetail | null> =>
  db.fundingLine.findUnique({ where: { id }, include });

/** The lines of a year's groups over which this person has a right: a phase lead over those of the phase. */
export async function linesIn(
  { db, actor }: Pick<HubBase, 'db' | 'actor'>,
  year: number,
  right: Right,
): Promise<FundingDetail[]> {
  const lines = await db.fundingLine.findMany({ where: { group: { year } }, include, orderBy });
  return lines.filter(({ group }) => may(actor, right, rightsOfGroup(group)));
}
