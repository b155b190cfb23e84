import type { World } from '../contract.ts';
import { announcementsPart } from './announcements.ts';
import { calendarsPart } from './calendars.ts';
import { channelsPart } from './channels.ts';
import { completionsPart } from './completions.ts';
import { evaluationsPart } from './evaluations.ts';
import { gapTasksPart } from './gap-tasks.ts';
import { hubsPart } from './hubs.ts';
import { interestsPart } from './interests.ts';
import { moneyPart } from './money.ts';
import { networkPart } from './network.ts';
import { peopleContract } from './people.ts';
import { places } from './places.ts';
import { placesOfHubPart } from './places-of-hub.ts';
import { files, planning } from './planning.ts';
import { privacyPart } from './privacy.ts';
import { projectsPart } from './projects.ts';
import { proposalsPart } from './proposals.ts';
import { remindersPart } from './reminders.ts';
import { reportsPart } from './reports.ts';
import { rostersPart } from './rosters.ts';
import { sessionsPart } from './sessions.ts';
import { tagsPart } from './tags.ts';
import { todayPart } from './today.ts';

/** A part of the contract: the promises of one room, kept through every door. */
export type Part = (worldOf: () => World) => void;

/** One part for each room, in the order in which they are told. */
export const parts: Part[] = [
  planning,
  files,
  places,
  rostersPart,
  hubsPart,
  placesOfHubPart,
  calendarsPart,
  peopleContract,
  sessionsPart,
  gapTasksPart,
  reportsPart,
  evaluationsPart,
  remindersPart,
  privacyPart,
  projectsPart,
  tagsPart,
  interestsPart,
  proposalsPart,
  todayPart,
  completionsPart,
  channelsPart,
  announcementsPart,
  networkPart,
  moneyPart,
];
