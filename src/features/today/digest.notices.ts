import { z } from 'zod';
import type { NoticeKind } from '../../core/notice.ts';
import { ukDay } from '../../core/uk-time.ts';
import type { Db } from '../../store/db.ts';
import { defineNotice } from '../define.ts';
import { concernBlocks, countOf, watchersIn } from './concern.ts';
import { nextLook } from './digest-day.ts';
import type { Gather } from './gather.ts';
import { staffOf } from './own-day.reads.ts';
import { chooseDay } from './show-today.ts';

const titleFor = (count: number) =>
  count === 1 ? '1 thing needs the hub this week' : `${count} things need the hub this week`;

/** To those who look after the hub, once a week: what needs it; when nothing does, no message. */
export const weeklyDigest = (gather: Gather): NoticeKind<Db> =>
  defineNotice({
    name: 'weekly digest',
    whenUncertain: 'send again',
    facts: z.object({}),
    compose: async (_facts, { db, hub, now, to }) => {
      const own = (await staffOf(db)).find(({ personId }) => personId === to.personId);
      if (!own) return 'overtaken';
      const until = nextLook(hub.calendar, ukDay(now), own.day);
      const concerns = await gather({ db, hub, now, until }, watchersIn(own.standings));
      if (concerns.length === 0) return 'overtaken';
      return {
        title: titleFor(countOf(concerns)),
        blocks: [
          ...concernBlocks(concerns),
          {
            kind: 'actions',
            actions: [{ label: 'See it as it is now', spoken: 'See what needs the hub now', runs: 'today' }, chooseDay],
          },
        ],
      };
    },
  });
