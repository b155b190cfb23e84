import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { type Config, ConfigError, configOfProcess } from '../src/config.ts';
import { faultsInIcon, faultsInManifest } from './teams/check-package.ts';
import { type Installation, installTeamsManifest, teamsManifestFile } from './teams/fill-manifest.ts';

/** What is in the way, one sentence each, with what to do. */
type Faults = { faults: string[] };

/** A package ready to upload, with the addresses in it that are nobody's yet; or what is in the way. */
export type Packaged = { zip: Uint8Array; unowned: string[] } | Faults;

/** Whom the package is for, out of the configuration; or what is missing there. */
export function installationOf({ teams, http }: Pick<Config, 'teams' | 'http'>): Installation | Faults {
  if (teams && http.publicUrl) return { appId: teams.appId, host: new URL(http.publicUrl).hostname };
  return {
    faults: [
      ...(teams ? [] : ['TEAMS_APP_ID is missing: set it, TEAMS_APP_PASSWORD and TEAMS_TENANT_ID as for the service.']),
      ...(http.publicUrl ? [] : ['PUBLIC_URL is missing: set the https address under which Teams reaches the bot.']),
    ],
  };
}

const fileBeside = (name: string) => readFileSync(new URL(name, teamsManifestFile));

/** Addresses under .example belong to nobody (RFC 2606). */
const unownedIn = (written: string) => [...new Set(written.match(/https:\/\/[\w.-]+\.example\b[^\s"\\]*/g) ?? [])];

/** The app package of one installation: the manifest and its two icons, checked. */
export function packageTeams(installation: Installation): Packaged {
  const manifest = installTeamsManifest(installation);
  const icons = { 'color.png': fileBeside('color.png'), 'outline.png': fileBeside('outline.png') };
  const faults = [
    ...faultsInManifest(manifest),
    ...faultsInIcon('color.png', icons['color.png'], 192),
    ...faultsInIcon('outline.png', icons['outline.png'], 32),
  ];
  if (faults.length > 0) return { faults };
  const written = JSON.stringify(manifest, null, 2);
  return { zip: zipSync({ 'manifest.json': strToU8(written), ...icons }), unowned: unownedIn(written) };
}

function readInstallation(): Installation | Faults {
  try {
    return installationOf(configOfProcess());
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return { faults: error.faults };
  }
}

const listOf = (lines: string[]) => lines.map((line) => `  - ${line}`).join('\n');

function run(): void {
  const installation = readInstallation();
  const packaged = 'faults' in installation ? installation : packageTeams(installation);
  if ('faults' in packaged) {
    console.error(`No package was made:\n${listOf(packaged.faults)}`);
    process.exitCode = 1;
    return;
  }
  const folder = new URL('../dist/', import.meta.url);
  mkdirSync(folder, { recursive: true });
  writeFileSync(new URL('work-groups-teams.zip', folder), packaged.zip);
  console.log('dist/work-groups-teams.zip is ready. In Teams: Apps, Manage your apps, Upload an app.');
  if (packaged.unowned.length === 0) return;
  console.log(`These addresses in manifests/teams/manifest.json are not yours yet; change them, and the developer’s name,
before people use it:\n${listOf(packaged.unowned)}`);
}

if (import.meta.main) run();
