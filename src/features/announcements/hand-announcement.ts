import { nextAllowedMoment } from '../../core/calendar.ts';
import { refuse } from '../../core/command.ts';
import { recordChange } from '../audit.ts';
import { defineCommand } from '../define.ts';
import { staffNow } from '../staff-now.ts';
import { isSettled } from './no-draft.ts';
import { decided, onAnnouncement } from './on-announcement.ts';

/** Hands a draft to those who may send it: they are told, and may change it first. */
export const handAnnouncement = defineCommand({
  name: 'hand-announcement',
  summary: 'Hand an announcement to a hub lead',
  right: 'draft an announcement',
  ...onAnnouncement,
  run: async ({ subject: row, input: _asked, answers: _none, ...base }) => {
    if (row.state !== 'DRAFT') return isSettled(row, base);
    const { hub, now, tell } = base;
    const notBefore = nextAllowedMoment(hub.calendar, hub.quietHours, now);
    const occasion = `${row.id}/${row.version}`;
    const leads = await staffNow(base, 'HUB_LEAD');
    if (leads.length === 0)
      return refuse('no hub lead', `Nobody is a hub lead now, so nobody could send it. Ask ${hub.contact}.`);
    for (const person of leads)
      await tell({ kind: 'announcement waits', facts: { announcement: row.id }, to: { person }, occasion, notBefore });
    await recordChange(base, { what: 'handed an announcement on', subjectId: row.id });
    return decided(
      'The hub’s leads are told',
      'One of them checks it and sends it. You see it among the announcements.',
    );
  },
});
