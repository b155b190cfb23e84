import type { Actor, Phase } from './people.ts';

/** What a right is decided on: whose it is, who leads it, which phases it has, which partner runs it. */
export type RightsSubject = { owners?: string[]; leads?: string[]; phases?: Phase[]; partner?: string };

/** How somebody can stand to a thing of their hub. Roles of another hub are not there: an actor has those of one hub only. */
export type Standing =
  | 'anyone'
  | 'owner'
  | 'its lead'
  | 'its phase lead'
  | 'its partner'
  | 'hub lead'
  | 'administrator'
  | 'senior lead'
  | 'coordinator';

/** Who may do what (DOMAIN.md 1.4). Anything not granted here is refused. */
export const granted = {
  browse: ['anyone'],
  'take part': ['anyone'],
  'give up own place': ['owner'],
  'confirm own place': ['owner'],
  'see own data': ['owner'],
  'express interest': ['anyone'],
  'propose a group': ['anyone'],
  'write the proposal': ['owner'],
  'read the proposal': ['owner', 'its phase lead', 'hub lead', 'administrator', 'senior lead'],
  'decide on proposals': ['its phase lead', 'hub lead'],
  'see members': ['owner', 'its lead', 'its phase lead', 'its partner', 'hub lead', 'administrator', 'senior lead'],
  'see the roster': ['its lead', 'its phase lead', 'its partner', 'hub lead', 'administrator', 'senior lead'],
  'offer places': ['its lead', 'its phase lead', 'its partner', 'hub lead', 'administrator'],
  'allot schools': ['its phase lead', 'hub lead', 'administrator'],
  'edit groups': ['its phase lead', 'hub lead', 'administrator'],
  'cancel a group': ['its phase lead', 'hub lead'],
  'edit projects': ['hub lead', 'administrator'],
  'edit the hub': ['hub lead', 'administrator'],
  'see what needs the hub': ['hub lead', 'administrator'],
  'connect a workspace': ['hub lead', 'administrator'],
  'export a group': ['its lead', 'its phase lead', 'its partner', 'hub lead', 'administrator'],
  'export the hub': ['hub lead', 'administrator'],
  'part joined accounts': ['hub lead', 'administrator'],
  'publish nationally': ['coordinator'],
  'see counts over hubs': ['coordinator'],
  'schedule sessions': ['its lead', 'its phase lead', 'its partner', 'hub lead', 'administrator'],
  'log sessions': ['its lead', 'its phase lead', 'its partner', 'hub lead'],
  'write the report': ['its lead'],
  'read the report': ['its lead', 'its phase lead', 'hub lead', 'administrator', 'senior lead'],
  'oversee reports': ['its phase lead', 'hub lead', 'administrator', 'senior lead'],
  'accept the report': ['its phase lead', 'hub lead'],
  'see money': ['its lead', 'its phase lead', 'hub lead', 'administrator', 'senior lead'],
  'keep money': ['its phase lead', 'hub lead', 'administrator'],
  'commission a lead': ['its phase lead', 'hub lead'],
  announce: ['its lead', 'its phase lead', 'hub lead'],
  'draft an announcement': ['its lead', 'its phase lead', 'hub lead', 'administrator'],
  'run the network': ['hub lead', 'administrator'],
  'register a channel': ['its lead', 'its phase lead', 'hub lead', 'administrator'],
  'import registers': ['hub lead', 'administrator'],
  'see roles': ['its phase lead', 'hub lead', 'administrator', 'senior lead'],
  'give and end roles': ['hub lead', 'administrator'],
  'make a hub lead': ['hub lead'],
  'approve an erasure': ['hub lead'],
  'export or erase a person’s data': ['administrator'],
} as const satisfies Record<string, Standing[]>;

/** What a person may be allowed to do. */
export type Right = keyof typeof granted;

const holds = (actor: Actor, standing: Actor['roles'][number]['standing']) =>
  actor.roles.some((role) => role.standing === standing);

/** A phase lead without a phase leads none; a subject without phases is every phase lead's. */
const leadsPhase = (actor: Actor, { phases }: RightsSubject) =>
  actor.roles.some(
    (role) =>
      role.standing === 'PHASE_LEAD' &&
      (phases === undefined || (role.phase !== undefined && phases.includes(role.phase))),
  );

const has: Record<Standing, (actor: Actor, subject: RightsSubject) => boolean> = {
  anyone: () => true,
  owner: (actor, subject) => subject.owners?.includes(actor.personId) ?? false,
  'its lead': (actor, subject) => subject.leads?.includes(actor.personId) ?? false,
  'its phase lead': leadsPhase,
  'its partner': (actor, { partner }) =>
    partner !== undefined && actor.roles.some((role) => role.standing === 'PARTNER' && role.partner === partner),
  'hub lead': (actor) => holds(actor, 'HUB_LEAD'),
  administrator: (actor) => holds(actor, 'ADMINISTRATOR'),
  'senior lead': (actor) => holds(actor, 'SENIOR_LEAD'),
  coordinator: (actor) => actor.isCoordinator,
};

/** Whether the actor has the right over the subject, now. */
export const may = (actor: Actor, right: Right, subject: RightsSubject): boolean => {
  const standings: readonly Standing[] = granted[right];
  return standings.some((standing) => has[standing](actor, subject));
};

const words: Record<Exclude<Standing, 'anyone' | 'owner'>, string> = {
  'its lead': 'the lead of the group',
  'its phase lead': 'a phase lead',
  'its partner': 'the partner that runs it',
  'hub lead': 'a hub lead',
  administrator: 'an administrator',
  'senior lead': 'a senior leader',
  coordinator: 'a national coordinator',
};

const ofStaff: Standing[] = ['its phase lead', 'hub lead', 'administrator', 'senior lead'];

/** So many roles of the hub, named one by one, are more than anybody reads. */
const many = 3;

/** Why not, and whom to ask. */
export function sayMayNot(right: Right, contact: string): string {
  const standings: readonly Standing[] = granted[right];
  const staff = standings.filter((standing) => ofStaff.includes(standing));
  const named = standings.flatMap((standing) => {
    if (standing === 'anyone' || standing === 'owner') return [];
    return staff.length >= many && staff.includes(standing) ? [] : [words[standing]];
  });
  const who = staff.length >= many ? [...named, 'the hub’s staff'] : named;
  if (who.length === 0) return `That belongs to somebody else. If you need it changed, ask ${contact}.`;
  const all = new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(who);
  return `Only ${all} can do that. If you need it done, ask ${contact}.`;
}

/** Whether a person could ever do this to something, who `leads` a group or does not: what help shows them. */
export const couldEver = (actor: Actor, right: Right, leads: boolean): boolean =>
  granted[right].some(
    (standing: Standing) =>
      standing === 'owner' ||
      (leads && standing === 'its lead') ||
      (standing === 'its partner' && holds(actor, 'PARTNER')),
  ) || may(actor, right, {});
