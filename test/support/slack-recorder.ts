import { EventEmitter, once } from 'node:events';
import { z } from 'zod';

const fields = z.record(z.string(), z.unknown());

/** A call of Slack's Web API, or a post to a response_url ("response_url"), with Slack's answer and whom it concerns. */
export const callShape = z.object({
  method: z.string(),
  user: z.string().optional(),
  args: fields,
  result: fields,
  ok: z.boolean(),
});
export type Call = z.infer<typeof callShape>;

export type Recorder = {
  calls: Call[];
  record: (call: Call) => void;
  /** The calls from a place in the record on; waits for one at most so many milliseconds. */
  from: (place: number, milliseconds: number) => Promise<Call[]>;
  /** The first call of a kind from a place in the record on; waits for it. */
  until: (isWanted: (call: Call) => boolean, place?: number) => Promise<Call>;
};

/** Keeps every call in order, and wakes whoever waits for one. */
export function createRecorder(): Recorder {
  const calls: Call[] = [];
  const bell = new EventEmitter().setMaxListeners(0);
  const rung = async (milliseconds: number) => {
    try {
      await once(bell, 'call', { signal: AbortSignal.timeout(milliseconds) });
      return true;
    } catch {
      return false; // nobody called in that time
    }
  };
  return {
    calls,
    record: (call) => {
      calls.push(call);
      bell.emit('call');
    },
    from: async (place, milliseconds) => {
      if (calls.length <= place && milliseconds > 0) await rung(milliseconds);
      return calls.slice(place);
    },
    until: async (isWanted, place = 0) => {
      for (;;) {
        const found = calls.slice(place).find(isWanted);
        if (found) return found;
        if (!(await rung(8000))) throw new Error(`no such call among: ${calls.map((call) => call.method).join(', ')}`);
      }
    },
  };
}
