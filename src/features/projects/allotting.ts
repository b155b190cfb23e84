/** A school that waits to be allotted, as far as the proposal looks at it. */
export type Waiting = { id: string; laName: string; isLate: boolean; at: Date };

/** A group with the places that are free in it. */
export type Room = { id: string; localAuthority: string; left: number };

/** Schools that applied in time come before late ones, and among each the earlier before the later. */
export const inTurn = <School extends Waiting>(schools: School[]): School[] =>
  schools.toSorted(
    (one, other) =>
      Number(one.isLate) - Number(other.isLate) ||
      one.at.getTime() - other.at.getTime() ||
      one.id.localeCompare(other.id),
  );

const roomiest = (rooms: Room[], left: Map<string, number>): Room | undefined =>
  rooms
    .filter(({ id }) => (left.get(id) ?? 0) > 0)
    .toSorted((one, other) => (left.get(other.id) ?? 0) - (left.get(one.id) ?? 0) || one.id.localeCompare(other.id))[0];

/**
 * Proposes a group for each school while places are free: who applied first has one first; a group in the school's own
 * local authority goes before others, and the one with most places left before the fuller.
 */
export function propose(schools: Waiting[], rooms: Room[]): Map<string, string> {
  const left = new Map(rooms.map((room) => [room.id, Math.max(0, room.left)]));
  const places = [...left.values()].reduce((sum, free) => sum + free, 0);
  const served = inTurn(schools).slice(0, places);
  const proposed = new Map<string, string>();
  const seat = (school: Waiting, room: Room | undefined) => {
    if (!room) return;
    proposed.set(school.id, room.id);
    left.set(room.id, (left.get(room.id) ?? 0) - 1);
  };
  const isNear =
    ({ laName }: Waiting) =>
    (room: Room) =>
      laName !== '' && room.localAuthority === laName;
  for (const school of served) seat(school, roomiest(rooms.filter(isNear(school)), left));
  for (const school of served) if (!proposed.has(school.id)) seat(school, roomiest(rooms, left));
  return proposed;
}
