import type { DoorDriver, Seen } from '../doors/driver.ts';
import { print } from './print.ts';

/** Ends the demo when something is not as told. */
function mustSay(seen: Seen, words: string): void {
  if (seen.text.includes(words) || seen.plain.includes(words) || seen.form?.title.includes(words)) return;
  throw new Error(`expected to read “${words}”, but it said:\n${seen.text}`);
}

/** How a door's steps are told: what somebody does there, what they see, and words that must be in it. */
export function createSteps(door: DoorDriver) {
  const platform = door.platform === 'slack' ? 'Slack' : 'Teams';
  return {
    /** Words as they are typed on this platform. */
    typed: (words: string) => (platform === 'Slack' ? `/workgroups ${words}`.trim() : words || 'workgroups'),
    step: async (what: string, seeing: Promise<Seen>, says: string): Promise<Seen> => {
      const seen = await seeing;
      print(platform, what, seen);
      mustSay(seen, says);
      return seen;
    },
  };
}
