import { z } from 'zod';
import { reply } from '../../core/command.ts';
import { defineCommand } from '../define.ts';
import { editPage } from './edit-page.ts';

/** Shows staff all that they can change of their hub. */
export const editHub = defineCommand({
  name: 'edit-hub',
  kind: 'query',
  phrase: 'hub edit',
  summary: 'Change what the hub says of itself and its settings',
  right: 'edit the hub',
  input: z.object({}),
  run: async (base) => reply(await editPage('Edit the hub', base)),
});
