import { z } from 'zod';
import type { Field, Form } from '../../core/form.ts';
import { ukDay } from '../../core/uk-time.ts';
import type { Span } from '../../core/view.ts';
import type { Project } from '../../store/generated/client.ts';
import { sayPlaces } from '../work-groups/work-group.ts';
import type { AllottableGroup, Applying } from './allotting.reads.ts';

/** Schools that one form allots. */
export const nextFew = 5;

/** What stands in place of a group where a school is left for later. */
export const later = 'later';

/** Answers by school: `school1` is that of the first school the form was made for. */
export const allotAnswers = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

/** The field of the school at this place in the form. */
export const fieldOf = (index: number): string => `school${index + 1}`;

/** When a school applied and whether its headteacher agrees. */
export const sayApplying = ({ at, isLate, headAgreed }: Applying): Span[] => [
  'applied ',
  { day: ukDay(at) },
  isLate ? ', late' : '',
  headAgreed ? ' · headteacher agrees' : ' · headteacher not asked yet',
];

const groupOption = ({ id, title, key, left }: AllottableGroup) => ({
  value: id,
  label: title.length <= 60 ? title : `${title.slice(0, 58)}…`,
  detail: `${key}, ${sayPlaces(left)}`,
});

const helpFor = ({ school, person, isLate, headAgreed }: Applying) =>
  [school.laName, person.name, headAgreed ? 'headteacher agrees' : 'headteacher not asked yet', isLate ? 'late' : '']
    .filter((part) => part !== '')
    .join(', ');

type Asking = {
  project: Project;
  schools: { id: string; applying: Applying | undefined }[];
  groups: AllottableGroup[];
  proposed: Map<string, string>;
  skip: number;
};

/** Asks for the group of each of a few schools, with the one that is proposed chosen. */
export function allotForm({ project, schools, groups, proposed, skip }: Asking): Form {
  const options = [{ value: later, label: 'Leave for later' }, ...groups.map(groupOption)];
  const fields = schools.flatMap(({ applying }, index): Field[] =>
    applying
      ? [
          {
            id: fieldOf(index),
            label: applying.school.name,
            help: helpFor(applying),
            kind: 'choice',
            options,
            value: proposed.get(applying.id) ?? later,
          },
        ]
      : [],
  );
  return {
    title: fields.length === 1 ? 'Which group for this school?' : 'Which group for which school?',
    shortTitle: 'Allot schools',
    intro: `“${project.title}”. What is chosen is a proposal, by local authority and places left. Teachers and leads are told in the hub’s hours.`,
    minutes: fields.length > 2 ? 2 : 1,
    submit: fields.length === 1 ? 'Allot this school' : 'Allot these schools',
    runs: 'allot-schools',
    input: { project: project.id, schools: schools.map(({ id }) => id).join(','), skip: String(skip) },
    fields,
  };
}
