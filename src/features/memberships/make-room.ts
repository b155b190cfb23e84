import { z } from 'zod';
import { type Outcome, refuse, reply } from '../../core/command.ts';
import type { Form } from '../../core/form.ts';
import { text } from '../../core/view.ts';
import { recordChange } from '../audit.ts';
import { defineCommand, type HubBase } from '../define.ts';
import type { GroupDetail } from '../work-groups/group-detail.ts';
import { countPlaces } from '../work-groups/place.reads.ts';
import { groupChoice } from '../work-groups/work-group.reads.ts';
import { rightsOfGroup, sayPlaces } from '../work-groups/work-group.ts';
import { decide } from './decide-actions.ts';
import { groupToRun } from './place-to-decide.ts';
import { refill } from './refill.moves.ts';

const wrong = 'Write a number of schools, from 1 to 200.';
const answers = z.object({
  schools: z.coerce.number({ error: wrong }).int(wrong).min(1, wrong).max(200, wrong),
});

type Counts = Awaited<ReturnType<typeof countPlaces>>;

const sayWaiting = (waiting: number) => {
  if (waiting === 0) return 'No school is waiting.';
  return waiting === 1 ? '1 school is waiting.' : `${waiting} schools are waiting.`;
};

const roomForm = (group: GroupDetail, { placesTaken, waiting }: Counts): Form => ({
  title: 'How many schools may take part?',
  shortTitle: 'Make room',
  intro: `“${group.title}”: ${placesTaken} of ${group.capacitySchools} places are taken. ${sayWaiting(waiting)}${waiting > 0 ? ' New places are offered at once.' : ''}`,
  minutes: 1,
  submit: 'Save the number',
  runs: 'make-room',
  input: { group: group.id },
  fields: [{ id: 'schools', label: 'Schools', kind: 'number', min: 1, max: 200, value: String(group.capacitySchools) }],
});

const tooFew = (placesTaken: number) =>
  refuse(
    'too few',
    `${placesTaken === 1 ? '1 place is' : `${placesTaken} places are`} taken. Choose ${placesTaken} or more, or withdraw a school’s teachers first.`,
    'schools',
  );

async function resize(base: HubBase, group: GroupDetail, schools: number): Promise<Outcome> {
  const { placesTaken } = await countPlaces(base.db, group.id);
  if (schools < placesTaken) return tooFew(placesTaken);
  if (schools !== group.capacitySchools) {
    const data = { capacitySchools: schools, version: { increment: 1 } };
    await base.db.workGroup.update({ where: { id: group.id }, data });
    await refill(base, { ...group, capacitySchools: schools });
    await recordChange(base, {
      what: 'changed how many schools may take part',
      subjectId: group.id,
      before: { schools: String(group.capacitySchools) },
      after: { schools: String(schools) },
    });
  }
  const now = await countPlaces(base.db, group.id);
  return reply({
    title: 'The number of places is saved',
    blocks: [
      text(
        `“${group.title}” takes ${schools === 1 ? '1 school' : `${schools} schools`}: ${sayPlaces(schools - now.placesTaken)}. ${sayWaiting(now.waiting)}`,
      ),
      { kind: 'actions', actions: [decide(group)] },
    ],
  });
}

/** The lead or the hub says how many schools may take part: more places are offered to those that wait. */
export const makeRoom = defineCommand({
  name: 'make-room',
  kind: 'change',
  phrase: 'make room',
  also: ['places'],
  summary: 'Change how many schools your group takes',
  example: 'make room ncp17-10a',
  right: 'offer places',
  input: groupChoice,
  subject: groupToRun('make-room', 'Make room'),
  rightsOf: rightsOfGroup,
  ask: async ({ subject, input: _asked, ...base }) => ({
    kind: 'ask',
    form: roomForm(subject, await countPlaces(base.db, subject.id)),
  }),
  answers,
  run: async ({ subject, answers: { schools }, input: _asked, ...base }) => resize(base, subject, schools),
});
