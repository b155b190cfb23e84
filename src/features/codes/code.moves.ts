import { z } from 'zod';
import { type Found, refuse, reply } from '../../core/command.ts';
import { text } from '../../core/view.ts';
import type { CodePurpose } from '../../store/generated/enums.ts';
import type { HubBase } from '../define.ts';
import { expiryOf, hashOf, missesCountFor, mostMisses, newCode, tidyCode } from './code.ts';

/** A code that somebody passes on, in plain; it is said once and kept as a hash. */
export type NewCode = { code: string; expiresAt: Date };

/**
 * Makes a code for what it opens; an earlier one for the same is worth nothing from now on. Without `hubId` it counts in
 * every hub.
 */
export async function makeCode(
  { db, actor, now }: Pick<HubBase, 'db' | 'actor' | 'now'>,
  { purpose, subjectId, hubId }: { purpose: CodePurpose; subjectId: string; hubId?: string },
): Promise<NewCode> {
  await db.oneTimeCode.updateMany({ where: { purpose, subjectId, usedAt: null }, data: { usedAt: now } });
  const code = newCode();
  const expiresAt = expiryOf(purpose, now);
  const row = { codeHash: await hashOf(code), purpose, subjectId, hubId: hubId ?? null, personId: actor.personId };
  await db.oneTimeCode.create({ data: { ...row, createdAt: now, expiresAt } });
  return { code, expiresAt };
}

/** A code that works now, as it was meant: what it opens, and who passed it on. */
export type OpenCode = { id: string; typed: string; purpose: CodePurpose; subjectId: string; makerId: string };

/** A try is counted before it is looked at, so that many at once are not one; a right one is taken off again. */
async function countTry({ db, actor, now }: HubBase): Promise<number> {
  const hourAgo = new Date(now.getTime() - missesCountFor);
  const rows = await db.$queryRaw`
    UPDATE "Account" SET
      "codeMisses" = CASE WHEN "codeMissedAt" > ${hourAgo}::timestamptz THEN "codeMisses" + 1 ELSE 1 END,
      "codeMissedAt" = CASE WHEN "codeMissedAt" > ${hourAgo}::timestamptz THEN "codeMissedAt" ELSE ${now}::timestamptz END
    WHERE id = ${actor.accountId}::uuid RETURNING "codeMisses" AS misses`;
  return z.array(z.object({ misses: z.number() })).parse(rows)[0]?.misses ?? 0;
}

const takeBack = ({ db, actor }: HubBase) =>
  db.account.update({ where: { id: actor.accountId }, data: { codeMisses: { decrement: 1 } } });

const tooMany = (contact: string) =>
  refuse(
    'too many codes',
    `You have typed ten codes in an hour that were not right, so I look at no more now. Try again in an hour, or ask ${contact}.`,
  );

/** An answer and no refusal: a refusal would roll back the count of tries. */
export const notRight = reply({
  title: 'That code is not right',
  blocks: [
    text('It is mistyped, used already or too old. Whoever gave it to you can make a new one.'),
    { kind: 'actions', actions: [{ label: 'Type a code', runs: 'code', tone: 'main' }] },
  ],
});

const otherHub = reply({
  title: 'That code is from another hub',
  blocks: [
    text('It opens something in another Maths Hub. Change the hub, then type the code again.'),
    { kind: 'actions', actions: [{ label: 'Change the hub', runs: 'choose-hub', tone: 'main' }] },
  ],
});

/** The code that was typed, or what to say instead; wrong ones are counted on the account. */
export async function findCode(typed: string, base: HubBase, purposes: CodePurpose[]): Promise<Found<OpenCode>> {
  const { db, hub, now } = base;
  if ((await countTry(base)) > mostMisses) return { instead: tooMany(hub.contact) };
  const works = { codeHash: await hashOf(typed), purpose: { in: purposes }, usedAt: null, expiresAt: { gt: now } };
  const row = await db.oneTimeCode.findFirst({ where: works });
  if (!row) return { instead: notRight };
  await takeBack(base);
  if (row.hubId && row.hubId !== hub.id) return { instead: otherHub };
  const { id, purpose, subjectId, personId: makerId } = row;
  return { subject: { id, typed: tidyCode(typed), purpose, subjectId, makerId } };
}

/** Uses a code up; false when somebody else was faster. */
export async function spendCode(
  { db, now }: Pick<HubBase, 'db' | 'now'>,
  { id }: Pick<OpenCode, 'id'>,
): Promise<boolean> {
  const { count } = await db.oneTimeCode.updateMany({ where: { id, usedAt: null }, data: { usedAt: now } });
  return count === 1;
}
