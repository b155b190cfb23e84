import type { NoticeKind } from '../../core/notice.ts';
import type { Reminding } from '../../core/reminder.ts';
import { addDays, instantOf, ukDay } from '../../core/uk-time.ts';
import type { Action, Item, View } from '../../core/view.ts';
import type { Db } from '../../store/db.ts';
import { awayUntil, backAfter } from './choice.reads.ts';

/** Nobody waits for it: in a digest it comes after what has a day of this week. */
const pressesFor = 7;

/** Buttons of one item: the rest is behind the first. */
const mostActions = 2;

function itemOf({ title, blocks }: View): Item {
  const first = blocks.find((block) => block.kind === 'text');
  const actions: Action[] = blocks.flatMap((block) => (block.kind === 'actions' ? block.actions : []));
  return { title, ...(first && { detail: first.text }), actions: actions.slice(0, mostActions) };
}

/**
 * The same news where nobody's act but time brought it about: under a name of its own it goes into the day's digest. Who is
 * away hears of it when they are back.
 */
export function newsOfTime(name: string, { compose, whenUncertain }: NoticeKind<Db>): NoticeKind<Db> {
  return {
    name,
    whenUncertain,
    compose,
    remind: async (facts, composing): Promise<Reminding> => {
      const { db, to, now } = composing;
      const view = await compose(facts, composing);
      if (view === 'overtaken') return 'overtaken';
      const lastDay = await awayUntil(db, to.personId, now);
      if (lastDay) return { notBefore: backAfter(lastDay) };
      const until = instantOf(addDays(ukDay(now), pressesFor), '00:00');
      return { view, item: itemOf(view), days: 'school days', until };
    },
  };
}
