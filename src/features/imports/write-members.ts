import type { Taking } from '../../core/document.ts';
import type { Db } from '../../store/db.ts';
import type { Coming } from './member-plan.ts';

/** People the hub did not know, with the school they teach at. */
async function writePeople(coming: Coming[], { db, hub }: Taking<Db>): Promise<void> {
  const fresh = coming.filter(({ isNewPerson }) => isNewPerson);
  await db.person.createMany({
    data: fresh.map(({ personId, member, school }) => ({
      ...{ id: personId, name: member.name, email: member.email },
      ...{ schoolId: school.id, schoolStanding: 'AT_SCHOOL' as const },
    })),
  });
  await db.hubPerson.createMany({
    data: fresh.map(({ personId }) => ({ hubId: hub.id, personId })),
    skipDuplicates: true,
  });
}

const placeOf = ({ groupId, school }: Coming) => ({ groupId, schoolId: school.id });

/** Schools that come in, or come in again: their places are confirmed. */
async function writePlaces(coming: Coming[], { db, hub, now }: Taking<Db>): Promise<void> {
  const schools = [...new Set(coming.map(({ school }) => school.id))];
  const known = schools.map((schoolId) => ({ hubId: hub.id, schoolId, since: now }));
  await db.hubSchool.createMany({ data: known, skipDuplicates: true });
  const confirmed = { state: 'CONFIRMED', headAgreed: true, since: now, seatedAt: now } as const;
  const fresh = coming.filter(({ place }) => place === 'new');
  await db.schoolParticipation.createMany({
    data: fresh.map((one) => ({ ...confirmed, hubId: hub.id, ...placeOf(one) })),
  });
  const again = coming.filter(({ place }) => place === 'again');
  if (again.length === 0) return;
  const { seatedAt, ...back } = confirmed;
  const unseated = { OR: again.map(placeOf), seatedAt: null };
  await db.schoolParticipation.updateMany({ where: unseated, data: { seatedAt } });
  await db.schoolParticipation.updateMany({
    where: { OR: again.map(placeOf) },
    data: { ...back, endedAt: null, endedLate: false, answer: '', version: { increment: 1 } },
  });
}

/** The places of the schools that come in, as they are after that. */
async function placesOf(coming: Coming[], { db }: Taking<Db>): Promise<(one: Coming) => string> {
  const groups = [...new Set(coming.map(({ groupId }) => groupId))];
  const rows = await db.schoolParticipation.findMany({
    where: { groupId: { in: groups } },
    select: { id: true, groupId: true, schoolId: true },
  });
  const ids = new Map(rows.map(({ id, groupId, schoolId }) => [`${groupId}/${schoolId}`, id]));
  return ({ groupId, school }) => ids.get(`${groupId}/${school.id}`) ?? '';
}

async function writeSeats(coming: Coming[], taking: Taking<Db>): Promise<void> {
  const { db, hub, now, by } = taking;
  const placeIdOf = await placesOf(coming, taking);
  const seat = (one: Coming) => ({
    ...{ participationId: placeIdOf(one), state: 'JOINED' as const, joinedAt: now, addedById: by ?? null },
    ...{ jobTitle: one.member.role, yearGroups: one.member.years, agreementVersion: null, agreedAt: null },
  });
  const fresh = coming.filter(({ membershipId }) => membershipId === undefined);
  await db.membership.createMany({
    data: fresh.map((one) => ({ ...seat(one), hubId: hub.id, groupId: one.groupId, personId: one.personId })),
  });
  for (const one of coming.filter(({ membershipId }) => membershipId !== undefined))
    await db.membership.update({
      where: { id: one.membershipId ?? '' },
      data: { ...seat(one), withdrawnAt: null, withdrawReason: null, version: { increment: 1 } },
    });
}

/** Puts teachers into groups as planned, in the transaction it is given; the groups are locked. */
export async function writeMembers(coming: Coming[], taking: Taking<Db>): Promise<void> {
  const { db, hub, now, by } = taking;
  await writePeople(coming, taking);
  await writePlaces(coming, taking);
  await writeSeats(coming, taking);
  await db.auditEvent.createMany({
    data: coming.map(({ personId, groupId }) => ({
      ...{ hubId: hub.id, at: now, personId: by ?? null, subjectId: groupId },
      ...{ what: 'added a teacher by a file', aboutPersonId: personId },
    })),
  });
}
