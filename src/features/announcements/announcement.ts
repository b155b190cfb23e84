import type { Phase } from '../../core/people.ts';
import type { RightsSubject } from '../../core/rights.ts';
import type { Prisma } from '../../store/generated/client.ts';
import type { AnnouncementAudience, AnnouncementState, ChannelPurpose } from '../../store/generated/enums.ts';
import { rightsOfGroup, sayPhase } from '../work-groups/work-group.ts';

/** What is read with an announcement. */
export const withAbout = {
  kind: { select: { word: true } },
  group: { select: { id: true, title: true, phases: true, partnerId: true, leads: { where: { to: null } } } },
  buttonGroup: { select: { id: true, title: true, state: true } },
  buttonMeeting: { select: { id: true, day: true, state: true } },
  person: { select: { name: true } },
  corrects: { select: { goesAt: true } },
} satisfies Prisma.AnnouncementInclude;

/** What somebody of the hub tells many. */
export type Announced = Prisma.AnnouncementGetPayload<{ include: typeof withAbout }>;

/** From which state to which an announcement goes. */
export const announcementMoves: Record<AnnouncementState, AnnouncementState[]> = {
  DRAFT: ['SCHEDULED', 'CANCELLED'],
  SCHEDULED: ['SENT', 'CANCELLED'],
  SENT: [],
  CANCELLED: [],
};

/** Signs that an announcement may have. */
export const mostSigns = 2_000;

type Audience = { label: string; channel?: ChannelPurpose };

/** Whom an announcement can be for, and the channels where they read together. */
export const audiences: Record<AnnouncementAudience, Audience> = {
  LLME_NETWORK: { label: 'Local leaders', channel: 'LLME_NETWORK' },
  WORK_GROUP_LEADS: { label: 'Work Group Leads' },
  GROUP: { label: 'A Work Group', channel: 'WORK_GROUP' },
  SCHOOLS: { label: 'Schools' },
  STAFF: { label: 'Hub staff', channel: 'HUB_STAFF' },
};

type Whom = Pick<Announced, 'audience' | 'phase' | 'kind' | 'localAuthority' | 'group'>;

/** Whom it is for, in a few words: "Local leaders, Primary". */
export function sayAudience({ audience, phase, kind, localAuthority, group }: Whom): string {
  const whole = group ? group.title : audiences[audience].label;
  return [
    whole,
    ...(kind ? [kind.word] : []),
    ...(phase ? [sayPhase(phase)] : []),
    ...(localAuthority ? [localAuthority] : []),
  ].join(', ');
}

/** The right over it is decided on its group, or on its phase; what goes to the whole hub is its leads'. */
export const rightsOfAudience = ({
  group,
  phase,
}: {
  group: Announced['group'];
  phase: Phase | null;
}): RightsSubject => (group ? rightsOfGroup(group) : { phases: phase ? [phase] : [] });

const stateWords: Record<AnnouncementState, string> = {
  DRAFT: 'a draft',
  SCHEDULED: 'to be sent',
  SENT: 'sent',
  CANCELLED: 'called off',
};

/** How far it is, in plain words. */
export const sayState = (state: AnnouncementState): string => stateWords[state];

/** The first words of one. */
export const beginning = (words: string): string =>
  (words.length > 60 ? `${words.slice(0, 60).trimEnd()}…` : words).replace(/\s+/g, ' ');
