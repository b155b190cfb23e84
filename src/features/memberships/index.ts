import type { HubRoom } from '../define.ts';
import { agree, notAgreed } from './agree.ts';
import { confirmPlace } from './confirm-place.ts';
import { changeSchoolOnTheDay, endVacantPlace, offerFreedPlaces } from './end-vacancies.ts';
import { joinGroup } from './join-group.ts';
import { lapseHeldPlace } from './lapse-held-place.ts';
import { joined, placeLapsed, teacherJoined, teacherWithdrew } from './membership.notices.ts';
import { nameColleague } from './name-colleague.ts';
import { replaceMyself, replaceTeacher } from './replace-teacher.ts';
import { mineItems, needsMe, showMine } from './show-mine.ts';
import { standWith } from './stand-with.ts';
import { successionNotices } from './succession.notices.ts';
import { withdrawFromGroup } from './withdraw-from-group.ts';

/** Memberships: a school's place in a Work Group and the teachers who stand for it. */
export const memberships: HubRoom = {
  commands: [
    joinGroup,
    confirmPlace,
    withdrawFromGroup,
    showMine,
    agree,
    nameColleague,
    standWith,
    replaceMyself,
    replaceTeacher,
  ],
  noticeKinds: [joined, teacherJoined, teacherWithdrew, placeLapsed, ...successionNotices],
  dueKinds: [lapseHeldPlace, changeSchoolOnTheDay, endVacantPlace, offerFreedPlaces],
  home: async (base) => ({
    needsMe: [...(await needsMe(base)), ...(await notAgreed(base))],
    mine: await mineItems(base),
  }),
};
