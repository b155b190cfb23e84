import { type Found, refuse, reply } from '../../core/command.ts';
import { programmeYear, ukDay } from '../../core/uk-time.ts';
import type { Item } from '../../core/view.ts';
import type { HubBase } from '../define.ts';
import { gone, isMeant, readGroup } from '../memberships/own-place.ts';
import type { GroupDetail } from '../work-groups/group-detail.ts';
import type { GroupChoice } from '../work-groups/work-group.reads.ts';

/** Groups to choose from at most: more are found by more words. */
const mostShown = 8;

const whichOne = (runs: string) =>
  refuse('which', `Say which Work Group, by its key, code or title. “groups” shows them all, with buttons: ${runs}.`);

const noneLike = (words: string) =>
  refuse('no such group', `I found no Work Group like “${words.slice(0, 100)}”. Type “groups” to see the hub’s own.`);

/** The group meant among all of the hub in this year and the next, drafts too: by the button, or by key, code or words. */
async function idMeant(choice: GroupChoice, { db, now }: HubBase, runs: string, label: string): Promise<Found<string>> {
  if (choice.group) return { subject: choice.group };
  const words = choice.words?.trim() ?? '';
  if (!words) return { instead: whichOne(label) };
  const thisYear = programmeYear(ukDay(now));
  const all = await db.workGroup.findMany({
    where: { year: { gte: thisYear } },
    select: { id: true, title: true, key: true, code: true, year: true },
    orderBy: [{ year: 'asc' }, { key: 'asc' }],
  });
  const byKey = all.filter(({ key }) => key.toLowerCase() === words.toLowerCase());
  const meant = byKey.length > 0 ? byKey : all.filter((group) => isMeant(group, words));
  const [only, ...others] = meant;
  if (!only) return { instead: noneLike(words) };
  if (others.length === 0) return { subject: only.id };
  const items = meant.slice(0, mostShown).map(
    ({ id, title, key }): Item => ({
      title,
      detail: key,
      actions: [{ label, spoken: `${label}: ${title}, ${key}`, runs, input: { group: id } }],
    }),
  );
  return { instead: reply({ title: 'Which Work Group?', blocks: [{ kind: 'items', items, whenEmpty: '' }] }) };
}

/** How a command of those who plan finds its group, held still when it is about to change. */
export const planned =
  (runs: string, label: string) =>
  async (choice: GroupChoice, base: HubBase, lock: boolean): Promise<Found<GroupDetail>> => {
    const one = await idMeant(choice, base, runs, label);
    if ('instead' in one) return one;
    const group = await readGroup(base, one.subject, lock);
    return group ? { subject: group } : { instead: gone };
  };
