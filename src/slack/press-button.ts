import type { Outcome } from '../core/command.ts';
import type { Asked } from '../core/ports.ts';
import { late, within } from '../core/within.ts';
import { answer } from './answer.ts';
import { guard, tellThere } from './guard.ts';
import type { Caller, Means } from './means.ts';
import { openEarly } from './open-form.ts';
import type { Pressed } from './read-interaction.ts';
import { outOfDateButton } from './wording.ts';

/** A form that is slow to come gets its window before the trigger runs out. */
async function callerInTime(
  means: Means,
  caller: Caller,
  runs: string,
  dispatching: Promise<Outcome>,
): Promise<Caller> {
  if (!means.dispatcher.asks(runs)) return caller;
  const outcome = await within(dispatching, means.deadlines.form);
  return outcome === late ? openEarly(means, caller) : caller;
}

async function run(means: Means, caller: Caller, asked: Asked & { runs: string }): Promise<void> {
  const dispatching = means.dispatcher.dispatch(asked);
  const inTime = await callerInTime(means, caller, asked.runs, dispatching);
  await answer(means, inTime, asked, await dispatching);
}

/** Answers a press, which is acknowledged already. A link needs no answer: Slack has opened it. */
export function pressButton(means: Means, { caller, pressed }: Pressed): Promise<void> {
  const tell = tellThere(means, caller);
  if (pressed === 'a link') return Promise.resolve();
  return guard(means, () => (pressed === 'unknown' ? tell(outOfDateButton) : run(means, caller, pressed)), tell);
}
