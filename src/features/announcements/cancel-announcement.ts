import { refuse } from '../../core/command.ts';
import { planBy } from '../../core/due.ts';
import { may } from '../../core/rights.ts';
import { recordChange } from '../audit.ts';
import { defineCommand } from '../define.ts';
import { announcementRule } from './announcement.due.ts';
import { recipientsOf } from './announcement.reads.ts';
import { announcementMoves, rightsOfAudience } from './announcement.ts';
import { isSettled } from './no-draft.ts';
import { decided, onAnnouncement } from './on-announcement.ts';

/** Throws a draft away, or calls off what has not gone yet. */
export const cancelAnnouncement = defineCommand({
  name: 'cancel-announcement',
  summary: 'Call an announcement off',
  right: 'draft an announcement',
  ...onAnnouncement,
  run: async ({ subject: row, input: _asked, answers: _none, ...base }) => {
    if (!announcementMoves[row.state].includes('CANCELLED')) return isSettled(row, base);
    if (row.state === 'SCHEDULED' && !may(base.actor, 'announce', rightsOfAudience(row)))
      return refuse('scheduled', `Whoever may send it calls it off. Ask ${base.hub.contact}.`);
    if ((await recipientsOf(base.db, base.hub, row.id)).length > 0)
      return refuse('going out', 'It is going out now: some have read it. You can follow it with a correction.');
    const data = { state: 'CANCELLED' as const, decidedById: base.actor.personId, version: { increment: 1 } };
    await base.db.announcement.update({ where: { id: row.id }, data });
    await planBy(announcementRule, base, [row.id]);
    await recordChange(base, {
      what: 'called an announcement off',
      subjectId: row.id,
      before: { state: row.state },
      after: { state: 'CANCELLED' },
    });
    return decided('It is called off', 'Nobody has read it, and nobody will.');
  },
});
