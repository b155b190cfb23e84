import type { Document, DocumentKind, Findings, IntakeKind, Taking } from './document.ts';
import type { Plan } from './due.ts';
import type { Hub } from './hub.ts';
import type { Nation } from './nation.ts';
import type { Tell } from './notice.ts';
import type { Actor } from './people.ts';
import { Busy } from './ports.ts';
import { may } from './rights.ts';

/** An address of ours as it is kept, with its person and what they may do as it is now. */
export type KeptLink = {
  id: string;
  kind: string;
  facts: Record<string, string>;
  isUsed: boolean;
  hub: Hub;
  actor: Actor;
};

/** Knows the addresses that were made. */
export type LinkBook<Db> = {
  /** Nothing where there is no such address, its time is over, or its person has left. */
  find: (token: string, now: Date) => Promise<KeptLink | undefined>;
  /** Uses it up in the transaction of its use; false when it was. A second use at the same moment waits for the first. */
  use: (db: Db, link: KeptLink, now: Date) => Promise<boolean>;
};

/** Why an address leads nowhere. 'over' is also what nobody ever made: a stranger learns no more. */
export type Shut =
  | { kind: 'over' | 'busy' }
  | { kind: 'used' | 'not allowed' | 'nothing'; title: string; contact: string };

type Taker = { title: string; hub: string };

/** What stands behind an address. */
export type Behind =
  | ({ kind: 'document' } & Taker)
  | ({ kind: 'intake'; explain: string; example: Document } & Taker)
  | Shut;

type Handed = { kind: 'found' | 'changed'; findings: Findings; title: string; hub: string } | Shut;

/** The desk behind our addresses. Looking changes nothing; every act asks the rights again. */
export type LinkDesk = {
  look: (token: string) => Promise<Behind>;
  /** Makes the document, once. */
  take: (token: string) => Promise<{ kind: 'taken'; document: Document } | Shut>;
  /** What a file of that name would change. */
  check: (token: string, text: string, file: string) => Promise<Handed>;
  /** Makes the changes, once; where there is a fault nothing is changed and the address still works. */
  handIn: (token: string, text: string, file: string) => Promise<Handed>;
};

type LinkPorts<Db> = {
  documents: DocumentKind<Db>[];
  intakes: IntakeKind<Db>[];
  book: LinkBook<Db>;
  store: { read: (hub: Hub) => Db; change: <T>(hub: Hub, work: (db: Db) => Promise<T>) => Promise<T> };
  tell: (db: Db, hub: Hub, now: Date) => Tell;
  plan: (db: Db, hub: Hub) => Plan;
  replan: (db: Db, hub: Hub, now: Date) => Promise<void>;
  forgetHubs: () => void;
  nation: Nation;
  clock: () => Date;
};

type Kind<Db> = { document: DocumentKind<Db> } | { intake: IntakeKind<Db> };
type Opened<Db> = { link: KeptLink; kind: Kind<Db>; title: string };

/** Carries what is wrong with a file out of the transaction, so that it rolls back. */
class Faulty extends Error {
  readonly findings: Findings;
  constructor(findings: Findings) {
    super('the file has faults');
    this.findings = findings;
  }
}

const over: Shut = { kind: 'over' };

const shut = <Db>(kind: 'used' | 'not allowed' | 'nothing', { title, link }: Opened<Db>): Shut => ({
  kind,
  title,
  contact: link.hub.contact,
});

function kindOf<Db>({ documents, intakes }: LinkPorts<Db>, name: string): Kind<Db> | undefined {
  const document = documents.find((one) => one.name === name);
  if (document) return { document };
  const intake = intakes.find((one) => one.name === name);
  return intake && { intake };
}

/** An address that works now, or why it does not. */
async function open<Db>(ports: LinkPorts<Db>, token: string): Promise<Opened<Db> | Shut> {
  const link = await ports.book.find(token, ports.clock());
  const kind = link && kindOf(ports, link.kind);
  if (!link || !kind) return over;
  const title = 'document' in kind ? kind.document.title : kind.intake.title;
  const opened = { link, kind, title };
  const isLasting = 'document' in kind && kind.document.isLasting;
  if (link.isUsed && !isLasting) return shut('used', opened);
  const mayHand = 'document' in kind || may(link.actor, kind.intake.right, {});
  return mayHand ? opened : shut('not allowed', opened);
}

async function look<Db>(ports: LinkPorts<Db>, token: string): Promise<Behind> {
  const opened = await open(ports, token);
  if (!('link' in opened)) return opened;
  const taker = { title: opened.title, hub: opened.link.hub.name };
  if ('document' in opened.kind) return { kind: 'document', ...taker };
  const { explain, example } = opened.kind.intake;
  return { kind: 'intake', explain, example, ...taker };
}

async function take<Db>(ports: LinkPorts<Db>, token: string): Promise<{ kind: 'taken'; document: Document } | Shut> {
  const opened = await open(ports, token);
  if (!('link' in opened)) return opened;
  const { link, kind } = opened;
  if (!('document' in kind)) return over;
  const now = ports.clock();
  return ports.store.change(link.hub, async (db) => {
    const isFirst = await ports.book.use(db, link, now);
    if (!isFirst && !kind.document.isLasting) return shut('used', opened);
    const nation = link.actor.isCoordinator ? { nation: ports.nation } : {};
    const made = await kind.document.produce(link.facts, { db, hub: link.hub, actor: link.actor, now, ...nation });
    return made === 'gone' ? shut('nothing', opened) : { kind: 'taken', document: made };
  });
}

function taking<Db>(ports: LinkPorts<Db>, { hub, actor }: KeptLink, db: Db, now: Date): Taking<Db> {
  return { db, hub, now, tell: ports.tell(db, hub, now), plan: ports.plan(db, hub), by: actor.personId };
}

/** That a file did not come in is kept in mind beside what was taken, which is undone. */
async function remember<Db>(
  ports: LinkPorts<Db>,
  link: KeptLink,
  { refused }: IntakeKind<Db>,
  { findings, file, now }: { findings: Findings; file: string; now: Date },
): Promise<void> {
  if (findings.faults.length === 0 || !refused) return;
  await ports.store.change(link.hub, (db) => refused(findings, file, taking(ports, link, db, now)));
}

async function check<Db>(ports: LinkPorts<Db>, token: string, text: string, file: string): Promise<Handed> {
  const opened = await open(ports, token);
  if (!('link' in opened)) return opened;
  const { link, kind, title } = opened;
  if (!('intake' in kind)) return over;
  const now = ports.clock();
  const findings = await kind.intake.check(text, taking(ports, link, ports.store.read(link.hub), now));
  await remember(ports, link, kind.intake, { findings, file, now });
  return { kind: 'found', findings, title, hub: link.hub.name };
}

async function handIn<Db>(ports: LinkPorts<Db>, token: string, text: string, file: string): Promise<Handed> {
  const opened = await open(ports, token);
  if (!('link' in opened)) return opened;
  const { link, kind, title } = opened;
  if (!('intake' in kind)) return over;
  const [now, said] = [ports.clock(), { title, hub: link.hub.name }];
  const work = async (db: Db): Promise<Handed> => {
    if (!(await ports.book.use(db, link, now))) return shut('used', opened);
    const findings = await kind.intake.take(text, taking(ports, link, db, now));
    if (findings.faults.length > 0) throw new Faulty(findings);
    if (kind.intake.settles) await ports.replan(db, link.hub, now);
    return { kind: 'changed', findings, ...said };
  };
  const changed = ports.store.change(link.hub, work).catch(async (error: unknown): Promise<Handed> => {
    if (!(error instanceof Faulty)) throw error;
    const { findings } = error;
    await remember(ports, link, kind.intake, { findings, file, now });
    return { kind: 'found', findings, ...said };
  });
  return changed.finally(() => kind.intake.settles && ports.forgetHubs());
}

/** Somebody else is changing the same: nothing is lost, and the address still works. */
const unlessBusy = <T>(work: Promise<T>): Promise<T | Shut> =>
  work.catch((error: unknown) => {
    if (error instanceof Busy) return { kind: 'busy' };
    throw error;
  });

/** Opens the desk: what the rooms offer behind addresses, over the store. */
export const createLinkDesk = <Db>(ports: LinkPorts<Db>): LinkDesk => ({
  look: (token) => look(ports, token),
  take: (token) => unlessBusy(take(ports, token)),
  check: (token, text, file) => unlessBusy(check(ports, token, text, file)),
  handIn: (token, text, file) => unlessBusy(handIn(ports, token, text, file)),
});
