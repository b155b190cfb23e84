import { z } from 'zod';
import { refuse, reply } from '../../core/command.ts';
import type { Form } from '../../core/form.ts';
import type { Item } from '../../core/view.ts';
import { recordChange } from '../audit.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { groupLed } from '../memberships/group-meant.ts';
import type { GroupDetail } from '../work-groups/group-detail.ts';
import { groupChoice } from '../work-groups/work-group.reads.ts';
import { rightsOfGroup } from '../work-groups/work-group.ts';
import { type Ending, endingsOf } from './completion.reads.ts';
import { hasCompleted, sayRule, sayTaken } from './completion.ts';

const closed = ({ title }: GroupDetail) =>
  refuse('closed', `“${title}” is finished: who completed it stands. If that is wrong, ask the hub.`);

const nobody = ({ title }: GroupDetail) =>
  refuse('no schools', `No school has a confirmed place in “${title}”, so there is nothing to confirm.`);

const isOver = ({ state }: GroupDetail) => state === 'CLOSED' || state === 'CANCELLED';

const completionForm = ({ id, title }: GroupDetail, endings: Ending[], { hub }: HubBase): Form => ({
  title: 'Which schools completed?',
  shortTitle: 'Who completed',
  intro: `“${title}”. Ticked by your hub’s rule: ${sayRule(hub)}. Untick who did not complete, or tick who did.`,
  minutes: 1,
  submit: 'Save who completed',
  runs: 'completion',
  input: { group: id },
  fields: [
    {
      id: 'schools',
      label: 'Schools that completed',
      kind: 'choices',
      options: endings.map((one) => ({ value: one.id, label: one.school, detail: sayTaken(one.taken) })),
      value: endings.filter(({ completes, taken }) => completes ?? hasCompleted(taken, hub)).map((one) => one.id),
      optional: true,
    },
  ],
});

const itemOf = ({ school, taken }: Ending, completes: boolean): Item => ({
  title: school,
  detail: `${completes ? 'completed' : 'did not complete'} · ${sayTaken(taken)}`,
});

const sayCompleted = (completed: number, all: number) =>
  `${completed} of ${all} ${all === 1 ? 'school' : 'schools'} completed`;

const ticked = (answer: unknown) => (answer === undefined ? [] : [answer].flat());

/** Those who lead a group confirm which of its schools have completed it, as the hub's rule proposes or otherwise. */
export const confirmCompletion = defineCommand({
  name: 'completion',
  kind: 'change',
  phrase: 'completion',
  also: ['who completed'],
  summary: 'Confirm which schools completed your Work Group',
  example: 'completion ncp17-10a',
  right: 'log sessions',
  input: groupChoice,
  subject: groupLed('completion', 'Confirm who completed'),
  rightsOf: rightsOfGroup,
  ask: async ({ subject: group, input: _asked, ...base }) => {
    if (isOver(group)) return closed(group);
    const endings = await endingsOf(base, group.id);
    return endings.length > 0 ? { kind: 'ask', form: completionForm(group, endings, base) } : nobody(group);
  },
  answers: z.object({ schools: z.preprocess(ticked, z.array(z.uuid())) }),
  run: async ({ subject: group, answers: { schools }, input: _asked, ...base }) => {
    if (isOver(group)) return closed(group);
    const { db } = base;
    const endings = await endingsOf(base, group.id);
    const completed = endings.filter(({ id }) => schools.includes(id));
    for (const completes of [true, false]) {
      const ids = endings.filter(({ id }) => schools.includes(id) === completes).map(({ id }) => id);
      await db.schoolParticipation.updateMany({ where: { id: { in: ids } }, data: { completes } });
    }
    await recordChange(base, {
      what: 'confirmed who completed',
      subjectId: group.id,
      after: { completed: String(completed.length), of: String(endings.length) },
    });
    return reply({
      title: sayCompleted(completed.length, endings.length),
      blocks: [
        { kind: 'text', text: { strong: group.title } },
        {
          kind: 'items',
          items: endings.map((one) => itemOf(one, schools.includes(one.id))),
          whenEmpty: '',
        },
        { kind: 'text', text: 'It counts when the group is finished. Until then you can change it.' },
        {
          kind: 'actions',
          actions: [
            {
              label: 'Change this',
              spoken: `Change who completed ${group.title}`,
              runs: 'completion',
              input: { group: group.id },
            },
          ],
        },
      ],
    });
  },
});
