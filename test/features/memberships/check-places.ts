import { expect } from 'vitest';
import type { Prisma, PrismaClient } from '../../../src/store/generated/client.ts';

const live = ['APPLIED', 'WAITING', 'OFFERED', 'HELD', 'CONFIRMED'];
const taken = ['OFFERED', 'HELD', 'CONFIRMED'];
const seated = ['HELD', 'CONFIRMED'];

const include = { memberships: { include: { person: true } } } satisfies Prisma.SchoolParticipationInclude;
type Place = Prisma.SchoolParticipationGetPayload<{ include: typeof include }>;

const teachersOf = ({ memberships }: Place) =>
  memberships.filter(({ state }) => state === 'JOINED' || state === 'APPLIED');

/** What time will end of a place as it stands: a hold, an offer, and the wait for somebody who stands for it. */
function whatEnds(place: Place): string[] {
  const isVacant = seated.includes(place.state) && teachersOf(place).length === 0;
  return [
    ...(place.state === 'HELD' ? ['held place lapses'] : []),
    ...(isVacant ? ['no successor came'] : []),
    ...(place.state === 'OFFERED' ? ['offered place lapses'] : []),
  ];
}

/** What must hold for one school's place or line. */
async function checkPlace(db: PrismaClient, place: Place): Promise<void> {
  const teachers = teachersOf(place);
  const isVacant = seated.includes(place.state) && teachers.length === 0;
  expect(teachers.length > 0 || isVacant).toBe(live.includes(place.state));
  expect(teachers.length).toBeLessThanOrEqual(2);
  const standing = seated.includes(place.state) ? 'JOINED' : 'APPLIED';
  for (const { person, state } of teachers) expect([person.schoolId, state]).toEqual([place.schoolId, standing]);
  const reminders = ['headteacher’s answer awaited', 'offered place about to lapse'];
  const due = await db.dueRow.findMany({
    where: { subjectId: place.id, doneAt: null, kind: { notIn: reminders } },
    orderBy: { kind: 'asc' },
  });
  expect(due.map(({ kind }) => kind)).toEqual(whatEnds(place));
  expect(place.heldUntil !== null).toBe(place.state === 'HELD');
  expect(place.offeredUntil !== null).toBe(place.state === 'OFFERED');
  if (place.state === 'WAITING') expect(place.queuedAt).not.toBeNull();
}

/** What must hold of the places of a group whatever happened: no wrong number, none twice, none free while a school waits. */
export async function checkPlaces(db: PrismaClient, groupId: string): Promise<Place[]> {
  const { capacitySchools, takesSchools } = await db.workGroup.findUniqueOrThrow({ where: { id: groupId } });
  const places = await db.schoolParticipation.findMany({ where: { groupId }, include });
  const count = places.filter(({ state }) => taken.includes(state)).length;
  expect(count).toBeLessThanOrEqual(capacitySchools);
  expect(new Set(places.map(({ schoolId }) => schoolId)).size).toBe(places.length);
  if (takesSchools && places.some(({ state }) => state === 'WAITING')) expect(count).toBe(capacitySchools);
  for (const place of places) await checkPlace(db, place);
  return places;
}
