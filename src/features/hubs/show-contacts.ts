import { z } from 'zod';
import { reply } from '../../core/command.ts';
import { defineCommand } from '../define.ts';
import { contactsPage } from './contacts-page.ts';

/** Shows everybody whom to ask for what. */
export const showContacts = defineCommand({
  name: 'contacts',
  kind: 'query',
  phrase: 'contacts',
  also: ['who to ask'],
  summary: 'See who to ask for what',
  right: 'browse',
  input: z.object({ page: z.coerce.number().int().min(1).max(100).default(1) }),
  run: async ({ input: { page }, subject: _none, answers: _nothing, ...base }) =>
    reply(await contactsPage('Who to ask for what', page, base)),
});
