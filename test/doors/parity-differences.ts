/** Commands that are reached in one way only, on both platforms, and why. */
export const oneWayOnly: Record<string, { way: 'words' | 'buttons'; why: string }> = {
  'stand-with': { way: 'buttons', why: 'It goes on from a colleague’s code, which the button carries.' },
  'accept-school': { way: 'buttons', why: 'It answers one school of a list, which the button carries.' },
  'decline-school': { way: 'buttons', why: 'As `accept-school`.' },
  'offer-place': { way: 'buttons', why: 'It is for one school of the waiting list, which the button carries.' },
  'withdraw-teacher': { way: 'buttons', why: 'It is for one teacher, whom the button or its form names.' },
  'replace-teacher': { way: 'buttons', why: 'It is for one line of the list of members without a chat.' },
  'roster-school': { way: 'buttons', why: 'It opens one line of the roster, which the button carries.' },
  'be-shown': { way: 'buttons', why: 'It is decided on the page of members, where one sees what the others see.' },
  'add-prospect': { way: 'buttons', why: 'It belongs to the prospects of one group, which the button carries.' },
  'remove-prospect': { way: 'buttons', why: 'It removes one line of the prospects, which the button carries.' },
  'add-area': { way: 'buttons', why: 'It adds to the list of “hub area”.' },
  'remove-area': { way: 'buttons', why: 'It removes one line of “hub area”, which the button carries.' },
  'save-partner': { way: 'buttons', why: 'It adds or changes one line of “partners”, which the button carries.' },
  'save-contact': { way: 'buttons', why: 'It adds or changes one line of “contacts”, which the button carries.' },
  'remove-contact': { way: 'buttons', why: 'It removes one line of “contacts”, which the button carries.' },
  claim: { way: 'words', why: 'Its one-time code must be typed: no button can know it.' },
  'end-role': { way: 'buttons', why: 'It ends one line of the list of roles, which the button carries.' },
  'new-code': { way: 'buttons', why: 'It is for one line of the list of members without a chat.' },
  'join-accounts': { way: 'buttons', why: 'It goes on from the code of the other account, which the button carries.' },
  'claim-record': { way: 'buttons', why: 'It goes on from the code of a record, which the button carries.' },
  'part-accounts': { way: 'buttons', why: 'It parts one line of the list of joined accounts.' },
};

/** What differs for one command, and why; what is not named here is the same on both. */
export const differences: Record<string, string> = {
  home: 'Slack shows it in the app’s Home tab, too, where each answer carries “Back to the start”. Teams has no such tab for a bot: it is a message in the chat, sent when the app is added.',
  join: 'Slack opens the form as a window. In Teams it is a card: below, in a private chat; in a channel in place of the card that was pressed, for the presser alone. A card works in every client, and Microsoft’s own test client opens no dialogs.',
  withdraw: 'The form opens as for `join`.',
  wait: 'The form opens as for `join`.',
  'accept-place': 'The form opens as for `join`.',
  'decline-place': 'The question “Are you sure?” is asked as for `end-role`.',
  'accept-school': 'The form opens as for `join`.',
  'decline-school': 'The form opens as for `join`.',
  'offer-place': 'The form opens as for `join`.',
  'withdraw-teacher': 'The form opens as for `join`.',
  recruitment: 'The form opens as for `join`.',
  'make-room': 'The form opens as for `join`.',
  invite: 'The school is found as for `choose-school`; the form opens as for `join`.',
  'choose-school':
    'Slack offers schools while one types. Teams’ type-ahead does not work on every client: one types, presses “Find” and chooses.',
  'choose-hub':
    'A Slack workspace and a Teams team belong to one hub, so there is nothing to choose there. Only a private chat in Teams can change it.',
  'give-role': 'The person is found as the school is for `choose-school`; the form opens as for `join`.',
  'end-role': 'Slack asks “Are you sure?” in a box of its own. Teams has none: the question opens below the button.',
  'add-prospect': 'The school is found as for `choose-school`.',
  'remove-prospect': 'The question is asked as for `end-role`.',
  'change-lead-schools': 'The school is found as for `choose-school`.',
  'add-area': 'The school is found as for `choose-school`.',
  'remove-area': 'The question is asked as for `end-role`.',
  'save-contact': 'The person is found as the school is for `choose-school`.',
  'remove-contact': 'The question is asked as for `end-role`.',
};

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
