import type { IncomingMessage, ServerResponse } from 'node:http';
import { type CallbackOptions, type Installation, InstallProvider } from '@slack/oauth';
import type { WebClientOptions } from '@slack/web-api';
import * as pages from './install-pages.ts';
import { describe, type Log } from './log.ts';
import { scopes } from './scopes.ts';
import { boltInstallation, type Kept, type Shelf } from './stored-installations.ts';
import type { createClients } from './web-client.ts';

/** What is known of hubs: the links they gave out, and which workspace is whose. */
export type Hubs = {
  /** The hub that a link was made for; undefined when it no longer works. */
  ofLink: (link: string) => Promise<string | undefined>;
  /** Makes the workspace the hub's whose link it is, and uses the link up; without a link, only tells whose it is. */
  connect: (
    link: string | undefined,
    workspace: { tenant: string; name: string },
  ) => Promise<{ kind: 'connected' | 'already' | 'another hub'; hub: string } | { kind: 'gone' | 'no hub' }>;
};

/** The Slack app as workspaces install it; `publicUrl` is where Slack sends people back. */
export type OAuthApp = { clientId: string; clientSecret: string; stateSecret: string; publicUrl: string };

type Parts = {
  app: OAuthApp;
  apiUrl: string;
  shelf: Shelf;
  hubs: Hubs;
  /** What was read of a workspace counts no longer: it has just installed anew. */
  forget: (team: string) => void;
  clientOptions: WebClientOptions;
  clientFor: ReturnType<typeof createClients>;
  log: Log;
};

const installPath = '/slack/install';
const redirectPath = '/slack/oauth_redirect';

const addressOf = ({ url }: IncomingMessage) => new URL(url ?? '/', 'http://localhost');

/** Whether another site sent the browser here: then nobody has read yet whose hub it is. Old browsers do not say. */
const cameFromElsewhere = ({ headers }: IncomingMessage) =>
  !['same-origin', undefined].includes(headers['sec-fetch-site']?.toString());

/** What is kept of an installation; Slack's times are in seconds. */
function keptOf(installation: Installation): Kept {
  const { expiresAt } = boltInstallation.parse(installation).bot;
  const content = JSON.stringify({ ...installation, metadata: undefined }); // the link in it is nobody's business
  return { content, ...(expiresAt !== undefined && { expiresAt: new Date(expiresAt * 1000) }) };
}

const workspaceOf = (installation: Installation) => {
  const { id: tenant, name = tenant } = boltInstallation.parse(installation).team;
  return { tenant, name };
};

/** A grant for all workspaces of an organisation is given back: it would be a key that nobody uses. */
async function giveBack({ clientFor, log }: Parts, { bot }: Installation): Promise<void> {
  if (!bot) return;
  try {
    await clientFor(bot.token).auth.revoke();
  } catch (error) {
    log.warn({ platform: 'slack', ...describe(error) }, 'an organisation’s grant was not given back');
  }
}

async function tellResult({ hubs, log }: Parts, installation: Installation, response: ServerResponse) {
  const workspace = workspaceOf(installation);
  const result = await hubs.connect(installation.metadata, workspace);
  log.info({ platform: 'slack', tenant: workspace.tenant, result: result.kind }, 'the app was installed');
  if ('hub' in result && result.kind !== 'another hub')
    return pages.showPage(response, pages.connected(workspace.name, result.hub));
  if (result.kind === 'no hub') return pages.showPage(response, pages.noHubYet(workspace.name));
  if (result.kind === 'gone') return pages.showPage(response, pages.linkUsed(workspace.name));
  return pages.showPage(response, pages.anotherHub(workspace.name));
}

const pageOf: Record<string, typeof pages.failed> = {
  slack_oauth_invalid_state: pages.notBegunHere,
  slack_oauth_missing_state: pages.notBegunHere,
  slack_oauth_missing_code: pages.notBegunHere,
  slack_oauth_installer_authorization_error: pages.cancelled,
};

/** How Bolt's provider is told to end, well or not. */
const endings = (parts: Parts): CallbackOptions => ({
  afterInstallation: async (installation, _options, _request, response) => {
    if (!installation.isEnterpriseInstall && boltInstallation.safeParse(installation).success) return true;
    await giveBack(parts, installation);
    pages.showPage(response, pages.wholeOrganisation);
    return false;
  },
  successAsync: (installation, _options, _request, response) => tellResult(parts, installation, response),
  failure: (error, _options, _request, response) => {
    parts.log.warn({ platform: 'slack', code: error.code }, 'an installation did not come to its end');
    pages.showPage(response, pageOf[error.code] ?? pages.failed);
  },
});

function openProvider({ app, apiUrl, shelf, forget, clientOptions }: Parts): InstallProvider {
  const { clientId, clientSecret, stateSecret } = app;
  return new InstallProvider({
    clientId,
    clientSecret,
    stateSecret,
    authorizationUrl: new URL('/oauth/v2/authorize', apiUrl).href,
    directInstall: true,
    clientOptions,
    ...(clientOptions.logger && { logger: clientOptions.logger }),
    installationStore: {
      storeInstallation: async (installation) => {
        const workspace = workspaceOf(installation);
        await shelf.keep(workspace, keptOf(installation));
        forget(workspace.tenant);
      },
      fetchInstallation: () => Promise.reject(new Error('tokens are handed out in one place only')),
    },
  });
}

/** The way on which a workspace installs the app: from a hub's link, or plainly, to Slack and back. */
export function createInstall(parts: Parts): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const provider = openProvider(parts);
  const redirectUri = parts.app.publicUrl + redirectPath;

  async function begin(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { searchParams } = addressOf(request);
    const link = searchParams.get('link');
    if (link !== null) {
      const hub = await parts.hubs.ofLink(link);
      if (hub === undefined) return pages.showPage(response, pages.linkGone);
      const goOn = `${installPath}?${new URLSearchParams({ link, go: 'on' })}`;
      if (!searchParams.has('go') || cameFromElsewhere(request))
        return pages.showPage(response, pages.beforeInstalling(hub, goOn));
    }
    const options = { scopes, redirectUri, ...(link !== null && { metadata: link }) };
    await provider.handleInstallPath(request, response, {}, options);
  }

  return async (request, response) => {
    const { pathname } = addressOf(request);
    if (pathname === installPath) return begin(request, response);
    return provider.handleCallback(request, response, endings(parts));
  };
}
