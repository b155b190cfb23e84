import { z } from 'zod';
import { refuse, reply } from '../../core/command.ts';
import { type Action, text } from '../../core/view.ts';
import { recordChange } from '../audit.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { kindByWord, kindChoice, kindMeant, sayPayers } from './kind.reads.ts';

const see: Action = { label: 'See the kinds', spoken: 'See the kinds of money', runs: 'money-kinds' };
const nameIt = 'Write what it is called.';

const answers = z.object({
  word: z.string({ error: nameIt }).trim().min(1, nameIt).max(40, 'Keep the name under 40 characters.'),
  matched: z.enum(['no', 'yes'], { error: 'Choose who pays.' }),
});

/** Adds the kind, or brings one back that has ended; nothing where it is given already. One of two at once waits for the other. */
async function keep({ db, hub }: HubBase, { word, matched }: z.infer<typeof answers>) {
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`kinds of money/${hub.id}`}, 0))`;
  const known = await kindByWord({ db }, word);
  if (known && !known.endedAt) return undefined;
  const values = { word, isMatched: matched === 'yes' };
  if (known) return db.fundingKind.update({ where: { id: known.id }, data: { word, endedAt: null } });
  return db.fundingKind.create({ data: { hubId: hub.id, ...values, rank: await db.fundingKind.count() } });
}

/** The hub adds a kind of money of its own; one that it ended comes back as it was. */
export const newKind = defineCommand({
  name: 'new-money-kind',
  kind: 'change',
  summary: 'Add a kind of money',
  right: 'edit the hub',
  input: z.object({}),
  ask: async () => ({
    kind: 'ask',
    form: {
      title: 'Add a kind of money?',
      shortTitle: 'New kind of money',
      intro: 'What the hub’s money can be for. One that has ended comes back by its name.',
      minutes: 1,
      submit: 'Add this kind',
      runs: 'new-money-kind',
      fields: [
        { id: 'word', label: 'What it is called', help: 'For example: Travel', kind: 'text', max: 40 },
        {
          id: 'matched',
          label: 'Who pays?',
          kind: 'choice',
          options: [
            { value: 'no', label: 'The hub alone' },
            { value: 'yes', label: 'The hub and the school, half each' },
          ],
          value: 'no',
        },
      ],
    },
  }),
  answers,
  run: async ({ answers: given, input: _none, subject: _nothing, ...base }) => {
    const kind = await keep(base, given);
    if (!kind) return refuse('kind there', `“${given.word}” is there already. Choose another name.`, 'word');
    await recordChange(base, { what: 'added a kind of money', subjectId: kind.id, after: { word: kind.word } });
    return reply({
      title: 'The kind is added',
      blocks: [
        text({ strong: kind.word }, ` can be chosen now: ${sayPayers(kind)}.`),
        { kind: 'actions', actions: [see] },
      ],
    });
  },
});

/** A kind is no longer offered; lines that have it keep it. */
export const endKind = defineCommand({
  name: 'end-money-kind',
  kind: 'change',
  summary: 'Offer a kind of money no more',
  right: 'edit the hub',
  input: kindChoice,
  subject: kindMeant,
  run: async ({ subject: kind, input: _asked, answers: _none, ...base }) => {
    await base.db.fundingKind.update({ where: { id: kind.id }, data: { endedAt: base.now } });
    await recordChange(base, { what: 'ended a kind of money', subjectId: kind.id, before: { word: kind.word } });
    return reply({
      title: 'The kind has ended',
      blocks: [
        text(
          { strong: kind.word },
          ' is no longer offered. Lines that have it keep it; adding it again brings it back.',
        ),
        { kind: 'actions', actions: [see] },
      ],
    });
  },
});
