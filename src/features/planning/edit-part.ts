import { z } from 'zod';
import { type Command, drawnFrom, type Refusal } from '../../core/command.ts';
import type { Field, Form } from '../../core/form.ts';
import type { Db } from '../../store/db.ts';
import { recordChange } from '../audit.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { refill } from '../memberships/refill.moves.ts';
import { type GroupDetail, loadGroup } from '../work-groups/group-detail.ts';
import { rightsOfGroup } from '../work-groups/work-group.ts';
import { editView } from './edit-view.ts';
import { type Change, rewordGroup } from './group.moves.ts';
import { noPupils } from './group-fields.ts';
import { planned } from './group-meant.ts';

/** How many forms a new group takes, the first included. */
export const stepsOfNew = 5;

type Spec<Answers> = {
  name: string;
  label: string;
  title: string;
  shortTitle: string;
  minutes: number;
  /** Which form it is of a new group, and the one that follows. */
  step: number;
  next?: Part;
  fields: (group: GroupDetail, base: HubBase) => Promise<Field[]> | Field[];
  answers: z.ZodType<Answers>;
  values: (answers: Answers, group: GroupDetail, base: HubBase) => Promise<Change | Refusal> | Change | Refusal;
};

/** One part of what is said of a group: its form and the command that saves it. */
export type Part = {
  command: Command<Db>;
  form: (group: GroupDetail, base: HubBase, isNew: boolean) => Promise<Form>;
};

const input = z.object({
  group: z.uuid(),
  isNew: z.literal('yes').optional(),
});

const isRefusal = (one: Change | Refusal): one is Refusal => 'kind' in one && one.kind === 'refuse';

function formOf<Answers>(spec: Spec<Answers>): Part['form'] {
  const { name, title, shortTitle, minutes, step } = spec;
  return async (group, base, isNew) => ({
    title,
    shortTitle,
    intro: isNew
      ? `“${group.title}” is kept as a draft. Whatever you leave out can be added later. ${noPupils}`
      : `“${group.title}”, ${group.key}. ${noPupils}`,
    minutes,
    submit: isNew && spec.next ? 'Save and go on' : 'Save this part',
    runs: name,
    input: { group: group.id, ...drawnFrom(group.version), ...(isNew && { isNew: 'yes' }) },
    ...(isNew && { step: [step, stepsOfNew] satisfies [number, number] }),
    fields: await spec.fields(group, base),
  });
}

/** Makes a part: a form of up to seven fields that is saved by itself, one after the other for a new group. */
export function editPart<Answers>(spec: Spec<Answers>): Part {
  const form = formOf(spec);
  const command = defineCommand({
    name: spec.name,
    kind: 'change',
    summary: `Edit a Work Group: ${spec.label.toLowerCase()}`,
    right: 'edit groups',
    input,
    subject: (asked, base, lock) => planned(spec.name, spec.label)({ group: asked.group }, base, lock),
    rightsOf: rightsOfGroup,
    versionOf: ({ version }: GroupDetail) => version,
    ask: async ({ subject, input: { isNew }, ...base }) => ({
      kind: 'ask',
      form: await form(subject, base, isNew === 'yes'),
    }),
    answers: spec.answers,
    run: async ({ subject, answers, input: { isNew }, ...base }) => {
      const values = await spec.values(answers, subject, base);
      if (isRefusal(values)) return values;
      await rewordGroup(base, subject, values);
      if ('capacitySchools' in values) await refill(base, (await loadGroup(base.db, subject.id)) ?? subject);
      await recordChange(base, { what: 'changed a Work Group', subjectId: subject.id, after: { part: spec.label } });
      const after = (await loadGroup(base.db, subject.id)) ?? subject;
      if (isNew && spec.next) return { kind: 'ask', form: await spec.next.form(after, base, true) };
      return editView(isNew ? 'The draft is complete' : 'The group is saved', after, base);
    },
  });
  return { command, form };
}
