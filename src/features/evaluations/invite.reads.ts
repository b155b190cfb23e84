import { type Found, type Outcome, refuse, reply } from '../../core/command.ts';
import { type Day, ukDay } from '../../core/uk-time.ts';
import type { Item } from '../../core/view.ts';
import type { Db } from '../../store/db.ts';
import type { Prisma } from '../../store/generated/client.ts';
import type { HubBase } from '../define.ts';
import { isMeant } from '../memberships/own-place.ts';
import { type Question, readQuestions } from '../reports/question.ts';
import type { GroupChoice } from '../work-groups/work-group.reads.ts';

const include = {
  evaluation: { include: { group: { select: { id: true, title: true, key: true, code: true } } } },
} satisfies Prisma.EvaluationInviteInclude;

/** Somebody who came and is asked how it was. */
export type Invite = Prisma.EvaluationInviteGetPayload<{ include: typeof include }>;

/** What a person is asked and can answer still. */
export const openInvites = (db: Db, personId: string, now: Date): Promise<Invite[]> =>
  db.evaluationInvite.findMany({
    where: { personId, hasAnswered: false, evaluation: { closesOn: { gte: new Date(ukDay(now)) } } },
    include,
    orderBy: { evaluation: { closesOn: 'asc' } },
  });

export const questionsOf = ({ evaluation }: Invite): Question[] => readQuestions(evaluation.questions) ?? [];
export const lastDay = ({ evaluation }: Invite): Day => evaluation.closesOn.toISOString().slice(0, 10);

/** The button that opens the form. */
export const sayHow = ({ evaluation: { group } }: Invite) => ({
  label: 'Say how it was',
  spoken: `Say how it was: ${group.title}`,
  runs: 'evaluate',
  input: { group: group.id },
});

const whichOne = (invites: Invite[]): Outcome => {
  const items = invites.map((invite): Item => ({ title: invite.evaluation.group.title, actions: [sayHow(invite)] }));
  return reply({ title: 'Which Work Group?', blocks: [{ kind: 'items', items, whenEmpty: '' }] });
};

const nothingToSay = refuse(
  'nothing to evaluate',
  'There is no group for you to evaluate now. Those who came are asked once, after its last session, and each answers once.',
);

/** The group that somebody means to say something about, held still while an answer is kept; the only one needs no words. */
export async function inviteMeant(choice: GroupChoice, base: HubBase, lock: boolean): Promise<Found<Invite>> {
  const { db, hub, actor, now } = base;
  const words = choice.words?.trim() ?? '';
  const isAsked = ({ evaluation: { group } }: Invite) =>
    choice.group ? group.id === choice.group : isMeant(group, words);
  const meant = (await openInvites(db, actor.personId, now)).filter(isAsked);
  const [only, ...others] = meant;
  if (!only) return { instead: nothingToSay };
  if (others.length > 0) return { instead: whichOne(meant) };
  if (!lock) return { subject: only };
  await db.$queryRaw`
    SELECT id::text FROM "Evaluation" WHERE "hubId" = ${hub.id}::uuid AND id = ${only.evaluationId}::uuid
    FOR NO KEY UPDATE`;
  const fresh = (await openInvites(db, actor.personId, now)).find(({ id }) => id === only.id);
  return fresh ? { subject: fresh } : { instead: nothingToSay };
}
