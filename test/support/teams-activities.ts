import { botId, tenantId } from './teams-fakes.ts';

/** Who does something in Teams, and where. */
export type Origin = {
  user: string;
  name?: string;
  where?: 'personal' | 'group' | 'channel';
  conversation?: string;
  tenant?: string;
};

let counter = 0;

/** An activity as Teams sends it. */
export function activityFrom(connectorUrl: string, origin: Origin, more: object = {}): Record<string, unknown> {
  const { user, name = 'Test Person', where = 'personal', tenant = tenantId } = origin;
  counter += 1;
  const shared = where === 'group' ? '19:group@thread.v2' : '19:channel@thread.tacv2;messageid=1700000000000';
  const conversation = origin.conversation ?? (where === 'personal' ? `a:${user}` : shared);
  const types = { personal: 'personal', group: 'groupChat', channel: 'channel' } as const;
  const team = { id: '19:team@thread.tacv2', aadGroupId: '00000000-0000-4000-8000-000000000031' };
  return {
    type: 'message',
    id: `1700000${String(counter).padStart(6, '0')}`,
    timestamp: '2026-11-22T10:00:00.000Z',
    channelId: 'msteams',
    serviceUrl: connectorUrl,
    from: { id: `29:${user}`, name, aadObjectId: user },
    recipient: { id: botId, name: 'Work Groups' },
    conversation: { id: conversation, conversationType: types[where], tenantId: tenant },
    channelData: { tenant: { id: tenant }, ...(where === 'channel' && { team }) },
    ...more,
  };
}

/** Typed words; in a shared conversation behind a mention of the bot. */
export const messageFrom = (connectorUrl: string, origin: Origin, words: string, more: object = {}) => {
  const isShared = origin.where === 'group' || origin.where === 'channel';
  const mention = { type: 'mention', text: '<at>Work Groups</at>', mentioned: { id: botId, name: 'Work Groups' } };
  return activityFrom(connectorUrl, origin, {
    text: isShared ? `<at>Work Groups</at>&nbsp;${words}` : words,
    textFormat: 'plain',
    ...(isShared && { entities: [mention] }),
    ...more,
  });
};

/** A press on a card's Action.Execute; `data` is what the action carries together with what was typed. */
export const pressFrom = (connectorUrl: string, origin: Origin, verb: string, data: object, more: object = {}) =>
  activityFrom(connectorUrl, origin, {
    type: 'invoke',
    name: 'adaptiveCard/action',
    replyToId: '1999',
    value: { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' },
    ...more,
  });
