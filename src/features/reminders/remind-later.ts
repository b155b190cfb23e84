import { z } from 'zod';
import { type Outcome, refuse, reply } from '../../core/command.ts';
import { digestAfter, digestAt } from '../../core/reminder.ts';
import { addDays, instantOf, sayDay, ukDay } from '../../core/uk-time.ts';
import type { Action } from '../../core/view.ts';
import { recordChange } from '../audit.ts';
import { defineCommand, type HubBase } from '../define.ts';

const whens = ['tomorrow', 'next week'] as const;
type When = (typeof whens)[number];

const input = z.object({
  notice: z.uuid(),
  until: z.iso.datetime(),
  days: z.enum(['school days', 'working days']),
  when: z.enum(whens).optional(),
});
type Input = z.infer<typeof input>;

/** The digest of the next day that has one, or of the first such day a week from now. */
const momentOf = (when: When, { days }: Input, { hub, now }: HubBase): Date =>
  when === 'tomorrow' ? digestAfter(hub, days, now) : digestAt(hub, days, instantOf(addDays(ukDay(now), 7), '00:00'));

const isInTime = (when: When, asked: Input, base: HubBase) => momentOf(when, asked, base) < new Date(asked.until);

const weekdayOf = (moment: Date) => sayDay(ukDay(moment), ukDay(moment)).split(' ').slice(0, 3).join(' ');

const dayWords = { 'school days': 'school day', 'working days': 'working day' } as const;

function ask(asked: Input, base: HubBase): Outcome {
  const { notice, until, days } = asked;
  const actions = whens
    .filter((when) => isInTime(when, asked, base))
    .map((when): Action => {
      const label = when === 'tomorrow' ? `The next ${dayWords[days]}` : 'Next week';
      const on = weekdayOf(momentOf(when, asked, base));
      return { label, spoken: `${label}, ${on}`, runs: 'later', input: { notice, until, days, when } };
    });
  const [first, ...others] = actions;
  if (!first) return tooLate;
  return reply({
    title: 'When shall I say it again?',
    blocks: [
      { kind: 'text', text: 'I put it into that day’s message, unless it is settled by then.' },
      { kind: 'actions', actions: [{ ...first, ...('runs' in first && { tone: 'main' as const }) }, ...others] },
    ],
  });
}

const tooLate = refuse('too late', 'By the next time I may write to you this is over. Answer it now, or let it be.');

const gone = refuse('gone', 'That reminder is too old to say again. Type “home” to see what waits for you.');

/** Says a reminder once more, on another day: still only where it holds then, and in the hub's hours. */
export const remindLater = defineCommand({
  name: 'later',
  kind: 'change',
  summary: 'Be reminded again on another day',
  right: 'browse',
  input,
  run: async ({ input: asked, subject: _none, answers: _no, ...base }): Promise<Outcome> => {
    const { db, actor, tell } = base;
    const { when } = asked;
    if (!when) return ask(asked, base);
    if (!isInTime(when, asked, base)) return tooLate;
    const notice = await db.notice.findFirst({ where: { id: asked.notice, personId: actor.personId } });
    const facts = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).safeParse(notice?.facts);
    if (!notice || !facts.success || Object.keys(facts.data).length === 0) return gone;
    const notBefore = momentOf(when, asked, base);
    const occasion = `${notice.id}/later/${ukDay(notBefore)}`;
    const group = notice.groupId ? { group: notice.groupId } : {};
    await tell({ kind: notice.kind, facts: facts.data, to: { person: actor.personId }, occasion, ...group, notBefore });
    await recordChange(base, { what: 'asked to be reminded later', subjectId: notice.id });
    return reply({
      title: 'I’ll say it again',
      blocks: [{ kind: 'text', text: ['You hear of it again on ', { day: ukDay(notBefore) }, ', if it still waits.'] }],
    });
  },
});
