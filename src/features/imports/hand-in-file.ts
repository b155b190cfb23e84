import { z } from 'zod';
import { reply } from '../../core/command.ts';
import type { IntakeKind } from '../../core/document.ts';
import type { Db } from '../../store/db.ts';
import { defineCommand } from '../define.ts';

/** A command that gives a person the page on which a kind of file is handed in. */
export const handIn = ({ name, title, right }: IntakeKind<Db>, phrase: string, summary: string) =>
  defineCommand({
    name,
    kind: 'query', // an address is for one look: as a change its answer, and so the address, would be kept
    phrase,
    summary,
    right,
    input: z.object({}),
    run: async ({ link }) =>
      reply({
        title,
        blocks: [
          {
            kind: 'text',
            text: 'Open the page to hand in a CSV file. You see first what it would change, line by line.',
          },
          { kind: 'text', text: 'The page is for you, and works for 30 minutes.' },
          { kind: 'actions', actions: [{ label: 'Open the page', opens: await link(name) }] },
        ],
      }),
  });
