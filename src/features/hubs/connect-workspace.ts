import { z } from 'zod';
import { type Outcome, refuse, reply } from '../../core/command.ts';
import { sayDay, ukDay } from '../../core/uk-time.ts';
import type { Action, Block } from '../../core/view.ts';
import { recordChange } from '../audit.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { kindOn } from './workspace.ts';

const seeAll: Action = { label: 'See all connected', runs: 'disconnect' };

const forTeams: Block = {
  kind: 'text',
  text: 'For a Teams team: add me to it, then type “@Work Groups connect” in one of its channels.',
};

const actionsWith = (...actions: Action[]): Block => ({ kind: 'actions', actions });

const isConnected = (sentence: string): Outcome =>
  reply({ title: 'This team is connected', blocks: [{ kind: 'text', text: sentence }, actionsWith(seeAll)] });

/** The Teams team in which it was typed becomes the hub's; the words are its name, for Teams does not say it. */
async function connectTeam(words: string, base: HubBase): Promise<Outcome> {
  const { db, hub, place, now } = base;
  const where = { kind: kindOn.teams, externalId: place.workspace };
  const name = words || `Team connected on ${sayDay(ukDay(now), ukDay(now))}`;
  const { count } = await db.place.createMany({ data: [{ ...where, hubId: hub.id, name }], skipDuplicates: true });
  const own = await db.place.findFirst({ where });
  if (!own)
    return refuse('another hub’s', 'This team belongs to another hub. A lead of that hub can type “disconnect” first.');
  if (count === 0) return isConnected(`It belongs to ${hub.name}.`);
  await recordChange(base, { what: 'connected a place', subjectId: own.id, after: where });
  return isConnected(`Whoever writes to me in this team now finds the Work Groups of ${hub.name}.`);
}

/** A Slack workspace cannot be named from outside: whoever looks after it opens an address of this hub's. */
async function giveLink(base: HubBase): Promise<Outcome> {
  const link = await base.install?.();
  if (!link)
    return reply({
      title: 'Connect a team or a workspace',
      blocks: [
        forTeams,
        { kind: 'text', text: 'Another Slack workspace is connected by whoever runs this service. Please ask them.' },
        actionsWith(seeAll),
      ],
    });
  await recordChange(base, { what: 'made an install link', subjectId: link.id });
  const until = { moment: link.until.toISOString() };
  return reply({
    title: 'Connect a workspace',
    blocks: [
      {
        kind: 'text',
        text: [
          `Open this link in the Slack workspace that joins ${base.hub.name}, or pass it on to who looks after it. It works once, until `,
          until,
          '.',
        ],
      },
      actionsWith({ label: 'Add to Slack', opens: link.address }, seeAll),
      forTeams,
    ],
  });
}

/** Makes another Slack workspace or Teams team the hub's: a team where it is typed, a workspace by a link that works once. */
export const connectWorkspace = defineCommand({
  name: 'connect',
  kind: 'change',
  phrase: 'connect',
  summary: 'Connect another Slack workspace or Teams team to the hub',
  right: 'connect a workspace',
  input: z.object({ words: z.string().max(300).default('') }),
  run: async ({ input, subject: _none, answers: _nothing, ...base }) => {
    const isTeam = base.actor.platform === 'teams' && base.place.workspace !== '';
    return isTeam ? connectTeam(input.words.trim().slice(0, 80), base) : giveLink(base);
  },
});
