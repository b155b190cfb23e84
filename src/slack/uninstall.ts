import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { Log } from './log.ts';
import type { Shelf } from './stored-installations.ts';

/** A workspace the app is gone from, and when Slack says so, in seconds. */
const gone = z.object({ team_id: z.string(), event_time: z.number() });
const revoked = z.object({ tokens: z.object({ bot: z.array(z.string()).default([]) }) });

type Forget = (body: unknown) => Promise<void>;

/** Deletes what is kept of a workspace. Slack may say it late: an installation that was made since stays. */
export const createForget =
  (shelf: Shelf, forget: (team: string) => void, log: Log): Forget =>
  async (body) => {
    const { team_id: tenant, event_time: seconds } = gone.parse(body);
    const wasThere = await shelf.remove(tenant, new Date((seconds + 1) * 1000));
    forget(tenant);
    if (wasThere)
      log.info({ platform: 'slack', tenant }, 'the app was removed from a workspace, and its tokens are deleted');
  };

/** Hears that the app was removed, or that its token counts no more; that of a person is none of ours. */
export function listenForGone(app: App, forget: Forget): void {
  app.event('app_uninstalled', ({ body }) => forget(body));
  app.event('tokens_revoked', async ({ body, event }) => {
    if (revoked.parse(event).tokens.bot.length > 0) await forget(body);
  });
}
