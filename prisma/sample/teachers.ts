import type { Phase } from '../../src/store/generated/enums.ts';
import type { GroupPlan } from './group-plan.ts';
import { knownId } from './known-id.ts';
import type { SampleSchool } from './schools.ts';

/** An invented teacher, known to the hub by school and without an account. */
export type Teacher = { id: string; name: string; schoolId: string; jobTitle: string; yearGroups: string[] };

type Post = [jobTitle: string, yearGroups: string[]];

/** The two people of a school who come to a group, by whom it is for and the phase they teach. */
const posts: Record<GroupPlan['who'], Record<Phase, [Post, Post]>> = {
  teachers: {
    EARLY_YEARS: [
      ['Reception teacher', ['Reception']],
      ['Early Years lead', ['Nursery', 'Reception']],
    ],
    PRIMARY: [
      ['Year 6 teacher and maths lead', ['Year 6']],
      ['Year 5 teacher', ['Year 5']],
    ],
    SECONDARY: [
      ['Second in maths', ['Year 7', 'Year 9', 'Year 11']],
      ['Maths teacher', ['Year 7', 'Year 8']],
    ],
    POST_16: [
      ['Head of sixth-form maths', ['Post-16']],
      ['Maths teacher', ['Year 11', 'Post-16']],
    ],
  },
  assistants: {
    EARLY_YEARS: [
      ['Early Years practitioner', ['Nursery']],
      ['Teaching assistant', ['Reception']],
    ],
    PRIMARY: [
      ['Higher level teaching assistant', ['Year 5', 'Year 6']],
      ['Teaching assistant', ['Year 3', 'Year 4']],
    ],
    SECONDARY: [
      ['Higher level teaching assistant', ['Year 7', 'Year 8']],
      ['Teaching assistant', ['Year 9', 'Year 10']],
    ],
    POST_16: [
      ['Learning support assistant', ['Post-16']],
      ['Study mentor', ['Post-16']],
    ],
  },
};

const firstNames =
  'Amina Bethan Chidi Dilys Ewan Fatima Gareth Harpreet Imogen Jomo Kirsty Latoya Mateusz Nia Oluwaseun Parveen Quentin Ruqayyah Stellan Tamsin Uzma Vikram Wilf Xanthe Yasmin Zachary Aoife Babatunde Carys Devika Elspeth Femi Greta Hamish Ilse Jaya Kofi Lowri Mei Nathaniel'.split(
    ' ',
  );
const lastNames =
  'Adeyeri Bramwith Chowdhary-Flint Drelingore Ekwensi Fothersby Ghatore Hallowdene Iqbal-Marsh Jarrowby Kestleven Lindqvist-Amos Mbekwe Norrisdale Okorefe Pellingworth Quarrendon Ravenscar Sangheraj Tillingbourne Umarji Venkatasan Withernwick Xiang-Holt Yarbury Zielonka Aldersyke Bhullarwood Corriedale Dunmallet Eastrigg Fernyhalgh Garsdale Hebblethorn Islip-Nair Jelinkova Kirkhaugh'.split(
    ' ',
  );

// 40 first and 37 last names share no divisor: the pairs repeat only after 1,480 people.
const nameOf = (index: number) =>
  `${firstNames[index % firstNames.length]} ${lastNames[(index * 11 + 5) % lastNames.length]}`;

/** The staff rooms of the schools: whoever is asked for twice is the same person. */
export function openStaffRooms() {
  const known = new Map<string, Teacher>();

  /** The first (0) or second (1) person whom a school sends. */
  function teacherOf(school: SampleSchool, phase: Phase, who: GroupPlan['who'], place: 0 | 1): Teacher {
    const key = [school.urn, who, phase, place].join('/');
    const [jobTitle, yearGroups] = posts[who][phase][place];
    const id = knownId('teacher', key);
    const teacher = known.get(key) ?? { id, name: nameOf(known.size), schoolId: school.id, jobTitle, yearGroups };
    known.set(key, teacher);
    return teacher;
  }
  return { teacherOf, all: () => [...known.values()] };
}
