import { type Found, refuse, reply } from '../../core/command.ts';
import { fold, wordPatternsOf } from '../../core/fold.ts';
import type { RightsSubject } from '../../core/rights.ts';
import type { HubBase } from '../define.ts';
import { type GroupDetail, loadGroup } from '../work-groups/group-detail.ts';
import { readFacts } from '../work-groups/place.reads.ts';
import type { SchoolPlace } from '../work-groups/place.ts';
import { readCode } from '../work-groups/project-code.ts';
import { lockGroup } from '../work-groups/work-group.moves.ts';
import type { GroupChoice } from '../work-groups/work-group.reads.ts';
import { readMemberships } from './own-memberships.ts';

/** A place that the actor stands for, with its group. */
export type OwnPlace = { group: GroupDetail; place: SchoolPlace };

/** Everybody who stands for a place owns it. */
export const ownersOf = ({ place }: OwnPlace): RightsSubject => ({
  owners: place.teachers.map((teacher) => teacher.personId),
});

export const gone = refuse('gone', 'That Work Group is no longer on the list. Type “browse” to see what is.');

/** A Work Group as it stands, held still until the end of the transaction when it is about to change. */
export const readGroup = ({ db, hub }: HubBase, id: string, lock: boolean): Promise<GroupDetail | undefined> =>
  lock ? lockGroup(db, hub, id) : loadGroup(db, id);

/** The actor's own place in a group. */
async function ownPlace(groupId: string, base: HubBase, lock: boolean): Promise<Found<OwnPlace>> {
  const group = await readGroup(base, groupId, lock);
  if (!group) return { instead: gone };
  const { ownPlace: place } = await readFacts(base.db, group, base.actor);
  const none = refuse('no place', `You have no place in “${group.title}”. Type “mine” to see your groups.`);
  return place ? { subject: { group, place } } : { instead: none };
}

const noneOfMine = (words: string) =>
  refuse(
    'no place',
    words
      ? `You have no place in a group like “${words.slice(0, 100)}”. Type “mine” to see your groups.`
      : 'You are in no Work Group. Type “browse” to find one.',
  );

/** Which of the person's own groups is meant: the only one needs no words; several become a list whose buttons run the command. */
async function ownGroup(choice: GroupChoice, base: HubBase, runs: string, label: string): Promise<Found<string>> {
  if (choice.group) return { subject: choice.group };
  const words = choice.words ?? '';
  const mine = (await readMemberships(base.db, base.actor.personId)).map(({ group }) => group);
  const meant = mine.filter((group) => isMeant(group, words));
  const [only, ...others] = meant;
  if (!only) return { instead: noneOfMine(words) };
  if (others.length === 0) return { subject: only.id };
  const items = meant.map(({ id, title }) => ({
    title,
    actions: [{ label, spoken: `${label}: ${title}`, runs, input: { group: id } }],
  }));
  return { instead: reply({ title: 'Which Work Group?', blocks: [{ kind: 'items', items, whenEmpty: '' }] }) };
}

/** The person's own place in the group meant; `label` is the button that runs the command again where several could be. */
export const ownPlaceMeant =
  (runs: string, label: string) =>
  async (choice: GroupChoice, base: HubBase, lock: boolean): Promise<Found<OwnPlace>> => {
    const one = await ownGroup(choice, base, runs, label);
    return 'instead' in one ? one : ownPlace(one.subject, base, lock);
  };

/** Whether typed words mean this group: its code, or words of its title or key. */
export function isMeant(group: Pick<GroupDetail, 'title' | 'key' | 'code'>, words: string): boolean {
  const code = readCode(words);
  if (code) return group.code === code;
  const text = ` ${fold(`${group.title} ${group.key} ${group.code ?? ''}`)} `;
  return wordPatternsOf(words).every((pattern) => text.includes(pattern.slice(1, -1)));
}
