import { z } from 'zod';
import { nextAllowedMoment } from '../../core/calendar.ts';
import type { Hub } from '../../core/hub.ts';
import type { Tell } from '../../core/notice.ts';
import type { Action } from '../../core/view.ts';
import { text } from '../../core/view.ts';
import type { Db } from '../../store/db.ts';
import { defineNotice } from '../define.ts';
import { staffNow } from '../staff-now.ts';
import { sayChannel } from './channel.ts';

/** A message for a channel that nobody will try again by itself. */
type GivenUp = { id: string; facts: unknown; channelId: string };
type Inside = { db: Db; hub: Hub; now: Date; tell: Tell };

const byOne = z.object({ by: z.uuid() });

/** Who named the channel a moment ago; for all else the hub's leads and office. */
async function whoMends({ facts }: GivenUp, { db, now }: Inside): Promise<string[]> {
  const named = byOne.safeParse(facts).data;
  return named ? [named.by] : staffNow({ db, now }, 'HUB_LEAD', 'ADMINISTRATOR');
}

/** Says once, to who can mend it, that a channel did not get something or perhaps did. */
export async function tellChannelSilent(givenUp: GivenUp, inside: Inside): Promise<void> {
  const { hub, now, tell } = inside;
  const notBefore = byOne.safeParse(givenUp.facts).success ? now : nextAllowedMoment(hub.calendar, hub.quietHours, now);
  for (const person of await whoMends(givenUp, inside))
    await tell({
      kind: 'channel silent',
      facts: { notice: givenUp.id },
      to: { person },
      occasion: `${givenUp.id}/${now.getTime()}`,
      notBefore,
    });
}

const seeAll: Action = { label: 'See all channels', runs: 'channels' };

/** To who can mend it: a channel did not get a message, with why; or perhaps did, which only a person can see. */
export const channelSilent = defineNotice({
  name: 'channel silent',
  whenUncertain: 'send again',
  facts: z.object({ notice: z.uuid() }),
  compose: async ({ notice: id }, { db }) => {
    const notice = await db.notice.findUnique({ where: { id }, include: { channel: true } });
    if (!notice?.channel) return 'overtaken';
    const name = sayChannel(notice.channel);
    const input = { notice: id };
    const again: Action = { label: 'Send it again', spoken: `Send it again in ${name}`, runs: 'send-again', input };
    if (notice.state === 'FAILED')
      return {
        title: 'I can’t write in that channel',
        blocks: [
          text('A message for ', { strong: name }, ' did not get there.'),
          text(notice.answer ?? ''),
          { kind: 'actions', actions: [{ ...again, tone: 'main' }, seeAll] },
        ],
      };
    if (notice.state !== 'UNCERTAIN') return 'overtaken';
    return {
      title: 'Did my message arrive?',
      blocks: [
        text('I wrote in ', { strong: name }, ' and got no answer, so I can’t tell. Please look there.'),
        {
          kind: 'actions',
          actions: [{ label: 'It arrived', spoken: `It arrived in ${name}`, runs: 'it-arrived', input }, again],
        },
      ],
    };
  },
});
