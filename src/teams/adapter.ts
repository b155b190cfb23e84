// Not the package's index, which loads much that is never called
import { TeamsAdapter } from '@microsoft/teams-ai/lib/TeamsAdapter.js';
import { singleShot } from './single-shot.ts';

/** Who may speak to the bot: Microsoft's signed requests, or, on this machine only, anybody (the Agents Playground). */
export type TeamsMode =
  | { kind: 'entra'; appId: string; appPassword: string; tenantId: string }
  | { kind: 'playground' };

type Settings = NonNullable<ConstructorParameters<typeof TeamsAdapter>[0]>;
type CredentialsFactory = NonNullable<ConstructorParameters<typeof TeamsAdapter>[1]>;

/** For tests only: a local OpenID document instead of Microsoft's, and tokens that nobody has to ask Entra for. */
export type TeamsTestSettings = {
  openIdMetadataUrl: string;
  tokenIssuer: string;
  credentialsFactory: CredentialsFactory;
};

/** Who signs what Teams sends to a bot. */
export const teamsIssuer = 'https://api.botframework.com';

/** The token scope and audience of everything the bot sends to Teams. */
export const teamsScope = 'https://api.botframework.com';

const secondsToAnswer = 15;

/** The bot's own id; empty in the Playground. */
export const appIdOf = (mode: TeamsMode): string => (mode.kind === 'entra' ? mode.appId : '');

function isComplete({ appId, appPassword, tenantId }: Extract<TeamsMode, { kind: 'entra' }>) {
  return [appId, appPassword, tenantId].every((value) => value.trim() !== '');
}

/** What the SDK is told. Only a test can name another signer than Microsoft. Throws when an id, password or tenant is missing. */
export function settingsOf(mode: TeamsMode, test?: TeamsTestSettings): Settings {
  if (mode.kind === 'playground') return {};
  // Without an app id the SDK switches authentication off: better no bot than an open one.
  if (!isComplete(mode)) throw new Error('Teams needs an app id, an app password and a tenant id.');
  const own = {
    MicrosoftAppId: mode.appId,
    MicrosoftAppPassword: mode.appPassword,
    MicrosoftAppType: 'SingleTenant',
    MicrosoftAppTenantId: mode.tenantId,
  };
  if (!test) return own;
  // The SDK takes these all together or not at all.
  return {
    ...own,
    ToChannelFromBotLoginUrl: `https://login.microsoftonline.com/${mode.tenantId}`,
    ToChannelFromBotOAuthScope: teamsScope,
    ToBotFromChannelTokenIssuer: test.tokenIssuer,
    OAuthUrl: 'https://api.botframework.com',
    ToBotFromChannelOpenIdMetadataUrl: test.openIdMetadataUrl,
    ToBotFromEmulatorOpenIdMetadataUrl: test.openIdMetadataUrl,
    ValidateAuthority: true,
  };
}

/** The SDK's adapter: it checks who sends, and sends each request once. Throws rather than run without authentication. */
export const createAdapter = (mode: TeamsMode, test?: TeamsTestSettings): TeamsAdapter =>
  new TeamsAdapter(settingsOf(mode, test), test?.credentialsFactory, undefined, {
    httpClient: singleShot(secondsToAnswer * 1000),
  });
