import { z } from 'zod';
import { reply } from '../../core/command.ts';
import type { Block } from '../../core/view.ts';
import { recordChange } from '../audit.ts';
import { defineCommand, type HubBase } from '../define.ts';

const make = (label: string): Block => ({
  kind: 'actions',
  actions: [{ label, runs: 'make-feed', tone: 'main' }],
});

const feedsOf = ({ db, actor }: HubBase) =>
  db.calendarFeed.count({ where: { personId: actor.personId, groupId: null, revokedAt: null } });

/** Shows how one's own sessions come into Outlook, Google or Apple by themselves. */
export const showFeed = defineCommand({
  name: 'feed',
  kind: 'query',
  phrase: 'feed',
  also: ['calendar feed', 'my calendar'],
  summary: 'Have your sessions in your own calendar',
  right: 'browse',
  input: z.object({}),
  run: async (base) => {
    const has = (await feedsOf(base)) > 0;
    const end: Block = {
      kind: 'actions',
      actions: [
        {
          label: 'End my address',
          runs: 'end-feed',
          tone: 'danger',
          confirm: 'Calendars that use the address will no longer be kept up to date.',
        },
      ],
    };
    return reply({
      title: 'Your sessions in your calendar',
      blocks: [
        {
          kind: 'text',
          text: 'I can give you a private address. Outlook, Google and Apple calendars read it and follow every change.',
        },
        {
          kind: 'text',
          text: has
            ? 'You have an address already. A new one ends the one before.'
            : 'Whoever has the address can read your dates, so keep it to yourself. You can end it at any time.',
        },
        make(has ? 'Make a new address' : 'Make my address'),
        ...(has ? [end] : []),
      ],
    });
  },
});

/** Makes a person's private calendar address and shows it once. */
export const makeFeed = defineCommand({
  name: 'make-feed',
  kind: 'change',
  summary: 'Make your private calendar address',
  right: 'browse',
  input: z.object({}),
  run: async (base) => {
    const address = await base.feed();
    await recordChange(base, { what: 'made a calendar address', subjectId: base.actor.personId });
    return reply({
      title: 'Your calendar address',
      blocks: [
        { kind: 'text', text: address },
        {
          kind: 'text',
          text: 'Copy it. In Outlook choose “Add calendar”, then “Subscribe from web”; in Google “Other calendars”, then “From URL”; on an iPhone “Add subscription calendar”.',
        },
        { kind: 'text', text: 'I show it only once. If it is lost, make a new one.' },
      ],
    });
  },
});

/** Ends a person's calendar address: it shows nothing any more. */
export const endFeed = defineCommand({
  name: 'end-feed',
  kind: 'change',
  summary: 'End your private calendar address',
  right: 'browse',
  input: z.object({}),
  run: async (base) => {
    const { db, actor, now } = base;
    const own = { personId: actor.personId, revokedAt: null };
    const { count } = await db.calendarFeed.updateMany({ where: own, data: { revokedAt: now } });
    if (count > 0) await recordChange(base, { what: 'ended a calendar address', subjectId: actor.personId });
    return reply({
      title: 'Your address has ended',
      blocks: [
        { kind: 'text', text: 'Calendars that used it get no more changes. Remove the old calendar there.' },
        make('Make a new address'),
      ],
    });
  },
});
