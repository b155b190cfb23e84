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

/** Schools that come in, or come in again: their places are confirmed. */
async function writePlaces(coming: Coming[], { db, hub, now }: Taking<Db>): Promise<void> {
  const schools = [...new Set(coming.map(({ school }) => school.id))];
  await db.hubSchool.createMany({
    data: schools.map((schoolId) => ({ hubId: hub.id, schoolId, since: now })),
    skipDuplicates: true,
  });
  const fresh = coming.filter(({ place }) => place === 'new');
  await db.schoolParticipation.createMany({
    data: fresh.map(({ placeId, groupId, school }) => ({
      ...{ id: placeId, hubId: hub.id, groupId, schoolId: school.id },
      ...{ state: 'CONFIRMED' as const, headAgreed: true, since: now },
    })),
  });
  const again = coming.filter(({ place }) => place === 'again').map(({ placeId }) => placeId);
  await db.schoolParticipation.updateMany({
    where: { id: { in: again } },
    data: { state: 'CONFIRMED', endedAt: null, endedLate: false, answer: '', since: now, version: { increment: 1 } },
  });
}

const seat = ({ placeId, member }: Coming, { now, by }: Taking<Db>) => ({
  ...{ participationId: placeId, state: 'JOINED' as const, joinedAt: now, addedById: by ?? null },
  ...{ jobTitle: member.role, yearGroups: member.years, agreementVersion: null, agreedAt: null },
});

async function writeSeats(coming: Coming[], taking: Taking<Db>): Promise<void> {
  const { db, hub } = taking;
  const fresh = coming.filter(({ membershipId }) => membershipId === undefined);
  await db.membership.createMany({
    data: fresh.map((one) => ({
      ...seat(one, taking),
      ...{ hubId: hub.id, groupId: one.groupId, personId: one.personId },
    })),
  });
  for (const one of coming.filter(({ membershipId }) => membershipId !== undefined))
    await db.membership.update({
      where: { id: one.membershipId ?? '' },
      data: { ...seat(one, taking), withdrawnAt: null, withdrawReason: null, version: { increment: 1 } },
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
