import { may, type Right } from '../../core/rights.ts';
import type { Action } from '../../core/view.ts';
import type { HubBase } from '../define.ts';
import type { SessionDetail } from './session.reads.ts';
import { aboutSession } from './session.ts';
import { rightsOfSession } from './session-meant.ts';

type Way = { label: string; runs: string; right: Right; when: (session: SessionDetail, now: Date) => boolean };

const isOpen = ({ state }: SessionDetail) => state === 'SCHEDULED' || state === 'POSTPONED';

/** What those who lead can do about a session from its page: commands of this and other rooms, by name. */
const ways: Way[] = [
  {
    label: 'Log session',
    runs: 'log',
    right: 'log sessions',
    when: ({ state, startsAt }, now) => state === 'SCHEDULED' && startsAt <= now,
  },
  { label: 'See the log', runs: 'show-log', right: 'log sessions', when: ({ state }) => state === 'HELD' },
  {
    label: 'See the brief',
    runs: 'brief',
    right: 'log sessions',
    when: ({ state, endsAt }, now) => state === 'SCHEDULED' && endsAt > now,
  },
  { label: 'Change session', runs: 'change-session', right: 'schedule sessions', when: isOpen },
  {
    label: 'Set tags',
    runs: 'tag-session',
    right: 'schedule sessions',
    when: ({ state }) => state !== 'DRAFT' && state !== 'CANCELLED',
  },
  { label: 'Cancel session', runs: 'cancel-session', right: 'schedule sessions', when: isOpen },
];

/** The ways on from a session's page that this person may go now. */
export const waysFrom = (session: SessionDetail, { actor, now }: Pick<HubBase, 'actor' | 'now'>): Action[] =>
  ways
    .filter(({ right, when }) => when(session, now) && may(actor, right, rightsOfSession(session)))
    .map(({ label, runs }) => aboutSession(label, runs, session, session.group));
