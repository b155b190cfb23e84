import { z } from 'zod';
import { type Command, reply } from '../../core/command.ts';
import { ukDay } from '../../core/uk-time.ts';
import { type Action, text } from '../../core/view.ts';
import type { Db } from '../../store/db.ts';
import { defineCommand } from '../define.ts';
import { concernBlocks, countOf, watchersIn } from './concern.ts';
import { nextLook, sayDigestDay } from './digest-day.ts';
import type { Gather } from './gather.ts';
import { digestDayOf } from './own-day.reads.ts';

export const chooseDay: Action = {
  label: 'Choose another day',
  spoken: 'Choose the day of my digest',
  runs: 'digest-day',
};

const countSchools: Action = { label: 'Count schools', spoken: 'Count schools and teachers', runs: 'counts' };

const titleFor = (count: number) => (count === 1 ? '1 thing needs the hub' : `${count} things need the hub`);

/** Shows those who look after the hub what is not as it should be, and nothing else. */
export const showToday = (gather: Gather): Command<Db> =>
  defineCommand({
    name: 'today',
    kind: 'query',
    phrase: 'today',
    also: ['what needs me', 'overview'],
    summary: 'See what needs the hub, and nothing else',
    right: 'see what needs the hub',
    input: z.object({}),
    run: async ({ db, hub, now, actor }) => {
      const day = await digestDayOf(db, actor.personId);
      const until = nextLook(hub.calendar, ukDay(now), day);
      const who = watchersIn(actor.roles.map(({ standing }) => standing));
      const concerns = await gather({ db, hub, now, until }, who);
      const count = countOf(concerns);
      return reply({
        title: count === 0 ? 'Nothing needs the hub' : titleFor(count),
        blocks: [
          ...(count === 0
            ? [text('Groups, sessions, places and people are all as they should be.')]
            : concernBlocks(concerns)),
          text(sayDigestDay(day)),
          { kind: 'actions', actions: [countSchools, chooseDay] },
        ],
      });
    },
  });
