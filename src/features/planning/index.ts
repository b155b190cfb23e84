import type { HubRoom } from '../define.ts';
import { backToDraft } from './back-to-draft.ts';
import { cancelGroup } from './cancel-group.ts';
import { editBasics } from './edit-basics.ts';
import { editGroup } from './edit-group.ts';
import { editMeeting } from './edit-meeting.ts';
import { editPlaces } from './edit-places.ts';
import { editRunning } from './edit-running.ts';
import { editWords } from './edit-words.ts';
import { finishGroup } from './finish-group.ts';
import { listGroups } from './list-groups.ts';
import { findGroupProjects, newGroup } from './new-group.ts';
import { newYear } from './new-year.ts';
import { openGroup } from './open-group.ts';
import { groupCancelled, groupFinished, groupOpened, groupRecruits } from './planning.notices.ts';

const parts = [editBasics, editWords, editPlaces, editMeeting, editRunning];

/** Planning: the hub makes its groups, opens, finishes and cancels them, year by year. */
export const planning: HubRoom = {
  topic: 'Planning groups',
  commands: [
    listGroups,
    newGroup,
    editGroup,
    ...parts.map(({ command }) => command),
    openGroup,
    backToDraft,
    finishGroup,
    cancelGroup,
    newYear,
  ],
  noticeKinds: [groupOpened, groupRecruits, groupCancelled, groupFinished],
  sources: { 'group-projects': findGroupProjects },
};
