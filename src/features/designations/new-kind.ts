import { z } from 'zod';
import { reply } from '../../core/command.ts';
import { text } from '../../core/view.ts';
import { recordChange } from '../audit.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { kindAnswers, kindByWord, takenWord } from './kind.reads.ts';
import { kindFields, sayTraits, traitsOf } from './kind.ts';

type Given = z.infer<typeof kindAnswers>;

/** Adds the kind, or brings one back that has ended; nothing where it is given already. */
async function keep({ db, hub }: HubBase, { word, traits }: Given) {
  const known = await kindByWord({ db }, word);
  if (known && !known.endedAt) return undefined;
  const values = { word, ...traitsOf(traits) };
  if (known) return db.designationKind.update({ where: { id: known.id }, data: { ...values, endedAt: null } });
  const rank = await db.designationKind.count();
  return db.designationKind.create({ data: { hubId: hub.id, ...values, rank } });
}

/** The hub adds a kind of designation of its own; one that it ended comes back. */
export const newKind = defineCommand({
  name: 'new-designation-kind',
  kind: 'change',
  phrase: 'new kind of designation',
  also: ['new designation kind'],
  summary: 'Add a kind of designation',
  right: 'give and end roles',
  input: z.object({}),
  ask: async () => ({
    kind: 'ask',
    form: {
      title: 'Add a kind of designation?',
      shortTitle: 'New kind',
      intro: 'What your hub recognises local leaders as. One that has ended comes back by its name.',
      minutes: 1,
      submit: 'Add this kind',
      runs: 'new-designation-kind',
      fields: kindFields(),
    },
  }),
  answers: kindAnswers,
  run: async ({ answers, input: _none, subject: _nothing, ...base }) => {
    const kind = await keep(base, answers);
    if (!kind) return takenWord(answers);
    await recordChange(base, {
      what: 'added a kind of designation',
      subjectId: kind.id,
      after: { word: kind.word, has: sayTraits(kind) },
    });
    return reply({
      title: 'The kind is added',
      blocks: [
        text({ strong: kind.word }, `, ${sayTraits(kind)}, can be given now.`),
        {
          kind: 'actions',
          actions: [
            { label: 'Give a designation', runs: 'designate', tone: 'main' },
            { label: 'See the kinds', spoken: 'See the kinds of designation', runs: 'designation-kinds' },
          ],
        },
      ],
    });
  },
});
