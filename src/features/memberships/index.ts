import type { HubRoom } from '../define.ts';
import { acceptPlace } from './accept-place.ts';
import { acceptSchool } from './accept-school.ts';
import { agree, notAgreed } from './agree.ts';
import { placeConcerns } from './concerns.reads.ts';
import { confirmPlace } from './confirm-place.ts';
import { declinePlace } from './decline-place.ts';
import { declineSchool } from './decline-school.ts';
import { changeSchoolOnTheDay, endVacantPlace, offerFreedPlaces } from './end-vacancies.ts';
import { inviteSchool } from './invite-school.ts';
import { joinGroup } from './join-group.ts';
import { joinWaitingList } from './join-waiting-list.ts';
import { lapseHeldPlace } from './lapse-held-place.ts';
import { lapseOfferedPlace } from './lapse-offered-place.ts';
import { groupOpens, offeredPlaceLapsed, offerGone, placeOffered, schoolAnswered, withdrawn } from './line.notices.ts';
import { makeRoom } from './make-room.ts';
import { joined, placeLapsed, teacherJoined, teacherWithdrew } from './membership.notices.ts';
import { nameColleague } from './name-colleague.ts';
import { offerPlace } from './offer-place.ts';
import { headAwaited, offerEnding, remindsOfHead, remindsOfOffer } from './place-reminders.notices.ts';
import { offerEnded, offerLapsed, schoolApplied, schoolWaits } from './recruiting.notices.ts';
import { replaceMyself, replaceTeacher } from './replace-teacher.ts';
import { setRecruitment } from './set-recruitment.ts';
import { showDecisions } from './show-decisions.ts';
import { onHome, showMine } from './show-mine.ts';
import { standWith } from './stand-with.ts';
import { successionNotices } from './succession.notices.ts';
import { watchGroup } from './watch-group.ts';
import { withdrawFromGroup } from './withdraw-from-group.ts';
import { withdrawTeacher } from './withdraw-teacher.ts';

/** Memberships: a school's place in a Work Group or its line for one, the teachers who stand for it, and who decides. */
export const memberships: HubRoom = {
  topic: 'Your places',
  commands: [
    joinGroup,
    joinWaitingList,
    acceptPlace,
    declinePlace,
    confirmPlace,
    withdrawFromGroup,
    agree,
    nameColleague,
    standWith,
    replaceMyself,
    showMine,
    watchGroup,
    showDecisions,
    acceptSchool,
    declineSchool,
    offerPlace,
    withdrawTeacher,
    replaceTeacher,
    setRecruitment,
    makeRoom,
    inviteSchool,
  ],
  noticeKinds: [
    joined,
    teacherJoined,
    teacherWithdrew,
    placeLapsed,
    placeOffered,
    offerGone,
    offeredPlaceLapsed,
    schoolAnswered,
    withdrawn,
    groupOpens,
    schoolApplied,
    schoolWaits,
    offerEnded,
    offerLapsed,
    headAwaited,
    offerEnding,
    ...successionNotices,
  ],
  dueKinds: [
    lapseHeldPlace,
    lapseOfferedPlace,
    changeSchoolOnTheDay,
    endVacantPlace,
    offerFreedPlaces,
    remindsOfHead,
    remindsOfOffer,
  ],
  home: async (base) => {
    const { needsMe, mine } = await onHome(base);
    return { needsMe: [...needsMe, ...(await notAgreed(base))], mine };
  },
  concerns: placeConcerns,
};
