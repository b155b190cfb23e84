import type { openHouse } from '../support/house.ts';
import { playAnnouncements } from './scenes/announcements.ts';
import { playCalendars } from './scenes/calendars.ts';
import { playChannels } from './scenes/channels.ts';
import { playCompletions } from './scenes/completions.ts';
import { playDesignations } from './scenes/designations.ts';
import { playDoors } from './scenes/doors.ts';
import { playEvaluations } from './scenes/evaluations.ts';
import { playFaults } from './scenes/faults.ts';
import { playFiles } from './scenes/files.ts';
import { playGapTasks } from './scenes/gap-tasks.ts';
import { playHome } from './scenes/home.ts';
import { playHubProfile } from './scenes/hub-profile.ts';
import { playHubs } from './scenes/hubs.ts';
import { playInterests } from './scenes/interests.ts';
import { playLeading } from './scenes/leading.ts';
import { playMemberships } from './scenes/memberships.ts';
import { playMoney } from './scenes/money.ts';
import { playNetwork } from './scenes/network.ts';
import { playOddWords } from './scenes/odd-words.ts';
import { playPeople } from './scenes/people.ts';
import { playPlanning } from './scenes/planning.ts';
import { playPrivacy } from './scenes/privacy.ts';
import { playProjects } from './scenes/projects.ts';
import { playProposals } from './scenes/proposals.ts';
import { playRecruiting } from './scenes/recruiting.ts';
import { playReminders } from './scenes/reminders.ts';
import { playReports } from './scenes/reports.ts';
import { playRoles } from './scenes/roles.ts';
import { playRosters } from './scenes/rosters.ts';
import { playSchools } from './scenes/schools.ts';
import { playSessions } from './scenes/sessions.ts';
import { playSuccession } from './scenes/succession.ts';
import { playTags } from './scenes/tags.ts';
import { playToday } from './scenes/today.ts';
import { playWaitingList } from './scenes/waiting-list.ts';
import { playWorkGroups } from './scenes/work-groups.ts';
import { createStage, type Scene } from './stage.ts';

const plays = [
  playHubs,
  playHome,
  playRoles,
  playWorkGroups,
  playPlanning,
  playFiles,
  playMemberships,
  playRosters,
  playHubProfile,
  playSuccession,
  playWaitingList,
  playRecruiting,
  playSchools,
  playPeople,
  playSessions,
  playGapTasks,
  playReports,
  playEvaluations,
  playPrivacy,
  playFaults,
  playOddWords,
  playDoors,
  playProjects,
  playTags,
  playDesignations,
  playInterests,
  playLeading,
  playProposals,
  playToday,
  playCompletions,
  playMoney,
  playChannels,
  playAnnouncements,
  playReminders,
  playCalendars,
  playNetwork,
];

/** Everything the product shows, room by room, made by its real commands. */
export async function playScenes(house: Awaited<ReturnType<typeof openHouse>>): Promise<Scene[]> {
  const stage = createStage(house);
  for (const play of plays) await play(stage);
  return stage.scenes;
}
