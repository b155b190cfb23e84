import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Command } from '../../src/core/command.ts';
import { chooseCommands } from '../choose-commands.ts';

/** Where the manifest stands, and the two icons beside it. */
export const teamsManifestFile = new URL('manifest.json', import.meta.url);

const shape = z.looseObject({
  bots: z.array(z.looseObject({ scopes: z.array(z.enum(['personal', 'team', 'groupChat'])) })).length(1),
});

/** What of the manifest belongs to one installation: the bot's id in Entra, and the host name under which Teams finds it. */
export type Place = { appId: string; host: string };

/** The Teams manifest as it stands in its file, with `${{…}}` where an installation's values go. */
export const readTeamsManifest = () => shape.parse(JSON.parse(readFileSync(teamsManifestFile, 'utf8')));

/** Slash commands come as messages to one person among others: in a private chat there is nobody else. */
const triggersIn = (scope: string) => (scope === 'personal' ? ['mention'] : ['mention', 'slash']);

/** The Teams manifest with what comes from the commands: one menu for each scope of the bot. */
export function fillTeamsManifest<Db>(commands: Command<Db>[]) {
  const manifest = readTeamsManifest();
  const menu = chooseCommands(commands);
  const bots = manifest.bots.map((bot) => ({
    ...bot,
    commandLists: bot.scopes.map((scope) => ({ scopes: [scope], triggers: triggersIn(scope), commands: menu })),
  }));
  return { ...manifest, bots };
}

/** The Teams manifest of one installation: no placeholder is left in it. */
export function placeTeamsManifest({ appId, host }: Place): unknown {
  const written = readFileSync(teamsManifestFile, 'utf8')
    .replaceAll('${{TEAMS_APP_ID}}', appId)
    .replaceAll('${{PUBLIC_HOST}}', host);
  return JSON.parse(written);
}
