import type { TeamsAdapter } from '@microsoft/teams-ai';
import { TeamsInfo, type TurnContext } from 'botbuilder';
import { teamsScope } from './adapter.ts';
import type { Card } from './card.ts';
import type { Spot, TeamsAddress } from './identify.ts';
import { sendOnce } from './single-shot.ts';

/** What is written: a card with its words for screen readers and notifications, or a plain line. */
type Message = { card: Card; plain: string } | { line: string };

/** Writing in Teams. Each call is one request, never repeated; it throws NotTaken when Teams did not take it. */
export type Conversations = {
  /** Writes a message and gives back its id, empty when Teams named none. */
  post: (spot: Spot, message: Message) => Promise<string>;
  /** Puts another message in place of an earlier one, for everybody. */
  replace: (spot: Spot, id: string, message: Message) => Promise<void>;
  /** Opens somebody's own chat with the bot, or finds it open. */
  open: (address: TeamsAddress) => Promise<Spot>;
  /** Writes in a shared conversation what only this person sees. */
  whisper: (spot: Spot, message: Message) => Promise<void>;
  /** The name of the person at this spot, as Teams has it. */
  nameOf: (spot: Spot) => Promise<string | undefined>;
};

const longestSummary = 4000;

const cardAttachment = (content: Card) => ({ contentType: 'application/vnd.microsoft.card.adaptive', content });

const activityOf = (message: Message) =>
  'line' in message
    ? { type: 'message', textFormat: 'plain', text: message.line, summary: message.line }
    : {
        type: 'message',
        summary: message.plain.slice(0, longestSummary),
        attachments: [cardAttachment(message.card)],
      };

const referenceTo = ({ serviceUrl, tenant, user, bot, conversation, type }: Spot) => ({
  channelId: 'msteams',
  serviceUrl,
  bot: { id: bot, name: '' },
  user: { id: user, name: '' },
  conversation: { id: conversation, tenantId: tenant, isGroup: type !== 'personal', conversationType: type, name: '' },
});

type WithToken = { getToken: () => Promise<string> };

const givesToken = (credentials: unknown): credentials is WithToken =>
  typeof credentials === 'object' &&
  credentials !== null &&
  'getToken' in credentials &&
  typeof credentials.getToken === 'function';

/** The token that the SDK would send with this turn's messages. */
async function tokenOf(context: TurnContext): Promise<string> {
  const connector: unknown = context.turnState.get(context.adapter.ConnectorClientKey);
  const credentials = typeof connector === 'object' && connector && 'credentials' in connector && connector.credentials;
  if (!givesToken(credentials)) throw new Error('The SDK keeps its credentials in another place now.');
  return credentials.getToken();
}

// The SDK sends a targeted message to everybody: it knows neither the flag nor the parameter.
async function postTargeted(context: TurnContext, spot: Spot, message: Message, milliseconds: number): Promise<void> {
  const { serviceUrl, conversation, bot, user } = spot;
  const base = serviceUrl.replace(/\/$/, '');
  const url = `${base}/v3/conversations/${encodeURIComponent(conversation)}/activities?isTargetedActivity=true`;
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${await tokenOf(context)}` };
  const recipient = { id: user, isTargeted: true };
  const body = JSON.stringify({
    ...activityOf(message),
    from: { id: bot },
    conversation: { id: conversation },
    recipient,
  });
  await sendOnce({ url, method: 'POST', headers, body }, milliseconds);
}

/** The conversations the bot writes in, over the SDK's connector. `milliseconds` is how long Teams may take to answer. */
export function createConversations(adapter: TeamsAdapter, appId: string, milliseconds: number): Conversations {
  async function inTurn<T>(spot: Spot, work: (context: TurnContext) => Promise<T>): Promise<T> {
    let result: { value: T } | undefined;
    await adapter.continueConversationAsync(appId, referenceTo(spot), async (context) => {
      result = { value: await work(context) };
    });
    if (!result) throw new Error('The SDK did not run the turn.');
    return result.value;
  }

  async function open(address: TeamsAddress): Promise<Spot> {
    const { serviceUrl, tenant, user, bot } = address;
    const channelData = { tenant: { id: tenant } };
    const members = [{ id: user, name: '' }];
    const wanted = { isGroup: false, bot: { id: bot, name: '' }, members, tenantId: tenant, channelData };
    let conversation: string | undefined;
    await adapter.createConversationAsync(appId, 'msteams', serviceUrl, teamsScope, wanted, async (context) => {
      conversation = context.activity.conversation.id;
    });
    if (!conversation) throw new Error('Teams named no conversation.');
    return { serviceUrl, tenant, user, bot, conversation, type: 'personal' };
  }

  /** Without the SDK's own way to send: outside a request it would answer a message that never was. */
  async function post(spot: Spot, message: Message): Promise<string> {
    const { bot, user, ...reference } = referenceTo(spot);
    const replies = spot.replyTo ? { replyToId: spot.replyTo } : {};
    const to = spot.user ? { recipient: user } : {};
    const activity = { ...activityOf(message), ...reference, ...replies, from: bot, ...to };
    const [taken] = await inTurn(spot, (context) => adapter.sendActivities(context, [activity]));
    return taken?.id ?? '';
  }

  return {
    open,
    post,
    replace: (spot, id, message) =>
      inTurn(spot, async (context) => {
        await context.updateActivity({ ...activityOf(message), id, conversation: referenceTo(spot).conversation });
      }),
    whisper: (spot, message) => inTurn(spot, (context) => postTargeted(context, spot, message, milliseconds)),
    nameOf: (spot) => inTurn(spot, async (context) => (await TeamsInfo.getMember(context, spot.user)).name),
  };
}
