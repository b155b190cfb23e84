import { setTimeout as after } from 'node:timers/promises';

/** Slack takes one message a second in a channel. Just at its edge some would come too early, and each would cost seconds. */
const between = 1_020;

/** Comes back when a channel may have its next message. Lanes send one after the other, so at most one waits for it. */
export function createChannelPace(): (channel: string) => Promise<void> {
  const next = new Map<string, number>();
  return async (channel) => {
    const wait = (next.get(channel) ?? 0) - performance.now();
    if (wait > 0) await after(wait);
    next.set(channel, performance.now() + between);
  };
}
