import { z } from 'zod';
import { type Found, refuse, reply } from '../../core/command.ts';
import { text } from '../../core/view.ts';
import { recordChange } from '../audit.ts';
import { defineCommand } from '../define.ts';
import { type Designated, sayDesignation, withKind } from './designation.ts';

const over = refuse('over', 'That designation has ended already. Type “designations” to see who has which.');

/** Ends a designation now. */
export const endDesignation = defineCommand({
  name: 'end-designation',
  kind: 'change',
  summary: 'End somebody’s designation',
  right: 'give and end roles',
  input: z.object({ designation: z.uuid() }),
  subject: async ({ designation: id }, { db }): Promise<Found<Designated>> => {
    const row = await db.designation.findUnique({ where: { id }, include: withKind });
    return row && !row.endedAt ? { subject: row } : { instead: over };
  },
  run: async ({ subject: row, input: _asked, answers: _none, ...base }) => {
    const { db, now } = base;
    const { count } = await db.designation.updateMany({ where: { id: row.id, endedAt: null }, data: { endedAt: now } });
    if (count === 0) return over;
    await recordChange(base, {
      what: 'ended a designation',
      subjectId: row.id,
      before: { kind: row.kind.word },
      aboutPersonId: row.personId,
    });
    return reply({
      title: 'The designation has ended',
      blocks: [
        text(`${sayDesignation(row)}: no longer listed. What was done under it stays.`),
        { kind: 'actions', actions: [{ label: 'See all', spoken: 'See all designations', runs: 'designations' }] },
      ],
    });
  },
});
