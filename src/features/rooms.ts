import type { Command } from '../core/command.ts';
import type { Db } from '../store/db.ts';
import { codes } from './codes/index.ts';
import type { HubRoom } from './define.ts';
import { showHelp } from './home/show-help.ts';
import { showHome } from './home/show-home.ts';
import { hubs } from './hubs/index.ts';
import { memberships } from './memberships/index.ts';
import { openColleagueCode } from './memberships/open-colleague-code.ts';
import { openInvitationCode } from './memberships/open-invitation-code.ts';
import { people } from './people/index.ts';
import { openLinkCode, openRecordCode } from './people/open-person-code.ts';
import { roles } from './roles/index.ts';
import { rosters } from './rosters/index.ts';
import { schools } from './schools/index.ts';
import { workGroups } from './work-groups/index.ts';

/** What each kind of code opens. */
const openers = {
  LINK: openLinkCode,
  RECORD: openRecordCode,
  COLLEAGUE: openColleagueCode,
  INVITATION: openInvitationCode,
};

const others: HubRoom[] = [workGroups, memberships, rosters, schools, hubs, roles, codes(openers)];

const noticeKindsOf = (some: HubRoom[]) => some.flatMap((room) => room.noticeKinds ?? []);

const rooms: HubRoom[] = [...others, people(noticeKindsOf(others))];

function everyCommand(): Command<Db>[] {
  const commands = rooms.flatMap((room) => room.commands);
  const all = [showHome(rooms), ...commands];
  return [...all, showHelp(all)];
}

/** All that the rooms have to offer, as the house needs it: commands, kinds of notices and of due rows, search sources. */
export const offered = {
  commands: everyCommand(),
  noticeKinds: noticeKindsOf(rooms),
  dueKinds: rooms.flatMap((room) => room.dueKinds ?? []),
  documents: rooms.flatMap((room) => room.documents ?? []),
  intakes: rooms.flatMap((room) => room.intakes ?? []),
  sources: Object.assign({}, ...rooms.map((room) => room.sources ?? {})),
};
