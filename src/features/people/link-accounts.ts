import { z } from 'zod';
import { reply } from '../../core/command.ts';
import type { Block } from '../../core/view.ts';
import { makeCode } from '../codes/code.moves.ts';
import { defineCommand, type HubBase } from '../define.ts';

const platformNames = { SLACK: 'Slack', TEAMS: 'Microsoft Teams' } as const;

/** Where a person is known already. */
async function joinedSoFar({ db, actor }: HubBase): Promise<Block[]> {
  const accounts = await db.account.findMany({
    where: { personId: actor.personId, closedAt: null },
    orderBy: { platform: 'asc' },
  });
  const names = [...new Set(accounts.map(({ platform }) => platformNames[platform]))];
  if (accounts.length < 2) return [];
  return [{ kind: 'text', text: `Joined so far: ${accounts.length} accounts, in ${names.join(' and ')}.` }];
}

/** An address only suggests: it says that there is another record here, and nothing of whose it is. */
async function sameAddress({ db, actor }: HubBase): Promise<Block[]> {
  const { email } = await db.person.findUniqueOrThrow({ where: { id: actor.personId }, select: { email: true } });
  if (!email) return [];
  const other = await db.hubPerson.count({
    where: {
      personId: { not: actor.personId },
      person: { email: { equals: email, mode: 'insensitive' }, leftAt: null },
    },
  });
  if (other === 0) return [];
  return [
    {
      kind: 'text',
      text: 'There is another record with your e-mail address in this hub. If it is yours, use the code there.',
    },
  ];
}

/** Shows a code that joins the account of another platform to this one. */
export const linkAccounts = defineCommand({
  name: 'link',
  kind: 'change',
  phrase: 'link',
  also: ['link accounts'],
  summary: 'Join your Slack and Teams accounts',
  right: 'browse',
  input: z.object({}),
  run: async ({ input: _none, subject: _nothing, answers: _no, ...base }) => {
    const { code } = await makeCode(base, { purpose: 'LINK', subjectId: base.actor.personId });
    return reply({
      title: 'Join your accounts',
      blocks: [
        {
          kind: 'text',
          text: ['On your other platform, write ', { strong: `code ${code}` }, ' to the Work Groups bot.'],
        },
        { kind: 'text', text: 'It works once, for ten minutes. Give it to nobody: it makes the other account yours.' },
        ...(await joinedSoFar(base)),
        ...(await sameAddress(base)),
        {
          kind: 'actions',
          actions: [
            { label: 'Type a code', runs: 'code' },
            { label: 'See my groups', runs: 'mine' },
          ],
        },
      ],
    });
  },
});
