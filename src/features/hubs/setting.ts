import type { Field } from '../../core/form.ts';
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

type SwitchSetting = { id: keyof Hub & string; part: SettingPart; label: string };

/** What a hub switches on and off: what is said in the channels of local leaders by itself. */
export const switchSettings = [
  { id: 'tellsRecruiting', part: 'telling', label: 'Groups that open to schools' },
  { id: 'tellsSeeking', part: 'telling', label: 'Leads wanted' },
  { id: 'tellsNewLeads', part: 'telling', label: 'New Work Group Leads' },
] as const satisfies SwitchSetting[];

/** The field in which the switches of a part stand together. */
export const switchField = 'switches';

type SettingId = (typeof numberSettings)[number]['id'] | (typeof switchSettings)[number]['id'];
export type Settings = Pick<Hub, SettingId | 'quietFrom' | 'quietTo'>;

export const partTitles: Record<SettingPart, { title: string; short: string }> = {
  answers: { title: 'Answers and hours', short: 'Answers and hours' },
  sessions: { title: 'Sessions and tasks', short: 'Sessions and tasks' },
  reports: { title: 'Termly reports', short: 'Termly reports' },
  reminders: { title: 'When I remind people', short: 'Reminders' },
  telling: { title: 'Said to local leaders by itself', short: 'Said by itself' },
  keeping: { title: 'How long records are kept', short: 'Keeping records' },
};

const hours = (settings: Settings): Field[] => [
  { id: 'quietFrom', label: 'I write to people from', kind: 'time', value: settings.quietFrom },
  { id: 'quietTo', label: 'and until', kind: 'time', value: settings.quietTo },
];

const switchesOf = (part: SettingPart) => switchSettings.filter((one) => one.part === part);

const switches = (part: SettingPart, settings: Settings): Field[] => {
  const own = switchesOf(part);
  if (own.length === 0) return [];
  const options = own.map(({ id, label }) => ({ value: id, label }));
  const value = own.filter(({ id }) => settings[id]).map(({ id }) => id);
  const about = { label: 'I say by myself', help: 'In the channels of the LLME network', optional: true as const };
  return [{ id: switchField, ...about, kind: 'choices', options, value }];
};

/** The fields of one part, filled in as it is set. */
export const settingFields = (part: SettingPart, settings: Settings): Field[] => [
  ...numberSettings
    .filter((one) => one.part === part)
    .map(({ id, label, unit, min, max }): Field => {
      const help = `In ${unit}, ${min} to ${max}`;
      return { id, label, help, kind: 'number', min, max, value: String(settings[id]) };
    }),
  ...switches(part, settings),
  ...(part === 'answers' ? hours(settings) : []),
];

/** One line about a part as it is set. */
export function saySettings(part: SettingPart, settings: Settings): string {
  const numbers = numberSettings
    .filter((one) => one.part === part)
    .map(({ id, label, unit }) => `${label}: ${settings[id]} ${unit}`);
  const own = switchesOf(part);
  const on = own.filter(({ id }) => settings[id]).map(({ label }) => label);
  const said = own.length > 0 ? [on.join(', ') || 'nothing'] : [];
  return [
    ...numbers,
    ...said,
    ...(part === 'answers' ? [`Messages: ${settings.quietFrom} to ${settings.quietTo}`] : []),
  ].join(' · ');
}
