import { z } from 'zod';
import type { IssueInstall, IssueLink, MakeFeed } from './document.ts';
import type { Plan } from './due.ts';
import type { Form } from './form.ts';
import type { Hub } from './hub.ts';
import type { Joins } from './joins.ts';
import type { Nation } from './nation.ts';
import type { Tell } from './notice.ts';
import type { Actor, Place } from './people.ts';
import { markOf, pupilDetailsIn } from './pupil-details.ts';
import { may, type Right, type RightsSubject, sayMayNot } from './rights.ts';
import type { View } from './view.ts';

/**
 * An expected no, worded for the person; it rolls everything back. `errors` are sentences by field; the form that is
 * opened again carries `carry` unseen.
 */
export type Refusal = {
  kind: 'refuse';
  code: string;
  message: string;
  errors?: Record<string, string>;
  carry?: Record<string, string>;
};

/** What a command returns: show this, ask this, or no. `replaces` puts the view in place of what was pressed. */
export type Outcome =
  | { kind: 'reply'; audience: 'actor' | 'channel'; view: View; replaces?: true }
  | { kind: 'ask'; form: Form }
  | Refusal;

/** Says no; with a field, at that field. */
export const refuse = (code: string, message: string, field?: string): Refusal =>
  field ? { kind: 'refuse', code, message, errors: { [field]: message } } : { kind: 'refuse', code, message };

/** Shows a view to the person who asked. */
export const reply = (view: View): Outcome => ({ kind: 'reply', audience: 'actor', view });

/** Reads something that is the same for everybody of the hub, or takes what was read a moment ago; inside a change it always reads. */
export type Recall = (about: string, find: () => Promise<unknown>) => Promise<unknown>;

/** What every command may use. Its only side effects are rows. */
export type Base<Db> = {
  actor: Actor;
  hub: Hub;
  place: Place;
  now: Date;
  db: Db;
  recall: Recall;
  tell: Tell;
  plan: Plan;
  /** The right that a command asks for; none where there is no such command: no button may run that. */
  rightFor: (command: string) => Right | undefined;
  /** An address of ours that works for the actor and a while. */
  link: IssueLink;
  /** An address at which a Slack workspace joins the hub, where workspaces install the bot by themselves. */
  install?: IssueInstall;
  /** A private calendar address of the actor's. */
  feed: MakeFeed;
  /** Makes two records of one person one, over all hubs. */
  joins: Joins;
  /** Counts over all hubs: there for a national coordinator only. */
  nation?: Nation;
};

type Request<Input, Subject, Answers, Db> = Base<Db> & { input: Input; subject: Subject; answers: Answers };

/** What a command is about, or what to answer instead when it is not one clear thing. */
export type Found<Subject> = { subject: Subject } | { instead: Outcome };

export type Spec<Input, Subject, Answers, Db> = {
  name: string;
  kind: 'query' | 'change';
  /** Typed words, the same on every platform; without one it is reached by button only. */
  phrase?: string;
  also?: string[];
  summary: string;
  example?: string;
  /** Left out of help: who needs it has been told how. */
  isUntold?: true;
  right: Right;
  /** Shows all who may look around the same, or nearly: who asks may be known from some seconds ago. */
  isGeneral?: true;
  needs?: 'school';
  /** Changes what the hub is or has set: everybody reads it afresh from then on. */
  settles?: 'the hub';
  input: z.ZodType<Input>;
  /** Loads, and for a change locks, what the right is decided on. */
  subject?: (input: Input, base: Base<Db>, lock: boolean) => Promise<Found<Subject>>;
  rightsOf?: (subject: Subject) => RightsSubject;
  /** What is changed by several people: whoever hands in a form, or presses a button, on an older version is told so. */
  versionOf?: (subject: Subject) => number | string | undefined;
  /** A command with a form asks before it runs. */
  ask?: (request: Omit<Request<Input, Subject, Answers, Db>, 'answers'>) => Promise<Outcome>;
  answers?: z.ZodType<Answers>;
  /** Answers in a teacher's own words: what looks like a pupil's details is asked about before it is kept. */
  freeText?: string[];
  run: (request: Request<Input, Subject, Answers, Db>) => Promise<Outcome>;
};

/** Raw words, button input or typed answers, as a door hands them over. */
export type Raw = { input: unknown; answers?: unknown; version?: number };

export type Command<Db> = Pick<
  Spec<unknown, unknown, unknown, Db>,
  'name' | 'kind' | 'phrase' | 'also' | 'summary' | 'example' | 'isUntold' | 'isGeneral' | 'needs' | 'settles' | 'right'
> & {
  asks: boolean;
  carryOut: (step: 'ask' | 'run', raw: Raw, base: Base<Db>) => Promise<Outcome>;
};

const wordsOf = z.record(z.string(), z.union([z.string(), z.array(z.string())]));
const keptOf = z.object({ kept: z.string() });

/** Words that look like a pupil's details are said at their field; the same words handed in again are kept. */
function askAboutPupils({ input, answers }: Raw, fields: string[]): Refusal | undefined {
  const read = wordsOf.safeParse(answers);
  if (fields.length === 0 || !read.success) return undefined;
  const words = fields.map((field): [string, string] => [field, [read.data[field] ?? ''].flat().join('\n')]);
  const doubts = words.flatMap(([field, text]): [string, string][] => {
    const doubt = pupilDetailsIn(text);
    return doubt ? [[field, doubt]] : [];
  });
  const [first] = doubts;
  if (!first) return undefined;
  const mark = words.map(([, text]) => text.trim()).join('\u0000');
  const kept = keptOf.safeParse(input);
  if (kept.success && kept.data.kept === markOf(mark)) return undefined;
  const errors = Object.fromEntries(doubts);
  return { kind: 'refuse', code: 'pupil details', message: first[1], errors, carry: { kept: markOf(mark) } };
}

const stale = 'This has changed since it was shown to you. Open it again to see how it stands now.';
const staleForm =
  'Somebody else has changed this meanwhile. Your answers are still here: look at what it says now, then save again.';

/** The version a form was drawn from, as it carries it unseen. */
export const drawnFrom = (version: number | string) => ({ seen: String(version) });

const drawn = z.object({ seen: z.string() });

/** Whether a button or a form says that it was drawn from another version. */
function isOlder({ version, input }: Raw, now: number | string): boolean {
  const seen = version ?? drawn.safeParse(input).data?.seen;
  return seen !== undefined && String(seen) !== String(now);
}

const withVersion = (outcome: Outcome, version: number | string | undefined): Outcome =>
  outcome.kind === 'ask' && version !== undefined
    ? { ...outcome, form: { ...outcome.form, input: { ...outcome.form.input, ...drawnFrom(version) } } }
    : outcome;

function faultsByField(error: z.ZodError): Refusal {
  const errors: Record<string, string> = {};
  for (const issue of error.issues) errors[String(issue.path[0] ?? '')] ??= issue.message;
  const message = error.issues[0]?.message ?? 'Something is missing in this form.';
  return { kind: 'refuse', code: 'answers', message, errors };
}

async function find<Input, Subject, Answers, Db>(
  spec: Spec<Input, Subject, Answers, Db>,
  input: Input,
  base: Base<Db>,
  lock: boolean,
): Promise<Found<Subject | undefined>> {
  return spec.subject ? spec.subject(input, base, lock) : { subject: undefined };
}

/** A command: typed inside, `unknown` outside. It parses, finds its subject, asks the rights table, then asks or runs. */
export function command<Input, Subject, Answers, Db>(spec: Spec<Input, Subject, Answers, Db>): Command<Db>;
export function command<Db>(spec: Spec<unknown, unknown, unknown, Db>): Command<Db> {
  const { name, kind, phrase, also, summary, example, isUntold, isGeneral, needs, settles, right } = spec;
  const listing = { name, kind, summary, right, ...(phrase !== undefined && { phrase }), ...(also && { also }) };
  return {
    ...listing,
    ...(example && { example }),
    ...(isUntold && { isUntold }),
    ...(isGeneral && { isGeneral }),
    ...(needs && { needs }),
    ...(settles && { settles }),
    asks: spec.ask !== undefined,
    carryOut: async (step, raw, base) => {
      const input = spec.input.safeParse(raw.input);
      if (!input.success)
        return refuse('input', 'This button is from an older version. Type “workgroups” to start again.');
      const found = await find(spec, input.data, base, step === 'run' && kind === 'change');
      if ('instead' in found) return found.instead;
      const { subject } = found;
      if (!may(base.actor, spec.right, spec.rightsOf?.(subject) ?? {}))
        return refuse('right', sayMayNot(spec.right, base.hub.contact));
      const version = spec.versionOf?.(subject);
      const request = { ...base, input: input.data, subject };
      if (step === 'ask' && spec.ask) return withVersion(await spec.ask(request), version);
      if (version !== undefined && isOlder(raw, version))
        return refuse('stale', raw.answers === undefined ? stale : staleForm);
      const answers = spec.answers?.safeParse(raw.answers);
      if (answers && !answers.success) return faultsByField(answers.error);
      const doubt = askAboutPupils(raw, spec.freeText ?? []);
      if (doubt) return doubt;
      return spec.run({ ...request, answers: answers?.data });
    },
  };
}
