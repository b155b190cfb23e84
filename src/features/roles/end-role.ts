import { z } from 'zod';
import { type Found, refuse, reply } from '../../core/command.ts';
import type { Hub } from '../../core/hub.ts';
import { may } from '../../core/rights.ts';
import type { Db } from '../../store/db.ts';
import { recordChange } from '../audit.ts';
import { defineCommand } from '../define.ts';
import { rolesHeld } from './role.reads.ts';
import { type Held, isLastLead, sayRole } from './role.ts';

type Ending = { role: Held; all: Held[] };

const over = refuse('over', 'That role has ended already. Type “role” to see who holds which.');

/** Two ends at once look at the same roles: the second waits and sees what the first left. */
const lockRoles = (db: Db, hub: Hub) =>
  db.$queryRaw`SELECT id::text FROM "HubRole" WHERE "hubId" = ${hub.id}::uuid ORDER BY id FOR NO KEY UPDATE`;

/** Ends a role now. A hub keeps at least one lead. */
export const endRole = defineCommand({
  name: 'end-role',
  kind: 'change',
  summary: 'End somebody’s role in the hub',
  right: 'give and end roles',
  input: z.object({ role: z.uuid() }),
  subject: async ({ role: id }, { db, hub, now }, lock): Promise<Found<Ending>> => {
    if (lock) await lockRoles(db, hub);
    const all = await rolesHeld(db, now);
    const role = all.find((one) => one.id === id);
    return role ? { subject: { role, all } } : { instead: over };
  },
  run: async ({ subject: { role, all }, input: _asked, ...base }) => {
    const { db, actor, now } = base;
    if (role.standing === 'HUB_LEAD' && !may(actor, 'make a hub lead', {})) {
      return refuse('right', 'Only a hub lead can end a hub lead’s role. Ask one of them.');
    }
    if (isLastLead(role, all, now)) {
      return refuse('last lead', `${role.name} is the only lead this hub has. Give the role to somebody else first.`);
    }
    await db.hubRole.update({ where: { id: role.id }, data: { to: now } });
    await recordChange(base, {
      what: 'ended a role',
      subjectId: role.id,
      before: { person: role.personId, role: role.word },
    });
    return reply({
      title: 'The role has ended',
      blocks: [
        { kind: 'text', text: [{ strong: role.name }, ` is no longer ${sayRole(role)}.`] },
        { kind: 'actions', actions: [{ label: 'See all roles', runs: 'role' }] },
      ],
    });
  },
});
