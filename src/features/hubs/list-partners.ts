import { z } from 'zod';
import { reply } from '../../core/command.ts';
import { defineCommand } from '../define.ts';
import { partnersPage } from './partners-page.ts';

/** Shows the organisations a hub works with, by kind. */
export const listPartners = defineCommand({
  name: 'partners',
  kind: 'query',
  phrase: 'partners',
  summary: 'See whom the hub works with',
  right: 'browse',
  input: z.object({ page: z.coerce.number().int().min(1).max(100).default(1) }),
  run: async ({ input: { page }, subject: _none, answers: _nothing, ...base }) =>
    reply(await partnersPage('Partners of the hub', page, base)),
});
