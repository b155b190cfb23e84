import { z } from 'zod';
import { reply } from '../../core/command.ts';
import { recordChange } from '../audit.ts';
import { defineCommand } from '../define.ts';
import { areaPage } from './area-page.ts';

/** Takes a piece out of the hub's area. Doing it again changes nothing. */
export const removeArea = defineCommand({
  name: 'remove-area',
  kind: 'change',
  summary: 'Take a piece out of the hub’s area',
  right: 'edit the hub',
  input: z.object({ area: z.uuid() }),
  run: async ({ input: { area: id }, subject: _none, answers: _nothing, ...base }) => {
    const { count } = await base.db.hubArea.deleteMany({ where: { id } });
    if (count > 0) await recordChange(base, { what: 'removed from the area', subjectId: id });
    return { ...reply(await areaPage('The area is changed', 1, base)), replaces: true };
  },
});
