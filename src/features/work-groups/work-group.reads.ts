import { z } from 'zod';
import { type Base, type Found, type Outcome, reply } from '../../core/command.ts';
import { fold } from '../../core/fold.ts';
import { programmeYear, ukDay } from '../../core/uk-time.ts';
import { type Item, text } from '../../core/view.ts';
import type { Db } from '../../store/db.ts';
import { findListed, type Listed } from './find-groups.ts';
import { readSearch } from './read-search.ts';
import { sayWhen } from './work-group.ts';

/** How a command names a Work Group: by the button's id, or by typed words. */
export const groupChoice = z.object({ group: z.uuid().optional(), words: z.string().max(300).optional() });
export type GroupChoice = z.infer<typeof groupChoice>;

/** The programme years whose groups are shown: this one, and from May on the next, which is being planned. */
export function shownYears(now: Date): number[] {
  const today = ukDay(now);
  const year = programmeYear(today);
  const month = Number(today.slice(5, 7));
  return month >= 5 && month <= 8 ? [year, year + 1] : [year];
}

const nothingFound = (words: string): Outcome =>
  reply({
    title: 'No Work Group found',
    blocks: [
      words
        ? text(
            'I found no Work Group for “',
            words.slice(0, 200),
            '”. Try its code, such as NCP17-10a, or one word of its title.',
          )
        : text('This hub has no Work Groups on its list yet.'),
      { kind: 'actions', actions: [{ label: 'See all Work Groups', runs: 'browse', tone: 'main' }] },
    ],
  });

const whichOne = (found: Listed[], runs: string, label: string): Outcome => {
  const item = (group: Listed): Item => ({
    title: group.title,
    detail: [group.code ? `${group.code} · ` : '', ...[sayWhen(group.next ?? undefined)].flat()],
    actions: [{ label, spoken: `${label}: ${group.title}`, runs, input: { group: group.id } }],
  });
  return reply({
    title: 'Which Work Group?',
    blocks: [
      { kind: 'items', items: found.map(item), whenEmpty: '' },
      { kind: 'actions', actions: [{ label: 'See all Work Groups', runs: 'browse' }] },
    ],
  });
};

/**
 * The one Work Group that is meant. Several matches, or no words at all, become a list whose buttons (`label`) run the
 * same command again; none becomes a kind answer.
 */
export async function oneGroup(
  choice: GroupChoice,
  base: Base<Db>,
  runs: string,
  label: string,
): Promise<Found<string>> {
  if (choice.group) return { subject: choice.group };
  const words = choice.words?.trim() ?? '';
  const wanted = { ...readSearch(words), page: 1 };
  const lines = await findListed(base, wanted, shownYears(base.now), base.now);
  const groups = lines.filter((line) => line.what === 'group');
  const named = groups.filter((group) => fold(group.title) === fold(words));
  const [only, ...others] = named.length === 1 ? named : groups;
  if (!only) return { instead: nothingFound(words) };
  return others.length === 0 ? { subject: only.id } : { instead: whichOne(groups, runs, label) };
}
