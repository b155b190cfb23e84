import { z } from 'zod';

/** Every environment variable that counts, in the order of the README's table; a test holds the table to this list. */
export const variables = [
  { name: 'PORT', usual: '3978', what: 'Port of the web server' },
  { name: 'HOST', usual: '127.0.0.1', what: 'Address it listens on; 0.0.0.0 in a container, behind a proxy with TLS' },
  {
    name: 'PUBLIC_URL',
    usual: '',
    what: 'The https address under which Slack and Teams reach it; the pages behind links and SLACK_CLIENT_ID need it',
  },
  {
    name: 'DATABASE_URL',
    usual: '',
    what: 'A PostgreSQL server (15 or later); without it the built-in one runs in DATA_DIR',
  },
  { name: 'DATA_DIR', usual: './data', what: 'Folder of the built-in database' },
  {
    name: 'ENCRYPTION_KEY',
    usual: '',
    what: '32 bytes in base64 for stored workspace tokens; needed with SLACK_CLIENT_ID',
  },
  {
    name: 'ENCRYPTION_KEY_OLD',
    usual: '',
    what: 'The key before it, which still opens what it closed; until “keys rotate” has closed all anew',
  },
  { name: 'LOG_LEVEL', usual: 'info', what: 'fatal, error, warn, info, debug or silent' },
  {
    name: 'SWEEP_CRON',
    usual: '* * * * *',
    what: 'When to look for what is due, as in cron, UK time; a message is as late as this is rare',
  },
  {
    name: 'METRICS_TOKEN',
    usual: '',
    what: 'Bearer token for /metrics, 16 signs or more; without it /metrics answers in the trial only',
  },
  { name: 'SLACK_SIGNING_SECRET', usual: '', what: 'From the Slack app’s page “Basic Information”' },
  { name: 'SLACK_BOT_TOKEN', usual: '', what: 'xoxb-…, from “OAuth & Permissions”, for one workspace' },
  { name: 'SLACK_APP_TOKEN', usual: '', what: 'xapp-…, for Socket Mode where no public address is allowed' },
  { name: 'SLACK_CLIENT_ID', usual: '', what: 'From “Basic Information”, for installing in several workspaces' },
  { name: 'SLACK_CLIENT_SECRET', usual: '', what: 'From the same page, for the same' },
  {
    name: 'SLACK_STATE_SECRET',
    usual: '',
    what: 'Any 16 signs or more that nobody knows; signs who began an installation',
  },
  { name: 'SLACK_API_URL', usual: 'https://slack.com/api/', what: 'Slack’s API; another address only for tests' },
  { name: 'TEAMS_APP_ID', usual: '', what: 'The bot’s app id in Entra' },
  { name: 'TEAMS_APP_PASSWORD', usual: '', what: 'Its client secret' },
  { name: 'TEAMS_TENANT_ID', usual: '', what: 'The tenant the bot is registered in, and the first one admitted' },
] as const;

type VariableName = (typeof variables)[number]['name'];
type Given = Partial<Record<VariableName, string>>;

/** One workspace by its token, several that install the app, or both. */
type SlackConfig = { signingSecret: string; botToken?: string; appToken?: string; apiUrl: string; oauth?: OAuthConfig };
type OAuthConfig = { clientId: string; clientSecret: string; stateSecret: string; publicUrl: string };
type TeamsConfig = { appId: string; appPassword: string; tenantId: string };

export type Config = {
  http: { port: number; host: string; publicUrl?: string; metricsToken?: string };
  database: { url?: string; dataDir: string };
  logLevel: (typeof logLevels)[number];
  /** When the clock wakes the sweep. */
  sweepCron: string;
  /** Closes what is stored of workspaces; `old` still opens. */
  keys?: { key: string; old?: string };
  slack?: SlackConfig;
  teams?: TeamsConfig;
  /** Nothing is connected: the sample hub, on loopback, with the Teams endpoint open to the Agents Playground. */
  trial: boolean;
};

/** What is wrong with the environment: one sentence a fault, each naming its variable and the remedy. */
export class ConfigError extends Error {
  readonly faults: string[];
  constructor(faults: string[]) {
    super(faults.join('\n'));
    this.faults = faults;
  }
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;
const loopback = ['127.0.0.1', 'localhost', '::1'];

/** Variables that only make sense together. */
const sets: { platform: string; all: VariableName[] }[] = [
  {
    platform: 'installing in several Slack workspaces',
    all: ['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_STATE_SECRET', 'ENCRYPTION_KEY'],
  },
  { platform: 'Teams', all: ['TEAMS_APP_ID', 'TEAMS_APP_PASSWORD', 'TEAMS_TENANT_ID'] },
];

const key32 = z.base64().refine((key) => Buffer.from(key, 'base64').length === 32);

/** Minute, hour, day, month, weekday: numbers, ranges, steps and lists. */
const cron = z.string().regex(/^(\*|[\d,-]+)(\/\d+)?( (\*|[\d,-]+)(\/\d+)?){4}$/);

const checks: { [name in VariableName]?: [z.ZodType, string] } = {
  PORT: [z.coerce.number().int().min(0).max(65535), 'must be a port number such as 3978.'],
  PUBLIC_URL: [z.url({ protocol: /^https$/ }), 'must be an https address such as https://workgroups.example.'],
  DATABASE_URL: [
    z.url({ protocol: /^postgres(ql)?$/ }),
    'must begin with postgresql://. Leave it out to use the built-in database.',
  ],
  LOG_LEVEL: [z.enum(logLevels), `must be one of ${logLevels.join(', ')}.`],
  SWEEP_CRON: [cron, 'must have five parts as in cron, such as * * * * * for every minute.'],
  METRICS_TOKEN: [z.string().min(16), 'must have 16 signs or more. Make one with: openssl rand -hex 16'],
  ENCRYPTION_KEY: [key32, 'must be 32 bytes in base64. Make one with: openssl rand -base64 32'],
  ENCRYPTION_KEY_OLD: [
    key32,
    'must be 32 bytes in base64: the ENCRYPTION_KEY that was there before. Leave it out when there was none.',
  ],
  SLACK_BOT_TOKEN: [
    z.string().startsWith('xoxb-'),
    'must begin with xoxb-. It is on the Slack app’s page “OAuth & Permissions”.',
  ],
  SLACK_APP_TOKEN: [
    z.string().startsWith('xapp-'),
    'must begin with xapp-. It is under “App-Level Tokens” on the Slack app’s page “Basic Information”.',
  ],
  SLACK_STATE_SECRET: [z.string().min(16), 'must have 16 signs or more. Make one with: openssl rand -hex 16'],
  SLACK_API_URL: [z.url(), 'must be an address such as https://slack.com/api/.'],
  TEAMS_TENANT_ID: [z.guid(), 'must be a tenant id such as 11111111-2222-3333-4444-555555555555.'],
  TEAMS_APP_ID: [z.guid(), 'must be an app id such as 11111111-2222-3333-4444-555555555555.'],
};

const given = (env: Record<string, string | undefined>): Given =>
  Object.fromEntries(variables.flatMap(({ name }) => (env[name]?.trim() ? [[name, env[name]?.trim()]] : [])));

function halfConfigured(values: Given): string[] {
  return sets.flatMap(({ platform, all }) => {
    const missing = all.filter((name) => !values[name]);
    if (missing.length === 0 || missing.length === all.length) return [];
    return missing.map(
      (name) => `${name} is missing: ${platform} needs it beside ${all.filter((one) => values[one]).join(', ')}.`,
    );
  });
}

/** One variable that is nothing without another: which, which, and why. */
const lonely: [VariableName, VariableName, string][] = [
  ['SLACK_APP_TOKEN', 'SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN only adds Socket Mode to it'],
  ['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET', 'Slack needs it beside SLACK_BOT_TOKEN'],
  ['SLACK_CLIENT_ID', 'SLACK_SIGNING_SECRET', 'Slack needs it beside SLACK_CLIENT_ID'],
  ['SLACK_CLIENT_ID', 'PUBLIC_URL', 'Slack sends people back to it after installing'],
  ['ENCRYPTION_KEY_OLD', 'ENCRYPTION_KEY', 'ENCRYPTION_KEY_OLD is the key before it'],
];

function missingBeside(values: Given): string[] {
  const alone = lonely.filter(([name, other]) => values[name] && !values[other]);
  const noWay = values.SLACK_SIGNING_SECRET && !values.SLACK_BOT_TOKEN && !values.SLACK_CLIENT_ID;
  return [
    ...alone.map(([, other, why]) => `${other} is missing: ${why}.`),
    ...(noWay ? ['SLACK_BOT_TOKEN is missing: Slack needs it, or SLACK_CLIENT_ID, beside SLACK_SIGNING_SECRET.'] : []),
  ];
}

function faultsOf(values: Given): string[] {
  const wrong = variables.flatMap(({ name }) => {
    const check = checks[name];
    return values[name] !== undefined && check && !check[0].safeParse(values[name]).success
      ? [`${name} ${check[1]}`]
      : [];
  });
  const openTrial =
    isTrial(values) && values.HOST && !loopback.includes(values.HOST)
      ? ['HOST must stay 127.0.0.1 while neither Slack nor Teams is configured: the trial has no lock on its doors.']
      : [];
  return [...wrong, ...halfConfigured(values), ...missingBeside(values), ...openTrial];
}

const isTrial = (values: Given) => !values.SLACK_SIGNING_SECRET && !values.TEAMS_APP_ID;

/** Without the slash that may stand at its end: paths are put behind it. */
const publicUrlOf = ({ PUBLIC_URL: address }: Given) => address?.replace(/\/+$/, '');

function oauthOf(values: Given): OAuthConfig | undefined {
  const { SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret, SLACK_STATE_SECRET: stateSecret } = values;
  const publicUrl = publicUrlOf(values);
  if (!clientId || !clientSecret || !stateSecret || !publicUrl) return undefined;
  return { clientId, clientSecret, stateSecret, publicUrl };
}

function slackOf(values: Given): SlackConfig | undefined {
  const { SLACK_SIGNING_SECRET: signingSecret, SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken } = values;
  const oauth = oauthOf(values);
  if (!signingSecret || !(botToken || oauth)) return undefined;
  return {
    signingSecret,
    ...(botToken && { botToken }),
    ...(appToken && { appToken }),
    ...(oauth && { oauth }),
    apiUrl: values.SLACK_API_URL ?? 'https://slack.com/api/',
  };
}

function teamsOf(values: Given): TeamsConfig | undefined {
  const { TEAMS_APP_ID: appId, TEAMS_APP_PASSWORD: appPassword, TEAMS_TENANT_ID: tenantId } = values;
  return appId && appPassword && tenantId ? { appId, appPassword, tenantId } : undefined;
}

/** Reads and checks the environment; throws ConfigError with every fault at once. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const values = given(env);
  const faults = faultsOf(values);
  if (faults.length > 0) throw new ConfigError(faults);
  const slack = slackOf(values);
  const teams = teamsOf(values);
  const publicUrl = publicUrlOf(values);
  const { METRICS_TOKEN: metricsToken, DATABASE_URL: url } = values;
  const { ENCRYPTION_KEY: key, ENCRYPTION_KEY_OLD: old } = values;
  return {
    http: {
      port: Number(values.PORT ?? 3978),
      host: values.HOST ?? '127.0.0.1',
      ...(publicUrl && { publicUrl }),
      ...(metricsToken && { metricsToken }),
    },
    database: { dataDir: values.DATA_DIR ?? './data', ...(url && { url }) },
    logLevel: z.enum(logLevels).parse(values.LOG_LEVEL ?? 'info'),
    sweepCron: values.SWEEP_CRON ?? '* * * * *',
    ...(key && { keys: { key, ...(old && { old }) } }),
    ...(slack && { slack }),
    ...(teams && { teams }),
    trial: isTrial(values),
  };
}

/** The configuration of this process: the one place that reads its environment. */
export const configOfProcess = (): Config => readConfig(process.env);
