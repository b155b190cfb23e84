import { z } from 'zod';
import type { Text, View } from '../../core/view.ts';
import type { Db } from '../../store/db.ts';
import type { Prisma } from '../../store/generated/client.ts';
import { defineNotice } from '../define.ts';
import { newsOfTime } from '../reminders/tell-news.ts';
import { seated } from '../work-groups/place.ts';
import { sayNames } from '../work-groups/work-group.ts';
import { membershipDetail } from './own-memberships.ts';
import { giveUpMyPlace, handOverMyPlace, nameColleague, sayMyRole, showTheGroup } from './place-actions.ts';
import { movedAway } from './vacancy.ts';

const facts = z.object({ membership: z.uuid() });

const include = {
  ...membershipDetail,
  person: { select: { name: true } },
  addedBy: { select: { name: true } },
  replacedBy: { include: { person: { select: { name: true } } } },
} satisfies Prisma.MembershipInclude;
type Row = Prisma.MembershipGetPayload<{ include: typeof include }>;

const read = (db: Db, id: string) => db.membership.findUnique({ where: { id }, include });

const isLead = ({ group }: Row, personId: string) => group.leads.some(({ person }) => person.id === personId);

const view = (title: string, row: Row, words: Text[], actions = [showTheGroup(row.group)]): View => ({
  title,
  blocks: [...words.map((text) => ({ kind: 'text' as const, text })), { kind: 'actions', actions }],
});

const kind = (name: string, compose: (row: Row, to: { personId: string }) => View | 'overtaken') =>
  defineNotice({
    name,
    whenUncertain: 'send again',
    facts,
    compose: async ({ membership }, { db, to }) => {
      const row = await read(db, membership);
      return row ? compose(row, to) : 'overtaken';
    },
  });

const isIn = (row: Row, personId: string) =>
  seated.includes(row.participation.state) && row.participation.memberships.some((one) => one.personId === personId);

/** To the leads: who takes over from whom. */
const teacherReplaced = kind('teacher replaced', (row, to) => {
  if (row.state !== 'REPLACED' || !row.replacedBy || !isLead(row, to.personId)) return 'overtaken';
  const { person } = row.replacedBy;
  const words = ` takes over from ${row.person.name} for ${row.participation.school.name} in “${row.group.title}”.`;
  return view('A colleague takes over a place', row, [
    [{ strong: person.name }, words],
    'The school keeps its place and its history.',
  ]);
});

/** To the teacher who handed the place over. */
const placeHandedOver = kind('place handed over', (row) => {
  if (row.state !== 'REPLACED' || !row.replacedBy) return 'overtaken';
  const words = ` has taken over your place in “${row.group.title}”. Thank you for standing for your school.`;
  return view('Your place is handed over', row, [[{ strong: row.replacedBy.person.name }, words]]);
});

/** To somebody whom a colleague or the lead put into a place. */
const placeGiven = kind('place given', (row, { personId }) => {
  if (row.personId !== personId || row.state !== 'JOINED' || !isIn(row, personId)) return 'overtaken';
  const { group, participation, addedBy } = row;
  const words = ` has put your name down for “${group.title}”, for ${participation.school.name}.`;
  const missing = row.agreementVersion === null;
  return view(
    'You have been given a place',
    row,
    [
      [{ strong: addedBy?.name ?? 'Your hub' }, words],
      missing
        ? 'Please say your role and agree to take part, or give the place up.'
        : 'The dates stand with the group.',
    ],
    [...(missing ? [{ ...sayMyRole(group), tone: 'main' as const }] : []), showTheGroup(group), giveUpMyPlace(group)],
  );
});

/** To the teacher whose code a colleague used. */
const colleagueJoined = kind('colleague joined', (row, to) => {
  if (row.state !== 'JOINED' || !isIn(row, to.personId)) return 'overtaken';
  const words = ` now stands for ${row.participation.school.name} in “${row.group.title}” beside you.`;
  return view('Your colleague has joined', row, [[{ strong: row.person.name }, words]]);
});

/** Until when a place without teacher is kept. */
const keptUntil = ({ participation }: Row, until: string): Text[] =>
  participation.memberships.length > 0
    ? [`${sayNames(participation.memberships.map(({ person }) => person.name))} stands for the school.`]
    : [['The school keeps its place until ', { day: until }, ', for a colleague who takes over.']];

const movedFacts = facts.extend({ until: z.string() });

/** To the leads: a teacher went to another school, and what becomes of the place. */
const teacherMoved = defineNotice({
  name: 'teacher moved',
  whenUncertain: 'send again',
  facts: movedFacts,
  compose: async ({ membership, until }, { db, to }) => {
    const row = await read(db, membership);
    if (row?.withdrawReason !== movedAway || row.state !== 'WITHDRAWN' || !isLead(row, to.personId)) return 'overtaken';
    if (!seated.includes(row.participation.state)) return 'overtaken';
    const words = ` is no longer at ${row.participation.school.name} and has left “${row.group.title}”.`;
    return view('A teacher has changed school', row, [[{ strong: row.person.name }, words], ...keptUntil(row, until)]);
  },
});

/** To the colleague who stays. */
const colleagueMoved = kind('colleague moved', (row, to) => {
  if (row.state !== 'WITHDRAWN' || !isIn(row, to.personId)) return 'overtaken';
  const words = ` has changed school. You stand for ${row.participation.school.name} in “${row.group.title}” alone now.`;
  return view(
    'Your colleague has changed school',
    row,
    [[{ strong: row.person.name }, words], 'A colleague may join you: I can make a code for them.'],
    [{ ...nameColleague(row.group), tone: 'main' }, showTheGroup(row.group), handOverMyPlace(row.group)],
  );
});

/** To the leads: nobody took over in time. */
const placeWithoutSuccessor = kind('place without successor', (row, to) => {
  if (row.participation.state !== 'LAPSED' || !isLead(row, to.personId)) return 'overtaken';
  const school = row.participation.school.name;
  return view('A place is free again', row, [
    [{ strong: school }, ` has named no successor for ${row.person.name} in “${row.group.title}”.`],
    'The time for that is over, and its place has ended.',
  ]);
});

/** All that is said when somebody takes over, comes along or goes. */
export const successionNotices = [
  teacherReplaced,
  placeHandedOver,
  placeGiven,
  colleagueJoined,
  teacherMoved,
  colleagueMoved,
  newsOfTime(placeWithoutSuccessor.name, placeWithoutSuccessor),
];
