import { type Found, refuse, reply } from '../../core/command.ts';
import { couldEver, may, type Right, type RightsSubject, sayMayNot } from '../../core/rights.ts';
import type { Item } from '../../core/view.ts';
import type { HubBase } from '../define.ts';
import type { GroupDetail } from '../work-groups/group-detail.ts';
import { type GroupChoice, oneGroup } from '../work-groups/work-group.reads.ts';
import { rightsOfGroup } from '../work-groups/work-group.ts';
import { gone, isMeant, readGroup } from './own-place.ts';

/** Lines of a list to choose from at most: more are found by words. */
const mostShown = 8;

type Button = { runs: string; label: string };
type Own = Pick<GroupDetail, 'id' | 'title' | 'key' | 'code'>;

/** Groups that somebody leads, by name or for their organisation where that has the right, or is a member of, now. */
function groupsOf({ db, actor }: HubBase, among: 'led' | 'led or joined', right: Right | undefined): Promise<Own[]> {
  const partners = actor.roles
    .flatMap(({ standing, partner }) => (standing === 'PARTNER' && partner ? [partner] : []))
    .filter((partner) => !right || may(actor, right, { partner, phases: [] }));
  const ofPartner = partners.length > 0 ? [{ partnerId: { in: partners } }] : [];
  const led = { OR: [{ leads: { some: { personId: actor.personId, to: null } } }, ...ofPartner] };
  const joined = { memberships: { some: { personId: actor.personId, state: 'JOINED' as const } } };
  return db.workGroup.findMany({
    where: { state: { not: 'CANCELLED' }, OR: among === 'led' ? [led] : [led, joined] },
    select: { id: true, title: true, key: true, code: true },
    orderBy: [{ year: 'desc' }, { title: 'asc' }],
  });
}

const whichOfMine = (groups: Own[], runs: string, label: string) => {
  const items = groups.slice(0, mostShown).map(
    ({ id, title, key }): Item => ({
      title,
      detail: key,
      actions: [{ label, spoken: `${label}: ${title}, ${key}`, runs, input: { group: id } }],
    }),
  );
  return reply({ title: 'Which Work Group?', blocks: [{ kind: 'items', items, whenEmpty: '' }] });
};

/** Nobody chooses from groups at which the press would be refused: whose right ends at their own groups is offered those. */
async function oneOfOthers(choice: GroupChoice, base: HubBase, button: Button, own: Own[]): Promise<Found<string>> {
  const one = await oneGroup(choice, base, button.runs, button.label);
  const right = base.rightFor(button.runs);
  const isList = 'instead' in one && one.instead.kind === 'reply';
  if (!right || !isList || couldEver(base.actor, right, false)) return one;
  return { instead: whichOfMine(own, button.runs, button.label) };
}

/** The group meant: among one's own first, where the only one needs no words, then among all. */
async function idMeant(
  choice: GroupChoice,
  base: HubBase,
  among: 'led' | 'led or joined',
  button: Button,
): Promise<Found<string>> {
  if (choice.group) return { subject: choice.group };
  const words = choice.words?.trim() ?? '';
  const right = base.rightFor(button.runs);
  const own = await groupsOf(base, among, right);
  // Who could do it to no group is not asked to which
  if (right && !couldEver(base.actor, right, own.length > 0))
    return { instead: refuse('right', sayMayNot(right, base.hub.contact)) };
  const meant = own.filter((group) => isMeant(group, words));
  const [only, ...others] = meant;
  if (!only && among === 'led') return oneOfOthers(choice, base, button, own);
  if (!only) return oneGroup(choice, base, button.runs, button.label);
  return others.length === 0 ? { subject: only.id } : { instead: whichOfMine(meant, button.runs, button.label) };
}

/** How a command of those who lead finds which group is meant, unread. */
export const groupIdLed =
  (runs: string, label: string) =>
  (choice: GroupChoice, base: HubBase): Promise<Found<string>> =>
    idMeant(choice, base, 'led', { runs, label });

/** How a command of those who lead finds its group, held still when it is about to change. */
export const groupLed =
  (runs: string, label: string) =>
  async (choice: GroupChoice, base: HubBase, lock: boolean): Promise<Found<GroupDetail>> => {
    const one = await idMeant(choice, base, 'led', { runs, label });
    if ('instead' in one) return one;
    const group = await readGroup(base, one.subject, lock);
    return group ? { subject: group } : { instead: gone };
  };

/** A group and the people who stand for its schools now: they may see what only members see. */
export type WithMembers = { group: GroupDetail; members: string[] };

/** How a command of members and those who lead finds its group. */
export const groupJoined =
  (runs: string, label: string) =>
  async (choice: GroupChoice, base: HubBase): Promise<Found<WithMembers>> => {
    const one = await idMeant(choice, base, 'led or joined', { runs, label });
    if ('instead' in one) return one;
    const group = await readGroup(base, one.subject, false);
    if (!group) return { instead: gone };
    const joined = await base.db.membership.findMany({
      where: { groupId: group.id, state: 'JOINED' },
      select: { personId: true },
    });
    return { subject: { group, members: joined.map(({ personId }) => personId) } };
  };

/** What the rights of members and those who lead are decided on. */
export const rightsOfMembers = ({ group, members }: WithMembers): RightsSubject => ({
  ...rightsOfGroup(group),
  owners: members,
});
