import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { boltInstallation, type Kept } from './stored-installations.ts';

const fresh = z.object({ access_token: z.string(), refresh_token: z.string(), expires_in: z.number() });

type App = { clientId: string; clientSecret: string };

/** Exchanges a token that ends for the next one; the one that was used to ask is worth nothing afterwards. */
export const refreshBy =
  (client: WebClient, { clientId, clientSecret }: App) =>
  async ({ content }: Kept): Promise<Kept> => {
    const installation = boltInstallation.parse(JSON.parse(content));
    const { refreshToken } = installation.bot;
    if (refreshToken === undefined) throw new Error('a token ends, and there is none to renew it with');
    const asked = { client_id: clientId, client_secret: clientSecret };
    const answer = fresh.parse(
      await client.oauth.v2.access({ ...asked, grant_type: 'refresh_token', refresh_token: refreshToken }),
    );
    const expiresAt = Math.floor(Date.now() / 1000) + answer.expires_in;
    const bot = { ...installation.bot, token: answer.access_token, refreshToken: answer.refresh_token, expiresAt };
    return { content: JSON.stringify({ ...installation, bot }), expiresAt: new Date(expiresAt * 1000) };
  };
