import { addDays, type Day, sayDay, ukDay } from '../../core/uk-time.ts';
import type { Action, Span } from '../../core/view.ts';
import type { NetworkMeeting } from '../../store/generated/client.ts';
import type { NetworkAnswer, NetworkMeetingState } from '../../store/generated/enums.ts';
import { dayOf } from '../sessions/session.ts';
import { sayWhere } from '../work-groups/work-group.ts';

/** From which state to which a network meeting goes; who came can be put right. */
export const meetingMoves: Record<NetworkMeetingState, NetworkMeetingState[]> = {
  ANNOUNCED: ['HELD', 'CANCELLED'],
  HELD: ['HELD'],
  CANCELLED: [],
};

/** When a meeting is, as it is said. */
export const whenOf = ({ startsAt, endsAt }: Pick<NetworkMeeting, 'startsAt' | 'endsAt'>): Span => ({
  moment: startsAt.toISOString(),
  until: endsAt.toISOString(),
});

/** Where it is, in few words. */
export const whereOf = ({ meets, venue }: Pick<NetworkMeeting, 'meets' | 'venue'>): string => sayWhere(meets, venue);

/** Who is new to leading is so for a year at most: where no meeting comes, an old hand stays one. */
const newFor = 365;

/** Whether somebody who began to lead then is newly appointed at a meeting: no other meeting came in between. */
export function isNewAt(began: Date, startsAt: Date, previous: Date | undefined): boolean {
  const earliest: Day = addDays(ukDay(startsAt), -newFor);
  return ukDay(began) >= earliest && began < startsAt && (previous === undefined || began > previous);
}

type Whom = Pick<NetworkMeeting, 'expectsAll' | 'expectsLeads' | 'expectsKinds'>;

/** Who is expected, in words; newly appointed leads always are. */
export function sayExpected({ expectsAll, expectsLeads, expectsKinds }: Whom, kinds: Map<string, string>): string {
  if (expectsAll) return 'everybody of the network';
  const leads = expectsLeads ? 'all Work Group Leads' : 'newly appointed Work Group Leads';
  return [leads, ...expectsKinds.flatMap((id) => kinds.get(id) ?? [])].join(', ');
}

type Input = Record<string, string>;

/** A button about one meeting, which says its day to a screen reader. */
export const aboutMeeting = (
  label: string,
  runs: string,
  meeting: Pick<NetworkMeeting, 'id' | 'day'>,
  input: Input = {},
): Action => ({
  label,
  spoken: `${label}: network meeting on ${sayDay(dayOf(meeting.day), dayOf(meeting.day))}`,
  runs,
  input: { meeting: meeting.id, ...input },
});

/** What somebody can answer, as a button carries it. */
export const answers = { yes: 'YES', maybe: 'MAYBE', no: 'NO' } as const satisfies Record<string, NetworkAnswer>;
const answerNames = ['yes', 'maybe', 'no'] as const;
type AnswerName = (typeof answerNames)[number];

const answerLabels: Record<AnswerName, string> = { yes: 'I’m coming', maybe: 'Maybe', no: 'I can’t come' };

/** The button of one answer. */
export const answerAction = (
  meeting: Pick<NetworkMeeting, 'id' | 'day'>,
  comes: AnswerName,
  label = answerLabels[comes],
): Action => aboutMeeting(label, 'answer-meeting', meeting, { comes });

/** What somebody can answer, given what they have answered. */
export const answerActions = (meeting: Pick<NetworkMeeting, 'id' | 'day'>, answered: NetworkAnswer | null): Action[] =>
  answerNames.filter((comes) => answers[comes] !== answered).map((comes) => answerAction(meeting, comes));

/** The buttons of whoever is asked for the first time. */
export const rsvpActions = (meeting: Pick<NetworkMeeting, 'id' | 'day'>): Action[] =>
  answerActions(meeting, null).map((action, index) =>
    index === 0 && 'runs' in action ? { ...action, tone: 'main' } : action,
  );

const sayings: Record<NetworkAnswer, string> = {
  YES: 'you are coming',
  MAYBE: 'you may be coming',
  NO: 'you can’t come',
};

/** What somebody has answered, in words. */
export const sayAnswer = (answered: NetworkAnswer | null): string =>
  answered ? sayings[answered] : 'not answered yet';
