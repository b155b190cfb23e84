import { type Found, type Refusal, refuse, reply } from '../../core/command.ts';
import { fold, wordPatternsOf } from '../../core/fold.ts';
import type { RightsSubject } from '../../core/rights.ts';
import type { PlaceState } from '../../store/generated/enums.ts';
import type { HubBase } from '../define.ts';
import { type GroupDetail, loadGroup } from '../work-groups/group-detail.ts';
import { readFacts } from '../work-groups/place.reads.ts';
import { queued, type SchoolPlace, seated } from '../work-groups/place.ts';
import { readCode } from '../work-groups/project-code.ts';
import { lockGroup } from '../work-groups/work-group.moves.ts';
import type { GroupChoice } from '../work-groups/work-group.reads.ts';

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

/** Which of a person's places a command is about, and what it says where there is none. */
export type Among = {
  states: PlaceState[];
  none: (title: string) => Refusal;
  noneOfMine: (words: string) => Refusal;
};

const noneOfMine = (words: string) =>
  refuse(
    'no place',
    words
      ? `You have no place in a group like “${words}”. Type “mine” to see your groups.`
      : 'You are in no Work Group. Type “browse” to find one.',
  );

const places: Among = {
  states: seated,
  none: (title) => refuse('no place', `You have no place in “${title}”. Type “mine” to see your groups.`),
  noneOfMine,
};

/** A person's places, and the lines they stand in for one. */
export const placesAndLines: Among = { ...places, states: [...seated, ...queued] };

const noOffer = refuse('no offer', 'No place is offered to you now. Type “mine” to see how your groups stand.');

/** The places that are offered to a person. */
export const offers: Among = { states: ['OFFERED'], none: () => noOffer, noneOfMine: () => noOffer };

/** The actor's own place in a group. */
async function ownPlace(groupId: string, base: HubBase, lock: boolean, among: Among): Promise<Found<OwnPlace>> {
  const group = await readGroup(base, groupId, lock);
  if (!group) return { instead: gone };
  const { ownPlace: place } = await readFacts(base.db, group, base.actor);
  return place && among.states.includes(place.state)
    ? { subject: { group, place } }
    : { instead: among.none(group.title) };
}

/** The groups in which a person has such a place. */
async function groupsOf({ db, actor }: HubBase, { states }: Among) {
  const rows = await db.membership.findMany({
    where: {
      personId: actor.personId,
      state: { in: ['JOINED', 'APPLIED'] },
      participation: { state: { in: states } },
    },
    select: { group: { select: { id: true, title: true, key: true, code: true } } },
    orderBy: { joinedAt: 'asc' },
  });
  return rows.map(({ group }) => group);
}

/** Which of the person's own groups is meant: the only one needs no words; several become a list whose buttons run the command. */
async function ownGroup(
  choice: GroupChoice,
  base: HubBase,
  { runs, label, among }: { runs: string; label: string; among: Among },
): Promise<Found<string>> {
  if (choice.group) return { subject: choice.group };
  const words = choice.words ?? '';
  const meant = (await groupsOf(base, among)).filter((group) => isMeant(group, words));
  const [only, ...others] = meant;
  if (!only) return { instead: among.noneOfMine(words.slice(0, 100)) };
  if (others.length === 0) return { subject: only.id };
  const items = meant.map(({ id, title }) => ({
    title,
    actions: [{ label, spoken: `${label}: ${title}`, runs, input: { group: id } }],
  }));
  return { instead: reply({ title: 'Which Work Group?', blocks: [{ kind: 'items', items, whenEmpty: '' }] }) };
}

/** The person's own place in the group meant; `label` is the button that runs the command again where several could be. */
export const ownPlaceMeant =
  (runs: string, label: string, among = places) =>
  async (choice: GroupChoice, base: HubBase, lock: boolean): Promise<Found<OwnPlace>> => {
    const one = await ownGroup(choice, base, { runs, label, among });
    return 'instead' in one ? one : ownPlace(one.subject, base, lock, among);
  };

/** Whether typed words mean this group: its code, or words of its title or key. */
export function isMeant(group: Pick<GroupDetail, 'title' | 'key' | 'code'>, words: string): boolean {
  const code = readCode(words);
  if (code) return group.code === code;
  const text = ` ${fold(`${group.title} ${group.key} ${group.code ?? ''}`)} `;
  return wordPatternsOf(words).every((pattern) => text.includes(pattern.slice(1, -1)));
}
