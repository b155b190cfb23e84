import { parseArgs } from 'node:util';
import type { PrismaClient } from '../store/generated/client.ts';
import { endCoordinator, findPeople, type Known, listCoordinators, makeCoordinator } from '../store/national-roles.ts';
import { openStore } from '../store/open-store.ts';
import type { Base, Errand } from './errand.ts';

const usage = [
  'coordinator list                            who speaks for the national side, and since when',
  'coordinator add PERSON                      let somebody publish national projects and see counts over hubs',
  'coordinator end PERSON                      end that; what they published stays',
  '  PERSON is slack WORKSPACE USER, teams TENANT USER, an e-mail address, or a name that only one person has',
];

const day = (date: Date) => date.toISOString().slice(0, 10);

const sayAccounts = ({ accounts }: Known) => accounts.map((one) => one.join(' ')).join(', ') || 'no account';
const sayPerson = (known: Known) =>
  [known.name, ...(known.email ? [known.email] : []), ...(known.school ? [known.school] : []), sayAccounts(known)].join(
    ', ',
  );

async function list(prisma: PrismaClient, { say, clock }: Base): Promise<number> {
  const rows = await listCoordinators(prisma);
  const isNow = ({ to }: (typeof rows)[number]) => to === null || to > clock();
  if (!rows.some(isNow)) say('Nobody speaks for the national side. Type “coordinator add PERSON”.');
  for (const row of rows.filter(isNow)) say(`${sayPerson(row.person)}, since ${day(row.from)}`);
  const past = rows.flatMap((row) => (row.to && !isNow(row) ? [{ ...row, to: row.to }] : []));
  if (past.length > 0) say('No longer:');
  for (const { person, from, to } of past) say(`${sayPerson(person)}, ${day(from)} to ${day(to)}`);
  return 0;
}

/** The one person meant; more or none is said, with what tells them apart. */
async function personMeant(prisma: PrismaClient, words: string[]): Promise<Known> {
  if (words.length === 0) throw new Error(`Say who:\n${usage.map((line) => `  ${line}`).join('\n')}`);
  const found = await findPeople(prisma, words);
  const [only, ...others] = found;
  if (!only)
    throw new Error(
      `Nobody is known as “${words.join(' ')}”. They must write to the bot once, in any hub; then name them by name, e-mail or account.`,
    );
  if (others.length === 0) return only;
  const lines = found.slice(0, 10).map((one) => `  ${sayPerson(one)}`);
  throw new Error(`Several are meant by “${words.join(' ')}”. Name one by account:\n${lines.join('\n')}`);
}

async function add(prisma: PrismaClient, words: string[], { say, clock }: Base): Promise<number> {
  const person = await personMeant(prisma, words);
  const isNew = await makeCoordinator(prisma, person.id, clock());
  say(
    isNew
      ? `${person.name} speaks for the national side from now on. They type “projects” to begin; a running service knows it within 30 seconds.`
      : `${person.name} speaks for the national side already.`,
  );
  return 0;
}

async function end(prisma: PrismaClient, words: string[], { say, clock }: Base): Promise<number> {
  const person = await personMeant(prisma, words);
  const was = await endCoordinator(prisma, person.id, clock());
  say(
    was
      ? `${person.name} no longer speaks for the national side. What they published stays.`
      : `${person.name} did not speak for the national side: nothing was changed.`,
  );
  return was ? 0 : 1;
}

async function run(words: string[], base: Base): Promise<number> {
  const { positionals } = parseArgs({ args: words, options: {}, allowPositionals: true });
  const [verb, ...rest] = positionals;
  const deeds = {
    list: (prisma: PrismaClient) => list(prisma, base),
    add: (prisma: PrismaClient) => add(prisma, rest, base),
    end: (prisma: PrismaClient) => end(prisma, rest, base),
  };
  const deed = verb === 'list' || verb === 'add' || verb === 'end' ? deeds[verb] : undefined;
  if (!deed) throw new Error(`Say what to do with coordinators:\n${usage.map((line) => `  ${line}`).join('\n')}`);
  const store = await openStore(base.config().database);
  try {
    return await deed(store.prisma);
  } finally {
    await store.close();
  }
}

/** Who speaks for the national side. Its rows say who did, from when to when. */
export const coordinator: Errand = { usage, run };
