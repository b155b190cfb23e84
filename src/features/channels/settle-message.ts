import { z } from 'zod';
import { type Found, refuse, reply } from '../../core/command.ts';
import { type Action, text } from '../../core/view.ts';
import { recordChange } from '../audit.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { keepArrived, sendOnceMore } from './send-again.moves.ts';

type Subject = { notice: string; leads: string[] };

const settled = refuse('settled', 'That message is settled already: it was sent again, or somebody saw it.');
const seeAll: Action = { label: 'See all channels', runs: 'channels' };

/** A message for a channel, and who leads the groups that the channel is for. */
async function messageMeant({ notice: id }: { notice: string }, { db }: HubBase): Promise<Found<Subject>> {
  const notice = await db.notice.findFirst({ where: { id, channelId: { not: null } } });
  if (!notice?.channelId) return { instead: settled };
  const uses = await db.channelUse.findMany({
    where: { channelId: notice.channelId },
    include: { group: { select: { leads: { where: { to: null }, select: { personId: true } } } } },
  });
  const leads = uses.flatMap(({ group }) => group?.leads ?? []);
  return { subject: { notice: id, leads: leads.map(({ personId }) => personId) } };
}

const about = {
  kind: 'change' as const,
  right: 'register a channel' as const,
  input: z.object({ notice: z.uuid() }),
  subject: messageMeant,
  rightsOf: ({ leads }: Subject) => ({ leads, phases: [] }),
};

/** Sends once more in a channel what did not get there, or perhaps did. */
export const sendAgain = defineCommand({
  name: 'send-again',
  summary: 'Send a channel message again',
  ...about,
  run: async ({ subject: { notice: id }, input: _asked, answers: _none, ...base }) => {
    if (!(await sendOnceMore(base.db, { id, now: base.now }))) return settled;
    await recordChange(base, { what: 'sent a message again', subjectId: id });
    return reply({
      title: 'I send it again',
      blocks: [
        text('It goes within a minute. If it does not get there, I tell you.'),
        { kind: 'actions', actions: [seeAll] },
      ],
    });
  },
});

/** Keeps that somebody has seen the message in its channel. */
export const itArrived = defineCommand({
  name: 'it-arrived',
  summary: 'Say that a channel message arrived',
  ...about,
  run: async ({ subject: { notice: id }, input: _asked, answers: _none, ...base }) => {
    if (!(await keepArrived(base.db, { id, now: base.now }))) return settled;
    await recordChange(base, { what: 'saw that a message arrived', subjectId: id });
    return reply({
      title: 'Thank you, it is noted',
      blocks: [text('The message counts as arrived.'), { kind: 'actions', actions: [seeAll] }],
    });
  },
});
