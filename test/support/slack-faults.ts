/** What may go wrong with a call: Slack refuses it, answers with a status, or the line breaks before or after it took effect. */
export type Fault =
  | { error: string }
  | { status: number; body?: string; retryAfter?: number }
  | 'broken before'
  | 'broken after';

/** Faults that wait for the next calls of a method; "response_url" is a method here. */
export function createFaults() {
  const waiting: { method: string; fault: Fault }[] = [];
  return {
    fail: (method: string, fault: Fault, times = 1) => {
      waiting.push(...Array.from({ length: times }, () => ({ method, fault })));
    },
    take: (method: string): Fault | undefined => {
      const index = waiting.findIndex((one) => one.method === method);
      return index < 0 ? undefined : waiting.splice(index, 1)[0]?.fault;
    },
  };
}
