import { type AppsManifestValidateArguments, WebClient } from '@slack/web-api';

type Manifest = AppsManifestValidateArguments['manifest'];
type Scopes = NonNullable<NonNullable<Manifest['oauth_config']>['scopes']>;
type Scope = NonNullable<Scopes['bot']>[number];
type Subscriptions = NonNullable<NonNullable<Manifest['settings']>['event_subscriptions']>;
type Event = NonNullable<Subscriptions['bot_events']>[number];

/**
 * The bot scopes that each Web API method needs, as its page under docs.slack.dev/reference/methods says. Where Slack
 * takes one of several, it is the one for a direct message: that is the only kind of conversation the door opens or reads.
 */
export const scopesOfMethods: { [method: string]: Scope[] } = {
  'auth.revoke': [],
  'auth.test': [],
  'chat.postMessage': ['chat:write'],
  'conversations.history': ['im:history'],
  'conversations.open': ['im:write'],
  'oauth.v2.access': [],
  'users.info': ['users:read'],
  'views.open': [],
  'views.publish': [],
  'views.update': [],
};

/** The bot scopes that each event needs (docs.slack.dev/reference/events). */
export const scopesOfEvents: { [event in Event]?: Scope[] } = {
  app_home_opened: [],
  app_uninstalled: [],
  'message.im': ['im:history'],
  tokens_revoked: [],
};

/** The scope that a slash command needs (docs.slack.dev/reference/scopes/commands). */
export const scopeOfCommands: Scope = 'commands';

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** A client's method is its `apiCall` bound to a name; everything else on it is its own machinery. */
const isCall = (value: unknown) => typeof value === 'function' && value.name.startsWith('bound ');

function methodsIn(part: Record<string, unknown>, path: string[] = []): string[] {
  return Object.entries(part).flatMap(([name, value]) => {
    const here = [...path, name];
    if (isCall(value)) return [here.join('.')];
    return isRecord(value) && path.length < 3 ? methodsIn(value, here) : [];
  });
}

/** Every method of Slack's Web API, by name. */
export const everyMethod = (): string[] => methodsIn({ ...new WebClient() });

/** The methods that a source calls, sorted: on a client, or by their name. */
export function methodsCalledIn(source: string): string[] {
  const byName = [...source.matchAll(/apiCall\(\s*['"]([\w.]+)/g)].map((match) => match[1] ?? '');
  const onClient = everyMethod().filter((method) => new RegExp(`\\b${method.replaceAll('.', '\\.')}\\(`).test(source));
  return [...new Set([...byName, ...onClient])].toSorted();
}
