import type { NoticeKind } from '../../core/notice.ts';
import type { Db } from '../../store/db.ts';
import type { HubRoom } from '../define.ts';
import { addTeacher } from './add-teacher.ts';
import { peopleConcerns } from './concerns.reads.ts';
import { copyAsEmail } from './copy-as-email.ts';
import { copyMessages } from './copy-messages.ts';
import { emailCalendarFile } from './email-calendar.ts';
import { claimRecord, joinAccounts } from './join-records.ts';
import { linkAccounts } from './link-accounts.ts';
import { listUnreached, newRecordCode } from './list-unreached.ts';
import { notReached } from './not-reached.ts';
import { listJoins, partAccounts } from './part-records.ts';

/** People: teachers without a chat, reaching them, one person on two platforms. `kinds` compose what did not arrive. */
export const people = (kinds: NoticeKind<Db>[]): HubRoom => ({
  topic: 'People',
  commands: [
    addTeacher,
    listUnreached,
    newRecordCode,
    copyAsEmail(kinds),
    copyMessages(kinds),
    linkAccounts,
    joinAccounts,
    claimRecord,
    listJoins,
    partAccounts,
  ],
  noticeKinds: [notReached],
  documents: [emailCalendarFile],
  concerns: peopleConcerns,
});
