import { z } from 'zod';
import type { Outcome, Refusal } from './command.ts';
import { type Answers, type Faults, type Form, refill } from './form.ts';
import { readingBase, type Turn } from './turn.ts';
import { type Block, text } from './view.ts';

/** Sentences at the fields the form has; what concerns no field of it stands above them all. */
function faultsIn(form: Form, refusal: Refusal | undefined): Faults {
  if (!refusal) return {};
  const known = Object.entries(refusal.errors ?? {}).filter(([id]) => form.fields.some((field) => field.id === id));
  return known.length > 0 ? { errors: Object.fromEntries(known) } : { problem: refusal.message };
}

/** More than a word or two, and not the id of something that was chosen. */
const isWriting = (answer: string | string[]) =>
  typeof answer === 'string' && answer.trim().length > 20 && !z.uuid().safeParse(answer).success;

/** The form can no longer open: the refusal is shown with what the person had written, so that nothing typed is lost. */
function refusedWithWords(refusal: Refusal, answers: Answers): Outcome {
  const written = Object.values(answers).filter(isWriting);
  if (written.length === 0) return refusal;
  const kept: Block[] = written.map((answer) => text('What you wrote: ', String(answer)));
  const view = { title: 'That could not be saved', blocks: [text(refusal.message), ...kept] };
  return { kind: 'reply', audience: 'actor', view };
}

/** The form of a submission once more, with what was typed kept and what is wrong said at its field. */
export async function reopen<Db>(turn: Turn<Db>, refusal: Refusal | undefined): Promise<Outcome> {
  const { asked, understood } = turn;
  const answers = 'answers' in asked && asked.answers ? asked.answers : {};
  const opened = await understood.command.carryOut('ask', { input: understood.raw.input }, readingBase(turn));
  const isOver = refusal?.code === 'stale' && opened.kind === 'refuse'; // it says more of how things stand now
  if (opened.kind !== 'ask') return refusal ? refusedWithWords(isOver ? opened : refusal, answers) : opened;
  const draft = 'draft' in asked && asked.draft ? { draft: asked.draft } : {};
  const input = refusal?.carry ? { input: { ...opened.form.input, ...refusal.carry } } : {};
  return { kind: 'ask', form: { ...refill(opened.form, answers, faultsIn(opened.form, refusal)), ...draft, ...input } };
}
