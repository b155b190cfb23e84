import { type Outcome, type Refusal, refuse } from './command.ts';
import { Busy } from './ports.ts';
import { changingBase, readingBase, type Turn } from './turn.ts';

/** The command that asks for a school when another needs one first. */
const asksSchool = 'choose-school';

const busy = refuse(
  'busy',
  'Somebody else is changing this at the same moment. Nothing was changed; try again in a few seconds.',
);

/** Carries a refusal out of a transaction, so that it rolls back. */
class RolledBack extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/** One transaction; the press is claimed first, so a repeat finds what was answered. A refusal rolls back. */
async function changeOnce<Db>(turn: Turn<Db>, db: Db): Promise<Outcome> {
  const { ports, asked, known, understood, now } = turn;
  if (asked.press) {
    const earlier = await ports.presses.claim(db, asked.press, known.actor.accountId, now);
    if (earlier !== 'first') return earlier;
  }
  const { base, flush } = changingBase(turn, db);
  const outcome = await understood.command.carryOut('run', understood.raw, base);
  if (outcome.kind === 'refuse') throw new RolledBack(outcome);
  if (understood.command.settles) await ports.replan(db, known.hub, now);
  await flush();
  if (asked.press) await ports.presses.settle(db, asked.press, known.actor.accountId, outcome);
  return outcome;
}

async function change<Db>(turn: Turn<Db>): Promise<Outcome> {
  try {
    return await turn.ports.store.change(turn.known.hub, (db) => changeOnce(turn, db));
  } catch (error) {
    if (error instanceof RolledBack) return error.refusal;
    if (error instanceof Busy) return busy;
    throw error;
  } finally {
    if (turn.understood.command.settles) turn.ports.directory.forgetHubs();
  }
}

/** Asks for the school and keeps what was wanted as a draft, to go on afterwards. */
async function askSchoolFirst<Db>(turn: Turn<Db>): Promise<Outcome> {
  const { ports, known, understood, now } = turn;
  const chooser = ports.commands.find((command) => command.name === asksSchool);
  if (!chooser) throw new Error(`no command is named ${asksSchool}`);
  const wanted = { command: understood.command.name, input: understood.raw.input };
  const draft = await ports.drafts.keep(known.actor.accountId, wanted, now);
  const outcome = await chooser.carryOut('ask', { input: {} }, readingBase(turn));
  return outcome.kind === 'ask' ? { kind: 'ask', form: { ...outcome.form, draft } } : outcome;
}

/** Whether this turn opens the command's form rather than running it. */
const isAsking = <Db>({ understood }: Turn<Db>) => understood.command.asks && understood.raw.answers === undefined;

/** Runs the command of a turn, or opens its form; what needs a school asks for it first. */
export async function carryOut<Db>(turn: Turn<Db>): Promise<Outcome> {
  const { command, raw } = turn.understood;
  if (command.needs === 'school' && turn.known.actor.school.kind === 'unknown') return askSchoolFirst(turn);
  if (isAsking(turn)) return command.carryOut('ask', raw, readingBase(turn));
  return command.kind === 'change' ? change(turn) : command.carryOut('run', raw, readingBase(turn));
}
