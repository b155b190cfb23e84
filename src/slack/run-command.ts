import type { AckFn, RespondArguments } from '@slack/bolt';
import { late, within } from '../core/within.ts';
import { answer } from './answer.ts';
import { guard, tellThere } from './guard.ts';
import { escaped } from './limits.ts';
import { drawing, type Means } from './means.ts';
import type { Spoken } from './read-interaction.ts';
import { renderMessage } from './render-view.ts';
import { viewOf } from './show.ts';

type Ack = AckFn<string | RespondArguments>;

async function run(means: Means, { caller, asked }: Spoken, ack: Ack): Promise<void> {
  const dispatching = means.dispatcher.dispatch(asked);
  const outcome = await within(dispatching, means.deadlines.ack);
  if (outcome === late || outcome.kind === 'ask') {
    await ack();
    return answer(means, caller, asked, await dispatching);
  }
  const isShared = outcome.kind === 'reply' && outcome.audience === 'channel';
  await ack({
    response_type: isShared ? 'in_channel' : 'ephemeral',
    ...renderMessage(viewOf(outcome), drawing(means)),
  });
}

/** Answers a slash command inside its acknowledgement; what takes longer follows, a form opens. */
export const runCommand = (means: Means, spoken: Spoken, ack: Ack): Promise<void> =>
  guard(
    means,
    () => run(means, spoken, ack),
    async (message) => {
      try {
        await ack({ response_type: 'ephemeral', text: escaped(message) });
      } catch {
        await tellThere(means, spoken.caller)(message); // acknowledged already
      }
    },
  );
