import { z } from 'zod';
import { type Installation, type Installations, Unreadable } from './installations.ts';
import { describe, type Log } from './log.ts';

/** An installation as it is kept: Bolt's own words, and when the token ends, where tokens end. */
export type Kept = { content: string; expiresAt?: Date };

type Found = Kept | { unreadable: string };

/** Where installations are kept, for all replicas. */
export type Shelf = {
  find: (team: string) => Promise<Found | undefined>;
  keep: (workspace: { tenant: string; name: string }, kept: Kept) => Promise<void>;
  /** Renews under a lock over all replicas what is still due then; undefined when it is not there, or another renews it and this one may not wait. */
  renew: (
    team: string,
    renewal: { isDue: (kept: Kept) => boolean; refresh: (kept: Kept) => Promise<Kept> },
    mayWait: boolean,
  ) => Promise<Found | undefined>;
  /** Forgets an installation made before then. */
  remove: (team: string, until: Date) => Promise<boolean>;
};

/** As much of Bolt's installation as the door reads; the rest is kept as it is. */
export const boltInstallation = z.looseObject({
  team: z.looseObject({ id: z.string(), name: z.string().optional() }),
  bot: z.looseObject({
    token: z.string(),
    id: z.string(),
    userId: z.string(),
    refreshToken: z.string().optional(),
    expiresAt: z.number().optional(),
  }),
});

/** A token that ends sooner than this, in ms, is renewed: as early as Bolt would. */
const ahead = 2 * 3600_000;
/** How long what was read counts, in ms: another replica may have renewed it, or the app may be gone. */
const staleAfter = 30_000;

// Slack's tokens end in real time, whatever clock the service was handed.
const msLeft = ({ expiresAt }: Kept) => (expiresAt ? expiresAt.getTime() - Date.now() : Infinity);
const isDue = (kept: Kept) => msLeft(kept) < ahead;

function installationIn({ content }: Kept): Installation {
  const { team, bot } = boltInstallation.parse(JSON.parse(content));
  return { team: team.id, botToken: bot.token, botId: bot.id, botUser: bot.userId };
}

type Parts = { shelf: Shelf; refresh: (kept: Kept) => Promise<Kept>; log: Log };

/** The workspaces that installed the app. The one place that hands out their tokens, and so the one that renews them. */
export function createStoredInstallations({ shelf, refresh, log }: Parts) {
  const known = new Map<string, { at: number; installation: Promise<Installation | undefined> }>();

  function legible(team: string, found: Found | undefined): Kept | undefined {
    if (!found || !('unreadable' in found)) return found;
    log.error({ platform: 'slack', tenant: team }, found.unreadable);
    throw new Unreadable(found.unreadable);
  }

  async function renewed(team: string, kept: Kept): Promise<Kept | undefined> {
    const hasEnded = msLeft(kept) <= 0;
    try {
      const fresh = legible(team, await shelf.renew(team, { isDue, refresh }, hasEnded));
      return fresh ?? (hasEnded ? undefined : kept);
    } catch (error) {
      if (hasEnded) throw error;
      log.warn({ platform: 'slack', tenant: team, ...describe(error) }, 'a token was not renewed yet');
      return kept;
    }
  }

  async function read(team: string): Promise<Installation | undefined> {
    const kept = legible(team, await shelf.find(team));
    const current = kept && isDue(kept) ? await renewed(team, kept) : kept;
    return current && installationIn(current);
  }

  const find: Installations = (team) => {
    const young = known.get(team);
    if (young && performance.now() - young.at < staleAfter) return young.installation;
    const installation = read(team);
    known.set(team, { at: performance.now(), installation });
    installation.catch((error: unknown) => {
      if (!(error instanceof Unreadable)) known.delete(team); // the next one asks again
    });
    return installation;
  };
  return { find, forget: (team: string) => void known.delete(team) };
}
