import type { Block, Item, Span, View } from '../../core/view.ts';
import type { SessionDetail } from '../sessions/session.reads.ts';
import { aboutSession } from '../sessions/session.ts';
import type { Expected, SessionRecord } from './log.reads.ts';
import { sayAttendance, sayCount, sayGuest, wasThere } from './log.ts';

type Attended = Pick<Expected, 'id'> & {
  person: { name: string };
  participation: { school: { name: string } };
  attendances: Pick<Expected['attendances'][number], 'state' | 'substitute'>[];
};

/** What the log of a session says. */
export type Logged = {
  log: Pick<NonNullable<SessionRecord['log']>, 'did' | 'cameBack' | 'forHub'> | null;
  expected: Attended[];
  guests: SessionRecord['guests'];
};

function memberItem(member: Attended, session: SessionDetail): Item {
  const [known] = member.attendances;
  const said = known ? sayAttendance(known.state) : 'not in the log';
  const instead = known?.substitute ? ` · ${known.substitute} came instead` : '';
  return {
    title: member.person.name,
    detail: `${member.participation.school.name} · ${said}${instead}`,
    actions: [
      {
        label: 'Correct',
        spoken: `Correct ${member.person.name}`,
        runs: 'correct-attendance',
        input: { session: session.id, membership: member.id },
      },
    ],
  };
}

const guestItem = (guest: { id: string; name: string; schoolName: string; matchedAt: Date | null }): Item => ({
  title: sayGuest({ name: guest.name, school: guest.schoolName }),
  detail: guest.matchedAt ? 'matched' : 'not in the list',
  ...(guest.matchedAt === null && {
    actions: [{ label: 'Match', spoken: `Match ${guest.name}`, runs: 'match-guest', input: { guest: guest.id } }],
  }),
});

const words = (label: string, said: string): Block[] =>
  said ? [{ kind: 'text', text: [{ strong: `${label}: ` }, said] }] : [];

const linked = (address: string): Span =>
  /^https:\/\/\S+$/.test(address) ? { link: address, label: address } : address;

/** What is logged of a session: who came, what was done, and what can be corrected. */
export function logView(title: string, session: SessionDetail, { log, expected, guests }: Logged): View {
  const came = expected.filter(({ attendances: [known] }) => known && wasThere(known.state)).length;
  return {
    title,
    blocks: [
      {
        kind: 'text',
        text: [
          { strong: session.group.title },
          `, session ${session.number}: ${sayCount(came, expected.length - came)}`,
        ],
      },
      ...words('What we did', log?.did ?? ''),
      ...words('What came back', log?.cameBack ?? ''),
      ...(session.materials
        ? [{ kind: 'text' as const, text: [{ strong: 'Materials: ' }, linked(session.materials)] }]
        : []),
      ...words('For the hub only', log?.forHub ?? ''),
      {
        kind: 'items',
        heading: 'Who came',
        items: expected.map((one) => memberItem(one, session)),
        whenEmpty: 'The group had no members then.',
      },
      ...(guests.length > 0
        ? [{ kind: 'items' as const, heading: 'Others', items: guests.map(guestItem), whenEmpty: '' }]
        : []),
      { kind: 'actions', actions: [aboutSession('Correct the log', 'log', session, session.group)] },
    ],
  };
}
