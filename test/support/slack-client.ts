import { z } from 'zod';
import type { Seen } from '../doors/driver.ts';
import { refusedBySlack, type Surface } from './slack-limits.ts';
import type { SlackLine } from './slack-line.ts';
import { carryTyped, keepView, type OpenModal } from './slack-modal.ts';
import type { KeptMessage, KeptView, Member } from './slack-payloads.ts';
import type { Call } from './slack-recorder.ts';
import { seeMessage, seeView } from './slack-screen.ts';

/** What one person's Slack shows: the last thing seen, the modal that is open, and what each thing seen stands on. */
type SlackScreen = {
  last: Seen | undefined;
  modal: OpenModal | undefined;
  surfaces: WeakMap<Seen, { message: KeptMessage } | { view: KeptView }>;
};

const message = z.looseObject({
  text: z.string(),
  blocks: z.array(z.unknown()).optional(),
  response_type: z.string().optional(),
  metadata: z.looseObject({ event_type: z.string() }).optional(),
});

const isWaiting = (view: KeptView) => view.callback_id === 'fetching' || view.callback_id === 'saving';

/** Whether a message came by itself and answers nothing. */
export const isNotice = (call: Call): boolean =>
  call.method === 'chat.postMessage' && message.safeParse(call.args).data?.metadata !== undefined;

/** Slack would refuse this: the person would see nothing, so neither does the test. */
function mustBeTaken(drawn: unknown, surface: Surface): void {
  const refused = refusedBySlack(drawn, surface);
  if (refused.length > 0) throw new Error(`Slack would refuse this ${surface}: ${refused.join('; ')}`);
}

/** Draws what the bot sends on one person's screen. */
export function createScreen(by: Member, line: SlackLine) {
  const screen: SlackScreen = { last: undefined, modal: undefined, surfaces: new WeakMap() };

  const see = (seen: Seen, surface: { message: KeptMessage } | { view: KeptView }): Seen => {
    screen.last = seen;
    screen.surfaces.set(seen, surface);
    return seen;
  };

  const seeModal = (sent: KeptView, errors: Record<string, string> = {}): Seen | undefined => {
    screen.modal = carryTyped(screen.modal, sent);
    if (isWaiting(sent)) return undefined;
    return see(seeView(sent, screen.modal.typed, errors), { view: sent });
  };

  const seeWords = (sent: unknown, channel: string, ts: string): Seen => {
    mustBeTaken(sent, 'message');
    const { text, blocks = [], response_type } = message.parse(sent);
    const ephemeral = response_type === 'ephemeral';
    const isPrivate = response_type !== 'in_channel';
    return see(seeMessage({ text, blocks }, isPrivate), { message: { channel, ts, ephemeral, blocks } });
  };

  const seeCall = (call: Call, channel: string): Seen | undefined => {
    if (!call.ok || isNotice(call)) return undefined;
    const result = z
      .looseObject({ view: z.looseObject({ id: z.string(), hash: z.string() }).optional() })
      .parse(call.result);
    if (call.method === 'response_url') return seeWords(call.args, channel, `${Date.now() / 1000}`);
    if (call.method === 'chat.postMessage') return seeWords(call.args, `D${by.id}`, String(call.result.ts));
    if (call.method === 'views.publish') {
      const view = keepView(call.args.view, result.view);
      return see(seeView(view), { view });
    }
    const isModal = call.method === 'views.open' || call.method === 'views.update';
    return isModal ? seeModal(keepView(call.args.view, result.view)) : undefined;
  };

  /** What is shown from a place in the record on; undefined when nothing comes in time. */
  const shownFrom = async (place: number, channel: string, patience = 10_000): Promise<Seen | undefined> => {
    const end = Date.now() + patience;
    let next = place;
    for (;;) {
      const calls = await line.from(next, Math.max(0, end - Date.now()));
      for (const call of calls) {
        next += 1;
        const seen = call.user === by.id ? seeCall(call, channel) : undefined;
        if (seen) return seen;
      }
      if (Date.now() >= end) return undefined;
    }
  };

  return { screen, seeModal, seeWords, shownFrom, mustBeTaken };
}
