import type { Hub } from '../../core/hub.ts';
import type { Action, Block, Text, View } from '../../core/view.ts';
import type { Db } from '../../store/db.ts';
import type { GroupDetail } from '../work-groups/group-detail.ts';
import { sayCost, sayNames, sayWhere } from '../work-groups/work-group.ts';
import { type OwnMembership, readMembership } from './own-memberships.ts';
import { giveUpMyPlace, headAgrees, showTheGroup } from './place-actions.ts';

type Reading = { db: Db; hub: Hub; now: Date };

const nextSession = (group: GroupDetail, now: Date) =>
  group.sessions.find((session) => session.state === 'SCHEDULED' && session.startsAt > now);

const contactOf = (group: GroupDetail, hub: Hub) => group.contact || hub.contact;

/** A paragraph that a teacher can send to the headteacher as it is. */
function forTheHead({ group, place }: OwnMembership, hub: Hub): Block[] {
  const dates = group.sessions
    .filter((session) => session.state === 'SCHEDULED')
    .flatMap((session, index): Text[] => [
      index > 0 ? '; ' : '',
      { moment: session.startsAt.toISOString(), until: session.endsAt.toISOString() },
    ])
    .flat();
  const cost = `It is ${sayCost(group.chargePence)} for the school${group.paidToSchools ? `, and the hub pays ${group.paidToSchools}` : ''}.`;
  const until: Text = place.heldUntil ? [{ day: place.heldUntil }] : 'soon';
  return [
    { kind: 'text', text: { strong: 'To forward to your headteacher' } },
    {
      kind: 'text',
      text: [
        `I would like our school to take part in the Work Group “${group.title}” of ${hub.name}. It takes ${group.timeNeeded}. `,
        ...(dates.length > 0 ? ['The dates are ', ...dates, '. '] : []),
        `${cost} May I say yes by `,
        ...[until].flat(),
        '?',
      ],
    },
  ];
}

const actionsFor = ({ group, place }: OwnMembership): Action[] => [
  ...(place.state === 'HELD' ? [headAgrees(group)] : []),
  showTheGroup(group),
  giveUpMyPlace(group),
];

function factsOf(own: OwnMembership, { hub, now }: Omit<Reading, 'db'>): Block {
  const { group, place, school, colleagues } = own;
  const next = nextSession(group, now);
  const leads = group.leads.map(({ person }) => person.name);
  const when: Text = next
    ? { moment: next.startsAt.toISOString(), until: next.endsAt.toISOString() }
    : 'dates follow from the lead';
  return {
    kind: 'facts',
    facts: [
      { label: 'Work Group', value: group.title },
      { label: 'School', value: school },
      ...(place.state === 'HELD' && place.heldUntil ? [{ label: 'Held until', value: { day: place.heldUntil } }] : []),
      { label: 'First session for you', value: when },
      ...(next ? [{ label: 'Where', value: sayWhere(next.meets, next.venue) }] : []),
      { label: 'Led by', value: leads.length > 0 ? sayNames(leads) : 'a lead is being found' },
      ...(colleagues.length > 0 ? [{ label: 'With you', value: sayNames(colleagues) }] : []),
      { label: 'Ask', value: contactOf(group, hub) },
    ],
  };
}

/** How a place stands, with what can be done about it. */
export function viewOfPlace(title: string, own: OwnMembership, reading: Omit<Reading, 'db'>): View {
  const isHeld = own.place.state === 'HELD';
  const held: Block = {
    kind: 'notice',
    tone: 'warning',
    text: 'Your headteacher’s yes is still missing. One press confirms the place.',
  };
  return {
    title,
    blocks: [
      ...(isHeld ? [held] : []),
      factsOf(own, reading),
      ...(isHeld ? forTheHead(own, reading.hub) : []),
      { kind: 'actions', actions: actionsFor(own) },
    ],
  };
}

/** The same for a person's place in a group; 'none' when they have none there now. */
export async function placeView(
  title: string,
  groupId: string,
  personId: string,
  reading: Reading,
): Promise<View | 'none'> {
  const own = await readMembership(reading.db, groupId, personId);
  return own ? viewOfPlace(title, own, reading) : 'none';
}
