import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { installationOf, packageTeams } from '../../manifests/package-teams.ts';
import { readConfig } from '../../src/config.ts';

const appId = '11111111-2222-3333-4444-555555555555';
const tenantId = '11111111-2222-3333-4444-666666666666';
const teams = { TEAMS_APP_ID: appId, TEAMS_APP_PASSWORD: 'secret', TEAMS_TENANT_ID: tenantId };
const address = { PUBLIC_URL: 'https://bot.hub.example/' };

function unpack(installation: { appId: string; host: string }) {
  const packaged = packageTeams(installation);
  if ('faults' in packaged) throw new Error(packaged.faults.join('\n'));
  return { ...packaged, files: unzipSync(packaged.zip) };
}

describe('the package for Teams', () => {
  test('holds the manifest and its two icons, and no other file: the store takes none', () => {
    const { files } = unpack({ appId, host: 'bot.hub.example' });
    expect(Object.keys(files).toSorted()).toEqual(['color.png', 'manifest.json', 'outline.png']);
    const manifest = JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array()));
    expect(manifest).toMatchObject({
      id: appId,
      bots: [{ botId: appId }],
      validDomains: ['bot.hub.example'],
      icons: { color: 'color.png', outline: 'outline.png' },
    });
  });

  test('has no placeholder left in it, and no secret', () => {
    const { files } = unpack({ appId, host: 'bot.hub.example' });
    const written = strFromU8(files['manifest.json'] ?? new Uint8Array());
    expect(written).not.toContain('${');
    expect(written).not.toContain('secret');
  });

  test('names the addresses that are nobody’s yet', () => {
    const { unowned } = unpack({ appId, host: 'bot.hub.org.uk' });
    expect(unowned).toContain('https://mathshub.example/work-groups/privacy');
    expect(unowned.filter((one) => !one.startsWith('https://mathshub.example/'))).toEqual([]);
  });

  test('is not made for an id that Teams would refuse', () => {
    expect(packageTeams({ appId: 'work-groups', host: 'bot.hub.example' })).toEqual({
      faults: expect.arrayContaining([expect.stringContaining('/id')]),
    });
  });
});

describe('whom the package is for', () => {
  test('comes out of the configuration of the service', () => {
    expect(installationOf(readConfig({ ...teams, ...address }))).toEqual({ appId, host: 'bot.hub.example' });
  });

  test.each([
    ['TEAMS_APP_ID', address],
    ['PUBLIC_URL', teams],
  ])('is asked for by name when %s is missing, with what to set', (variable, given) => {
    expect(installationOf(readConfig(given))).toEqual({
      faults: [expect.stringMatching(new RegExp(`^${variable} is missing: set `))],
    });
  });

  test('is all that the script says when nothing is configured', () => {
    const script = fileURLToPath(new URL('../../manifests/package-teams.ts', import.meta.url));
    const { status, stderr } = spawnSync(process.execPath, [script], { env: {}, encoding: 'utf8' });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^No package was made:\n {2}- TEAMS_APP_ID is missing.*\n {2}- PUBLIC_URL is missing.*\n$/);
  });
});
