import type { Findings } from '../../core/document.ts';
import type { Prisma } from '../../store/generated/client.ts';
import { taken } from '../work-groups/place.ts';
import type { HubPeople } from './hub-people.reads.ts';
import type { MemberRow } from './member-row.ts';

export const withPlaces = {
  participations: { include: { memberships: true } },
} satisfies Prisma.WorkGroupInclude;
type Group = Prisma.WorkGroupGetPayload<{ include: typeof withPlaces }>;
type School = { id: string; name: string };

/** What the hub has, as a file of members is compared with it. */
export type Known = { groups: Map<string, Group>; schools: Map<number, School>; people: HubPeople };

/** One teacher who comes into a group by the file, and whether their school's place in it is new. */
export type Coming = {
  member: MemberRow;
  groupId: string;
  school: School;
  place: 'new' | 'again' | 'there';
  personId: string;
  isNewPerson: boolean;
  membershipId: string | undefined;
};

/** How the file has filled a group so far: its schools with the teachers of each. */
type Filling = { group: Group; places: Map<string, { place: Coming['place']; teachers: Set<string> }> };

function begin(group: Group): Filling {
  const live = group.participations.filter(({ state }) => taken.includes(state));
  const places = live.map(({ schoolId, memberships }) => {
    const joined = memberships.filter(({ state }) => state === 'JOINED').map(({ personId }) => personId);
    return [schoolId, { place: 'there' as const, teachers: new Set(joined) }] as const;
  });
  return { group, places: new Map(places) };
}

const waits = ['APPLIED', 'WAITING', 'OFFERED'];

/** The school's place in the group, taken for it where it has none, or why it cannot have one. */
function placeFor({ group, places }: Filling, school: School) {
  const known = places.get(school.id);
  if (known) return known;
  const before = group.participations.find(({ schoolId }) => schoolId === school.id);
  if (before && waits.includes(before.state))
    return `${school.name} has applied or waits: answer it in Slack or Teams first.`;
  if (places.size >= group.capacitySchools)
    return `${group.key} is full: it takes ${group.capacitySchools === 1 ? '1 school' : `${group.capacitySchools} schools`}.`;
  const one = { place: before ? ('again' as const) : ('new' as const), teachers: new Set<string>() };
  places.set(school.id, one);
  return one;
}

const sayTeachers = (count: number) => (count === 1 ? 'one teacher' : 'two teachers');

/** Walks through the lines as they would come in, one after the other. */
export function createMemberPlanner({ groups, schools, people }: Known) {
  const fillings = new Map([...groups].map(([key, group]) => [key, begin(group)]));
  const fresh = new Map<string, { id: string; name: string }>();
  const personFor = ({ email, name }: MemberRow) => {
    const known = people.withEmail(email) ?? fresh.get(email);
    if (known) return { ...known, isNew: false };
    const one = { id: crypto.randomUUID(), name };
    fresh.set(email, one);
    return { ...one, isNew: true };
  };

  return (member: MemberRow): Coming | 'there' | string => {
    const filling = fillings.get(member.key);
    if (!filling) return `The hub has no group “${member.key.slice(0, 40)}”.`;
    if (['CLOSED', 'CANCELLED'].includes(filling.group.state)) return `${member.key} is over.`;
    const school = schools.get(member.urn);
    if (!school) return `The register has no school with the URN ${member.urn}.`;
    const person = personFor(member);
    const elsewhere = [...filling.places].find(([id, { teachers }]) => id !== school.id && teachers.has(person.id));
    if (elsewhere) return `“${person.name}” is in ${member.key} for another school already.`;
    if (filling.places.get(school.id)?.teachers.has(person.id)) return 'there';
    const place = placeFor(filling, school);
    if (typeof place === 'string') return place;
    if (place.teachers.size >= filling.group.teachersPerSchool)
      return `${school.name} sends ${sayTeachers(filling.group.teachersPerSchool)} to ${member.key} at most.`;
    const isFirst = place.teachers.size === 0;
    place.teachers.add(person.id);
    const before = filling.group.participations.flatMap(({ memberships }) => memberships);
    return {
      ...{ member, groupId: filling.group.id, school, personId: person.id },
      place: isFirst ? place.place : 'there',
      isNewPerson: person.isNew,
      membershipId: before.find(({ personId }) => personId === person.id)?.id,
    };
  };
}

/** What one line would do, in words. */
export const sayComing = ({ member, school, place, isNewPerson }: Coming): Findings['changes'][number] => ({
  line: member.line,
  what: [
    `${member.name} joins ${member.key} for ${school.name}`,
    ...(place === 'there' ? [] : ['the school takes a place']),
    ...(isNewPerson ? ['new to the hub'] : []),
  ].join(', '),
});
