import { z } from 'zod';
import { reply } from '../../core/command.ts';
import { text, type View } from '../../core/view.ts';
import { recordChange } from '../audit.ts';
import { defineCommand, type HubBase } from '../define.ts';

/** Wrong codes until the code is dead: nobody guesses one in so few. */
const mostAttempts = 10;

/** An answer and no refusal: a refusal would roll back the count of attempts. */
const notRight: View = {
  title: 'That code is not right',
  blocks: [text('It is mistyped, or it has been used. Whoever runs this service can make a new one.')],
};

/** Whether the code opens this hub now; the claim stays locked, so that two with the right code are one after the other. */
async function isRight(typed: string, { db, hub }: HubBase): Promise<boolean> {
  const code = typed.toUpperCase().replace(/[^A-Z0-9]/g, '');
  const rows = await db.$queryRaw`
    SELECT "usedAt" IS NULL AND attempts < ${mostAttempts}
      AND "codeHash" = encode(sha256(convert_to(${code}, 'UTF8')), 'hex') AS opens
    FROM "HubClaim" WHERE "hubId" = ${hub.id}::uuid FOR UPDATE`;
  return z.array(z.object({ opens: z.boolean() })).parse(rows)[0]?.opens ?? false;
}

/** The first lead of a hub claims it with the one-time code that the service printed when it started. */
export const claimHub = defineCommand({
  name: 'claim',
  kind: 'change',
  phrase: 'claim',
  summary: 'Become the first lead of a new hub, with its code',
  example: 'claim ABCD-EFGH-JKLM',
  isUntold: true,
  right: 'browse',
  input: z.object({ words: z.string().max(300).default('') }),
  run: async ({ input: { words }, subject: _none, answers: _nothing, ...base }) => {
    const { db, hub, actor, now } = base;
    if (!(await isRight(words, base))) {
      await db.hubClaim.updateMany({ data: { attempts: { increment: 1 } } });
      return reply(notRight);
    }
    const word = await db.roleWord.findFirstOrThrow({ where: { standing: 'HUB_LEAD' }, orderBy: { rank: 'asc' } });
    const role = await db.hubRole.create({
      data: { hubId: hub.id, personId: actor.personId, roleWordId: word.id, from: now },
    });
    await db.hubClaim.updateMany({ data: { usedAt: now } });
    await recordChange(base, {
      what: 'claimed the hub',
      subjectId: role.id,
      after: { person: actor.personId, role: word.word },
    });
    return reply({
      title: `You are ${word.word}`,
      blocks: [
        {
          kind: 'text',
          text: [
            { strong: hub.name },
            ' is yours to lead. Next, give roles to the people you work with, and plan the first groups.',
          ],
        },
        {
          kind: 'actions',
          actions: [
            { label: 'Give a role', runs: 'give-role', tone: 'main' },
            { label: 'Plan a Work Group', runs: 'new-group' },
            { label: 'See all roles', runs: 'role' },
          ],
        },
      ],
    });
  },
});
