import { z } from 'zod';
import { type Block, text, type View } from '../../core/view.ts';
import type { Db } from '../../store/db.ts';
import { defineNotice } from '../define.ts';
import { newsOfTime } from '../reminders/tell-news.ts';
import { sayNames } from '../work-groups/work-group.ts';
import { sayCapacity, undecided } from './interest.ts';
import { answerActions, offerFacts } from './offer-view.ts';

const aboutOffer = z.object({ offer: z.uuid() });

const readOffer = (db: Db, id: string) =>
  db.leadOffer.findUnique({
    where: { id },
    include: {
      group: { select: { id: true, title: true, timeNeeded: true } },
      person: { select: { name: true } },
    },
  });

const actions = (...some: Extract<Block, { kind: 'actions' }>['actions']): Block => ({
  kind: 'actions',
  actions: some,
});

/** To whoever is asked to lead: the group, the part, with whom, and until when; overtaken once it is answered. */
export const askedToLead = defineNotice({
  name: 'asked to lead',
  whenUncertain: 'send again',
  facts: aboutOffer,
  compose: async ({ offer: id }, { db, hub }) => {
    const offer = await readOffer(db, id);
    if (offer?.state !== 'OFFERED') return 'overtaken';
    const others = await db.leadOffer.findMany({
      where: { groupId: offer.groupId, state: { in: ['OFFERED', 'ACCEPTED'] }, at: offer.at, id: { not: id } },
      include: { person: { select: { name: true } } },
    });
    return {
      title: 'Would you lead this Work Group?',
      blocks: [
        text(`${hub.name} would like you to lead it. If the day passes, the hub asks somebody else.`),
        offerFacts(
          offer,
          offer.group,
          others.map(({ person }) => person.name),
        ),
        actions(...answerActions(offer, offer.group.title, true), {
          label: 'Show the group',
          spoken: `Show ${offer.group.title}`,
          runs: 'show',
          input: { group: offer.groupId },
        }),
      ],
    };
  },
});

/** To whoever was asked: the offer is no longer open. */
export const leadOfferEnded = defineNotice({
  name: 'offer to lead ended',
  whenUncertain: 'send again',
  facts: aboutOffer,
  compose: async ({ offer: id }, { db, hub }) => {
    const offer = await readOffer(db, id);
    if (!offer || (offer.state !== 'LAPSED' && offer.state !== 'WITHDRAWN')) return 'overtaken';
    const why = offer.state === 'LAPSED' ? 'Its day has passed without an answer.' : 'The hub has taken it back.';
    return {
      title: 'The offer to lead has ended',
      blocks: [
        text(
          'You were asked to lead “',
          offer.group.title,
          `”. ${why} If you would still like to, tell ${hub.contact}.`,
        ),
        actions({ label: 'My interest', runs: 'interests' }),
      ],
    };
  },
});

/** The same when nobody answered in time. */
export const leadOfferLapsed = newsOfTime('offer to lead lapsed', leadOfferEnded);

const answerWords = {
  ACCEPTED: { title: 'The group has a lead', said: 'has said yes' },
  DECLINED: { title: 'The offer to lead is declined', said: 'has said no' },
  LAPSED: { title: 'The offer to lead has lapsed', said: 'did not answer in time' },
} as const;

/** To the panel: what whoever was asked has answered, and who still waits. */
export const leadAnswered = defineNotice({
  name: 'lead answered',
  whenUncertain: 'send again',
  facts: aboutOffer,
  compose: async ({ offer: id }, { db }) => {
    const offer = await readOffer(db, id);
    if (!offer || offer.state === 'OFFERED' || offer.state === 'WITHDRAWN') return 'overtaken';
    const { group, person, capacity } = offer;
    const { title, said } = answerWords[offer.state];
    const waiting = await db.interest.findMany({
      where: { groupId: group.id, capacity: { not: 'TAKE_PART' }, state: { in: undecided } },
      include: { person: { select: { name: true } } },
      orderBy: { at: 'asc' },
    });
    const names = sayNames(waiting.map((one) => one.person.name));
    const input = { group: group.id };
    const answers = offer.state === 'ACCEPTED' && waiting.length > 0;
    return {
      title,
      blocks: [
        text({ strong: person.name }, ` ${said}: ${sayCapacity(capacity)}, “`, group.title, '”.'),
        ...(waiting.length > 0 ? [text(`Still waiting for an answer: ${names}.`)] : []),
        actions(
          ...(answers
            ? [
                {
                  label: 'Answer the others',
                  spoken: `Answer the others: ${group.title}`,
                  runs: 'decline-others',
                  input,
                  tone: 'main' as const,
                },
              ]
            : []),
          { label: 'See who would lead', spoken: `See who would lead ${group.title}`, runs: 'commission', input },
        ),
      ],
    };
  },
});

/** The same when nobody answered in time. */
export const leadUnanswered = newsOfTime('lead did not answer', leadAnswered);

/** To a candidate: kept in reserve, or declined in the panel's own words; as it stands when it is sent. */
export const interestAnswered = defineNotice({
  name: 'interest answered',
  whenUncertain: 'send again',
  facts: z.object({ interest: z.uuid() }),
  compose: async ({ interest: id }, { db }): Promise<View | 'overtaken'> => {
    const row = await db.interest.findUnique({ where: { id }, include: { group: true, project: true } });
    if (row?.state !== 'RESERVE' && row?.state !== 'DECLINED') return 'overtaken';
    const title = row.group?.title ?? row.project?.title ?? 'an area of work';
    const own = actions(
      { label: 'My interest', runs: 'interests' },
      { label: 'Choose another', spoken: 'Choose another group to lead', runs: 'interest' },
    );
    if (row.state === 'DECLINED')
      return {
        title: 'About your offer to lead',
        blocks: [text('About “', title, '”, the hub writes:'), text(row.answer), own],
      };
    return {
      title: 'Your offer is kept in reserve',
      blocks: [
        text('The hub asks somebody else first to lead “', title, '”, and would come back to you.'),
        text('It is no promise. You can take your offer back at any time.'),
        own,
      ],
    };
  },
});
