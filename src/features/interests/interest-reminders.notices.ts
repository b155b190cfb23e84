import { z } from 'zod';
import type { DueKind } from '../../core/due.ts';
import { addDays, instantOf } from '../../core/uk-time.ts';
import type { Db } from '../../store/db.ts';
import { defineReminder } from '../reminders/define-reminder.ts';
import { remindAll } from '../reminders/remind.moves.ts';
import { networkNow } from '../work-groups/local-leader.reads.ts';
import { sayNames } from '../work-groups/work-group.ts';
import { canBeLed, dayOf } from './group-sought.ts';
import { leadOfferEndsRule, searchEndsRule } from './interest.due.ts';
import { answerActions, offerFacts } from './offer-view.ts';

const after = (day: string): Date => instantOf(addDays(day, 1), '00:00');

/** To whoever is asked to lead and has not answered: the offer is about to lapse. */
export const leadOfferEnding = defineReminder({
  name: leadOfferEndsRule.name,
  topic: 'offer ends',
  facts: z.object({ offer: z.uuid() }),
  words: async ({ offer: id }, { db, to }) => {
    const include = { group: { select: { title: true, timeNeeded: true } } };
    const offer = await db.leadOffer.findUnique({ where: { id }, include });
    if (offer?.state !== 'OFFERED' || offer.personId !== to.personId) return 'overtaken';
    const { group } = offer;
    const until = dayOf(offer.answerBy);
    return {
      title: 'Will you lead this Work Group?',
      blocks: [offerFacts(offer, group, []), { kind: 'text', text: 'After that day the hub asks somebody else.' }],
      line: `Will you lead “${group.title}”?`,
      detail: ['The offer waits until ', { day: until }, '. Then the hub asks somebody else.'],
      acts: answerActions(offer, group.title),
      about: `the offer to lead ${group.title}`,
      until: after(until),
    };
  },
});

export const remindsOfLeadOffer: DueKind<Db> = {
  ...leadOfferEndsRule,
  only: 'reads and tells',
  run: async (id, { db, hub, now, tell }) => {
    const offer = await db.leadOffer.findUnique({ where: { id } });
    if (offer?.state !== 'OFFERED') return;
    const about = { kind: leadOfferEndsRule.name, facts: { offer: id }, about: id, group: offer.groupId };
    await remindAll({ hub, now, tell }, [offer.personId], about);
  },
};

/** Groups that seek a lead until a day, and to which somebody has said nothing yet. */
async function stillSought(db: Db, until: string, personId: string) {
  const said = await db.interest.findMany({ where: { personId }, select: { groupId: true, projectId: true } });
  const projects = said.flatMap(({ groupId, projectId }) => (groupId === null && projectId ? [projectId] : []));
  return db.workGroup.findMany({
    where: {
      ...{ state: { in: canBeLed }, interestUntil: new Date(until), leads: { none: { to: null } } },
      ...{ interests: { none: { personId } }, leadOffers: { none: { personId } }, projectId: { notIn: projects } },
    },
    select: { id: true, title: true },
    orderBy: { title: 'asc' },
  });
}

/** To local leaders: until when they can offer to lead which groups. One reminder for all that end on a day. */
export const searchEnding = defineReminder({
  name: searchEndsRule.name,
  topic: 'search ends',
  facts: z.object({ until: z.iso.date() }),
  words: async ({ until }, { db, to }) => {
    const groups = await stillSought(db, until, to.personId);
    const [first, ...others] = groups;
    if (!first) return 'overtaken';
    const names = sayNames(groups.slice(0, 3).map(({ title }) => `“${title}”`));
    const more = groups.length > 3 ? `, and ${groups.length - 3} more` : '';
    const offer = { label: 'Offer to lead', spoken: `Offer to lead: ${first.title}`, runs: 'interest' };
    return {
      title: others.length === 0 ? 'A group still seeks a lead' : `${groups.length} groups still seek a lead`,
      blocks: [
        { kind: 'text', text: `${names}${more}.` },
        { kind: 'facts', facts: [{ label: 'Last day for offers', value: { day: until } }] },
      ],
      line: `Would you lead ${names}${more}?`,
      detail: ['Last day for offers: ', { day: until }],
      acts: [
        others.length === 0 ? { ...offer, input: { group: first.id } } : { ...offer, spoken: 'Offer to lead a group' },
      ],
      about: 'groups that seek a lead',
      until: after(until),
    };
  },
});

export const remindsOfSearch: DueKind<Db> = {
  ...searchEndsRule,
  only: 'reads and tells',
  run: async (id, { db, hub, now, tell }) => {
    const group = await db.workGroup.findUnique({ where: { id } });
    if (!group?.interestUntil) return;
    const until = dayOf(group.interestUntil);
    const about = { kind: searchEndsRule.name, facts: { until }, about: until };
    await remindAll({ hub, now, tell }, await networkNow({ db, now }), about);
  },
};
