import { isDeepStrictEqual } from 'node:util';
import { fillSlackManifest, readSlackManifest } from '../../../manifests/slack/fill-manifest.ts';
import { fillTeamsManifest, readTeamsManifest } from '../../../manifests/teams/fill-manifest.ts';
import { offered } from '../../features/rooms.ts';
import { type Finding, right, wrong } from './finding.ts';

const remedy = 'Run npm run manifests, then update the app on the platform with the new file.';

const compare = (about: string, file: unknown, filled: unknown): Finding =>
  isDeepStrictEqual(file, filled)
    ? right(about, 'it offers the commands that there are')
    : wrong(about, 'its commands are not those of this version', remedy);

/** Whether the apps' manifest files offer the commands that there are. */
export const checkManifests = (): Finding[] => [
  compare('manifests/slack/manifest.json', readSlackManifest(), fillSlackManifest(offered.commands)),
  compare('manifests/teams/manifest.json', readTeamsManifest(), fillTeamsManifest(offered.commands)),
];
