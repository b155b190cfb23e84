import type { PlaceState, Prisma } from '../../src/store/generated/client.ts';
import type { openHouse } from './house.ts';

type House = Awaited<ReturnType<typeof openHouse>>;
/** Somebody, and what is special about how they stand for the school. */
type Teacher = { personId: string; seat?: Partial<Prisma.MembershipUncheckedCreateInput> };
type Wishes = Partial<Omit<Prisma.SchoolParticipationUncheckedCreateInput, 'memberships' | 'state'>> & {
  state?: PlaceState;
  teachers?: Teacher[];
};

/** How a teacher stands for a place in a state, unless said otherwise. */
const standsAs = (state: PlaceState) => (['APPLIED', 'WAITING', 'OFFERED'].includes(state) ? 'APPLIED' : 'JOINED');

/** Puts a school into a group as it is, without asking: a place in any state with the teachers who stand for it. */
export async function seat(
  { db, clock }: Pick<House, 'db' | 'clock'>,
  group: { id: string; hubId: string },
  school: { id: string },
  { state = 'CONFIRMED', teachers = [], ...wishes }: Wishes = {},
) {
  const { id: groupId, hubId } = group;
  const place = await db.schoolParticipation.create({
    data: {
      hubId,
      groupId,
      schoolId: school.id,
      state,
      since: clock.now(),
      seatedAt: standsAs(state) === 'JOINED' ? clock.now() : null,
      ...wishes,
    },
  });
  for (const { personId, seat: of = {} } of teachers)
    await db.membership.create({
      data: {
        hubId,
        groupId,
        personId,
        participationId: place.id,
        state: standsAs(state),
        jobTitle: 'Year 4 teacher',
        yearGroups: ['Year 4'],
        agreementVersion: 1,
        joinedAt: place.since,
        ...of,
      },
    });
  return place;
}
