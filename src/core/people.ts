export type Platform = 'slack' | 'teams';
export type Phase = 'EARLY_YEARS' | 'PRIMARY' | 'SECONDARY' | 'POST_16';

/** What a platform tells of a person the hub does not know yet. */
export type Profile = { name: string; closed: boolean };

/**
 * The account a door saw: tenant is a Slack workspace or a Teams tenant, user the platform's id in it.
 * `address` is what that door needs to write to the person; nobody else reads it. `profile` is asked on first contact only.
 */
export type AccountSeen = {
  platform: Platform;
  tenant: string;
  user: string;
  name: string;
  address?: Record<string, string>;
  profile?: () => Promise<Profile | undefined>;
};

/**
 * Where something was said: `workspace` is the Slack workspace or the Teams team, empty in a private or group chat.
 * `channel` is what the door says of a channel so that it can write there later: nobody else reads its address.
 */
export type Place = {
  kind: 'personal' | 'group' | 'channel' | 'home';
  workspace: string;
  conversation: string;
  channel?: { name: string; address: Record<string, string> };
};

/** What a role may do, whatever the hub calls it. */
export type RoleStanding = 'HUB_LEAD' | 'PHASE_LEAD' | 'ADMINISTRATOR' | 'SENIOR_LEAD' | 'PARTNER';

/** The school a person stands for, none (retired or freelance leaders), or not asked yet. */
export type SchoolOfActor =
  | { kind: 'at'; id: string; name: string; phases: Phase[] }
  | { kind: 'none' }
  | { kind: 'unknown' };

/** Who acts: a person of this hub, through one of their accounts. */
export type Actor = {
  accountId: string;
  personId: string;
  name: string;
  platform: Platform;
  school: SchoolOfActor;
  /** `partner` is the organisation that somebody with the standing PARTNER speaks for. */
  roles: { word: string; standing: RoleStanding; phase?: Phase; partner?: string }[];
  /** Speaks for the national side, whatever the hub. */
  isCoordinator: boolean;
  /** Not greeted by this hub yet. */
  isNew: boolean;
};
