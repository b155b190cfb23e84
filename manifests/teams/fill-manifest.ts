import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { chooseCommands, type Offered } from '../choose-commands.ts';

/** Where the manifest stands; its two icons are beside it. */
export const teamsManifestFile = new URL('manifest.json', import.meta.url);

const part = z.record(z.string(), z.unknown());
const botsPart = z.array(part).length(1);
const scopesPart = z.array(z.enum(['personal', 'team', 'groupChat']));

/** The Teams manifest as it stands in its file, with a placeholder for each value of an installation. */
export const readTeamsManifest = () => part.parse(JSON.parse(readFileSync(teamsManifestFile, 'utf8')));

/** Slash commands come as messages to one person among others: in a private chat there is nobody else. */
const triggersIn = (scope: string) => (scope === 'personal' ? ['mention'] : ['mention', 'slash']);

/** The Teams manifest with what comes from the commands: one menu for each scope of the bot. */
export function fillTeamsManifest(commands: Offered[]) {
  const manifest = readTeamsManifest();
  const menu = chooseCommands(commands);
  const menuFor = (scope: string) => ({ scopes: [scope], triggers: triggersIn(scope), commands: menu });
  const bots = botsPart
    .parse(manifest.bots)
    .map((bot) => ({ ...bot, commandLists: scopesPart.parse(bot.scopes).map(menuFor) }));
  return { ...manifest, bots };
}

/** What of the manifest belongs to one installation: the bot's id in Entra, and the host name under which Teams finds it. */
export type Installation = { appId: string; host: string };

const placeholder = (name: string) => `\${{${name}}}`;

/** The Teams manifest of one installation: no placeholder is left in it. */
export function installTeamsManifest({ appId, host }: Installation): unknown {
  const written = readFileSync(teamsManifestFile, 'utf8')
    .replaceAll(placeholder('TEAMS_APP_ID'), appId)
    .replaceAll(placeholder('PUBLIC_HOST'), host);
  return JSON.parse(written);
}
