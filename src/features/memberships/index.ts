import type { HubRoom } from '../define.ts';
import { confirmPlace } from './confirm-place.ts';
import { joinGroup } from './join-group.ts';
import { lapseHeldPlace } from './lapse-held-place.ts';
import { joined, placeLapsed, teacherJoined, teacherWithdrew } from './membership.notices.ts';
import { mineItems, needsMe, showMine } from './show-mine.ts';
import { withdrawFromGroup } from './withdraw-from-group.ts';

/** Memberships: a school's place in a Work Group and the teachers who stand for it. */
export const memberships: HubRoom = {
  topic: 'Your places',
  commands: [joinGroup, confirmPlace, withdrawFromGroup, showMine],
  noticeKinds: [joined, teacherJoined, teacherWithdrew, placeLapsed],
  dueKinds: [lapseHeldPlace],
  home: async (base) => ({ needsMe: await needsMe(base), mine: await mineItems(base) }),
};
