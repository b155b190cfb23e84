import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { type Config, ConfigError, configOfProcess } from '../src/config.ts';
import { faultsInIcon, faultsInManifest } from './teams/check-package.ts';
import { type Place, placeTeamsManifest, teamsManifestFile } from './teams/fill-manifest.ts';

/** A package ready to upload, or what is in the way, one sentence each. */
export type Packaged = { zip: Uint8Array; placeholders: string[] } | { faults: string[] };

/** Where the package is for, out of the configuration; or what is missing there and what to do. */
export function placeOf({ teams, http }: Pick<Config, 'teams' | 'http'>): Place | { faults: string[] } {
  const faults = [
    ...(teams ? [] : ['TEAMS_APP_ID is missing: set it, TEAMS_APP_PASSWORD and TEAMS_TENANT_ID as for the service.']),
    ...(http.publicUrl ? [] : ['PUBLIC_URL is missing: set the https address under which Teams reaches the bot.']),
  ];
  if (!teams || !http.publicUrl) return { faults };
  return { appId: teams.appId, host: new URL(http.publicUrl).hostname };
}

const besideManifest = (name: string) => readFileSync(new URL(name, teamsManifestFile));

/** Addresses that nobody owns (RFC 2606): good for a trial, not for people. */
const placeholdersIn = (written: string) => [...new Set(written.match(/https:\/\/[\w.-]+\.example\b[^\s"\\]*/g) ?? [])];

/** The app package of one installation: the manifest and its two icons, checked. */
export function packageTeams(place: Place): Packaged {
  const manifest = placeTeamsManifest(place);
  const icons = { 'color.png': besideManifest('color.png'), 'outline.png': besideManifest('outline.png') };
  const faults = [
    ...faultsInManifest(manifest),
    ...faultsInIcon('color.png', icons['color.png'], 192),
    ...faultsInIcon('outline.png', icons['outline.png'], 32),
  ];
  if (faults.length > 0) return { faults };
  const written = JSON.stringify(manifest, null, 2);
  return { zip: zipSync({ 'manifest.json': strToU8(written), ...icons }), placeholders: placeholdersIn(written) };
}

function readPlace(): Place | { faults: string[] } {
  try {
    return placeOf(configOfProcess());
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return { faults: error.faults };
  }
}

const listOf = (sentences: string[]) => sentences.map((sentence) => `  - ${sentence}`).join('\n');

function run(): void {
  const place = readPlace();
  const packaged = 'faults' in place ? place : packageTeams(place);
  if ('faults' in packaged) {
    console.error(`No package was made:\n${listOf(packaged.faults)}`);
    process.exitCode = 1;
    return;
  }
  const folder = new URL('../dist/', import.meta.url);
  mkdirSync(folder, { recursive: true });
  writeFileSync(new URL('work-groups-teams.zip', folder), packaged.zip);
  console.log('dist/work-groups-teams.zip is ready: upload it in Teams under Apps, Manage your apps, Upload an app.');
  if (packaged.placeholders.length > 0)
    console.log(
      `Good for a trial. Before people use it, put your own addresses into manifests/teams/manifest.json for:\n${listOf(packaged.placeholders)}`,
    );
}

if (import.meta.main) run();
