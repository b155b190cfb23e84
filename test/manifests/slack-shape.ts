import { z } from 'zod';

const words = (most: number, least = 1) => z.string().min(least).max(most);
const address = z.url({ protocol: /^https$/ }).max(3000);

const slashCommand = z.strictObject({
  command: words(32, 2).regex(/^\/[a-z0-9_-]+$/),
  url: address,
  description: words(2000),
  usage_hint: words(1000),
  should_escape: z.boolean(),
});

const shortcut = z.strictObject({
  type: z.enum(['global', 'message']),
  name: words(24),
  callback_id: words(255),
  description: words(150),
});

/**
 * Slack's documented rules for an app manifest (docs.slack.dev/reference/app-manifest, and the lengths of
 * slackapi/manifest-schema), for the parts this app has. Strict: a misspelt name is a fault.
 */
export const slackShape = z.strictObject({
  _metadata: z.strictObject({ major_version: z.literal([1, 2]), minor_version: z.int() }),
  display_information: z.strictObject({
    name: words(35),
    description: words(140),
    long_description: words(4000, 175),
    background_color: z.string().regex(/^#[0-9a-f]{3}([0-9a-f]{3})?$/i),
  }),
  features: z.strictObject({
    app_home: z.strictObject({
      home_tab_enabled: z.boolean(),
      messages_tab_enabled: z.boolean(),
      messages_tab_read_only_enabled: z.boolean(),
    }),
    bot_user: z.strictObject({ display_name: words(80).regex(/^[a-z0-9._-]+$/), always_online: z.boolean() }),
    slash_commands: z.array(slashCommand).min(1).max(50),
    shortcuts: z.array(shortcut).min(1).max(10).optional(),
  }),
  oauth_config: z.strictObject({
    redirect_urls: z.array(address).min(1).max(1000),
    scopes: z.strictObject({ bot: z.array(z.string()).min(1).max(255) }),
  }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({
      request_url: address,
      bot_events: z.array(z.string()).min(1).max(100),
    }),
    interactivity: z.strictObject({
      is_enabled: z.boolean(),
      request_url: address,
      message_menu_options_url: address,
    }),
    org_deploy_enabled: z.boolean(),
    socket_mode_enabled: z.boolean(),
    token_rotation_enabled: z.boolean(),
  }),
});
