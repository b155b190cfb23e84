import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { makeClaimCode } from '../store/claim-codes.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import { addHub, type By, connectToHub, linkToHub, listHubs, renameHub } from '../store/hub-deeds.ts';
import { knownAuthorities } from '../store/make-hub.ts';
import { openStore } from '../store/open-store.ts';
import { disconnectPlace } from '../store/places.ts';
import type { Base, Errand } from './errand.ts';

const usage = [
  'hubs list                                   the hubs, with who leads them and their workspaces and teams',
  'hubs add SLUG --name … [--calendar …] [--contact …] [--controller …] [--privacy-contact …]',
  '                                            a new hub, and the one-time code for its first lead',
  'hubs rename SLUG [--name …] [--slug …]       another name, or another short name',
  'hubs connect SLUG                           an address at which one Slack workspace installs the bot and joins the hub',
  'hubs connect SLUG slack|teams ID [--name …]  make a workspace or team the hub’s, by its id',
  'hubs disconnect SLUG slack|teams ID          take it from the hub again',
];

const options = {
  name: { type: 'string' },
  slug: { type: 'string' },
  calendar: { type: 'string' },
  contact: { type: 'string' },
  controller: { type: 'string' },
  'privacy-contact': { type: 'string' },
  by: { type: 'string' },
} as const;

type Values = { [option in keyof typeof options]?: string };
type Said = { words: string[]; values: Values; as: By; prisma: PrismaClient; base: Base };
type HubRow = Awaited<ReturnType<typeof listHubs>>[number];

const termDates = (): unknown =>
  JSON.parse(readFileSync(new URL('../../prisma/data/term-dates.json', import.meta.url), 'utf8'));

const kinds = { slack: 'SLACK_WORKSPACE', teams: 'TEAMS_TEAM' } as const;
const platformOf = { SLACK_WORKSPACE: 'slack', TEAMS_TEAM: 'teams' } as const;

const slugShape = z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/);
const slugHelp = 'Choose a short name of 40 small letters, digits and hyphens at most, such as wensum.';

function slugIn(word: string | undefined): string {
  const read = slugShape.safeParse(word);
  if (!read.success) throw new Error(slugHelp);
  return read.data;
}

function nameIn({ name }: Values): string | undefined {
  const tidy = name?.trim().replaceAll(/\s+/g, ' ');
  if (tidy !== undefined && (tidy === '' || tidy.length > 100)) throw new Error('Give a name of 1 to 100 letters.');
  return tidy;
}

async function hubMeant({ prisma, base }: Said, slug: string | undefined): Promise<HubRow> {
  const hubs = await listHubs(prisma, base.clock());
  const hub = hubs.find((one) => one.slug === slug);
  if (!hub) throw new Error(`Name one hub: ${hubs.map((one) => one.slug).join(', ') || 'there is none yet'}.`);
  return hub;
}

async function list({ prisma, base }: Said): Promise<number> {
  const hubs = await listHubs(prisma, base.clock());
  if (hubs.length === 0) base.say('There is no hub yet: the first start makes one.');
  for (const { slug, name, places, hubRoles, _count } of hubs) {
    base.say(`${slug}  ${name}: ${hubRoles.length > 0 ? 'led' : 'no lead yet'}, Work Groups: ${_count.groups}`);
    for (const { kind, externalId, name: of } of places)
      base.say(`  ${platformOf[kind]} ${externalId}${of ? ` (${of})` : ''}`);
  }
  return 0;
}

function calendarIn({ calendar }: Values): { calendarAuthority?: string } {
  if (!calendar) return {};
  const known = knownAuthorities(termDates());
  const found = known.find((one) => one.toLowerCase() === calendar.trim().toLowerCase());
  if (!found) throw new Error(`Term dates are known of: ${known.join('; ')}. Leave --calendar out for typical ones.`);
  return { calendarAuthority: found };
}

async function add(said: Said): Promise<number> {
  const { prisma, values, as, base } = said;
  const slug = slugIn(said.words[0]);
  const name = nameIn(values);
  if (!name) throw new Error('Say what it is called: --name "Wensum Maths Hub"');
  const { contact, controller, 'privacy-contact': privacyContact } = values;
  const given = {
    ...(contact && { contact }),
    ...(controller && { controller }),
    ...(privacyContact && { privacyContact }),
  };
  const hub = await addHub(prisma, { slug, name, ...given, ...calendarIn(values) }, termDates(), as);
  if (!hub) throw new Error(`${slug} is another hub’s short name. Type “hubs list”.`);
  const code = await makeClaimCode(prisma, hub.id, as.at);
  base.say(`${name} is there; a running service knows it within 30 seconds. Next: hubs connect ${slug}`);
  base.say(`Its first lead types, once: claim ${code}`);
  if (!values.calendar) base.say('Its term dates are typical ones, marked as a guess.');
  return 0;
}

async function rename(said: Said): Promise<number> {
  const { prisma, values, as, base } = said;
  const hub = await hubMeant(said, said.words[0]);
  const name = nameIn(values) ?? hub.name;
  const slug = values.slug === undefined ? hub.slug : slugIn(values.slug);
  if (name === hub.name && slug === hub.slug) throw new Error('Say what is new: --name … or --slug …');
  if (!(await renameHub(prisma, hub, { slug, name }, as))) throw new Error(`${slug} is another hub’s short name.`);
  base.say(`${hub.slug}, ${hub.name}, is now ${slug}, ${name}.`);
  return 0;
}

async function giveLink(said: Said, hub: HubRow): Promise<number> {
  const { prisma, as, base } = said;
  const publicUrl = base.config().slack?.oauth?.publicUrl;
  if (!publicUrl)
    throw new Error(
      'Slack workspaces cannot install the bot by themselves: SLACK_CLIENT_ID is not set. Name the workspace instead: hubs connect SLUG slack T012345',
    );
  const { address } = await linkToHub(prisma, hub.id, publicUrl, as);
  base.say(`Whoever may add apps to the Slack workspace opens this once, within 30 minutes. It joins ${hub.name}:`);
  base.say(address);
  return 0;
}

function placeIn([platform, externalId, ...more]: string[]) {
  if ((platform !== 'slack' && platform !== 'teams') || !externalId || more.length > 0)
    throw new Error('Name one place: slack and the workspace’s id (T…), or teams and the team’s id.');
  return { kind: kinds[platform], externalId };
}

async function connect(said: Said): Promise<number> {
  const [slug, ...rest] = said.words;
  const hub = await hubMeant(said, slug);
  if (rest.length === 0) return giveLink(said, hub);
  const where = placeIn(rest);
  const connected = await connectToHub(said.prisma, hub.id, { ...where, name: nameIn(said.values) ?? '' }, said.as);
  if (connected === 'another hub')
    throw new Error(`${where.externalId} belongs to another hub. Type “hubs disconnect” for that one first.`);
  const isNew = connected === 'connected';
  said.base.say(
    isNew
      ? `${where.externalId} belongs to ${hub.name} now. A running service knows it within 30 seconds.`
      : `${where.externalId} belongs to ${hub.name} already.`,
  );
  return 0;
}

async function disconnect(said: Said): Promise<number> {
  const [slug, ...rest] = said.words;
  const hub = await hubMeant(said, slug);
  const where = placeIn(rest);
  const was = await disconnectPlace(said.prisma, hub.id, where, said.as);
  said.base.say(
    was
      ? `${where.externalId} belongs to no hub now; a running service knows it within 30 seconds. What its people did is kept.`
      : `${where.externalId} did not belong to ${hub.name}: nothing was changed.`,
  );
  return was ? 0 : 1;
}

const deeds: Record<string, (said: Said) => Promise<number>> = { list, add, rename, connect, disconnect };

async function run(typed: string[], base: Base): Promise<number> {
  const { positionals, values } = parseArgs({ args: typed, options, allowPositionals: true });
  const [verb = '', ...words] = positionals;
  const deed = Object.hasOwn(deeds, verb) ? deeds[verb] : undefined;
  if (!deed) throw new Error(`Say what to do with hubs:\n${usage.map((line) => `  ${line}`).join('\n')}`);
  const store = await openStore(base.config().database);
  try {
    const as = { by: values.by?.trim() || base.user, at: base.clock() };
    return await deed({ words, values, as, prisma: store.prisma, base });
  } finally {
    await store.close();
  }
}

/** The hubs that this service serves, and whose each workspace and team is. Every deed is kept in the hub's audit. */
export const hubs: Errand = { usage, run };
