import { z } from 'zod';
import type { DueKind } from '../../core/due.ts';
import type { Text } from '../../core/view.ts';
import type { Db } from '../../store/db.ts';
import type { SchoolParticipation } from '../../store/generated/client.ts';
import { defineReminder } from '../reminders/define-reminder.ts';
import { remindAll } from '../reminders/remind.moves.ts';
import { lapsesAt } from './membership.ts';
import { headRule, offerEndsRule, remindsAt } from './place.due.ts';
import { acceptPlace, declinePlace, giveUpMyPlace, headAgrees } from './place-actions.ts';

const facts = z.object({ place: z.uuid(), until: z.iso.date() });

const dayOf = (date: Date | null) => date?.toISOString().slice(0, 10);

/** The place, while somebody still stands for it, or waits with it. */
async function placeOf(db: Db, id: string, personId: string) {
  const mine = { personId, state: { in: ['JOINED' as const, 'APPLIED' as const] } };
  return db.schoolParticipation.findFirst({
    where: { id, memberships: { some: mine } },
    include: { group: { select: { id: true, title: true } }, school: { select: { name: true } } },
  });
}

/** To the teachers of a held place: their headteacher's answer is awaited. */
export const headAwaited = defineReminder({
  name: 'headteacher’s answer awaited',
  topic: 'head’s answer',
  facts,
  words: async ({ place: id, until }, { db, to }) => {
    const place = await placeOf(db, id, to.personId);
    if (place?.state !== 'HELD' || dayOf(place.heldUntil) !== until) return 'overtaken';
    const { group } = place;
    const why: Text = ['Your place is held until ', { day: until }, '. Then it goes to another school.'];
    return {
      title: 'Has your headteacher agreed?',
      blocks: [
        { kind: 'text', text: { strong: group.title } },
        { kind: 'text', text: why },
      ],
      line: `Has your headteacher agreed to “${group.title}”?`,
      detail: why,
      acts: [headAgrees(group, false), giveUpMyPlace(group)],
      about: `the headteacher’s answer for ${group.title}`,
      until: lapsesAt(until),
    };
  },
});

/** Whether this offer was told so lately that nobody need be reminded of it. */
const toldSince = async (db: Db, personId: string, groupId: string, since: Date) =>
  (await db.notice.count({ where: { personId, groupId, kind: 'place offered', createdAt: { gte: since } } })) > 0;

/** To the teachers of a school with an offered place: it is about to lapse. */
export const offerEnding = defineReminder({
  name: 'offered place about to lapse',
  topic: 'offer ends',
  facts,
  words: async ({ place: id, until }, { db, hub, to }) => {
    const place = await placeOf(db, id, to.personId);
    if (place?.state !== 'OFFERED' || dayOf(place.offeredUntil) !== until) return 'overtaken';
    const { group, school } = place;
    const since = remindsAt(new Date(until), hub.remind.offer, hub);
    if (await toldSince(db, to.personId, group.id, since)) return 'overtaken';
    const why: Text = [`The place for ${school.name} waits until `, { day: until }, '. Then the next school is asked.'];
    return {
      title: 'Will you take the place?',
      blocks: [
        { kind: 'text', text: { strong: group.title } },
        { kind: 'text', text: why },
      ],
      line: `Will you take the place in “${group.title}”?`,
      detail: why,
      acts: [acceptPlace(group, false), declinePlace(group)],
      about: `the offered place in ${group.title}`,
      until: lapsesAt(until),
    };
  },
});

type Waiting = {
  kind: string;
  state: SchoolParticipation['state'];
  lastDay: (place: SchoolParticipation) => Date | null;
};

/** Reminds the teachers of a place that still waits. */
const remindTeachers =
  ({ kind, state, lastDay }: Waiting): DueKind<Db>['run'] =>
  async (id, { db, hub, now, tell }) => {
    const place = await db.schoolParticipation.findUnique({
      where: { id },
      include: { memberships: { where: { state: { in: ['JOINED', 'APPLIED'] } }, select: { personId: true } } },
    });
    const last = place && lastDay(place);
    if (!last || place.state !== state) return;
    const people = place.memberships.map(({ personId }) => personId);
    const given = { place: id, until: dayOf(last) ?? '' };
    const about = { kind, facts: given, about: `${id}/${given.until}` };
    await remindAll({ hub, now, tell }, people, { ...about, group: place.groupId });
  };

export const remindsOfHead: DueKind<Db> = {
  ...headRule,
  only: 'reads and tells',
  run: remindTeachers({ kind: headRule.name, state: 'HELD', lastDay: ({ heldUntil }) => heldUntil }),
};

export const remindsOfOffer: DueKind<Db> = {
  ...offerEndsRule,
  only: 'reads and tells',
  run: remindTeachers({ kind: offerEndsRule.name, state: 'OFFERED', lastDay: ({ offeredUntil }) => offeredUntil }),
};
