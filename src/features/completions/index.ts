import type { HubRoom } from '../define.ts';
import { confirmCompletion } from './confirm-completion.ts';
import { attendanceFile, showAttendance } from './own-attendance.ts';

/** Who completed a Work Group, and a teacher's own record of attendance. */
export const completions: HubRoom = {
  topic: 'Completion',
  commands: [confirmCompletion, showAttendance],
  documents: [attendanceFile],
};
