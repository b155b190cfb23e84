import type { Phase } from '../../core/people.ts';
import { type Day, ukDay } from '../../core/uk-time.ts';
import type { Prisma } from '../../store/generated/client.ts';
import type { HubBase } from '../define.ts';

type Base = Pick<HubBase, 'db' | 'now'>;

/** Designations that count on a day: begun, not ended, not run out. */
export const currentOn = (today: Day) =>
  ({
    endedAt: null,
    from: { lte: new Date(today) },
    OR: [{ validTo: null }, { validTo: { gte: new Date(today) } }],
  }) satisfies Prisma.DesignationWhereInput;

/** Whether somebody counts as a local leader: has a current designation, leads or led a group, or holds a role. */
export async function isLocalLeader({ db, actor, now }: Base & Pick<HubBase, 'actor'>): Promise<boolean> {
  if (actor.roles.length > 0) return true;
  const { personId } = actor;
  if ((await db.designation.count({ where: { personId, ...currentOn(ukDay(now)) } })) > 0) return true;
  return (await db.workGroupLead.count({ where: { personId } })) > 0;
}

const here = { leftAt: null };
const alive = { state: { notIn: ['CLOSED' as const, 'CANCELLED' as const] } };
const select = { personId: true } as const;

const idsOf = (rows: { personId: string }[]) => rows.map(({ personId }) => personId);

type Recognised = { kindIds?: string[] | undefined; phase?: Phase | null | undefined };

/** Those who are recognised as something today, or as one of some kinds, or for a phase; some perhaps twice. */
export async function designatedNow({ db, now }: Base, { kindIds, phase }: Recognised = {}): Promise<string[]> {
  const named = { ...currentOn(ukDay(now)), person: here };
  const where = { ...named, ...(kindIds && { kindId: { in: kindIds } }), ...(phase && { phase }) };
  return idsOf(await db.designation.findMany({ where, select }));
}

/** Those who lead a Work Group that is not over, or one of a phase; some perhaps twice. */
export async function leadingNow({ db }: Pick<HubBase, 'db'>, phase?: Phase | null): Promise<string[]> {
  const group = { ...alive, ...(phase && { phases: { has: phase } }) };
  return idsOf(await db.workGroupLead.findMany({ where: { to: null, person: here, group }, select }));
}

/** Everybody of the network of local leaders: who is recognised as something, and who leads a group. */
export async function networkNow(base: Base): Promise<string[]> {
  return [...new Set([...(await designatedNow(base)), ...(await leadingNow(base))])];
}
