/** A reason, and the commands that it is given for. */
type Reason = [why: string, ...commands: string[]];

const spread = (reasons: Reason[]): [command: string, why: string][] =>
  reasons.flatMap(([why, ...commands]) => commands.map((command): [string, string] => [command, why]));

const onItsLine = (line: string) => `It is for one line of ${line}, which the button carries.`;

const byButtonOnly: Reason[] = [
  [
    'It is one part of what is said of a group: the button of “edit” carries which group.',
    ...['edit-basics', 'edit-words', 'edit-places', 'edit-meeting', 'edit-running'],
  ],
  ['It goes on from a code, which the button carries.', 'stand-with', 'join-accounts', 'claim-record'],
  ['It answers one school of a list, which the button carries.', 'accept-school', 'decline-school', 'follow-school'],
  ['It is for one school of the waiting list, which the button carries.', 'offer-place'],
  ['It is for one teacher, whom the button or its form names.', 'withdraw-teacher'],
  [onItsLine('the list of members without a chat'), 'replace-teacher', 'new-code'],
  [onItsLine('the roster'), 'roster-school'],
  ['It is decided on the page of members, where one sees what the others see.', 'be-shown'],
  ['It belongs to the prospects of one group, which the button carries.', 'add-prospect', 'remove-prospect'],
  ['It stands with the dates that are proposed, while they wait.', 'proposed-dates', 'save-dates', 'drop-dates'],
  [onItsLine('a list of sessions'), 'session'],
  ['It stands on the page of a session.', 'change-session', 'cancel-session', 'show-log'],
  ['It stands where somebody has said that they can’t come.', 'can-come', 'substitute'],
  ['It stands below what the address is for.', 'make-feed', 'end-feed'],
  ['It answers one task, which the button carries.', 'done-task', 'reflect', 'cannot-task'],
  ['It is about one task, which the button carries.', 'change-task', 'end-task'],
  ['It answers one person, whom the button carries.', 'excuse'],
  [onItsLine('a log'), 'correct-attendance', 'match-guest'],
  [
    'It stands below the report, for those who write it.',
    ...['report-step', 'report-leave-out', 'report-put-back', 'submit-report', 'report-no-activity'],
    ...['report-elsewhere', 'report-later'],
  ],
  ['It stands below the report, for those who decide.', 'accept-report', 'return-report', 'waive-report'],
  ['It stands below the list of reports.', 'accept-green'],
  ['It stands with the money of a group.', 'money-line', 'remove-money'],
  ['It changes the list of kinds of money.', 'new-money-kind', 'end-money-kind'],
  [onItsLine('“today”'), 'match-school'],
  ['It changes the list of “hub area”.', 'add-area', 'remove-area'],
  [onItsLine('the calendar'), 'edit-term', 'remove-day', 'guess-year', 'confirm-year'],
  ['It changes one line of “partners”.', 'save-partner'],
  ['It changes one line of “contacts”.', 'save-contact', 'remove-contact'],
  [onItsLine('the list of schools that apply'), 'decline-application'],
  [onItsLine('what one has offered'), 'withdraw-interest'],
  [onItsLine('the list of proposals'), 'proposal', 'go-on', 'decline-proposal', 'withdraw-proposal'],
  [onItsLine('the list of proposals'), 'plan-step', 'submit-plan', 'return-plan', 'send-on', 'approve-proposal'],
  ['It answers who is told that leading is for local leaders.', 'ask-to-lead'],
  ['It answers one offer, which the button carries.', 'accept-lead', 'decline-lead'],
  [
    'It stands where the candidates of a group are compared.',
    ...['offer-lead', 'offer-directly', 'withdraw-offer', 'reserve', 'decline-interest', 'decline-others'],
    ...['panel-note', 'replace-lead'],
  ],
  ['It is about one file in “today”, which the button carries.', 'put-import-away'],
  [onItsLine('“network”'), 'meeting', 'end-window'],
  ['It answers one network meeting, which the button carries.', 'answer-meeting'],
  ['It stands on the page of a network meeting.', 'change-meeting', 'cancel-meeting', 'network-attendance'],
  [onItsLine('the list of designations'), 'end-designation'],
  [onItsLine('the list of kinds of designation'), 'edit-designation-kind', 'end-designation-kind'],
  [onItsLine('the list of tags'), 'retire-tag'],
  [onItsLine('the list of roles'), 'end-role'],
  ['It belongs to “my data”.', 'my-data-file', 'my-data-record'],
  [
    'It belongs to one person of those found, whom the button carries.',
    ...['show-data-of', 'data-of-file', 'ask-erasure'],
  ],
  ['It answers one request, which the button carries.', 'decide-erasure'],
  ['It stands at one kind of reminder on the page that “reminders” shows.', 'switch-reminder'],
  ['It says one reminder again, which the button carries.', 'later'],
  [onItsLine('the list of joined accounts'), 'part-accounts'],
  [onItsLine('“channels”'), 'channel-remove'],
  ['It is about one message in a channel, which the button carries.', 'send-again', 'it-arrived'],
  [onItsLine('“announcements”'), 'announcement'],
  [
    'It stands below an announcement, when one has seen how it reads.',
    ...['send-announcement', 'time-announcement', 'hand-announcement', 'cancel-announcement', 'copy-announcement'],
  ],
  [onItsLine('those who got an announcement'), 'announcement-again', 'announcement-arrived'],
];

const byWordsOnly: Reason[] = [['Its one-time code must be typed: no button can know it.', 'claim']];

const byFormOnly: Reason[] = [['It is the second form of `evaluate`.', 'evaluate-more']];

type Way = 'words' | 'buttons' | 'form';

const only = (way: Way, reasons: Reason[]) => spread(reasons).map(([command, why]) => [command, { way, why }] as const);

/** Commands that are reached in one way only, or by a form that another opened, on both platforms, and why. */
export const oneWayOnly: Record<string, { way: Way; why: string }> = Object.fromEntries([
  ...only('buttons', byButtonOnly),
  ...only('words', byWordsOnly),
  ...only('form', byFormOnly),
]);

const formAsForJoin = 'The form opens as for `join`.';
const foundBySearch = (what: string) => `${what} is found as for \`choose-school\`.`;
const sure = 'The question “Are you sure?” comes as for `end-role`.';

const reasons: Reason[] = [
  [
    'Slack shows it in the app’s Home tab, too, where each answer carries “Back to the start”. Teams has no such tab for a bot: it is a message in the chat, sent when the app is added.',
    'home',
  ],
  [
    'Slack opens the form as a window. In Teams it is a card: below, in a private chat; in a channel in place of the card that was pressed, for the presser alone. A card works in every client, and Microsoft’s own test client opens no dialogs.',
    'join',
  ],
  [
    formAsForJoin,
    ...['withdraw', 'wait', 'accept-place', 'accept-school', 'decline-school', 'offer-place', 'withdraw-teacher'],
    ...['recruitment', 'make-room', 'leave-service', 'ask-erasure', 'decide-erasure', 'apply'],
  ],
  [
    sure,
    ...['decline-place', 'withdraw-interest', 'retire-tag', 'withdraw-application', 'remove-prospect'],
    ...['remove-area', 'remove-contact', 'remove-day', 'withdraw-proposal'],
  ],
  [`${foundBySearch('The one that is named')} ${formAsForJoin}`, 'invite', 'give-role'],
  [
    'Slack offers schools while one types. Teams’ type-ahead does not work on every client: one types, presses “Find” and chooses.',
    'choose-school',
  ],
  [
    'A Slack workspace and a Teams team belong to one hub, so there is nothing to choose there. Only a private chat in Teams can change it.',
    'choose-hub',
  ],
  [
    'In a channel of a Teams team it connects that team. A Slack workspace cannot be named from outside: there, and in a private chat, the answer is a link that works once.',
    'connect',
  ],
  [
    `${formAsForJoin} It has a choice for each of five schools, in Slack as one window, in Teams as one card.`,
    'allot-schools',
  ],
  [
    'In a channel the answer of Slack is shown there to the person alone; in Teams it comes in the own chat, and its buttons know the channel.',
    'channel',
  ],
  [foundBySearch('The project that follows'), 'project-status', 'retire'],
  [foundBySearch('The other person'), 'interest', 'offer-lead', 'pause'],
  [foundBySearch('The person'), 'data-of', 'designate', 'save-contact'],
  [foundBySearch('The school'), 'add-prospect', 'change-lead-schools', 'add-area', 'close-day'],
  ['Slack asks “Are you sure?” in a box of its own. Teams has none: the question opens below the button.', 'end-role'],
];

/** What differs for one command, and why; what is not named here is the same on both. */
export const differences: Record<string, string> = Object.fromEntries(spread(reasons));

/** What differs for everything, and why. */
export const everywhere: [string, string, string, string][] = [
  [
    'typing',
    'after `/workgroups`, or plainly in the app’s messages',
    'plainly in the chat, after @Work Groups in a channel, or after `/` where the client offers it',
    'Teams’ slash commands are a preview, and not in every client.',
  ],
  [
    'in a channel',
    'the answer is there, for the person alone',
    'the answer is in the person’s own chat',
    'Teams shows a message to one person in a channel only where a slash command asked for it; there the bot does so.',
  ],
  [
    'a wrong answer in a form',
    'the window stays, with the sentence at its field',
    'the card is drawn again, with the sentence above its field',
    'Only Slack’s window takes errors by field.',
  ],
  ['Cancel', 'closes the window', 'says “Nothing was saved.” in place of the form', 'A card cannot close.'],
  ['the main button', 'is green', 'stands first', 'Teams shows no colour on a card’s buttons.'],
  ['long lists', 'at most 50 blocks, then “and 3 more”', 'at most 28 KB, then “and 3 more”', 'The platforms’ limits.'],
];
