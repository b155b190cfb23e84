import type { AckFn, ViewResponseAction } from '@slack/bolt';
import type { Outcome } from '../core/command.ts';
import type { Form } from '../core/form.ts';
import type { Asked } from '../core/ports.ts';
import { late, within } from '../core/within.ts';
import { answer } from './answer.ts';
import { guard, tellThere } from './guard.ts';
import { type Caller, drawing, type Means } from './means.ts';
import { drawForm } from './open-form.ts';
import type { Submitted } from './read-interaction.ts';
import { renderModal } from './render-view.ts';
import { viewOf } from './show.ts';
import { outOfDateForm, refusal, saving, somebodyElses } from './wording.ts';

type Ack = AckFn<ViewResponseAction>;
type Submission = Asked & { runs: string };

/** Only sentences at fields that stand there: Slack shows them in the form as it is, with what was typed. */
function isErrorsOnly(
  form: Form,
  asked: Submission,
  fields: string[],
): form is Form & { errors: Record<string, string> } {
  const isSameForm = form.runs === asked.runs && form.fields.every((field) => fields.includes(field.id));
  const wrong = Object.keys(form.errors ?? {});
  return isSameForm && form.problem === undefined && wrong.length > 0 && wrong.every((id) => fields.includes(id));
}

function inAck(
  means: Means,
  caller: Caller,
  asked: Submission,
  fields: string[],
  outcome: Outcome,
): ViewResponseAction {
  if (outcome.kind !== 'ask') {
    return { response_action: 'update', view: renderModal(viewOf(outcome), drawing(means)) };
  }
  const { form } = outcome;
  if (isErrorsOnly(form, asked, fields)) return { response_action: 'errors', errors: form.errors };
  return { response_action: 'update', view: drawForm(means, caller, asked, form) };
}

async function run(means: Means, caller: Caller, asked: Submission, fields: string[], ack: Ack): Promise<void> {
  const dispatching = means.dispatcher.dispatch(asked);
  const outcome = await within(dispatching, means.deadlines.ack);
  if (outcome !== late) return ack(inAck(means, caller, asked, fields, outcome));
  await ack({ response_action: 'update', view: renderModal(saving, drawing(means), 'saving') });
  await answer(means, caller, asked, await dispatching);
}

/** Said at the first field, so that the form stays with what was typed; without a field, in its place. */
const fault = (means: Means, [field]: string[], message: string): ViewResponseAction =>
  field
    ? { response_action: 'errors', errors: { [field]: message } }
    : { response_action: 'update', view: renderModal(refusal(message), drawing(means)) };

/** Answers a submitted form inside its acknowledgement; what takes longer shows "Saving…" and follows. */
export function submitForm(means: Means, { caller, fields, submitted }: Submitted, ack: Ack): Promise<void> {
  const say = (message: string) =>
    ack({ response_action: 'update', view: renderModal(refusal(message), drawing(means)) });
  if (submitted === 'unknown') return say(outOfDateForm);
  if (submitted === 'somebody else’s') return say(somebodyElses);
  return guard(
    means,
    () => run(means, caller, submitted, fields, ack),
    async (message) => {
      try {
        await ack(fault(means, fields, message));
      } catch {
        await tellThere(means, caller)(message); // acknowledged already
      }
    },
  );
}
