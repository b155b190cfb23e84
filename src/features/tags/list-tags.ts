import { z } from 'zod';
import { type Outcome, reply } from '../../core/command.ts';
import { fold } from '../../core/fold.ts';
import { may } from '../../core/rights.ts';
import type { Action, Block, Item } from '../../core/view.ts';
import type { Tag } from '../../store/generated/client.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { readVocabulary } from '../work-groups/tag.reads.ts';
import { sayAboutTag, sayTagKind, tagKinds } from '../work-groups/tag.ts';

/** Tags on one page. */
const pageSize = 8;

const input = z.object({
  words: z.string().max(300).default(''),
  kind: z.enum(tagKinds).optional(),
  page: z.coerce.number().int().min(1).max(500).default(1),
});
type Asked = z.infer<typeof input>;

/** "tags challenges" is a kind; other words are looked for in the labels. */
function readAsked(asked: Asked): Asked {
  const words = fold(asked.words);
  const kind = words && tagKinds.find((one) => fold(sayTagKind(one)).startsWith(words));
  return kind ? { ...asked, kind, words: '' } : asked;
}

const kindActions = (shown: Tag[], but: Asked['kind']): Action[] =>
  tagKinds
    .filter((kind) => kind !== but && shown.some((tag) => tag.kind === kind))
    .map((kind) => ({
      label: sayTagKind(kind),
      spoken: `Show tags: ${sayTagKind(kind)}`,
      runs: 'tags',
      input: { kind },
    }));

function itemOf(tag: Tag, { actor, hub }: HubBase): Item {
  const browse: Action = {
    label: 'Find groups',
    spoken: `Find groups: ${tag.label}`,
    runs: 'browse',
    input: { tag: tag.id },
  };
  const retire: Action = {
    label: 'Retire tag',
    spoken: `Retire tag: ${tag.label}`,
    runs: 'retire-tag',
    input: { tag: tag.id },
    tone: 'danger',
    confirm: `“${tag.label}” can no longer be chosen. What has it keeps it.`,
  };
  const isOwn = tag.ownerHubId === hub.id && may(actor, 'edit projects', {});
  return { title: tag.label, detail: sayAboutTag(tag), actions: [browse, ...(isOwn ? [retire] : [])] };
}

function turning({ words, kind, page }: Asked, total: number): Action[] {
  const carried = { ...(words && { words }), ...(kind && { kind }) };
  const to = (label: string, next: number): Action => ({
    label,
    runs: 'tags',
    input: { ...carried, page: String(next) },
  });
  return [
    ...(page > 1 ? [to('Previous page', page - 1)] : []),
    ...(page * pageSize < total ? [to('Next page', page + 1)] : []),
  ];
}

const row = (actions: Action[]): Block[] => (actions.length > 0 ? [{ kind: 'actions', actions }] : []);

/** Without words the kinds, each with how many tags it has; with a kind or words the tags, each with the way to its groups. */
async function list(asked: Asked, base: HubBase): Promise<Outcome> {
  const vocabulary = await readVocabulary(base);
  const { kind, words } = asked;
  const adds = row(may(base.actor, 'edit projects', {}) ? [{ label: 'New tag', runs: 'new-tag' }] : []);
  if (!kind && !words)
    return reply({
      title: 'Browse by tag',
      blocks: [
        {
          kind: 'text',
          text: 'Choose what the tag is about. Each tag leads to the groups and projects that are about it.',
        },
        ...row(kindActions(vocabulary, undefined)),
        ...adds,
      ],
    });
  const isMeant = (tag: Tag) => (kind ? tag.kind === kind : ` ${fold(tag.label)}`.includes(` ${fold(words)}`));
  const all = vocabulary.filter(isMeant);
  const page = (asked.page - 1) * pageSize < all.length ? asked.page : 1;
  const items = all.slice((page - 1) * pageSize, page * pageSize).map((tag) => itemOf(tag, base));
  const pages = Math.ceil(all.length / pageSize);
  return reply({
    title: kind ? `Tags: ${sayTagKind(kind)}` : 'Tags that match',
    blocks: [
      { kind: 'items', items, whenEmpty: 'No tag like that. Choose below what it is about.' },
      ...(pages > 1 ? [{ kind: 'text' as const, text: `Page ${page} of ${pages}, ${all.length} in all` }] : []),
      ...row(turning({ ...asked, page }, all.length)),
      ...row(kindActions(vocabulary, kind)),
      ...adds,
    ],
  });
}

/** The words that projects and groups are told apart by, as ways to find them. */
export const listTags = defineCommand({
  name: 'tags',
  kind: 'query',
  phrase: 'tags',
  also: ['tag'],
  summary: 'Browse by what a group is about',
  example: 'tags challenges',
  right: 'browse',
  input,
  run: async ({ input: asked, subject: _none, answers: _nothing, ...base }) => list(readAsked(asked), base),
});
