import { nextAllowedMoment } from '../../core/calendar.ts';
import { reply } from '../../core/command.ts';
import { text } from '../../core/view.ts';
import { recordChange } from '../audit.ts';
import { defineCommand, type HubBase } from '../define.ts';
import type { SchoolPlace } from '../work-groups/place.ts';
import { groupChoice } from '../work-groups/work-group.reads.ts';
import { endPlace } from './leave.moves.ts';
import { offers, ownersOf, ownPlaceMeant } from './own-place.ts';
import { refill } from './refill.moves.ts';
import { tellLeads } from './tell-leads.ts';

/** The colleagues who waited too hear it in the hub's hours. */
async function tellColleagues({ db, hub, now, actor, tell }: HubBase, group: string, { id, version }: SchoolPlace) {
  const notBefore = nextAllowedMoment(hub.calendar, hub.quietHours, now);
  const others = { participationId: id, state: 'APPLIED' as const, personId: { not: actor.personId } };
  for (const membership of await db.membership.findMany({ where: others })) {
    const about = { facts: { membership: membership.id }, occasion: `${id}/${version}`, group, notBefore };
    await tell({ kind: 'offer gone', ...about, to: { person: membership.personId } });
  }
}

/** A school that waited does not want the place it is offered: the next one is asked. */
export const declinePlace = defineCommand({
  name: 'decline-place',
  kind: 'change',
  phrase: 'decline',
  also: ['decline place'],
  summary: 'Say no to the place your school is offered',
  example: 'decline ncp17-10a',
  right: 'give up own place',
  input: groupChoice,
  subject: ownPlaceMeant('decline-place', 'Decline the place', offers),
  rightsOf: ownersOf,
  run: async ({ subject: { group, place }, input: _asked, answers: _none, ...base }) => {
    const { db, now } = base;
    await endPlace(base, place, { state: 'WITHDRAWN' });
    await tellColleagues(base, group.id, place);
    const ended = { state: 'WITHDRAWN', withdrawnAt: now, version: { increment: 1 } } as const;
    await db.membership.updateMany({ where: { participationId: place.id, state: 'APPLIED' }, data: ended });
    await refill(base, group);
    const about = { facts: { place: place.id }, occasion: `${place.id}/${place.version}` };
    await tellLeads(base, group, { kind: 'offer ended', ...about });
    await recordChange(base, {
      what: 'declined an offered place',
      subjectId: place.id,
      before: { place: 'OFFERED' },
      after: { place: 'WITHDRAWN' },
    });
    return {
      ...reply({
        title: 'The place is declined',
        blocks: [
          text(`Your school does not take the place in “${group.title}”, so it goes to the next school.`),
          { kind: 'actions', actions: [{ label: 'Find another group', runs: 'browse' }] },
        ],
      }),
      replaces: true,
    };
  },
});
