import { nextAllowedMoment } from '../../core/calendar.ts';
import { reply } from '../../core/command.ts';
import { text } from '../../core/view.ts';
import { recordChange } from '../audit.ts';
import { defineCommand } from '../define.ts';
import { staffNow } from '../staff-now.ts';
import { announcementChoice, announcementMeant } from './announcement.reads.ts';
import { type Announced, rightsOfAudience } from './announcement.ts';
import { isSettled } from './no-draft.ts';

/** Hands a draft to those who may send it: they are told, and may change it first. */
export const handAnnouncement = defineCommand({
  name: 'hand-announcement',
  kind: 'change',
  summary: 'Hand an announcement to a hub lead',
  right: 'draft an announcement',
  input: announcementChoice,
  subject: announcementMeant,
  rightsOf: rightsOfAudience,
  versionOf: ({ version }: Announced) => version,
  run: async ({ subject: row, input: _asked, answers: _none, ...base }) => {
    if (row.state !== 'DRAFT') return isSettled(row);
    const { hub, now, tell } = base;
    const notBefore = nextAllowedMoment(hub.calendar, hub.quietHours, now);
    const occasion = `${row.id}/${row.version}`;
    for (const person of await staffNow(base, 'HUB_LEAD'))
      await tell({ kind: 'announcement waits', facts: { announcement: row.id }, to: { person }, occasion, notBefore });
    await recordChange(base, { what: 'handed an announcement on', subjectId: row.id });
    return reply({
      title: 'The hub’s leads are told',
      blocks: [
        text('One of them checks it and sends it. You see it among the announcements.'),
        { kind: 'actions', actions: [{ label: 'See announcements', runs: 'announcements' }] },
      ],
    });
  },
});
