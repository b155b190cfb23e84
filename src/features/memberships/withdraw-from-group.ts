import { z } from 'zod';
import { type Outcome, reply } from '../../core/command.ts';
import type { Form } from '../../core/form.ts';
import { recordChange } from '../audit.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { groupChoice } from '../work-groups/work-group.reads.ts';
import { sayNames } from '../work-groups/work-group.ts';
import { type OwnPlace, ownersOf, ownPlaceMeant } from './own-place.ts';
import { holdLapses } from './seat.moves.ts';
import { tellLeads } from './tell-leads.ts';

const answers = z.object({
  reason: z.string().trim().max(300, 'Keep the reason under 300 characters.').default(''),
});

const colleaguesOf = ({ place }: OwnPlace, { actor }: HubBase) =>
  place.teachers.filter((teacher) => teacher.personId !== actor.personId).map((teacher) => teacher.name);

function followsFrom(own: OwnPlace, base: HubBase): string {
  const colleagues = colleaguesOf(own, base);
  return colleagues.length > 0
    ? `Your school keeps its place: ${sayNames(colleagues)} stands for it.`
    : 'You are the only one from your school, so its place becomes free for another school.';
}

const withdrawForm = (own: OwnPlace, base: HubBase): Form => ({
  title: 'Give up your place?',
  shortTitle: 'Give up your place',
  intro: `${own.group.title}. ${followsFrom(own, base)}`,
  minutes: 1,
  submit: 'Give up my place',
  runs: 'withdraw',
  input: { group: own.group.id },
  fields: [
    {
      id: 'reason',
      label: 'Reason',
      help: 'The lead reads it. No pupil’s name or details, please.',
      kind: 'long-text',
      max: 300,
      optional: true,
    },
  ],
});

async function giveUp(own: OwnPlace, base: HubBase, reason: string): Promise<Outcome> {
  const { db, actor, now, plan, hub } = base;
  const key = { hubId_groupId_personId: { hubId: hub.id, groupId: own.group.id, personId: actor.personId } };
  const ended = {
    state: 'WITHDRAWN',
    withdrawnAt: now,
    withdrawReason: reason || null,
    version: { increment: 1 },
  } as const;
  const membership = await db.membership.update({ where: key, data: ended });
  const isLast = colleaguesOf(own, base).length === 0;
  if (isLast) {
    const freed = { state: 'WITHDRAWN', endedAt: now, heldUntil: null, version: { increment: 1 } } as const;
    await db.schoolParticipation.update({ where: { id: own.place.id }, data: freed });
    await plan.drop(holdLapses, own.place.id);
  }
  const facts = { membership: membership.id };
  await tellLeads(base, own.group, {
    kind: 'teacher withdrew',
    facts,
    occasion: `${membership.id}/${membership.version}`,
  });
  const after = { membership: 'WITHDRAWN', place: isLast ? 'WITHDRAWN' : own.place.state };
  await recordChange(base, {
    what: 'withdrew from a Work Group',
    subjectId: membership.id,
    before: { membership: 'JOINED' },
    after,
  });
  return reply({
    title: 'Your place is given up',
    blocks: [
      { kind: 'text', text: `You have given up your place in “${own.group.title}”, and the lead will be told.` },
      { kind: 'text', text: isLast ? 'Your school’s place is free again.' : followsFrom(own, base) },
      { kind: 'actions', actions: [{ label: 'Find another group', runs: 'browse' }] },
    ],
  });
}

/** A teacher gives up the place; the school keeps it while a colleague stands for it. */
export const withdrawFromGroup = defineCommand({
  name: 'withdraw',
  kind: 'change',
  phrase: 'withdraw',
  also: ['leave'],
  summary: 'Give up your place in a Work Group',
  example: 'withdraw ncp17-10a',
  right: 'give up own place',
  input: groupChoice,
  subject: ownPlaceMeant('withdraw', 'Give up my place'),
  rightsOf: ownersOf,
  ask: async ({ subject, input: _asked, ...base }) => ({ kind: 'ask', form: withdrawForm(subject, base) }),
  answers,
  run: async ({ subject, answers: { reason }, input: _asked, ...base }) => giveUp(subject, base, reason),
});
