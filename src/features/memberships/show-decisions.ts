import { reply } from '../../core/command.ts';
import type { Action, Block, Item, Span, View } from '../../core/view.ts';
import { defineCommand, type HubBase } from '../define.ts';
import type { GroupDetail } from '../work-groups/group-detail.ts';
import { countPlaces } from '../work-groups/place.reads.ts';
import { groupChoice } from '../work-groups/work-group.reads.ts';
import { recruiting, rightsOfGroup, sayNames, sayPlaces, sayState } from '../work-groups/work-group.ts';
import {
  acceptSchool,
  changeRecruitment,
  declineSchool,
  invite,
  makeRoom,
  offerPlace,
  takeOffList,
  withdrawSomebody,
} from './decide-actions.ts';
import { type DecidedPlace, groupToRun, readUndecided } from './place-to-decide.ts';

/** What those who decide need to know of a school: who stands for it, and whether the headteacher agrees. */
function detailOf({ memberships, headAgreed, offeredUntil }: DecidedPlace): Span[] {
  const teachers = memberships.map(({ person, jobTitle }) => (jobTitle ? `${person.name} (${jobTitle})` : person.name));
  const head = headAgreed ? 'headteacher agrees' : 'headteacher has not agreed yet';
  const until: Span[] = offeredUntil ? [' · until ', { day: offeredUntil.toISOString().slice(0, 10) }] : [];
  return [sayNames(teachers), ` · ${head}`, ...until];
}

const itemOf =
  (actions: (place: DecidedPlace) => Action[], isNumbered = false) =>
  (place: DecidedPlace, index: number): Item => ({
    title: isNumbered ? `${index + 1}. ${place.school.name}` : place.school.name,
    detail: detailOf(place),
    actions: actions(place),
  });

type Listing = { heading: string; state: DecidedPlace['state']; actions: (place: DecidedPlace) => Action[] };

const applications: Listing = {
  heading: 'Applications',
  state: 'APPLIED',
  actions: (place) => [acceptSchool(place), declineSchool(place)],
};
const waiting: Listing = {
  heading: 'Waiting list, in order',
  state: 'WAITING',
  actions: (place) => [offerPlace(place), takeOffList(place)],
};
const offered: Listing = { heading: 'Asked, and not answered yet', state: 'OFFERED', actions: () => [] };

function listOf(places: DecidedPlace[], { heading, state, actions }: Listing): Block[] {
  const here = places.filter((place) => place.state === state);
  const items = here.map(itemOf(actions, state === 'WAITING'));
  return items.length > 0 ? [{ kind: 'items', heading, items, whenEmpty: '' }] : [];
}

const kinds = { OPEN: 'open', SELECTION: 'open, you choose the schools', INVITATION: 'open, by invitation' } as const;

function sayRecruitment(group: GroupDetail): string {
  if (!recruiting.includes(group.state)) return sayState(group.state);
  return group.takesSchools ? kinds[group.recruitment] : 'closed';
}

/** Schools whose last teacher left when it was too late to find another. */
const countLate = ({ db }: HubBase, groupId: string) =>
  db.schoolParticipation.count({ where: { groupId, endedLate: true, state: 'WITHDRAWN' } });

function factsOf(group: GroupDetail, placesTaken: number, late: number): Block {
  const { capacitySchools: all } = group;
  return {
    kind: 'facts',
    facts: [
      { label: 'Work Group', value: group.title },
      { label: 'Places', value: `${placesTaken} of ${all} taken, ${sayPlaces(all - placesTaken)}` },
      { label: 'Recruitment', value: sayRecruitment(group) },
      ...(late > 0 ? [{ label: 'Left late', value: late === 1 ? '1 school' : `${late} schools` }] : []),
    ],
  };
}

async function decisionsOf(group: GroupDetail, base: HubBase): Promise<View> {
  const places = await readUndecided(base, group.id);
  const { placesTaken } = await countPlaces(base.db, group.id);
  const lists = [applications, waiting, offered].flatMap((listing) => listOf(places, listing));
  const actions = [
    makeRoom(group),
    changeRecruitment(group),
    ...(group.recruitment === 'INVITATION' ? [invite(group)] : []),
    withdrawSomebody(group),
  ];
  return {
    title: 'Schools to decide on',
    blocks: [
      factsOf(group, placesTaken, await countLate(base, group.id)),
      ...(lists.length > 0 ? lists : [{ kind: 'text' as const, text: 'No school waits for an answer.' }]),
      { kind: 'actions', actions },
    ],
  };
}

/** Shows those who lead a group which schools applied, wait or are asked, with what can be done about each. */
export const showDecisions = defineCommand({
  name: 'decide',
  kind: 'query',
  phrase: 'decide',
  also: ['applications'],
  summary: 'See who applies or waits for your group, and decide',
  example: 'decide ncp17-10a',
  right: 'offer places',
  input: groupChoice,
  subject: groupToRun('decide', 'Decide'),
  rightsOf: rightsOfGroup,
  run: async ({ subject, input: _asked, answers: _none, ...base }) => reply(await decisionsOf(subject, base)),
});
