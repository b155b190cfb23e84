import { describe, expect, test } from 'vitest';
import { createAdapter, settingsOf, type TeamsMode } from '../../src/teams/adapter.ts';
import { createTeamsDoor } from '../../src/teams/door.ts';
import { credentialsFactory } from '../support/teams-fakes.ts';
import { now, scripted, shown } from '../support/teams-samples.ts';

const production: TeamsMode = { kind: 'entra', appId: 'app', appPassword: 'password', tenantId: 'tenant' };
const fakes = {
  openIdMetadataUrl: 'http://127.0.0.1:1/openid',
  tokenIssuer: 'https://issuer.example',
  credentialsFactory,
};

test('a production configuration cannot name another signer than Microsoft', () => {
  const smuggled = {
    ...production,
    ...fakes,
    ToBotFromChannelOpenIdMetadataUrl: fakes.openIdMetadataUrl,
    OAuthUrl: 'x',
  };
  expect(settingsOf(smuggled)).toEqual({
    MicrosoftAppId: 'app',
    MicrosoftAppPassword: 'password',
    MicrosoftAppType: 'SingleTenant',
    MicrosoftAppTenantId: 'tenant',
  });
});

test('a production configuration asks Entra for its tokens, whatever else it holds', () => {
  expect(createAdapter({ ...production, ...fakes }).credentialsFactory).not.toBe(credentialsFactory);
});

test('only a test names its own signer, and then all of it', () => {
  expect(settingsOf(production, fakes)).toMatchObject({
    ToBotFromChannelOpenIdMetadataUrl: fakes.openIdMetadataUrl,
    ToBotFromEmulatorOpenIdMetadataUrl: fakes.openIdMetadataUrl,
    ToBotFromChannelTokenIssuer: fakes.tokenIssuer,
    ValidateAuthority: true,
  });
});

describe('a door without authentication is not opened', () => {
  const { dispatcher } = scripted(() => shown('Never'));
  const log = { info: () => {}, warn: () => {}, error: () => {} };

  test.each(['appId', 'appPassword', 'tenantId'])('when %s is empty', (missing) => {
    for (const empty of ['', '  ']) {
      const mode = { ...production, [missing]: empty };
      const open = () => createTeamsDoor({ mode, tenants: () => true, dispatcher, clock: () => now, log });
      expect(open).toThrow('Teams needs an app id, an app password and a tenant id.');
    }
  });
});
