import { nextAllowedMoment } from '../../core/calendar.ts';
import type { Phase } from '../../core/people.ts';
import type { Day } from '../../core/uk-time.ts';
import type { Designation, DesignationKind } from '../../store/generated/client.ts';
import type { DesignationStatus } from '../../store/generated/enums.ts';
import { recordChange } from '../audit.ts';
import type { HubBase } from '../define.ts';

type Recognition = {
  personId: string;
  kind: DesignationKind;
  phase?: Phase | undefined;
  cohort?: number | undefined;
  status?: DesignationStatus | undefined;
  from: Day;
  /** The last day on which it counts. */
  validTo?: Day | undefined;
};

/**
 * Recognises somebody as what a kind says, and tells them. What the kind does not have is left out; the same kind for
 * the same phase changes what is there, so that a trainee becomes accredited and an import said twice makes one.
 */
export async function designate(base: HubBase, { personId, kind, ...given }: Recognition): Promise<Designation> {
  const { db, hub, now, tell } = base;
  const phase = kind.hasPhase ? (given.phase ?? null) : null;
  const values = {
    cohort: kind.hasCohort ? (given.cohort ?? null) : null,
    status: kind.hasStatus ? (given.status ?? null) : null,
    from: new Date(given.from),
    validTo: kind.hasExpiry && given.validTo ? new Date(given.validTo) : null,
  };
  const before = await db.designation.findFirst({ where: { personId, kindId: kind.id, phase, endedAt: null } });
  const row = before
    ? await db.designation.update({ where: { id: before.id }, data: values })
    : await db.designation.create({ data: { hubId: hub.id, personId, kindId: kind.id, phase, ...values } });
  await recordChange(base, {
    what: before ? 'changed a designation' : 'gave a designation',
    subjectId: row.id,
    after: { kind: kind.word, from: given.from, ...(values.status && { status: values.status }) },
    aboutPersonId: personId,
  });
  const notBefore = nextAllowedMoment(hub.calendar, hub.quietHours, now);
  const about = { facts: { designation: row.id }, occasion: `${row.id}/${now.toISOString()}` };
  await tell({ kind: 'designated', ...about, to: { person: personId }, notBefore });
  return row;
}
