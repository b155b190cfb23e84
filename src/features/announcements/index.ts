import type { HubRoom } from '../define.ts';
import { announce } from './announce.ts';
import { announced, announcementGaps, announcementWaits } from './announcement.notices.ts';
import { cancelAnnouncement } from './cancel-announcement.ts';
import { copyAnnouncement } from './copy-announcement.ts';
import { announcementDue } from './go-out.ts';
import { handAnnouncement } from './hand-announcement.ts';
import { listAnnouncements } from './list-announcements.ts';
import { sendAnnouncement, timeAnnouncement } from './send-announcement.ts';
import { sawItArrive, sendItAgain } from './settle-delivery.ts';
import { showAnnouncement } from './show-announcement.ts';

/** Announcements: one text to many, in channels or by private message, checked before it goes and followed by name. */
export const announcements: HubRoom = {
  topic: 'Announcements',
  commands: [
    announce,
    listAnnouncements,
    showAnnouncement,
    sendAnnouncement,
    timeAnnouncement,
    handAnnouncement,
    cancelAnnouncement,
    sendItAgain,
    sawItArrive,
    copyAnnouncement,
  ],
  noticeKinds: [announced, announcementWaits, announcementGaps],
  dueKinds: [announcementDue],
};
