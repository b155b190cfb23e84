import type { Recall } from '../core/command.ts';

type Kept = { at: number; found: Promise<unknown> };

/** Answers kept for one hub at most; more begins anew. */
const mostKept = 200;

/**
 * What everybody of a hub sees alike, kept for a moment: at most `maxAgeMs` old (0 keeps nothing), and never older than
 * the last change made here. Those who ask while it is being read wait for the same answer. Values are rows, not views.
 */
export function createRecall(maxAgeMs: number) {
  const hubs = new Map<string, Map<string, Kept>>();

  function keptOf(hubId: string): Map<string, Kept> {
    const kept = hubs.get(hubId) ?? new Map<string, Kept>();
    if (kept.size >= mostKept) kept.clear();
    hubs.set(hubId, kept);
    return kept;
  }

  return {
    of:
      (hubId: string): Recall =>
      (about, find) => {
        const kept = keptOf(hubId);
        const known = kept.get(about);
        if (known && performance.now() - known.at < maxAgeMs) return known.found;
        const found = find();
        kept.set(about, { at: performance.now(), found });
        found.catch(() => kept.delete(about)); // a fault is nobody else's answer
        return found;
      },
    forget: (hubId: string) => void hubs.delete(hubId),
  };
}
