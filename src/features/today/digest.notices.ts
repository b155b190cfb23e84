import { z } from 'zod';
import type { NoticeKind } from '../../core/notice.ts';
import { addDays, instantOf, ukDay } from '../../core/uk-time.ts';
import type { Action } from '../../core/view.ts';
import type { Db } from '../../store/db.ts';
import { defineReminder } from '../reminders/define-reminder.ts';
import { concernBlocks, countOf, watchersIn } from './concern.ts';
import { nextLook } from './digest-day.ts';
import type { Gather } from './gather.ts';
import { staffOf } from './own-day.reads.ts';
import { chooseDay } from './show-today.ts';

const titleFor = (count: number) =>
  count === 1 ? '1 thing needs the hub this week' : `${count} things need the hub this week`;

const seeNow: Action = { label: 'See it as it is now', spoken: 'See what needs the hub now', runs: 'today' };

/** To those who look after the hub, once a week: what needs it; when nothing does, no message. */
export const weeklyDigest = (gather: Gather): NoticeKind<Db> =>
  defineReminder({
    name: 'weekly digest',
    facts: z.object({ week: z.iso.date() }),
    words: async ({ week }, { db, hub, now, to }) => {
      const own = (await staffOf(db)).find(({ personId }) => personId === to.personId);
      if (!own) return 'overtaken';
      const look = nextLook(hub.calendar, ukDay(now), own.day);
      const concerns = await gather({ db, hub, now, until: look }, watchersIn(own.standings));
      if (concerns.length === 0) return 'overtaken';
      const title = titleFor(countOf(concerns));
      return {
        title,
        blocks: concernBlocks(concerns),
        line: title,
        detail: concerns.map(({ about, items }) => `${about} (${items.length})`).join(', '),
        acts: [seeNow],
        actsAlone: [seeNow, chooseDay],
        about: 'what needs the hub',
        until: instantOf(addDays(week, 7), '00:00'),
      };
    },
  });
