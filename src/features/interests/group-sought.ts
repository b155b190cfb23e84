import { type Found, type Outcome, refuse, reply } from '../../core/command.ts';
import { couldEver, sayMayNot } from '../../core/rights.ts';
import type { Day } from '../../core/uk-time.ts';
import type { Item } from '../../core/view.ts';
import type { WorkGroupState } from '../../store/generated/enums.ts';
import type { HubBase } from '../define.ts';
import { gone, isMeant, readGroup } from '../memberships/own-place.ts';
import type { GroupDetail } from '../work-groups/group-detail.ts';
import { type GroupChoice, shownYears } from '../work-groups/work-group.reads.ts';
import { groupTurns } from '../work-groups/work-group.ts';

/** States in which a group can be led at all. */
export const canBeLed: WorkGroupState[] = ['PLANNED', 'SEEKING_LEAD', 'COMMISSIONED', 'RECRUITING', 'RUNNING'];

/** States in which a group waits for its first lead. */
export const waitsForLead = groupTurns['a lead is found'].from;

/** Lines of a list to choose from at most: more are found by words. */
const mostShown = 12;

/** The day of a row, without the time that Prisma gives it. */
export const dayOf = (date: Date): Day => date.toISOString().slice(0, 10);

/** A group that can no longer be led. */
export const groupOver = ({ title }: Pick<GroupDetail, 'title'>) =>
  refuse('group over', `“${title}” is over, or nearly: nobody needs to be found to lead it.`);

/** An offer to lead that the hub has answered. */
export const decided = (title: string) =>
  refuse('decided', `About “${title}” the hub has answered you already. Type “interests” to see how it stands.`);

/** A group that is sought by words or by its project. */
export type Named = Pick<GroupDetail, 'id' | 'title' | 'key' | 'code' | 'interestUntil' | 'projectId'>;

/** Groups of the years that are shown, planned ones too, by words; those without a lead first. */
export async function groupsByWords({ db, now }: HubBase, words: string, states = canBeLed): Promise<Named[]> {
  const groups = await db.workGroup.findMany({
    where: { year: { in: shownYears(now) }, state: { in: states } },
    select: {
      id: true,
      title: true,
      key: true,
      code: true,
      interestUntil: true,
      projectId: true,
      leads: { where: { to: null }, select: { id: true } },
    },
    orderBy: [{ title: 'asc' }, { key: 'asc' }],
  });
  const meant = groups.filter((group) => isMeant(group, words));
  return [...meant.filter(({ leads }) => leads.length === 0), ...meant.filter(({ leads }) => leads.length > 0)];
}

const whichOne = (groups: Named[], runs: string, label: string): Outcome => {
  const items = groups.slice(0, mostShown).map(
    ({ id, title, key, code }): Item => ({
      title,
      detail: [...(code ? [code] : []), key].join(' · '),
      actions: [{ label, spoken: `${label}: ${title}, ${key}`, runs, input: { group: id } }],
    }),
  );
  return reply({ title: 'Which Work Group?', blocks: [{ kind: 'items', items, whenEmpty: '' }] });
};

const noneFound = (words: string) =>
  reply({
    title: 'No Work Group found',
    blocks: [
      {
        kind: 'text',
        text: words
          ? `I found no Work Group for “${words.slice(0, 200)}” that can be led. Try its code, or one word of its title.`
          : 'Every Work Group of this year has what it needs, or there are none yet.',
      },
      { kind: 'actions', actions: [{ label: 'Groups without lead', runs: 'groups-without-lead' }] },
    ],
  });

/** How a command of the hub finds the group that needs a lead, planned ones too; held still when it is about to change. */
export const groupToLead =
  (runs: string, label: string, states = canBeLed) =>
  async (choice: GroupChoice, base: HubBase, lock: boolean): Promise<Found<GroupDetail>> => {
    const right = base.rightFor(runs);
    // Who could do it to no group is not asked to which
    if (right && !couldEver(base.actor, right, false))
      return { instead: refuse('right', sayMayNot(right, base.hub.contact)) };
    const words = choice.words?.trim() ?? '';
    const found = choice.group ? [{ id: choice.group }] : undefined;
    const named = found ? undefined : await groupsByWords(base, words, states);
    const [only, ...others] = found ?? named ?? [];
    if (!only) return { instead: noneFound(words) };
    if (named && others.length > 0) return { instead: whichOne(named, runs, label) };
    const group = await readGroup(base, only.id, lock);
    return group ? { subject: group } : { instead: gone };
  };
