import { type Outcome, reply } from '../../core/command.ts';
import { text } from '../../core/view.ts';
import type { HubBase } from '../define.ts';

/** Says to whom the hub does not count as a local leader what that is, and how to ask. */
export const notYetLeader = ({ hub }: Pick<HubBase, 'hub'>, title: string, what: string): Outcome =>
  reply({
    title,
    blocks: [
      text(
        `${what} by Local Leaders of Maths Education: teachers the hub recognises, such as a Mastery Specialist or a Professional Development Lead.`,
      ),
      text(`You are not listed as one yet. One press asks the hub what it takes; its contact is ${hub.contact}.`),
      {
        kind: 'actions',
        actions: [
          { label: 'Ask the hub', runs: 'ask-to-lead', tone: 'main' },
          { label: 'Find a Work Group', runs: 'browse' },
        ],
      },
    ],
  });
