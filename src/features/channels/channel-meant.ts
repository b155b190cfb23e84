import { z } from 'zod';
import { type Found, refuse } from '../../core/command.ts';
import { fold, wordPatternsOf } from '../../core/fold.ts';
import { may, type RightsSubject } from '../../core/rights.ts';
import { programmeYear, ukDay } from '../../core/uk-time.ts';
import type { ChannelPurpose } from '../../store/generated/enums.ts';
import type { HubBase } from '../define.ts';
import { readCode } from '../work-groups/project-code.ts';
import { rightsOfGroup } from '../work-groups/work-group.ts';
import { readPurpose } from './channel.ts';

/** How a command names a channel and what it is for: in the channel by words, or by a button. */
export const channelChoice = z.object({
  words: z.string().max(300).optional(),
  channel: z.uuid().optional(),
  purpose: z.enum(['LLME_NETWORK', 'WORK_GROUP', 'HUB_STAFF']).optional(),
  group: z.uuid().optional(),
});
type Choice = z.infer<typeof channelChoice>;

/** Where something is to be written, before it is kept. */
type Whereabouts = {
  platform: 'SLACK' | 'TEAMS';
  workspace: string;
  externalId: string;
  name: string;
  address: Record<string, string>;
};

type Candidate = Awaited<ReturnType<typeof groupsOf>>[number];

/** A channel, known already or the one in which something was typed, and what it is to be for, as far as that is said. */
export type Meant = {
  known?: string;
  here?: Whereabouts;
  purpose?: ChannelPurpose;
  groups: Candidate[];
  leads: string[];
};

const notInChannel = refuse(
  'not in a channel',
  'Type this in the channel that I should write to: “channel llme-network”, “channel work-group” with a code, or “channel hub-staff”. “channels” shows those I know.',
);

const platforms = { slack: 'SLACK', teams: 'TEAMS' } as const;

function here({ actor, place }: HubBase): Whereabouts | undefined {
  const { channel, workspace, conversation: externalId } = place;
  return channel && { platform: platforms[actor.platform], workspace, externalId, ...channel };
}

const over = ['CLOSED', 'CANCELLED'] as const;

const groupsOf = ({ db, now }: HubBase) =>
  db.workGroup.findMany({
    where: { year: { gte: programmeYear(ukDay(now)) }, state: { notIn: [...over] } },
    select: {
      id: true,
      title: true,
      key: true,
      code: true,
      phases: true,
      partnerId: true,
      leads: { where: { to: null }, select: { personId: true } },
    },
    orderBy: [{ title: 'asc' }, { key: 'asc' }],
  });

function isNamed({ title, key, code }: Candidate, words: string): boolean {
  const meant = readCode(words);
  if (meant) return code === meant;
  const text = ` ${fold(`${title} ${key} ${code ?? ''}`)} `;
  return wordPatternsOf(words).every((pattern) => text.includes(pattern.slice(1, -1)));
}

/** The groups that somebody may name a channel for, and means. */
async function groupsMeant({ group, words }: { group?: string | undefined; words: string }, base: HubBase) {
  const all = await groupsOf(base);
  if (group) return all.filter(({ id }) => id === group);
  return all.filter((one) => may(base.actor, 'register a channel', rightsOfGroup(one)) && isNamed(one, words));
}

/** Whom the right to name a channel without a group is decided on: leads of any group may name one for theirs. */
export const leadsAny = async ({ db, actor }: HubBase) =>
  (await db.workGroupLead.count({ where: { personId: actor.personId, to: null } })) > 0 ? [actor.personId] : [];

/** Finds what is meant; nothing is kept yet. */
export async function channelMeant(choice: Choice, base: HubBase): Promise<Found<Meant>> {
  const said = readPurpose(choice.words ?? '');
  const purpose = choice.purpose ?? said.purpose;
  const place = choice.channel ? { known: choice.channel } : { here: here(base) };
  if (!choice.channel && !place.here) return { instead: notInChannel };
  const wanted = { group: choice.group, words: said.rest };
  const groups = purpose === 'WORK_GROUP' ? await groupsMeant(wanted, base) : [];
  const where = place.known ? { known: place.known } : place.here ? { here: place.here } : {};
  return { subject: { ...where, ...(purpose && { purpose }), groups, leads: await leadsAny(base) } };
}

/** A channel for the whole hub is its staff's to name; a group's is for whoever leads it too. */
export function rightsOfChannel({ purpose, groups, leads }: Meant): RightsSubject {
  const [only, ...others] = groups;
  if (purpose === 'WORK_GROUP' && only && others.length === 0) return rightsOfGroup(only);
  return purpose === undefined || purpose === 'WORK_GROUP' ? { leads } : { phases: [] };
}
