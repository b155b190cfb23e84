import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Outcome } from '../core/command.ts';
import type { View } from '../core/view.ts';
import { codeOf } from './fault-codes.ts';
import { describe } from './log.ts';
import { type Caller, drawing, type Means, type Origin } from './means.ts';
import { renderHome, renderMessage, renderModal } from './render-view.ts';
import { refusal } from './wording.ts';

/** What is shown and not asked: an answer or a kind no. */
type Shown = Exclude<Outcome, { kind: 'ask' }>;

type From<Kind extends Origin['kind']> = Extract<Origin, { kind: Kind }>;

/** A refusal is said, an answer is shown. */
export const viewOf = (shown: Shown): View => (shown.kind === 'refuse' ? refusal(shown.message) : shown.view);

/** Writes a view into a conversation; a person's id stands for their chat with the bot. */
export const post = (means: Means, client: WebClient, channel: string, view: View) =>
  client.chat.postMessage({
    channel,
    ...renderMessage(view, drawing(means)),
    unfurl_links: false,
    unfurl_media: false,
  });

/** Opens a modal with a trigger; false when Slack did not, most often because the trigger was older than three seconds. */
export async function openModal(means: Means, client: WebClient, trigger_id: string, view: ModalView) {
  try {
    const { view: opened } = await client.views.open({ trigger_id, view });
    return { view: opened?.id ?? '', hash: opened?.hash ?? '' };
  } catch (error) {
    means.log.warn({ platform: 'slack', ...describe(error) }, 'a modal did not open');
    return false;
  }
}

/** Puts a view in place of the one shown in a modal. 'newer': somebody was quicker; 'closed': nobody looks at it any more. */
export async function updateModal(
  means: Means,
  caller: Caller,
  { view: view_id, hash }: From<'modal'>,
  view: ModalView,
) {
  try {
    await caller.client.views.update({ view_id, view, ...(hash && { hash }) });
    return 'shown';
  } catch (error) {
    const code = codeOf(error);
    if (code === 'hash_conflict') return 'newer';
    if (code === 'not_found') return 'closed';
    means.log.warn({ platform: 'slack', ...describe(error) }, 'a modal was not updated');
    return 'failed';
  }
}

async function showInMessage(means: Means, { responseUrl }: From<'message'>, shown: Shown): Promise<boolean> {
  const replaces = shown.kind === 'reply' && shown.replaces === true;
  const isShared = shown.kind === 'reply' && shown.audience === 'channel';
  return means.respond(responseUrl, {
    response_type: isShared ? 'in_channel' : 'ephemeral',
    replace_original: replaces,
    ...renderMessage(viewOf(shown), drawing(means)),
  });
}

async function showAtHome(means: Means, caller: Caller, { trigger }: From<'home'>, shown: Shown): Promise<boolean> {
  const modal = renderModal(viewOf(shown), drawing(means));
  // A no leaves the home as it is: it would be gone until the tab is opened again.
  if (shown.kind === 'refuse' && trigger && (await openModal(means, caller.client, trigger, modal))) return true;
  try {
    await caller.client.views.publish({ user_id: caller.user, view: renderHome(viewOf(shown), drawing(means)) });
    return true;
  } catch (error) {
    means.log.warn({ platform: 'slack', ...describe(error) }, 'a home was not published');
    return trigger === undefined; // nobody pressed anything: the next opening tries again
  }
}

async function showInModal(means: Means, caller: Caller, origin: From<'modal'>, shown: Shown): Promise<boolean> {
  const result = await updateModal(means, caller, origin, renderModal(viewOf(shown), drawing(means)));
  return result === 'shown' || result === 'newer';
}

async function showInChat(means: Means, caller: Caller, { channel }: From<'chat'>, shown: Shown): Promise<boolean> {
  await post(means, caller.client, channel, viewOf(shown));
  return true;
}

function showThere(means: Means, caller: Caller, shown: Shown): Promise<boolean> {
  const { origin } = caller;
  switch (origin.kind) {
    case 'message':
      return showInMessage(means, origin, shown);
    case 'home':
      return showAtHome(means, caller, origin, shown);
    case 'modal':
      return showInModal(means, caller, origin, shown);
    case 'chat':
      return showInChat(means, caller, origin, shown);
    default:
      return origin satisfies never;
  }
}

/** Shows an answer where it was asked for; when that place is gone, in the person's chat with the bot. */
export async function show(means: Means, caller: Caller, shown: Shown): Promise<void> {
  if (await showThere(means, caller, shown)) return;
  await post(means, caller.client, caller.user, viewOf(shown));
}
