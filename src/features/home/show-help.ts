import { z } from 'zod';
import { type Command, reply } from '../../core/command.ts';
import { couldEver } from '../../core/rights.ts';
import type { Action, Block, Item } from '../../core/view.ts';
import type { Db } from '../../store/db.ts';
import { defineCommand } from '../define.ts';

const lineOf = ({ phrase, example, summary }: Command<Db>): Item => ({
  title: example ?? phrase ?? '',
  detail: summary,
});

const howToType: Block = {
  kind: 'text',
  text: 'In Slack type these after /workgroups. In Teams type them in our chat, or after @Work Groups in a channel.',
};

const ownThings: Action[] = [
  { label: 'Browse all', spoken: 'Browse all Work Groups', runs: 'browse', tone: 'main' },
  { label: 'See my groups', runs: 'mine' },
  { label: 'Say my school', runs: 'choose-school' },
];

const aboutHere = (isStaff: boolean): Action[] => [
  ...(isStaff ? [{ label: 'See all roles', runs: 'role' }] : []),
  { label: 'See my hub', runs: 'choose-hub' },
  { label: 'Read privacy notice', runs: 'privacy' },
  { label: 'Join my accounts', runs: 'link' },
  { label: 'Type a code', runs: 'code' },
  { label: 'Go to the start', runs: 'home' },
];

/** Help, made from the commands themselves: those the person could ever use. */
export const showHelp = (commands: Command<Db>[]): Command<Db> =>
  defineCommand({
    name: 'help',
    kind: 'query',
    phrase: 'help',
    also: ['?'],
    summary: 'See what I can do',
    right: 'browse',
    input: z.object({}),
    run: async ({ hub, actor }) => {
      const items = commands.filter((command) => command.phrase && couldEver(actor, command.right)).map(lineOf);
      return reply({
        title: 'What I can do',
        blocks: [
          { kind: 'items', items, whenEmpty: '' },
          howToType,
          { kind: 'text', text: `A question I can’t answer? Ask ${hub.contact}.` },
          { kind: 'actions', actions: ownThings },
          { kind: 'actions', actions: aboutHere(couldEver(actor, 'see roles')) },
        ],
      });
    },
  });
