import { z } from 'zod';
import { type Found, refuse, reply } from '../../core/command.ts';
import { fold } from '../../core/fold.ts';
import { ukDay } from '../../core/uk-time.ts';
import type { Item } from '../../core/view.ts';
import { recordChange } from '../audit.ts';
import { defineCommand, type HubBase } from '../define.ts';

/** Lines shown at most: more are found by a name. */
const mostShown = 20;

const include = { person: { select: { name: true } }, joined: { select: { name: true } } };

/** Joins of people whom this hub knows that have not been undone, the newest first. */
async function joinsHere({ db }: Pick<HubBase, 'db'>) {
  const known = await db.hubPerson.findMany({
    where: { person: { kept: { some: { undoneAt: null } } } },
    select: { personId: true },
  });
  const of = { personId: { in: known.map(({ personId }) => personId) }, undoneAt: null };
  return db.personJoin.findMany({ where: of, include, orderBy: { at: 'desc' } });
}

type Join = Awaited<ReturnType<typeof joinsHere>>[number];

const itemOf = ({ id, person, joined, at }: Join): Item => ({
  title: person.name === joined.name ? person.name : `${person.name} and ${joined.name}`,
  detail: ['joined on ', { day: ukDay(at) }],
  actions: [
    {
      label: 'Part them',
      spoken: `Part ${person.name} and ${joined.name}`,
      runs: 'part-accounts',
      input: { join: id },
      tone: 'danger',
      confirm: 'Each gets back what they had before. What came since stays with the first.',
    },
  ],
});

/** Shows the hub’s staff whose accounts and records were joined. */
export const listJoins = defineCommand({
  name: 'unlink',
  kind: 'query',
  phrase: 'unlink',
  summary: 'See joined accounts, and part them again',
  example: 'unlink ada lund',
  right: 'part joined accounts',
  input: z.object({ words: z.string().max(300).default('') }),
  run: async ({ input: { words }, subject: _none, answers: _nothing, ...base }) => {
    const isMeant = ({ person, joined }: Join) => fold(`${person.name} ${joined.name}`).includes(fold(words));
    const meant = (await joinsHere(base)).filter(isMeant);
    return reply({
      title: 'Joined accounts',
      blocks: [
        {
          kind: 'items',
          items: meant.slice(0, mostShown).map(itemOf),
          whenEmpty: 'No joined accounts of that name in this hub.',
        },
        ...(meant.length > mostShown
          ? [{ kind: 'text' as const, text: 'There are more: type “unlink” and a name.' }]
          : []),
      ],
    });
  },
});

const over = refuse(
  'join over',
  'Those two have been parted already, or the hub does not know them. Type “unlink” to see who is joined.',
);

/** Parts two records that were joined by mistake: each gets back what it had. */
export const partAccounts = defineCommand({
  name: 'part-accounts',
  kind: 'change',
  summary: 'Part two accounts that were joined',
  right: 'part joined accounts',
  input: z.object({ join: z.uuid() }),
  subject: async ({ join: id }, base): Promise<Found<Join>> => {
    const join = (await joinsHere(base)).find((one) => one.id === id);
    return join ? { subject: join } : { instead: over };
  },
  run: async ({ subject: join, input: _asked, answers: _none, ...base }) => {
    const parting = await base.joins.part(join.id);
    if (parting.kind === 'over') return over;
    if (parting.kind === 'later first')
      return refuse(
        'later first',
        `${join.person.name} was joined with somebody else since. Part those two first: “unlink” shows them.`,
      );
    await recordChange(base, { what: 'parted two accounts', subjectId: join.id, aboutPersonId: join.personId });
    const lost = parting.full === 1 ? 'One place could not come back' : `${parting.full} places could not come back`;
    return reply({
      title: 'They are parted',
      blocks: [
        { kind: 'text', text: `Each has again what they had before: ${join.person.name} and ${join.joined.name}.` },
        ...(parting.full > 0
          ? [
              {
                kind: 'notice' as const,
                tone: 'warning' as const,
                text: `${lost}: others have taken it meanwhile. Add them again where there is room.`,
              },
            ]
          : []),
        { kind: 'actions', actions: [{ label: 'See joined accounts', runs: 'unlink' }] },
      ],
    });
  },
});
