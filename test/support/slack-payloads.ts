import { randomUUID } from 'node:crypto';

/** Somebody in a workspace, as payloads name them. */
export type Member = { id: string; handle: string; team: string };

/** A view as Slack keeps it. */
export type KeptView = {
  id: string;
  type: 'modal' | 'home';
  hash: string;
  callback_id: string;
  private_metadata: string;
  title?: unknown;
  submit?: unknown;
  blocks: unknown[];
};

/** A message a button stands on. */
export type KeptMessage = { channel: string; ts: string; ephemeral: boolean; blocks: unknown[] };

export type Channel = { id: string; name: string };

const app = { api_app_id: 'A0WG', token: 'fake' };
const stamp = () => (Date.now() / 1000).toFixed(6);
const teamOf = ({ team }: Member) => ({ id: team, domain: 'mathshub' });
const userOf = ({ id, handle, team }: Member) => ({ id, username: handle, name: handle, team_id: team });
const workspace = { enterprise: null, is_enterprise_install: false };

type Asking = { by: Member; trigger: string };

/** What Slack sends for a slash command. */
export const commandFields = (
  said: Asking & { text: string; channel: Channel; responseUrl: string; command?: string },
) => ({
  token: 'fake',
  team_id: said.by.team,
  team_domain: 'mathshub',
  channel_id: said.channel.id,
  channel_name: said.channel.name,
  user_id: said.by.id,
  user_name: said.by.handle,
  command: said.command ?? '/workgroups',
  text: said.text,
  api_app_id: 'A0WG',
  is_enterprise_install: 'false',
  response_url: said.responseUrl,
  trigger_id: said.trigger,
});

type PressedButton = Record<string, unknown>;

const aboutView = (view: KeptView, by: Member) => ({
  ...view,
  team_id: by.team,
  state: { values: {} },
  clear_on_close: false,
  notify_on_close: false,
  close: null,
  previous_view_id: null,
  root_view_id: view.id,
  app_id: 'A0WG',
  external_id: '',
  app_installed_team_id: by.team,
  bot_id: 'B0WG',
});

const onMessage = (on: KeptMessage, responseUrl: string) => ({
  container: { type: 'message', message_ts: on.ts, channel_id: on.channel, is_ephemeral: on.ephemeral },
  channel: { id: on.channel, name: on.channel.startsWith('D') ? 'directmessage' : 'wg-secondary' },
  // Slack does not send along what only one person could see.
  ...(on.ephemeral
    ? {}
    : { message: { type: 'message', user: 'U0WGBOT', ts: on.ts, bot_id: 'B0WG', app_id: 'A0WG', blocks: on.blocks } }),
  state: { values: {} },
  response_url: responseUrl,
});

const onView = (view: KeptView, by: Member) => ({
  container: { type: 'view', view_id: view.id },
  view: aboutView(view, by),
});

/** What Slack sends for a press on a button. */
export const pressPayload = (
  pressed: Asking & { button: PressedButton; on: { message: KeptMessage; responseUrl: string } | { view: KeptView } },
) => ({
  type: 'block_actions',
  user: userOf(pressed.by),
  ...app,
  trigger_id: pressed.trigger,
  team: teamOf(pressed.by),
  ...workspace,
  ...('view' in pressed.on
    ? onView(pressed.on.view, pressed.by)
    : onMessage(pressed.on.message, pressed.on.responseUrl)),
  actions: [{ ...pressed.button, action_ts: stamp() }],
});

/** What Slack sends for a submitted modal. */
export const submissionPayload = (
  handed: Asking & { view: KeptView; values: Record<string, Record<string, unknown>> },
) => ({
  type: 'view_submission',
  team: teamOf(handed.by),
  user: userOf(handed.by),
  ...app,
  trigger_id: handed.trigger,
  view: { ...aboutView(handed.view, handed.by), state: { values: handed.values } },
  response_urls: [],
  ...workspace,
});

/** What Slack sends while somebody types into a search field. */
export const searchPayload = (typed: {
  by: Member;
  view: KeptView;
  blockId: string;
  actionId: string;
  words: string;
}) => ({
  type: 'block_suggestion',
  user: userOf(typed.by),
  container: { type: 'view', view_id: typed.view.id },
  ...app,
  action_id: typed.actionId,
  block_id: typed.blockId,
  value: typed.words,
  team: teamOf(typed.by),
  view: aboutView(typed.view, typed.by),
  ...workspace,
});

const envelope = (team: string, event: Record<string, unknown>) => ({
  ...app,
  team_id: team,
  type: 'event_callback',
  event_id: `Ev${randomUUID().replaceAll('-', '').slice(0, 10).toUpperCase()}`,
  event_time: Math.floor(Date.now() / 1000),
  authorizations: [
    { enterprise_id: null, team_id: team, user_id: 'U0WGBOT', is_bot: true, is_enterprise_install: false },
  ],
  is_ext_shared_channel: false,
  event: { ...event, event_ts: stamp() },
});

/** What Slack sends when somebody opens the app's home. */
export const openedPayload = (by: Member, tab = 'home') =>
  envelope(by.team, { type: 'app_home_opened', user: by.id, channel: `D${by.id}`, tab });

/** What Slack sends when somebody writes to the bot. */
export const messagePayload = (by: Member, text: string, more: Record<string, unknown> = {}) =>
  envelope(by.team, {
    type: 'message',
    channel_type: 'im',
    channel: `D${by.id}`,
    user: by.id,
    text,
    ts: stamp(),
    client_msg_id: randomUUID(),
    team: by.team,
    ...more,
  });
