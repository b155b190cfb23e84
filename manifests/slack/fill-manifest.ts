import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Command } from '../../src/core/command.ts';
import { chooseHint } from '../choose-commands.ts';

/** Where the manifest stands. */
export const slackManifestFile = new URL('manifest.json', import.meta.url);

const shape = z.looseObject({
  features: z.looseObject({ slash_commands: z.array(z.looseObject({ usage_hint: z.string() })).length(1) }),
});

/** The Slack manifest as it stands in its file. */
export const readSlackManifest = () => shape.parse(JSON.parse(readFileSync(slackManifestFile, 'utf8')));

/** The Slack manifest with what comes from the commands: the hint beside `/workgroups`. */
export function fillSlackManifest<Db>(commands: Command<Db>[]) {
  const manifest = readSlackManifest();
  const slash_commands = manifest.features.slash_commands.map((one) => ({ ...one, usage_hint: chooseHint(commands) }));
  return { ...manifest, features: { ...manifest.features, slash_commands } };
}
