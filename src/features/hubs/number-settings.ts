import type { Hub } from '../../store/generated/client.ts';

/** The parts in which a hub's settings are shown and changed: one short form each. */
export const settingParts = ['answers', 'sessions', 'reminders', 'reports', 'telling', 'keeping'] as const;
export type SettingPart = (typeof settingParts)[number];

type NumberSetting = {
  id: keyof Hub & string;
  part: SettingPart;
  label: string;
  /** Told to whoever reads the page: "10 school days". */
  unit: string;
  min: number;
  max: number;
};

/** The numbers that rules read, each with what a hub may set it to. */
export const numberSettings = [
  {
    id: 'headAnswerDays',
    part: 'answers',
    label: 'A place waits for the headteacher',
    unit: 'school days',
    min: 1,
    max: 60,
  },
  {
    id: 'offerDays',
    part: 'answers',
    label: 'A school answers an offered place in',
    unit: 'school days',
    min: 1,
    max: 30,
  },
  {
    id: 'leadAnswerDays',
    part: 'answers',
    label: 'Somebody asked to lead answers in',
    unit: 'school days',
    min: 1,
    max: 30,
  },
  {
    id: 'lateDays',
    part: 'answers',
    label: 'Leaving counts as late, before the start',
    unit: 'school days',
    min: 0,
    max: 60,
  },
  {
    id: 'gapTaskDays',
    part: 'sessions',
    label: 'A gap task is due before the session',
    unit: 'school days',
    min: 0,
    max: 20,
  },
  {
    id: 'briefDays',
    part: 'sessions',
    label: 'The lead’s brief comes before the session',
    unit: 'school days',
    min: 0,
    max: 20,
  },
  {
    id: 'completeSessionsPercent',
    part: 'sessions',
    label: 'A school that completes came to',
    unit: '% of the sessions held',
    min: 0,
    max: 100,
  },
  {
    id: 'completeTasksPercent',
    part: 'sessions',
    label: 'A school that completes did',
    unit: '% of the gap tasks due',
    min: 0,
    max: 100,
  },
  { id: 'correctionDays', part: 'sessions', label: 'A log can be corrected for', unit: 'days', min: 0, max: 365 },
  {
    id: 'absenceNoticeDays',
    part: 'sessions',
    label: 'Notice for not coming without a charge',
    unit: 'days',
    min: 0,
    max: 60,
  },
  {
    id: 'sessionRemindDays',
    part: 'reminders',
    label: 'Before the last free day of a session',
    unit: 'school days',
    min: 0,
    max: 20,
  },
  {
    id: 'halfwayDays',
    part: 'reminders',
    label: 'A gap task has a half-way if it runs for',
    unit: 'school days',
    min: 2,
    max: 60,
  },
  {
    id: 'logAgainDays',
    part: 'reminders',
    label: 'A missing log is asked for again after',
    unit: 'school days',
    min: 1,
    max: 20,
  },
  {
    id: 'logLastDays',
    part: 'reminders',
    label: 'and for the last time after',
    unit: 'school days',
    min: 1,
    max: 40,
  },
  {
    id: 'offerRemindDays',
    part: 'reminders',
    label: 'Before an offer lapses',
    unit: 'school days',
    min: 0,
    max: 10,
  },
  {
    id: 'headRemindDays',
    part: 'reminders',
    label: 'Before a place stops waiting for the head',
    unit: 'school days',
    min: 0,
    max: 30,
  },
  {
    id: 'interestRemindDays',
    part: 'reminders',
    label: 'Before a search for a lead ends',
    unit: 'school days',
    min: 0,
    max: 30,
  },
  {
    id: 'reportOpenDays',
    part: 'reports',
    label: 'Reports open before the end of term',
    unit: 'school days',
    min: 5,
    max: 40,
  },
  {
    id: 'reportDueDays',
    part: 'reports',
    label: 'Reports are due before the end of term',
    unit: 'school days',
    min: 0,
    max: 20,
  },
  {
    id: 'evaluationDays',
    part: 'reports',
    label: 'Those who came say how it was within',
    unit: 'school days',
    min: 1,
    max: 40,
  },
  {
    id: 'meetingRemindDays',
    part: 'telling',
    label: 'Reminder before a network meeting',
    unit: 'school days',
    min: 1,
    max: 20,
  },
  {
    id: 'windowRemindDays',
    part: 'telling',
    label: 'Reminder before a programme closes',
    unit: 'school days',
    min: 1,
    max: 20,
  },
  {
    id: 'planRemindDays',
    part: 'telling',
    label: 'A proposer’s plan is asked about after',
    unit: 'school days',
    min: 1,
    max: 60,
  },
  {
    id: 'keepYears',
    part: 'keeping',
    label: 'Who took part is kept for',
    unit: 'years after its end',
    min: 0,
    max: 10,
  },
  {
    id: 'keepUnsuccessfulMonths',
    part: 'keeping',
    label: 'Applications that came to nothing are kept for',
    unit: 'months',
    min: 1,
    max: 60,
  },
  {
    id: 'keepAuditYears',
    part: 'keeping',
    label: 'Who changed or saw what is kept for',
    unit: 'years',
    min: 1,
    max: 10,
  },
] as const satisfies NumberSetting[];
