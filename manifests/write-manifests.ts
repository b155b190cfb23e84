import { writeFileSync } from 'node:fs';
import { offered } from '../src/features/rooms.ts';
import { fillSlackManifest, slackManifestFile } from './slack/fill-manifest.ts';
import { fillTeamsManifest, teamsManifestFile } from './teams/fill-manifest.ts';

const write = (file: URL, manifest: unknown) => writeFileSync(file, `${JSON.stringify(manifest, null, 2)}\n`);

// Run by `npm run manifests`, which formats the files afterwards; everything but the commands is edited in them by hand.
write(slackManifestFile, fillSlackManifest(offered.commands));
write(teamsManifestFile, fillTeamsManifest(offered.commands));
console.log('The commands are written into manifests/slack/manifest.json and manifests/teams/manifest.json.');
