import { reply } from '../../core/command.ts';
import { may } from '../../core/rights.ts';
import { type Action, type Block, text } from '../../core/view.ts';
import type { NetworkGuest, NetworkMeeting } from '../../store/generated/client.ts';
import type { NetworkAnswer } from '../../store/generated/enums.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { expectedAt, guestAt, guestsAt, kindWords, namesOf } from './meeting.reads.ts';
import { aboutMeeting, answerActions, sayAnswer, sayExpected, whenOf, whereOf } from './meeting.ts';
import { fileDays, meetingFile } from './meeting-file.ts';
import { meetingChoice, meetingOfNetwork } from './meeting-meant.ts';

type Fact = { label: string; value: string };

/** Names in one line at most. */
const mostNames = 60;

async function named(label: string, people: string[], base: HubBase): Promise<Fact[]> {
  if (people.length === 0) return [];
  const names = (await namesOf(base, people)).map(({ name }) => name);
  const more = names.length > mostNames ? [`and ${names.length - mostNames} more`] : [];
  return [{ label: `${label} (${people.length})`, value: [...names.slice(0, mostNames), ...more].join(', ') }];
}

const idsOf = (guests: NetworkGuest[], isMeant: (guest: NetworkGuest) => boolean) =>
  guests.filter(isMeant).map(({ personId }) => personId);

const answering = (label: string, wanted: NetworkAnswer, guests: NetworkGuest[], base: HubBase) =>
  named(
    label,
    idsOf(guests, ({ answer }) => answer === wanted),
    base,
  );

/** For those who run the network: who comes and who does not, or who came. */
async function answersOf(meeting: NetworkMeeting, base: HubBase): Promise<Block[]> {
  const guests = await guestsAt(base, meeting);
  if (meeting.state === 'HELD') {
    const came = await named(
      'Came',
      idsOf(guests, (one) => one.came === true),
      base,
    );
    const away = await named(
      'Did not come',
      idsOf(guests, (one) => one.came === false),
      base,
    );
    return [{ kind: 'facts', facts: [...came, ...away] }];
  }
  const answered = new Set(idsOf(guests, ({ answer }) => answer !== null));
  const open = (await expectedAt(base, meeting)).filter((person) => !answered.has(person));
  const facts = [
    ...(await answering('Coming', 'YES', guests, base)),
    ...(await answering('Maybe', 'MAYBE', guests, base)),
    ...(await answering('Can’t come', 'NO', guests, base)),
    ...(await named('Expected, no answer yet', open, base)),
  ];
  return facts.length > 0 ? [{ kind: 'facts', facts }] : [text('Nobody is expected yet, and nobody has answered.')];
}

function ownFact({ state }: NetworkMeeting, own: NetworkGuest | null): Fact[] {
  if (state === 'CANCELLED') return [];
  if (state === 'ANNOUNCED') return [{ label: 'Your answer', value: sayAnswer(own?.answer ?? null) }];
  if (own?.came === null || own === null) return [];
  return [{ label: 'You', value: own.came ? '✓ were there' : 'were not there' }];
}

function factsOf(meeting: NetworkMeeting, own: NetworkGuest | null, kinds: Map<string, string>): Block {
  const { link, state, cancelReason } = meeting;
  const isOff = state === 'CANCELLED';
  return {
    kind: 'facts',
    facts: [
      { label: isOff ? 'It was to be' : 'When', value: whenOf(meeting) },
      { label: 'Where', value: whereOf(meeting) },
      ...(link && state === 'ANNOUNCED' ? [{ label: 'Online', value: { link, label: 'Open the meeting' } }] : []),
      ...(isOff ? [{ label: 'Called off', value: cancelReason }] : []),
      ...(isOff ? [] : [{ label: 'Expected', value: sayExpected(meeting, kinds) }]),
      ...ownFact(meeting, own),
    ],
  };
}

/** What those who run the network can do about a meeting now. */
function waysOn(meeting: NetworkMeeting, now: Date): Action[] {
  const { state, startsAt, version } = meeting;
  const hasBegun = startsAt <= now;
  if (state === 'HELD') return [aboutMeeting('Correct who came', 'network-attendance', meeting)];
  if (state === 'CANCELLED') return [];
  const change = aboutMeeting('Change the meeting', 'change-meeting', meeting);
  return [
    ...(hasBegun ? [aboutMeeting('Record who came', 'network-attendance', meeting)] : [{ ...change, version }]),
    aboutMeeting('Call it off', 'cancel-meeting', meeting),
  ];
}

/** Shows a meeting of the network: when, where, what for; to those who run it who comes. */
export const showMeeting = defineCommand({
  name: 'meeting',
  kind: 'query',
  summary: 'See a network meeting',
  right: 'browse',
  input: meetingChoice,
  subject: meetingOfNetwork,
  run: async ({ subject: meeting, input: _asked, answers: _none, ...base }) => {
    const { db, actor, now } = base;
    const runs = may(actor, 'run the network', {});
    const own = await guestAt(db, meeting.id, actor.personId);
    const isAhead = meeting.state === 'ANNOUNCED' && meeting.endsAt > now;
    const file = await base.link(meetingFile, { meeting: meeting.id }, fileDays);
    return reply({
      title: 'Network meeting',
      blocks: [
        text({ strong: meeting.purpose }),
        factsOf(meeting, own, await kindWords(base)),
        ...(runs && meeting.state !== 'CANCELLED' ? await answersOf(meeting, base) : []),
        {
          kind: 'actions',
          actions: [
            ...(isAhead ? answerActions(meeting, own?.answer ?? null) : []),
            ...(isAhead ? [{ label: 'Calendar file', opens: file }] : []),
            ...(runs ? waysOn(meeting, now) : []),
            { label: 'See the network', runs: 'network' },
          ],
        },
      ],
    });
  },
});
