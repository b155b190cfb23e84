import { z } from 'zod';
import { type Outcome, refuse, reply } from '../../core/command.ts';
import type { Form } from '../../core/form.ts';
import { programmeYear, programmeYearName, ukDay } from '../../core/uk-time.ts';
import { recordChange } from '../audit.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { lockPlanning, makeGroup, takeKeys } from './group.moves.ts';
import { copyable, nextEditions } from './new-year.reads.ts';
import { readYear } from './read-year.ts';
import { copyFor } from './year-copies.ts';

/** A list to tick has no more lines than this on either platform. */
const mostTicked = 100;

type Copyable = Awaited<ReturnType<typeof copyable>>;

const input = z.object({ words: z.string().max(300).default(''), year: z.coerce.number().int().optional() });

/** The year copied into: the one named, else the next. */
const yearInto = ({ words, year }: z.infer<typeof input>, now: Date) =>
  year ?? readYear(words).year ?? programmeYear(ukDay(now)) + 1;

const groups = (count: number) => (count === 1 ? '1 group' : `${count} groups`);

function nothingToCopy(into: number): Outcome {
  const [from, to] = [programmeYearName(into - 1), programmeYearName(into)];
  return reply({
    title: 'There is nothing to copy',
    blocks: [
      { kind: 'text', text: `Every group of ${from} that you plan has its draft in ${to}, or there is none.` },
      { kind: 'actions', actions: [{ label: `Groups ${to}`, runs: 'groups', input: { year: String(into) } }] },
    ],
  });
}

function yearForm(into: number, some: Copyable): Form {
  const [from, to] = [programmeYearName(into - 1), programmeYearName(into)];
  return {
    title: `Copy groups into ${to}?`,
    shortTitle: 'Copy to a new year',
    intro: `Each becomes a draft without members or dates; last year’s lead is suggested. Those of ${from} that have a draft already are left out.`,
    minutes: 2,
    submit: 'Copy these groups',
    runs: 'new-year',
    input: { year: String(into) },
    fields: [
      {
        id: 'which',
        label: 'Which groups?',
        kind: 'choice',
        options: [
          { value: 'all', label: `All ${groups(some.length)}` },
          { value: 'chosen', label: 'Only those chosen below' },
        ],
      },
      {
        id: 'groups',
        label: 'Groups to copy',
        kind: 'choices',
        optional: true,
        options: some.slice(0, mostTicked).map(({ id, key, title }) => ({ value: id, label: `${key} ${title}` })),
      },
    ],
  };
}

async function copyTags({ db }: HubBase, pairs: Map<string, string>): Promise<void> {
  const tags = await db.groupTag.findMany({ where: { groupId: { in: [...pairs.keys()] } } });
  const rows = tags.flatMap(({ groupId, tagId, hubId }) => {
    const copy = pairs.get(groupId);
    return copy ? [{ hubId, groupId: copy, tagId }] : [];
  });
  await db.groupTag.createMany({ data: rows, skipDuplicates: true });
}

async function copy(base: HubBase, into: number, chosen: Copyable): Promise<void> {
  const keys = await takeKeys(base, into, chosen.length);
  const next = await nextEditions(
    base,
    chosen.map(({ projectId }) => projectId),
    into,
  );
  const pairs = new Map<string, string>();
  for (const [index, group] of chosen.entries()) {
    const original = { ...group, nextProject: next.get(group.projectId) };
    const { id: _new, ...values } = copyFor(into, keys[index] ?? '', original);
    const made = await makeGroup(base, values);
    pairs.set(group.id, made.id);
    await recordChange(base, {
      what: 'copied a Work Group',
      subjectId: made.id,
      before: { key: group.key },
      after: { key: made.key, state: made.state },
    });
  }
  await copyTags(base, pairs);
}

/** Copies chosen groups into the next programme year, as drafts; said again, it copies only what has no copy yet. */
export const newYear = defineCommand({
  name: 'new-year',
  kind: 'change',
  phrase: 'new year',
  summary: 'Copy groups into the next programme year, as drafts',
  example: 'new year 2027/28',
  right: 'edit groups',
  input,
  ask: async ({ input: asked, ...base }) => {
    const into = yearInto(asked, base.now);
    const some = await copyable(base, into - 1);
    return some.length === 0 ? nothingToCopy(into) : { kind: 'ask', form: yearForm(into, some) };
  },
  answers: z.object({
    which: z.enum(['all', 'chosen'], { error: 'Choose which groups.' }),
    groups: z.preprocess((answer) => (answer === undefined ? [] : [answer].flat()), z.array(z.uuid()).max(500)),
  }),
  run: async ({ answers, input: asked, subject: _nothing, ...base }) => {
    const into = yearInto(asked, base.now);
    await lockPlanning(base.db, base.hub);
    const some = await copyable(base, into - 1);
    const chosen = answers.which === 'all' ? some : some.filter(({ id }) => answers.groups.includes(id));
    if (answers.which === 'chosen' && answers.groups.length === 0)
      return refuse('groups', 'Choose at least one group, or copy them all.', 'groups');
    if (chosen.length === 0) return nothingToCopy(into);
    await copy(base, into, chosen);
    const to = programmeYearName(into);
    return reply({
      title: chosen.length === 1 ? 'The group is copied' : 'The groups are copied',
      blocks: [
        {
          kind: 'text',
          text: `${groups(chosen.length)} of ${programmeYearName(into - 1)} became ${chosen.length === 1 ? 'a draft' : 'drafts'} of ${to}.`,
        },
        {
          kind: 'actions',
          actions: [
            { label: `Groups ${to}`, runs: 'groups', input: { year: String(into), view: 'draft' }, tone: 'main' },
          ],
        },
      ],
    });
  },
});
