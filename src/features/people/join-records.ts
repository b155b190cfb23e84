import { z } from 'zod';
import { refuse, reply } from '../../core/command.ts';
import type { Block } from '../../core/view.ts';
import { recordChange } from '../audit.ts';
import { findCode, notRight, spendCode } from '../codes/code.moves.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { sayMyRole } from '../memberships/place-actions.ts';
import { holdsRole, roleNeedsHub } from '../memberships/record.moves.ts';

const input = z.object({ code: z.string().max(60) });

/** Writes it down as the act of the person that there is from now on. */
const record = (base: HubBase, personId: string, what: string, joined: string) =>
  recordChange(
    { ...base, actor: { ...base.actor, personId } },
    { what, subjectId: personId, before: { person: joined } },
  );

/** The account that typed the code becomes one of the person whose code it is. */
export const joinAccounts = defineCommand({
  name: 'join-accounts',
  kind: 'change',
  summary: 'Join this account to your other one',
  right: 'browse',
  input,
  subject: ({ code }, base) => findCode(code, base, ['LINK']),
  run: async ({ subject: code, input: _asked, answers: _none, ...base }) => {
    const { actor, joins } = base;
    if (code.subjectId === actor.personId)
      return refuse('own code', 'These accounts are one already: nothing was changed. “mine” shows your groups.');
    if (!(await spendCode(base, code))) return notRight;
    await joins.join(code.subjectId, actor.personId);
    await record(base, code.subjectId, 'joined two accounts', actor.personId);
    return reply({
      title: 'Your accounts are joined',
      blocks: [
        {
          kind: 'text',
          text: 'Your groups and dates are the same on both platforms now. I write to you where you used me last.',
        },
        { kind: 'text', text: `If that was a mistake, ask ${base.hub.contact}: it can be undone.` },
        { kind: 'actions', actions: [{ label: 'See my groups', runs: 'mine', tone: 'main' }] },
      ],
    });
  },
});

/** Places of the record that still need the person’s own word. */
async function stillToAgree({ db, actor }: HubBase): Promise<Block[]> {
  const open = await db.membership.findMany({
    where: { personId: actor.personId, state: 'JOINED', agreementVersion: null },
    select: { group: { select: { id: true, title: true } } },
    orderBy: { joinedAt: 'asc' },
  });
  if (open.length === 0) return [];
  const items = open.map(({ group }) => ({ title: group.title, actions: [sayMyRole(group)] }));
  return [{ kind: 'items', heading: 'Your word is still missing for', items, whenEmpty: '' }];
}

/** Somebody whom a lead wrote down makes the record theirs. */
export const claimRecord = defineCommand({
  name: 'claim-record',
  kind: 'change',
  summary: 'Make the record of you yours',
  right: 'browse',
  input,
  subject: ({ code }, base) => findCode(code, base, ['RECORD']),
  run: async ({ subject: code, input: _asked, answers: _none, ...base }) => {
    const { db, actor, joins } = base;
    const { subjectId } = code;
    const accounts = await db.account.count({ where: { personId: subjectId } });
    if (subjectId === actor.personId || accounts > 0)
      return refuse(
        'record taken',
        `That record belongs to an account already. If it is yours, ask ${base.hub.contact}.`,
      );
    const { name } = await db.person.findUniqueOrThrow({ where: { id: subjectId }, select: { name: true } });
    if (await holdsRole(base, subjectId)) return refuse('holds a role', roleNeedsHub(name, base));
    if (!(await spendCode(base, code))) return notRight;
    await joins.join(actor.personId, subjectId);
    await record(base, actor.personId, 'claimed a record', subjectId);
    return reply({
      title: 'The record is yours',
      blocks: [
        { kind: 'text', text: `The places and dates of ${name} are yours now, and I write to you here.` },
        ...(await stillToAgree(base)),
        { kind: 'actions', actions: [{ label: 'See my groups', runs: 'mine' }] },
      ],
    });
  },
});
