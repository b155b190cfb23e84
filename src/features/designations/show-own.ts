import { z } from 'zod';
import { reply } from '../../core/command.ts';
import { ukDay } from '../../core/uk-time.ts';
import { defineCommand } from '../define.ts';
import { notEndedOf } from './designation.reads.ts';
import { sayDesignation, sayValidity } from './designation.ts';

/** Shows a person what the hub recognises them as. */
export const showOwnDesignations = defineCommand({
  name: 'my-designations',
  kind: 'query',
  phrase: 'my designations',
  summary: 'See what the hub recognises you as',
  right: 'browse',
  input: z.object({}),
  run: async ({ db, actor, hub, now }) => {
    const items = (await notEndedOf({ db }, actor.personId)).map((row) => ({
      title: sayDesignation(row),
      detail: sayValidity(row, ukDay(now)),
    }));
    const whenEmpty = `The hub lists no designation for you. If one is missing, tell ${hub.contact}.`;
    return reply({
      title: 'Your designations',
      blocks: [
        { kind: 'items', items, whenEmpty },
        { kind: 'actions', actions: [{ label: 'Say what I’d lead', runs: 'interest' }] },
      ],
    });
  },
});
