import type { z } from 'zod';
import type { Composing, NoticeKind } from '../../core/notice.ts';
import type { Reminder, ReminderDays, Reminding } from '../../core/reminder.ts';
import type { Action, Block, Text } from '../../core/view.ts';
import type { Db } from '../../store/db.ts';
import { awayUntil, backAfter, wants } from './choice.reads.ts';
import type { TopicName } from './topic.ts';

/** What a reminder says. Alone it is the title and the blocks, in a digest the line with its detail; both carry the acts. */
export type Words = {
  title: string;
  blocks: Block[];
  line: Text;
  detail: Text;
  /** What can be done about it: the first is the main one where it stands alone. */
  acts: Action[];
  /** The acts where it stands alone, if they are others. */
  actsAlone?: Action[];
  /** What a screen reader says that "Later" is about. */
  about: string;
  /** How it is put off where that is not by "Later". */
  rest?: Action;
  /** When it is over. */
  until: Date;
  days?: ReminderDays;
};

type Spec<Facts> = {
  name: string;
  /** Its switch; none where something else says whether it is wanted. */
  topic?: TopicName;
  facts: z.ZodType<Facts>;
  words: (facts: Facts, composing: Composing<Db>) => Promise<Words | 'overtaken'>;
};

const toReminders: Action = { label: 'My reminders', runs: 'reminders' };

function later({ about, until, days, rest }: Words, notice: string): Action {
  if (rest) return rest;
  const input = { notice, until: until.toISOString(), days: days ?? 'school days' };
  return { label: 'Later', spoken: `Later: ${about}`, runs: 'later', input };
}

function reminderOf(words: Words, notice: string): Reminder {
  const { title, blocks, line, detail, acts, actsAlone = acts, until, days = 'school days' } = words;
  const again = later(words, notice);
  const alone = actsAlone.map((act, index) => (index === 0 && 'runs' in act ? { ...act, tone: 'main' as const } : act));
  return {
    view: { title, blocks: [...blocks, { kind: 'actions', actions: [...alone, again, toReminders] }] },
    item: { title: line, detail, actions: [...acts, again] },
    days,
    until,
  };
}

/**
 * A kind of notice that reminds. It is not said to who has switched its topic off, nor to who is away: what still holds
 * when they are back is said then.
 */
export function defineReminder<Facts>({ name, topic, facts, words }: Spec<Facts>): NoticeKind<Db> {
  async function remind(raw: unknown, composing: Composing<Db>): Promise<Reminding> {
    const { db, to, now, notice } = composing;
    if (topic && !(await wants(db, to.personId, topic))) return 'overtaken';
    const said = await words(facts.parse(raw), composing);
    if (said === 'overtaken' || said.until <= now) return 'overtaken';
    const lastDay = await awayUntil(db, to.personId, now);
    return lastDay ? { notBefore: backAfter(lastDay) } : reminderOf(said, notice);
  }
  return {
    name,
    whenUncertain: 'send again',
    remind,
    compose: async (raw, composing) => {
      const said = await remind(raw, composing);
      return said === 'overtaken' || 'notBefore' in said ? 'overtaken' : said.view;
    },
  };
}
