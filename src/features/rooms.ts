import { announcements } from './announcements/index.ts';
import { tellGaps } from './announcements/tell-gaps.ts';
import { calendars } from './calendars/index.ts';
import { tellChannelSilent } from './channels/channel-silent.ts';
import { channels } from './channels/index.ts';
import { codes } from './codes/index.ts';
import { completions } from './completions/index.ts';
import { counts } from './counts/index.ts';
import type { HubRoom } from './define.ts';
import { designations } from './designations/index.ts';
import { evaluations } from './evaluations/index.ts';
import { exports } from './exports/index.ts';
import { gapTasks } from './gap-tasks/index.ts';
import { showHelp } from './home/show-help.ts';
import { showHome } from './home/show-home.ts';
import { hubs } from './hubs/index.ts';
import { imports } from './imports/index.ts';
import { interests } from './interests/index.ts';
import { logs } from './logs/index.ts';
import { memberships } from './memberships/index.ts';
import { openColleagueCode } from './memberships/open-colleague-code.ts';
import { openInvitationCode } from './memberships/open-invitation-code.ts';
import { money } from './money/index.ts';
import { network } from './network/index.ts';
import { people } from './people/index.ts';
import { tellNotReached } from './people/not-reached.ts';
import { openLinkCode, openRecordCode } from './people/open-person-code.ts';
import { planning } from './planning/index.ts';
import { privacy } from './privacy/index.ts';
import { projects } from './projects/index.ts';
import { proposals } from './proposals/index.ts';
import { reminders } from './reminders/index.ts';
import { reports } from './reports/index.ts';
import { roles } from './roles/index.ts';
import { rosters } from './rosters/index.ts';
import { schools } from './schools/index.ts';
import { sessions } from './sessions/index.ts';
import { tags } from './tags/index.ts';
import { today } from './today/index.ts';
import { workGroups } from './work-groups/index.ts';

/** What each kind of code opens. */
const openers = {
  LINK: openLinkCode,
  RECORD: openRecordCode,
  COLLEAGUE: openColleagueCode,
  INVITATION: openInvitationCode,
};

const others: HubRoom[] = [
  workGroups,
  planning,
  memberships,
  rosters,
  sessions,
  gapTasks,
  logs,
  reports,
  evaluations,
  completions,
  counts,
  money,
  reminders,
  schools,
  hubs,
  calendars,
  channels,
  announcements,
  projects,
  interests,
  network,
  proposals,
  designations,
  tags,
  roles,
  codes(openers),
  privacy,
  imports,
  exports,
];

const noticeKindsOf = (some: HubRoom[]) => some.flatMap((room) => room.noticeKinds ?? []);

const toWatch: HubRoom[] = [...others, people(noticeKindsOf(others))];

const rooms: HubRoom[] = [...toWatch, today(toWatch)];

/** What can be asked, by what it is about: the home first, and last the help, which tells of all the others. */
function everyTopic(): Pick<HubRoom, 'topic' | 'commands'>[] {
  const told: HubRoom[] = [{ topic: 'Start', commands: [showHome(rooms)] }, ...rooms];
  return [...told, { topic: 'Help', commands: [showHelp(told)] }];
}

const topics = everyTopic();

type GivenUp = {
  id: string;
  kind: string;
  facts: unknown;
  personId: string | null;
  channelId: string | null;
  groupId: string | null;
};

/** What nobody will try again is said once, to who can do something: about announcements, channels, and people. */
async function tellGivenUp(notice: GivenUp, _why: string, inside: Parameters<typeof tellNotReached>[1]): Promise<void> {
  const { id, kind, facts, personId, channelId, groupId } = notice;
  if (kind === 'announcement') return tellGaps({ facts }, inside);
  if (channelId) return tellChannelSilent({ id, facts, channelId }, inside);
  if (personId) await tellNotReached({ kind, personId, groupId }, inside);
}

/** All that the rooms have to offer, as the house needs it: commands, kinds of notices and of due rows, search sources. */
export const offered = {
  topics,
  commands: topics.flatMap(({ commands }) => commands),
  onGivenUp: tellGivenUp,
  noticeKinds: noticeKindsOf(rooms),
  dueKinds: rooms.flatMap((room) => room.dueKinds ?? []),
  nightWork: rooms.flatMap((room) => room.nightWork ?? []),
  documents: rooms.flatMap((room) => room.documents ?? []),
  intakes: rooms.flatMap((room) => room.intakes ?? []),
  sources: Object.assign({}, ...rooms.map((room) => room.sources ?? {})),
};
