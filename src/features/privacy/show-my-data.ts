import { z } from 'zod';
import { reply } from '../../core/command.ts';
import type { Action } from '../../core/view.ts';
import { defineCommand } from '../define.ts';
import { describePerson } from './describe-person.ts';
import { lineOf, whoSaw } from './record.reads.ts';

const ways: Action[] = [
  { label: 'Get it as a file', runs: 'my-data-file', tone: 'main' },
  { label: 'See who saw it', runs: 'my-data-record' },
  { label: 'Leave the service', runs: 'leave-service' },
];

/** Shows a person what the hub keeps of them. */
export const showMyData = defineCommand({
  name: 'my-data',
  kind: 'query',
  phrase: 'my data',
  summary: 'See what I keep about you',
  right: 'browse',
  input: z.object({}),
  run: async ({ db, actor }) =>
    reply({
      title: 'What I keep about you',
      blocks: [...(await describePerson(db, actor.personId)), { kind: 'actions', actions: ways }],
    }),
});

/** Gives a person the address of their own copy, as a file. */
export const takeMyData = defineCommand({
  name: 'my-data-file',
  kind: 'change',
  summary: 'Take away what I keep about you',
  right: 'browse',
  input: z.object({}),
  run: async ({ link }) =>
    reply({
      title: 'Your data as a file',
      blocks: [
        {
          kind: 'text',
          text: 'The link works for 30 minutes, for you alone. The file is JSON: it opens in any text editor.',
        },
        {
          kind: 'actions',
          actions: [
            { label: 'Open the file', opens: await link('my-data') },
            { label: 'See my data', runs: 'my-data' },
          ],
        },
      ],
    }),
});

const perPage = 15;

/** Shows a person who else saw or changed their data, page by page. */
export const showRecord = defineCommand({
  name: 'my-data-record',
  kind: 'query',
  summary: 'See who saw or changed your data',
  right: 'browse',
  input: z.object({ page: z.coerce.number().int().min(1).max(1_000).default(1) }),
  run: async ({ input: { page }, db, actor }) => {
    const events = await whoSaw(db, actor.personId, perPage + 1, (page - 1) * perPage);
    const older: Action[] =
      events.length > perPage
        ? [{ label: 'Show older ones', runs: 'my-data-record', input: { page: String(page + 1) } }]
        : [];
    return reply({
      title: 'Who saw or changed your data',
      blocks: [
        { kind: 'items', items: events.slice(0, perPage).map(lineOf), whenEmpty: 'Nobody but you.' },
        { kind: 'actions', actions: [...older, { label: 'See my data', runs: 'my-data' }] },
      ],
    });
  },
});
