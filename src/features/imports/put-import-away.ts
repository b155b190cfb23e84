import { z } from 'zod';
import { refuse, reply } from '../../core/command.ts';
import { text } from '../../core/view.ts';
import { recordChange } from '../audit.ts';
import { defineCommand } from '../define.ts';

/** A file that did not come in is no longer wanted: it is kept in mind no longer. */
export const putImportAway = defineCommand({
  name: 'put-import-away',
  kind: 'change',
  summary: 'Put away a file that did not come in',
  right: 'import registers',
  input: z.object({ failed: z.uuid() }),
  run: async ({ input: { failed: id }, answers: _none, subject: _nothing, ...base }) => {
    const { count } = await base.db.failedImport.deleteMany({ where: { id } });
    if (count === 0) return refuse('gone', 'That file is put away already, or has come in meanwhile.');
    await recordChange(base, { what: 'put a file with faults away', subjectId: id });
    return reply({
      title: 'The file is put away',
      blocks: [
        text('Its name and what was to mend are forgotten. It can be handed in again at any time.'),
        { kind: 'actions', actions: [{ label: 'See today', spoken: 'See what needs the hub today', runs: 'today' }] },
      ],
    });
  },
});
