import { z } from 'zod';
import { type Command, reply } from '../../core/command.ts';
import { fold } from '../../core/fold.ts';
import type { Actor } from '../../core/people.ts';
import { couldEver } from '../../core/rights.ts';
import type { Action, Block, Item, View } from '../../core/view.ts';
import type { Db } from '../../store/db.ts';
import { defineCommand, type HubBase, type HubRoom } from '../define.ts';
import { newcomers } from './first-days.ts';

type Topic = { topic: string; commands: Command<Db>[] };

const lineOf = ({ phrase, example, summary }: Command<Db>): Item => ({
  title: example ?? phrase ?? '',
  detail: summary,
});

/** The same with a button, for who would rather press than type. */
const lineWithButton = (command: Command<Db>): Item => ({
  ...lineOf(command),
  actions: [{ label: 'Open', spoken: `Open: ${command.summary}`, runs: command.name }],
});

const howToType: Block = {
  kind: 'text',
  text: 'Type these in our chat. In Slack they work everywhere after /workgroups, in Teams after @Work Groups in a channel.',
};

const ownThings: Action[] = [
  { label: 'Browse all', spoken: 'Browse all Work Groups', runs: 'browse', tone: 'main' },
  { label: 'See my groups', runs: 'mine' },
  { label: 'Say my school', runs: 'choose-school' },
  { label: 'Go to the start', runs: 'home' },
];

const leadRows = z.array(z.object({ personId: z.string() }));

/** Whether this person leads a group of the hub; the same few rows answer everybody. */
async function leadsSome({ db, actor, recall }: HubBase): Promise<boolean> {
  const read = () => db.workGroupLead.findMany({ where: { to: null }, select: { personId: true } });
  return leadRows.parse(await recall('who leads', read)).some(({ personId }) => personId === actor.personId);
}

/** What an actor could type, topic by topic, rooms of one topic together; what only leads can do is left out for who leads nothing. */
const topicsOf = (rooms: HubRoom[], actor: Actor, leads: boolean): Topic[] =>
  [...Map.groupBy(rooms, ({ topic }) => topic)]
    .map(([topic, some]) => ({
      topic,
      commands: some
        .flatMap(({ commands }) => commands)
        .filter((one) => one.phrase && !one.isUntold && couldEver(actor, one.right, leads)),
    }))
    .filter(({ commands }) => commands.length > 0);

/** The same topics for all who have the same roles, worked out once. */
function topicsByRoles(rooms: HubRoom[]): (base: HubBase) => Promise<Topic[]> {
  const known = new Map<string, Topic[]>();
  return async (base) => {
    const { roles, isCoordinator } = base.actor;
    const leads = roles.length > 0 || (await leadsSome(base));
    const standings = roles.map(({ standing, phase }) => `${standing} ${phase}`).toSorted();
    const key = [leads, isCoordinator, ...standings].join('/');
    const topics = known.get(key) ?? topicsOf(rooms, base.actor, leads);
    known.set(key, topics);
    return topics;
  };
}

const topicButton = ({ topic }: Topic): Action => ({
  label: topic,
  spoken: `Help about: ${topic}`,
  runs: 'help',
  input: { words: topic },
});

const aboutTopic = ({ topic, commands }: Topic): View => ({
  title: topic,
  blocks: [
    { kind: 'items', items: commands.map(lineWithButton), whenEmpty: '' },
    { kind: 'actions', actions: [{ label: 'All of help', runs: 'help' }] },
  ],
});

function overview(topics: Topic[], everyday: Command<Db>[], contact: string): View {
  return {
    title: 'What I can do',
    blocks: [
      { kind: 'items', items: everyday.map(lineOf), whenEmpty: '' },
      howToType,
      { kind: 'text', text: { strong: 'More about' } },
      { kind: 'actions', actions: topics.map(topicButton) },
      { kind: 'text', text: `A question I can’t answer? Ask ${contact}.` },
      { kind: 'actions', actions: ownThings },
    ],
  };
}

/** Help, made from the commands themselves: the everyday ones first, all that the person could ever use by topic. */
export const showHelp = (rooms: HubRoom[]): Command<Db> => {
  const all = rooms.flatMap(({ commands }) => commands);
  const topicsFor = topicsByRoles(rooms);
  const everyday = newcomers.flatMap((name) => all.find((one) => one.name === name && one.phrase) ?? []);
  return defineCommand({
    name: 'help',
    kind: 'query',
    phrase: 'help',
    also: ['?'],
    summary: 'See what I can do',
    right: 'browse',
    isGeneral: true,
    input: z.object({ words: z.string().max(300).default('') }),
    run: async ({ input: { words }, subject: _none, answers: _nothing, ...base }) => {
      const topics = await topicsFor(base);
      const wanted = fold(words);
      const topic = wanted.length > 2 ? topics.find((one) => ` ${fold(one.topic)}`.includes(` ${wanted}`)) : undefined;
      return reply(topic ? aboutTopic(topic) : overview(topics, everyday, base.hub.contact));
    },
  });
};
