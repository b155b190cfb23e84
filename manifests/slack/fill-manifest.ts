import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { scopes } from '../../src/slack/scopes.ts';
import { chooseHint, type Offered } from '../choose-commands.ts';

/** Where the manifest stands. */
export const slackManifestFile = new URL('manifest.json', import.meta.url);

const part = z.record(z.string(), z.unknown());
const commandsPart = z.array(part).length(1);

/** The Slack manifest as it stands in its file. */
export const readSlackManifest = () => part.parse(JSON.parse(readFileSync(slackManifestFile, 'utf8')));

/** The Slack manifest with what comes from the code: the hint beside the slash command, and what the bot may do. */
export function fillSlackManifest(commands: Offered[]) {
  const manifest = readSlackManifest();
  const features = part.parse(manifest.features);
  const usage_hint = chooseHint(commands);
  const slash_commands = commandsPart.parse(features.slash_commands).map((one) => ({ ...one, usage_hint }));
  const oauth_config = { ...part.parse(manifest.oauth_config), scopes: { bot: scopes } };
  return { ...manifest, features: { ...features, slash_commands }, oauth_config };
}
