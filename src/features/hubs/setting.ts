import type { Field } from '../../core/form.ts';
import { sayTime } from '../../core/uk-time.ts';
import type { Hub } from '../../store/generated/client.ts';
import { numberSettings, type SettingPart } from './number-settings.ts';

type SwitchSetting = { id: keyof Hub & string; part: SettingPart; label: string };

/** What a hub switches on and off: what is said in the channels of local leaders by itself. */
export const switchSettings = [
  { id: 'tellsRecruiting', part: 'telling', label: 'Groups that open to schools' },
  { id: 'tellsSeeking', part: 'telling', label: 'Leads wanted' },
  { id: 'tellsNewLeads', part: 'telling', label: 'New Work Group Leads' },
  { id: 'tellsMeetings', part: 'telling', label: 'Network meetings' },
  { id: 'tellsWindows', part: 'telling', label: 'Programmes that take applications' },
] as const satisfies SwitchSetting[];

/** The field in which the switches of a part stand together. */
export const switchField = 'switches';

type SettingId = (typeof numberSettings)[number]['id'] | (typeof switchSettings)[number]['id'];
export type Settings = Pick<Hub, SettingId | 'quietFrom' | 'quietTo'>;

export const partTitles: Record<SettingPart, { title: string; short: string }> = {
  answers: { title: 'Answers and hours', short: 'Answers and hours' },
  sessions: { title: 'Sessions and tasks', short: 'Sessions and tasks' },
  reports: { title: 'Reports and evaluations', short: 'Reports' },
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
      const help = `${unit.startsWith('%') ? `Per cent${unit.slice(1)}` : `In ${unit}`}, ${min} to ${max}`;
      return { id, label, help, kind: 'number', min, max, value: String(settings[id]) };
    }),
  ...switches(part, settings),
  ...(part === 'answers' ? hours(settings) : []),
];

/** "10 school days", "1 school day", "60% of the sessions held". */
function sayAmount(amount: number, unit: string): string {
  if (unit.startsWith('%')) return `${amount}${unit}`;
  return `${amount} ${amount === 1 ? unit.replace(/(day|month|year)s/, '$1') : unit}`;
}

/** A part as it is set, a line each. */
export function saySettings(part: SettingPart, settings: Settings): string {
  const numbers = numberSettings
    .filter((one) => one.part === part)
    .map(({ id, label, unit }) => `${label}: ${sayAmount(Number(settings[id]), unit)}`);
  const own = switchesOf(part);
  const on = own.filter(({ id }) => settings[id]).map(({ label }) => label);
  const said = own.length > 0 ? [on.join(', ') || 'nothing'] : [];
  return [
    ...numbers,
    ...said,
    ...(part === 'answers' ? [`Messages: ${sayTime(settings.quietFrom)} to ${sayTime(settings.quietTo)}`] : []),
  ].join('\n');
}
