import { answer } from './answer.ts';
import { guard, tellThere } from './guard.ts';
import type { Means } from './means.ts';
import type { Spoken } from './read-interaction.ts';

const mostKept = 2000;

/** Remembers the ids of events: Slack sends an event again when it heard no answer, up to an hour later. */
export function createMemory(most = mostKept): (id: string) => boolean {
  const known = new Set<string>();
  return (id) => {
    if (known.has(id)) return false;
    const oldest = known.size >= most ? known.values().next().value : undefined;
    if (oldest !== undefined) known.delete(oldest);
    known.add(id);
    return true;
  };
}

/** Answers words to the bot in its own chat, or publishes the home of whoever opened it. */
export const hear = (means: Means, { caller, asked }: Spoken): Promise<void> =>
  guard(
    means,
    async () => answer(means, caller, asked, await means.dispatcher.dispatch(asked)),
    tellThere(means, caller),
  );
