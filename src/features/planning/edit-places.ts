import { z } from 'zod';
import { type Refusal, refuse } from '../../core/command.ts';
import type { HubBase } from '../define.ts';
import type { GroupDetail } from '../work-groups/group-detail.ts';
import { taken } from '../work-groups/place.ts';
import { editMeeting } from './edit-meeting.ts';
import { editPart } from './edit-part.ts';
import { count, longField, optional } from './group-fields.ts';

const answers = z.object({
  capacitySchools: count(1, 500, 'the number of schools'),
  teachersPerSchool: z.enum(['1', '2'], { error: 'Choose how many teachers a school sends.' }).transform(Number),
  minimumSchools: z.preprocess((typed) => typed || '0', count(0, 500, 'the number of schools')),
  recruitment: z.enum(['OPEN', 'SELECTION', 'INVITATION'], { error: 'Choose how schools come in.' }),
  entryConditions: optional(600, 'who can join'),
});
type Answers = z.infer<typeof answers>;

const schools = (count: number) => (count === 1 ? '1 school has' : `${count} schools have`);

/** A place that a school has is not taken away by a number. */
async function tooFew(said: Answers, { id }: GroupDetail, { db }: HubBase): Promise<Refusal | undefined> {
  const placesTaken = await db.schoolParticipation.count({ where: { groupId: id, state: { in: taken } } });
  if (said.capacitySchools < placesTaken)
    return refuse(
      'too few places',
      `${schools(placesTaken)} a place already, so the number can’t be lower than ${placesTaken}.`,
      'capacitySchools',
    );
  return said.minimumSchools > said.capacitySchools
    ? refuse('minimum', 'The minimum can’t be higher than the number of schools it takes.', 'minimumSchools')
    : undefined;
}

/** How many schools and teachers a group takes, and how they come in. */
export const editPlaces = editPart({
  name: 'edit-places',
  label: 'Places and entry',
  title: 'How many schools, and how?',
  shortTitle: 'Places and entry',
  minutes: 1,
  step: 3,
  next: editMeeting,
  fields: (group) => [
    {
      id: 'capacitySchools',
      label: 'Schools it takes',
      kind: 'number',
      min: 1,
      max: 500,
      value: String(group.capacitySchools),
    },
    {
      id: 'teachersPerSchool',
      label: 'Teachers a school sends, at most',
      kind: 'choice',
      value: String(group.teachersPerSchool),
      options: [
        { value: '1', label: 'One' },
        { value: '2', label: 'Two' },
      ],
    },
    {
      id: 'minimumSchools',
      label: 'Schools it needs to run',
      kind: 'number',
      min: 0,
      max: 500,
      optional: true,
      ...(group.minimumSchools > 0 && { value: String(group.minimumSchools) }),
    },
    {
      id: 'recruitment',
      label: 'How do schools come in?',
      kind: 'choice',
      value: group.recruitment,
      options: [
        { value: 'OPEN', label: 'Open', detail: 'a place is given at once' },
        { value: 'SELECTION', label: 'By selection', detail: 'the lead or the hub answers each school' },
        { value: 'INVITATION', label: 'By invitation', detail: 'with a code, or schools that are named' },
      ],
    },
    longField('entryConditions', 'Who can join', group, 'Shown before a school joins'),
  ],
  answers,
  values: async (said, group, base) => (await tooFew(said, group, base)) ?? said,
});
