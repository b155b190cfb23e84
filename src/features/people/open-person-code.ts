import { type Outcome, reply } from '../../core/command.ts';
import type { Action, Text } from '../../core/view.ts';
import type { OpenCode } from '../codes/code.moves.ts';
import type { HubBase } from '../define.ts';

const ask = (title: string, words: Text[], action: Action): Outcome =>
  reply({
    title,
    blocks: [
      ...words.map((text) => ({ kind: 'text' as const, text })),
      { kind: 'actions', actions: [action, { label: 'Go to the start', runs: 'home' }] },
    ],
  });

/** Before two accounts become one, both names are shown: whoever was talked into typing a code sees whose it is. */
export async function openLinkCode({ subjectId, typed }: OpenCode, { db, actor }: HubBase): Promise<Outcome> {
  if (subjectId === actor.personId)
    return reply({
      title: 'This is your own code',
      blocks: [
        { kind: 'text', text: 'Type it on your other platform, with the account that you want to join to this one.' },
      ],
    });
  const other = await db.person.findUniqueOrThrow({ where: { id: subjectId }, select: { name: true } });
  return ask(
    'Join these two accounts?',
    [
      ['This account is ', { strong: actor.name }, '. The code is from ', { strong: other.name }, '.'],
      'Go on only if both are you, and you made the code yourself a moment ago. All that either has becomes one.',
    ],
    { label: 'Join the accounts', runs: 'join-accounts', input: { code: typed }, tone: 'main' },
  );
}

/** Before a record becomes somebody’s, it is shown whose name it bears. */
export async function openRecordCode({ subjectId, typed }: OpenCode, { db }: HubBase): Promise<Outcome> {
  const include = { school: { select: { name: true } } };
  const { name, school } = await db.person.findUniqueOrThrow({ where: { id: subjectId }, include });
  const at = school ? `, ${school.name}` : '';
  return ask(
    'Is this you?',
    [['The record is of ', { strong: name }, `${at}.`], 'If it is you, its places and dates become yours here.'],
    { label: 'Yes, this is me', runs: 'claim-record', input: { code: typed }, tone: 'main' },
  );
}
