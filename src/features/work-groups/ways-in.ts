import type { Action, Block, Text } from '../../core/view.ts';
import type { HubBase } from '../define.ts';
import type { GroupDetail } from './group-detail.ts';
import { positionOf } from './place.reads.ts';
import { queued, type SchoolPlace, type Standing } from './place.ts';
import { sayNames } from './work-group.ts';

const said = (text: Text): Block => ({ kind: 'text', text });

const namesOf = ({ teachers }: SchoolPlace) => sayNames(teachers.map(({ name }) => name));

/** A button about the group. */
const button = ({ id, title }: GroupDetail, label: string, runs: string, tone?: 'main'): Action => {
  const spoken = `${label.replace('My head ', 'My headteacher ')}: ${title}`;
  return { label, spoken, runs, input: { group: id }, ...(tone && { tone }) };
};

const one = (...about: Parameters<typeof button>): Block => ({ kind: 'actions', actions: [button(...about)] });

const mine = (group: GroupDetail, { state, heldUntil }: SchoolPlace): Block[] => {
  if (state !== 'HELD') return [said('You have a place in this group.'), one(group, 'Give up my place', 'withdraw')];
  const held: Text = heldUntil
    ? ['Your place is held until ', { day: heldUntil }, ', while your headteacher is asked.']
    : 'Your place is held while your headteacher is asked.';
  return [said(held), one(group, 'My head agrees', 'confirm', 'main')];
};

/** For somebody whose school has asked for a place and has none yet. */
async function inLine(group: GroupDetail, place: SchoolPlace, { db }: Pick<HubBase, 'db'>): Promise<Block[]> {
  if (place.state === 'APPLIED')
    return [said('Your school has applied. The lead or the hub answers you.'), one(group, 'Take it back', 'withdraw')];
  if (place.state === 'WAITING')
    return [
      said(`Your school is number ${await positionOf(db, place.id)} on the waiting list.`),
      one(group, 'Leave waiting list', 'withdraw'),
    ];
  const until: Text = place.offeredUntil ? [' until ', { day: place.offeredUntil }] : '';
  return [
    said(['A place is offered to your school', ...[until].flat(), '.']),
    {
      kind: 'actions',
      actions: [
        button(group, 'Take the place', 'accept-place', 'main'),
        button(group, 'Decline the place', 'decline-place'),
      ],
    },
  ];
}

const second = (group: GroupDetail, place: SchoolPlace): Block[] =>
  queued.includes(place.state)
    ? [
        said(`${namesOf(place)} asked for a place for your school. You can wait with them.`),
        one(group, 'Wait with them', 'wait', 'main'),
      ]
    : [
        said(
          place.teachers.length > 0
            ? `Your school has a place, held by ${namesOf(place)}. You can join them.`
            : 'Your school has a place, and nobody stands for it now. You can.',
        ),
        one(group, 'Join this group', 'join', 'main'),
      ];

const schoolFull = (teachers: string[]): string =>
  teachers.length === 1
    ? `Your school’s place is taken by ${sayNames(teachers)}. If they step back, you can join.`
    : `Your school’s places are taken by ${sayNames(teachers)}. If one of them steps back, you can join.`;

/** The one thing a person can do about this group now, and why not where there is nothing. */
export async function waysIn(group: GroupDetail, standing: Standing, base: Pick<HubBase, 'db'>): Promise<Block[]> {
  switch (standing.kind) {
    case 'free':
      return [one(group, 'Join this group', 'join', 'main')];
    case 'apply':
      return [one(group, 'Apply for a place', 'join', 'main')];
    case 'by invitation':
      return [
        said('Schools come in by invitation. If yours was invited, its code opens the form.'),
        one(group, 'Enter a code', 'join', 'main'),
      ];
    case 'second':
      return second(group, standing.place);
    case 'mine':
      return mine(group, standing.place);
    case 'in line':
      return inLine(group, standing.place, base);
    case 'school full':
      return [said(schoolFull(standing.teachers))];
    case 'full':
      return [
        said('Every place is taken. A place that comes free is offered to the schools on the waiting list, in order.'),
        one(group, 'Join waiting list', 'wait', 'main'),
      ];
    case 'no school':
      return [
        said('Places belong to schools, and you have none. To hear how you can take part, ask the contact above.'),
      ];
    case 'closed':
    case 'not open yet':
      return [said('This group takes no schools at the moment.'), one(group, 'Tell me when open', 'watch-group')];
    case 'not open':
      return [said('This group takes no schools at the moment.')];
    default:
      return standing satisfies never;
  }
}
