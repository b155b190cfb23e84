import { z } from 'zod';
import { type Found, refuse, reply } from '../../core/command.ts';
import { recordChange } from '../audit.ts';
import { keepArrived, sendOnceMore } from '../channels/send-again.moves.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { announcementChoice, announcementMeant, recipientsOf } from './announcement.reads.ts';
import { type Announced, rightsOfAudience } from './announcement.ts';
import { deliveriesOf } from './show-announcement.ts';

type Subject = { row: Announced; notice: string };
const choice = announcementChoice.extend({ notice: z.uuid() });

const settled = refuse('settled', 'That is settled already: it was sent again, or somebody saw it.');

async function deliveryMeant(asked: z.infer<typeof choice>, base: HubBase): Promise<Found<Subject>> {
  const found = await announcementMeant(asked, base, false);
  if ('instead' in found) return found;
  const all = await recipientsOf(base.db, base.hub, asked.announcement);
  return all.some(({ id }) => id === asked.notice)
    ? { subject: { row: found.subject, notice: asked.notice } }
    : { instead: settled };
}

const about = {
  kind: 'change' as const,
  right: 'announce' as const,
  input: choice,
  subject: deliveryMeant,
  rightsOf: ({ row }: Subject) => rightsOfAudience(row),
};

/** Sends it once more to somebody who did not get it, or perhaps did. */
export const sendItAgain = defineCommand({
  name: 'announcement-again',
  summary: 'Send an announcement to somebody again',
  ...about,
  run: async ({ subject: { row, notice: id }, input: _asked, answers: _none, ...base }) => {
    if (!(await sendOnceMore(base.db, { id, now: base.now }))) return settled;
    await recordChange(base, { what: 'sent a message again', subjectId: id });
    return reply(await deliveriesOf(row, 1, base));
  },
});

/** Keeps that it arrived at somebody, as a person has seen. */
export const sawItArrive = defineCommand({
  name: 'announcement-arrived',
  summary: 'Say that an announcement arrived',
  ...about,
  run: async ({ subject: { row, notice: id }, input: _asked, answers: _none, ...base }) => {
    if (!(await keepArrived(base.db, { id, now: base.now }))) return settled;
    await recordChange(base, { what: 'saw that a message arrived', subjectId: id });
    return reply(await deliveriesOf(row, 1, base));
  },
});
