import { addSchoolDays } from '../../core/calendar.ts';
import type { Concern } from '../../core/room.ts';
import { ukDay } from '../../core/uk-time.ts';
import type { Action, Item } from '../../core/view.ts';
import type { HubWatching } from '../define.ts';
import { shownYears } from '../work-groups/work-group.reads.ts';
import { canBeLed, dayOf } from './group-sought.ts';

/** For how many school days an offer that lapsed is still news. */
const newsDays = 10;

type Group = { id: string; title: string; key: string; code: string | null };

const commission = ({ id, title, key }: Group): Action => ({
  label: 'Commission',
  spoken: `Commission: ${title}, ${key}`,
  runs: 'commission',
  input: { group: id },
});

const group = { select: { id: true, title: true, key: true, code: true } } as const;

async function leaderless({ db, now }: HubWatching): Promise<Item[]> {
  const groups = await db.workGroup.findMany({
    where: { year: { in: shownYears(now) }, state: { in: canBeLed }, leads: { none: { to: null } } },
    select: { ...group.select, soughtSince: true, leadOffers: { where: { state: 'OFFERED' }, select: { id: true } } },
    orderBy: [{ soughtSince: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
  });
  return groups
    .filter(({ leadOffers }) => leadOffers.length === 0)
    .map((one) => ({
      title: one.title,
      detail: one.soughtSince
        ? [`${one.code ?? one.key} · sought since `, { day: ukDay(one.soughtSince) }]
        : `${one.code ?? one.key} · not sought yet`,
      actions: [commission(one)],
    }));
}

async function lapsed({ db, hub, now }: HubWatching): Promise<Item[]> {
  const since = new Date(addSchoolDays(hub.calendar, ukDay(now), -newsDays));
  const offers = await db.leadOffer.findMany({
    where: { state: 'LAPSED', decidedAt: { gte: since }, group: { leads: { none: { to: null } } } },
    include: { group, person: { select: { name: true } } },
    orderBy: { decidedAt: 'asc' },
  });
  return offers.map((offer) => ({
    title: offer.group.title,
    detail: `${offer.person.name} did not answer in time`,
    actions: [commission(offer.group)],
  }));
}

/** Offers that end unanswered before somebody looks again. */
async function lapsing({ db, until }: HubWatching): Promise<Item[]> {
  const offers = await db.leadOffer.findMany({
    where: { state: 'OFFERED', answerBy: { lt: new Date(until) } },
    include: { group, person: { select: { name: true } } },
    orderBy: [{ answerBy: 'asc' }, { id: 'asc' }],
  });
  return offers.map((offer) => ({
    title: offer.group.title,
    detail: [`${offer.person.name} has until `, { day: dayOf(offer.answerBy) }, ' to answer'],
    actions: [commission(offer.group)],
  }));
}

/** Groups that nobody leads, and offers to lead that came to nothing or are about to. */
export async function leadConcerns(watching: HubWatching): Promise<Concern[]> {
  const all: Action = { label: 'See all', spoken: 'See all groups without a lead', runs: 'groups-without-lead' };
  return [
    { about: 'Groups without a lead', for: ['hub lead'], items: await leaderless(watching), all },
    { about: 'Offers to lead that lapsed', for: ['hub lead'], items: await lapsed(watching) },
    { about: 'Offers to lead that lapse soon', for: ['hub lead'], items: await lapsing(watching) },
  ];
}
