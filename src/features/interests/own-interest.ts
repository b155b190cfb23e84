import { z } from 'zod';
import { type Found, refuse, reply } from '../../core/command.ts';
import type { RightsSubject } from '../../core/rights.ts';
import { type Action, type Item, type Span, text } from '../../core/view.ts';
import type { Prisma } from '../../store/generated/client.ts';
import { recordChange } from '../audit.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { lockGroup } from '../work-groups/work-group.moves.ts';
import { decided } from './group-sought.ts';
import { sayCapacity, sayInterest, undecided } from './interest.ts';
import { answerActions } from './offer-view.ts';

const include = {
  group: { select: { id: true, title: true } },
  project: { select: { id: true, title: true } },
  offers: { where: { state: 'OFFERED' } },
} satisfies Prisma.InterestInclude;
type Own = Prisma.InterestGetPayload<{ include: typeof include }>;

const titleOf = ({ group, project }: Own) => group?.title ?? project?.title ?? 'an area of work';

function actionsOf(own: Own): Action[] {
  const title = titleOf(own);
  const [offer] = own.offers;
  if (own.state === 'OFFERED' && offer) return answerActions(offer, title);
  if (!undecided.includes(own.state)) return [];
  const input = { ...(own.groupId && { group: own.groupId }), ...(own.projectId && { project: own.projectId }) };
  return [
    { label: 'Change it', spoken: `Change it: ${title}`, runs: 'interest', input },
    {
      label: 'Take it back',
      spoken: `Take it back: ${title}`,
      runs: 'withdraw-interest',
      input: { interest: own.id },
      confirm: `The hub no longer counts on you for “${title.slice(0, 100)}”. You can offer again.`,
    },
  ];
}

function itemOf(own: Own): Item {
  const [offer] = own.offers;
  const detail: Span[] = [
    `${sayCapacity(own.capacity)} · ${sayInterest(own.state)}${own.isLate ? ' · came late' : ''}`,
    ...(offer ? [', answer by ', { day: offer.answerBy.toISOString().slice(0, 10) }] : []),
    ...(own.state === 'DECLINED' && own.answer ? [`. The hub writes: ${own.answer}`] : []),
  ];
  return { title: titleOf(own), detail, actions: actionsOf(own) };
}

/** Shows what a person offered to lead, and how each stands. */
export const listInterests = defineCommand({
  name: 'interests',
  kind: 'query',
  phrase: 'interests',
  also: ['my interests'],
  summary: 'See what you offered to lead',
  right: 'browse',
  input: z.object({}),
  run: async ({ db, actor }) => {
    const rows = await db.interest.findMany({
      where: { personId: actor.personId, state: { not: 'WITHDRAWN' } },
      include,
      orderBy: [{ year: 'desc' }, { at: 'desc' }],
    });
    return reply({
      title: 'What you offered to lead',
      blocks: [
        { kind: 'items', items: rows.map(itemOf), whenEmpty: 'You have not offered to lead a group.' },
        text('An offer to lead is no promise, on either side.'),
        {
          kind: 'actions',
          actions: [
            { label: 'Choose another', spoken: 'Choose another group to lead', runs: 'interest' },
            { label: 'My designations', runs: 'my-designations' },
          ],
        },
      ],
    });
  },
});

const gone = refuse('no interest', 'That offer is taken back already. Type “interests” to see those that stand.');

async function ownInterest(
  { interest: id }: { interest: string },
  { db, hub }: HubBase,
  lock: boolean,
): Promise<Found<Own>> {
  const found = await db.interest.findUnique({ where: { id } });
  if (found?.groupId && lock) await lockGroup(db, hub, found.groupId);
  const own = found && (await db.interest.findUnique({ where: { id }, include }));
  return own ? { subject: own } : { instead: gone };
}

const rightsOfInterest = ({ personId }: Own): RightsSubject => ({ owners: [personId] });

/** A person takes an offer to lead back, until the hub has decided. */
export const withdrawInterest = defineCommand({
  name: 'withdraw-interest',
  kind: 'change',
  summary: 'Take back your offer to lead',
  right: 'give up own place',
  input: z.object({ interest: z.uuid() }),
  subject: ownInterest,
  rightsOf: rightsOfInterest,
  run: async ({ subject: own, input: _asked, answers: _none, ...base }) => {
    const { db, now } = base;
    const { count } = await db.interest.updateMany({
      where: { id: own.id, state: { in: undecided } },
      data: { state: 'WITHDRAWN', decidedAt: now, version: { increment: 1 } },
    });
    if (count === 0) return own.state === 'WITHDRAWN' ? gone : decided(titleOf(own));
    await recordChange(base, {
      what: 'took back an expression of interest',
      subjectId: own.id,
      before: { state: own.state },
      after: { state: 'WITHDRAWN' },
    });
    return reply({
      title: 'Your offer is taken back',
      blocks: [
        text(`The hub no longer counts on you for “${titleOf(own)}”. You can offer again.`),
        { kind: 'actions', actions: [{ label: 'My interest', runs: 'interests' }] },
      ],
    });
  },
});
