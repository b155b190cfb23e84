import { refuse, reply } from '../../core/command.ts';
import { linkAnswer } from '../../core/link-answer.ts';
import { ukDay } from '../../core/uk-time.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { groupLed } from '../memberships/group-meant.ts';
import type { GroupDetail } from '../work-groups/group-detail.ts';
import { groupChoice } from '../work-groups/work-group.reads.ts';
import { rightsOfGroup } from '../work-groups/work-group.ts';
import { engagementsOf, neededBy } from './busy.reads.ts';
import { clashOn } from './clash.ts';
import { type SeriesAnswers, seriesAnswers, seriesForm } from './plan-form.ts';
import { proposalView } from './proposal-view.ts';
import { type Proposed, proposeDates } from './propose-dates.ts';
import { keepDrafts } from './session.moves.ts';
import { draftsOf } from './session.reads.ts';
import { later, lengths } from './session.ts';
import { calendarOf } from './session-calendar.reads.ts';

/** Dates on which the hub's schools are open and neither a lead nor most members are elsewhere. */
async function propose(group: GroupDetail, wish: SeriesAnswers, base: HubBase): Promise<Proposed[]> {
  const { db } = base;
  const hours = { from: wish.from, to: later(wish.from, lengths[wish.length].minutes) };
  const needed = await neededBy(db, group);
  const engagements = await engagementsOf(db, group, needed, wish.first);
  const own = group.sessions
    .filter(({ state }) => state === 'SCHEDULED')
    .map(({ day }) => day.toISOString().slice(0, 10));
  return proposeDates(await calendarOf(base, group), {
    ...wish,
    clash: (day) => (own.includes(day) ? 'the group meets already that day' : clashOn(day, hours, needed, engagements)),
  });
}

/** A lead plans a series in one form; real dates are proposed, and can be changed before anybody is told. */
export const planSeries = defineCommand({
  name: 'plan',
  kind: 'change',
  phrase: 'plan',
  also: ['plan sessions', 'add session'],
  summary: 'Plan the sessions of your Work Group',
  example: 'plan ncp17-10a',
  right: 'schedule sessions',
  input: groupChoice,
  subject: groupLed('plan', 'Plan its sessions'),
  rightsOf: rightsOfGroup,
  ask: async ({ subject: group, now, hub }) => ({ kind: 'ask', form: seriesForm(group, now, hub) }),
  answers: seriesAnswers,
  run: async ({ subject: group, answers: wish, input: _asked, ...base }) => {
    if (wish.first < ukDay(base.now)) return refuse('over', 'That day is over. Choose one from today on.', 'first');
    const link = wish.meets === 'ONLINE' ? linkAnswer.safeParse(wish.place) : undefined;
    if (link && !link.success)
      return refuse('link', 'A link begins with https://. Paste it whole, or leave it out.', 'place');
    const proposed = await propose(group, wish, base);
    if (proposed.length === 0)
      return refuse('no day', 'No day fits from that one on. Try an earlier day or another time.', 'first');
    const { from, length, meets, place } = wish;
    const where = meets === 'ONLINE' ? { venue: '', link: place } : { venue: place, link: '' };
    const to = later(from, lengths[length].minutes);
    await keepDrafts(
      base,
      group,
      proposed.map(({ day }) => ({ day, from, to, length, meets, ...where })),
    );
    const drafts = await draftsOf(base.db, group.id);
    return reply(proposalView(group, drafts, base, { proposed, short: wish.count - proposed.length }));
  },
});
