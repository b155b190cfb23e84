import { z } from 'zod';
import { reply } from '../../core/command.ts';
import { defineCommand } from '../define.ts';
import { areaPage } from './area-page.ts';

/** Shows staff the pieces of which the hub's area is made. */
export const listArea = defineCommand({
  name: 'hub-area',
  kind: 'query',
  phrase: 'hub area',
  summary: 'Change the area the hub works in',
  right: 'edit the hub',
  input: z.object({ page: z.coerce.number().int().min(1).max(100).default(1) }),
  run: async ({ input: { page }, subject: _none, answers: _nothing, ...base }) =>
    reply(await areaPage('The area of the hub', page, base)),
});
