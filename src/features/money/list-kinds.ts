import { z } from 'zod';
import { reply } from '../../core/command.ts';
import { defineCommand } from '../define.ts';
import { givenKinds, sayPayers } from './kind.reads.ts';

/** Shows what the hub's money is for, and lets those who keep it change that. */
export const listKinds = defineCommand({
  name: 'money-kinds',
  kind: 'query',
  phrase: 'money kinds',
  also: ['kinds of money'],
  summary: 'See and change what money is for',
  right: 'edit the hub',
  input: z.object({}),
  run: async ({ input: _none, subject: _nothing, answers: _no, ...base }) => {
    const kinds = await givenKinds(base);
    return reply({
      title: 'Kinds of money',
      blocks: [
        {
          kind: 'items',
          items: kinds.map(({ id, word, isMatched }) => ({
            title: word,
            detail: sayPayers({ isMatched }),
            actions: [
              {
                label: 'End',
                spoken: `End ${word}`,
                runs: 'end-money-kind',
                input: { kind: id },
                tone: 'danger',
                confirm: `${word} is no longer offered. Lines that have it keep it.`,
              },
            ],
          })),
          whenEmpty: 'There is no kind of money yet.',
        },
        {
          kind: 'actions',
          actions: [{ label: 'Add a kind', spoken: 'Add a kind of money', runs: 'new-money-kind', tone: 'main' }],
        },
      ],
    });
  },
});
