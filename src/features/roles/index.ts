import { may } from '../../core/rights.ts';
import type { HubRoom } from '../define.ts';
import { findPeople } from '../people/person.reads.ts';
import { claimHub } from './claim-hub.ts';
import { endRole } from './end-role.ts';
import { giveRole } from './give-role.ts';
import { listRoles } from './list-roles.ts';
import { roleGiven } from './role.notices.ts';

/** Roles: who may do what in the hub, given and ended with dates. */
export const roles: HubRoom = {
  topic: 'Roles in the hub',
  commands: [listRoles, giveRole, endRole, claimHub],
  noticeKinds: [roleGiven],
  sources: {
    people: async (words, base) => (may(base.actor, 'give and end roles', {}) ? findPeople(words, base) : []),
  },
};
