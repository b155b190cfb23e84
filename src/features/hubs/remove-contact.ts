import { z } from 'zod';
import { reply } from '../../core/command.ts';
import { recordChange } from '../audit.ts';
import { defineCommand } from '../define.ts';
import { contactsPage } from './contacts-page.ts';

/** Takes a line off the list of whom to ask. Doing it again changes nothing. */
export const removeContact = defineCommand({
  name: 'remove-contact',
  kind: 'change',
  summary: 'Take a line off the list of who to ask',
  right: 'edit the hub',
  input: z.object({ contact: z.uuid() }),
  run: async ({ input: { contact: id }, subject: _none, answers: _nothing, ...base }) => {
    const { count } = await base.db.hubContact.deleteMany({ where: { id } });
    if (count > 0) await recordChange(base, { what: 'removed who to ask', subjectId: id });
    return { ...reply(await contactsPage('The contact is removed', 1, base)), replaces: true };
  },
});
