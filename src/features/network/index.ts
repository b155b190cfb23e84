import { may } from '../../core/rights.ts';
import type { Item } from '../../core/view.ts';
import type { HubBase, HubRoom } from '../define.ts';
import { answerMeeting } from './answer-meeting.ts';
import { cancelMeeting } from './cancel-meeting.ts';
import { changeMeeting } from './change-meeting.ts';
import { networkConcerns } from './concerns.reads.ts';
import { endWindow } from './end-window.ts';
import { listNetwork } from './list-network.ts';
import { networkMeeting, networkMeetingMoved, networkMeetingOff } from './meeting.notices.ts';
import { notRecorded } from './meeting.reads.ts';
import { aboutMeeting, answerActions, whenOf, whereOf } from './meeting.ts';
import { meetingCalendarFile } from './meeting-file.ts';
import { meetingComingUp, remindsOfMeeting } from './meeting-reminder.notices.ts';
import { waitingFor } from './own-meetings.reads.ts';
import { planNetworkMeeting } from './plan-meeting.ts';
import { recordNetworkAttendance } from './record-attendance.ts';
import { saveWindow } from './save-window.ts';
import { showEncouraged } from './show-encouraged.ts';
import { showMeeting } from './show-meeting.ts';
import { showNetwork } from './show-network.ts';
import { announcesWindow, remindsOfWindow, windowCloses, windowOpens } from './window.notices.ts';

/** Meetings at which somebody is expected and has not answered. */
async function toAnswer(base: HubBase): Promise<Item[]> {
  return (await waitingFor(base, base.actor.personId)).map((meeting) => ({
    title: 'Can you come to the network meeting?',
    detail: [whenOf(meeting), ` · ${whereOf(meeting)}`],
    actions: answerActions(meeting, null),
  }));
}

/** Meetings of which it is not recorded who came, to those who run the network. */
async function toRecord({ db, actor, now }: HubBase): Promise<Item[]> {
  if (!may(actor, 'run the network', {})) return [];
  return (await notRecorded(db, now)).map((meeting) => ({
    title: 'Who came to the network meeting?',
    detail: whenOf(meeting),
    actions: [aboutMeeting('Record who came', 'network-attendance', meeting)],
  }));
}

/** The network of local leaders: its meetings, who is expected there, who comes and who came; programmes to apply to. */
export const network: HubRoom = {
  topic: 'The LLME network',
  commands: [
    showNetwork,
    planNetworkMeeting,
    showMeeting,
    answerMeeting,
    changeMeeting,
    cancelMeeting,
    recordNetworkAttendance,
    saveWindow,
    endWindow,
    showEncouraged,
    listNetwork,
  ],
  noticeKinds: [networkMeeting, networkMeetingMoved, networkMeetingOff, meetingComingUp, windowOpens, windowCloses],
  dueKinds: [remindsOfMeeting, announcesWindow, remindsOfWindow],
  documents: [meetingCalendarFile],
  concerns: networkConcerns,
  home: async (base) => ({ needsMe: [...(await toAnswer(base)), ...(await toRecord(base))], mine: [] }),
};
