/** A platform takes at most so many messages in so many ms from one conversation. */
export type Window = { most: number; ms: number };

/** When the next message fits every window, after those sent at these instants, in ms, oldest first. */
export const nextFit = (sent: number[], windows: Window[], now: number): number =>
  Math.max(now, ...windows.map(({ most, ms }) => (sent.at(-most) ?? -Infinity) + ms));

/** Just at the edge of a window some would come too early, and each would cost seconds. */
const fromEdge = 20;

/** Conversations remembered before those that have long been silent are forgotten. */
const enough = 1_000;

/** Comes back when a conversation may have its next message. Lanes send one after the other, so at most one waits for it. */
export function createPace(windows: Window[]): (conversation: string) => Promise<void> {
  const within = windows.map(({ most, ms }) => ({ most, ms: ms + fromEdge }));
  const longest = Math.max(...within.map(({ ms }) => ms));
  const known = new Map<string, number[]>();
  const forgetSilent = (now: number) => {
    for (const [one, sent] of known) if ((sent.at(-1) ?? 0) + longest < now) known.delete(one);
  };
  return async (conversation) => {
    const now = performance.now();
    if (known.size > enough) forgetSilent(now);
    const sent = (known.get(conversation) ?? []).filter((at) => at + longest > now);
    const at = nextFit(sent, within, now);
    known.set(conversation, [...sent, at]);
    if (at > now) await new Promise((resolve) => setTimeout(resolve, at - now));
  };
}
