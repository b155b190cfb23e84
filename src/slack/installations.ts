import type { Authorize } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';

/** The bot in one workspace. */
export type Installation = { team: string; botToken: string; botId: string; botUser: string };

/** Finds the bot in a workspace; undefined when it is not installed there. */
export type Installations = (team: string) => Promise<Installation | undefined>;

/** A workspace installed the app, and its tokens cannot be read: the key is lost. It can be healed, so what is for it waits. */
export class Unreadable extends Error {}

const identity = z.object({ team_id: z.string(), bot_id: z.string(), user_id: z.string() });

/** One workspace, learnt from the token when it is first needed; a failure to learn it is not remembered. */
export function singleInstallation(botToken: string, clientFor: (token: string) => WebClient): Installations {
  let learning: Promise<Installation> | undefined;
  const learn = async () => {
    const { team_id: team, bot_id: botId, user_id: botUser } = identity.parse(await clientFor(botToken).auth.test());
    return { team, botToken, botId, botUser };
  };
  return async (team) => {
    learning ??= learn();
    try {
      const installation = await learning;
      return installation.team === team ? installation : undefined;
    } catch (error) {
      learning = undefined;
      throw error;
    }
  };
}

/** Looks in one place after the other: a workspace that installed the app before the one whose token is configured. */
export const firstOf =
  (...places: Installations[]): Installations =>
  async (team) => {
    for (const find of places) {
      const installation = await find(team);
      if (installation) return installation;
    }
    return undefined;
  };

/** Lets in the workspaces the bot is installed in, and no other. */
export const authorizeBy =
  (installations: Installations): Authorize<boolean> =>
  async ({ teamId }) => {
    const installation = teamId === undefined ? undefined : await installations(teamId);
    if (!installation) throw new Error('the bot is not installed in this workspace');
    const { team, botToken, botId, botUser } = installation;
    return { teamId: team, botToken, botId, botUserId: botUser };
  };
