import { carryOut } from './carry-out.ts';
import { type Outcome, refuse, reply } from './command.ts';
import { type Arrival, type Asked, type Dispatcher, type Ports, Unsettled } from './ports.ts';
import { reopen } from './reopen.ts';
import type { Known, Turn } from './turn.ts';
import { createLexicon, type Lexicon, understand } from './understand.ts';
import { text } from './view.ts';

/** The ports with what is made of them once. */
type House<Db> = Ports<Db> & { lexicon: Lexicon<Db> };

/** The command that says which hub counts in a private chat. */
const choosesHub = 'choose-hub';

const nothingChanged = (reference: string) =>
  refuse(
    'fault',
    `Something went wrong on our side and nothing was changed. Try again in a minute; if it happens again, tell the hub and quote ${reference}.`,
  );

const perhapsChanged = (reference: string) =>
  refuse(
    'fault',
    `We lost the connection while saving and cannot tell whether it was kept. Look at “mine” before you try again, and quote ${reference} if you ask the hub.`,
  );

const noHub = refuse(
  'no hub',
  'No Maths Hub uses me here yet. Ask your hub to add this workspace, or find your hub at ncetm.org.uk/maths-hubs.',
);

const closed = (contact: string) =>
  refuse(
    'closed',
    `This account is switched off, so I can’t do anything for it. If that is a mistake, ask ${contact}.`,
  );

function whichHub(hubs: { slug: string; name: string }[]): Outcome {
  const actions = hubs.map((hub) => ({ label: hub.name, runs: choosesHub, input: { hub: hub.slug } }));
  return reply({
    title: 'Which hub do you work with?',
    blocks: [text('Choose once. You can change it later with “hub”.'), { kind: 'actions', actions }],
  });
}

async function notArrived<Db>(ports: House<Db>, asked: Asked, arrival: Exclude<Arrival, Known>): Promise<Outcome> {
  if (arrival.kind === 'no hub') return noHub;
  if (arrival.kind === 'closed') return closed(arrival.contact);
  const chosen = 'runs' in asked && asked.runs === choosesHub ? asked.input.hub : undefined;
  if (!chosen || !arrival.hubs.some((hub) => hub.slug === chosen)) return whichHub(arrival.hubs);
  await ports.directory.choose(asked.account, chosen);
  return answer(ports, { account: asked.account, place: asked.place, typed: '' });
}

/** What waited for this form goes on now, and is answered as if it had just been asked. */
async function resume<Db>(
  ports: House<Db>,
  { asked, known }: Turn<Db>,
  outcome: Outcome,
): Promise<Outcome | undefined> {
  if (!('draft' in asked) || !asked.draft || outcome.kind !== 'reply') return undefined;
  const waiting = await ports.drafts.find(known.actor.accountId, asked.draft);
  if (!waiting) return undefined;
  return answer(ports, { account: asked.account, place: asked.place, runs: waiting.command, input: waiting.input });
}

/** The first answer a person ever gets from this hub begins with its welcome and privacy notice, be it a form. */
async function greet<Db>(ports: House<Db>, { actor, hub }: Known, outcome: Outcome): Promise<Outcome> {
  if (!actor.isNew || outcome.kind === 'refuse') return outcome;
  await ports.directory.greeted(actor, hub);
  const welcome = ports.welcome(hub);
  if (outcome.kind === 'reply')
    return { ...outcome, view: { ...outcome.view, blocks: [...welcome, ...outcome.view.blocks] } };
  const words = welcome.filter((block) => block.kind === 'text'); // a button would lead away from what is being filled in
  return { ...outcome, form: { ...outcome.form, about: [...words, ...(outcome.form.about ?? [])] } };
}

async function answer<Db>(ports: House<Db>, asked: Asked): Promise<Outcome> {
  const understood = understand(asked, ports.lexicon);
  const isGeneral = 'command' in understood && understood.command.isGeneral;
  const known = await ports.directory.arrive(asked.account, asked.place, isGeneral ? 'cached' : undefined);
  if (known.kind !== 'known') return notArrived(ports, asked, known);
  if (!('command' in understood)) return greet(ports, known, understood);
  const turn: Turn<Db> = { ports, asked, known, understood, now: ports.clock() };
  const outcome = await carryOut(turn);
  if (outcome.kind === 'refuse' && understood.raw.answers) return reopen(turn, outcome);
  return (await resume(ports, turn, outcome)) ?? greet(ports, known, outcome);
}

const crowded = refuse('busy', 'Many people are asking me at this moment. Please try again in a few seconds.');

const keepsForm = (asked: Asked) => 'runs' in asked && asked.answers !== undefined;

/** A fault is logged once with a reference that the person sees too; a form that met one is shown again as it was. */
async function guarded<Db>(ports: House<Db>, asked: Asked): Promise<Outcome> {
  try {
    return await answer(ports, asked);
  } catch (error) {
    if (ports.store.isBusy(error)) return keepsForm(asked) ? keepForm(ports, asked, crowded) : crowded;
    const reference = ports.reference();
    const command = 'runs' in asked ? asked.runs : 'typed';
    ports.report(error, { reference, command, platform: asked.account.platform });
    const said = error instanceof Unsettled ? perhapsChanged(reference) : nothingChanged(reference);
    return keepsForm(asked) ? keepForm(ports, asked, said) : said;
  }
}

async function keepForm<Db>(ports: House<Db>, asked: Asked, said: ReturnType<typeof refuse>): Promise<Outcome> {
  try {
    return await formAgain(ports, asked, said);
  } catch {
    return said; // the first fault is already logged; whatever broke it breaks the form too
  }
}

async function formAgain<Db>(ports: House<Db>, asked: Asked, said?: ReturnType<typeof refuse>): Promise<Outcome> {
  const understood = understand(asked, ports.lexicon);
  const known = await ports.directory.arrive(asked.account, asked.place);
  if (known.kind !== 'known') return notArrived(ports, asked, known);
  if (!('command' in understood)) return understood;
  return reopen({ ports, asked, known, understood, now: ports.clock() }, said);
}

/** One way in for every door: who, which hub, may they, run, answer. */
export function createDispatcher<Db>(given: Ports<Db>): Dispatcher {
  const ports: House<Db> = { ...given, lexicon: createLexicon(given.commands) };
  const asking = new Set(ports.commands.filter((command) => command.asks).map((command) => command.name));
  return {
    dispatch: (asked) => guarded(ports, asked),
    reopen: (asked) => formAgain(ports, asked),
    asks: (name) => asking.has(name),
    search: async (account, place, source, words) => {
      const known = await ports.directory.arrive(account, place);
      const find = ports.sources[source];
      return known.kind === 'known' && find
        ? find(words, { db: ports.store.read(known.hub), hub: known.hub, actor: known.actor })
        : [];
    },
  };
}
