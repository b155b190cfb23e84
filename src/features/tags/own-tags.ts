import { z } from 'zod';
import { type Found, refuse, reply } from '../../core/command.ts';
import { fold } from '../../core/fold.ts';
import type { Action } from '../../core/view.ts';
import type { Tag } from '../../store/generated/client.ts';
import { recordChange } from '../audit.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { tagsOfHub } from '../work-groups/tag.reads.ts';
import { sayTagKind, tagKinds } from '../work-groups/tag.ts';

const label = 'Write the tag.';
const answers = z.object({
  kind: z.enum(tagKinds, { error: 'Choose what the tag is about.' }),
  label: z.string({ error: label }).trim().min(1, label).max(60, 'Keep the tag under 60 characters.'),
});

const seeKind = ({ kind }: Pick<Tag, 'kind'>): Action => ({ label: 'See these tags', runs: 'tags', input: { kind } });

const sameWord = (one: Tag, typed: z.infer<typeof answers>) =>
  one.kind === typed.kind && fold(one.label) === fold(typed.label);

/** The hub adds a tag of its own; one that it retired comes back. */
export const newTag = defineCommand({
  name: 'new-tag',
  kind: 'change',
  phrase: 'new tag',
  summary: 'Add a tag of your hub’s own',
  right: 'edit projects',
  input: z.object({}),
  ask: async () => ({
    kind: 'ask',
    form: {
      title: 'Add a tag of your own?',
      shortTitle: 'New tag',
      intro: 'Your hub’s people browse by it; other hubs do not see it. Please give nobody’s name.',
      minutes: 1,
      submit: 'Add this tag',
      runs: 'new-tag',
      fields: [
        {
          id: 'kind',
          label: 'What is it about?',
          kind: 'choice',
          options: tagKinds.map((kind) => ({ value: kind, label: sayTagKind(kind) })),
        },
        { id: 'label', label: 'The tag', help: 'For example: Coastal schools', kind: 'text', max: 60 },
      ],
    },
  }),
  answers,
  run: async ({ answers: typed, input: _none, subject: _nothing, ...base }) => {
    const { db, hub } = base;
    const known = (await db.tag.findMany({ where: tagsOfHub(hub) })).find((one) => sameWord(one, typed));
    if (known && (known.retiredAt === null || known.ownerHubId !== hub.id))
      return refuse('tag there', `“${known.label}” is there already. Type “tags ${typed.label}” to see it.`, 'label');
    const tag = known
      ? await db.tag.update({ where: { id: known.id }, data: { retiredAt: null, label: typed.label } })
      : await db.tag.create({ data: { ...typed, ownerHubId: hub.id, rank: 1_000 } });
    await recordChange(base, { what: 'added a tag', subjectId: tag.id, after: { kind: tag.kind } });
    return reply({
      title: 'The tag is added',
      blocks: [
        { kind: 'text', text: [{ strong: tag.label }, ' can be set on projects and groups of your hub.'] },
        {
          kind: 'actions',
          actions: [seeKind(tag), { label: 'Add another', spoken: 'Add another tag', runs: 'new-tag' }],
        },
      ],
    });
  },
});

async function find({ tag: id }: { tag: string }, { db, hub }: HubBase): Promise<Found<Tag>> {
  const tag = await db.tag.findFirst({ where: { id, ownerHubId: hub.id } });
  return tag
    ? { subject: tag }
    : { instead: refuse('not own tag', 'That tag is not your hub’s own. Type “tags” to see the list.') };
}

/** A tag of the hub's own can no longer be chosen; what has it keeps it. */
export const retireTag = defineCommand({
  name: 'retire-tag',
  kind: 'change',
  summary: 'Retire a tag of your hub’s own',
  right: 'edit projects',
  input: z.object({ tag: z.uuid() }),
  subject: find,
  run: async ({ subject, input: _asked, answers: _none, ...base }) => {
    const { db, now } = base;
    await db.tag.updateMany({ where: { id: subject.id, retiredAt: null }, data: { retiredAt: now } });
    await recordChange(base, { what: 'retired a tag', subjectId: subject.id });
    return reply({
      title: 'The tag is retired',
      blocks: [
        { kind: 'text', text: [{ strong: subject.label }, ' can no longer be chosen. What has it keeps it.'] },
        { kind: 'actions', actions: [seeKind(subject)] },
      ],
    });
  },
});
