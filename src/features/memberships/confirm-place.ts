import { reply } from '../../core/command.ts';
import { recordChange } from '../audit.ts';
import { defineCommand } from '../define.ts';
import { groupChoice } from '../work-groups/work-group.reads.ts';
import { gone, ownersOf, ownPlaceMeant } from './own-place.ts';
import { holdLapses, planPlaceReminders } from './place.due.ts';
import { placeView } from './place-view.ts';

/** The headteacher has said yes: the school's held place becomes a confirmed one. Saying it again changes nothing. */
export const confirmPlace = defineCommand({
  name: 'confirm',
  kind: 'change',
  phrase: 'confirm',
  also: ['head agrees'],
  summary: 'Say that your headteacher agrees',
  example: 'confirm ncp17-10a',
  right: 'confirm own place',
  input: groupChoice,
  subject: ownPlaceMeant('confirm', 'My head agrees'),
  rightsOf: ownersOf,
  run: async ({ subject: { group, place }, input: _asked, ...base }) => {
    const { db, actor, plan } = base;
    if (place.state === 'HELD') {
      const confirmed = { state: 'CONFIRMED', heldUntil: null, version: { increment: 1 } } as const;
      await db.schoolParticipation.update({ where: { id: place.id }, data: confirmed });
      await plan.drop(holdLapses, place.id);
      await planPlaceReminders(base, place.id);
      await recordChange(base, {
        what: 'confirmed a place',
        subjectId: place.id,
        before: { place: 'HELD' },
        after: { place: 'CONFIRMED' },
      });
    }
    const view = await placeView('Your place is confirmed', group.id, actor.personId, base);
    return view === 'none' ? gone : { ...reply(view), replaces: true };
  },
});
