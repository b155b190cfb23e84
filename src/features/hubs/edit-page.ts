import type { Action, Item, Text, View } from '../../core/view.ts';
import type { HubBase } from '../define.ts';
import { sayNames } from '../work-groups/work-group.ts';
import { readProfile } from './hub.reads.ts';
import { sayArea, sayRunning } from './hub.ts';
import { settingParts } from './number-settings.ts';
import { partTitles, saySettings } from './setting.ts';

type Profile = Awaited<ReturnType<typeof readProfile>>;

const line = (title: string, detail: Text, label: string, runs: string, input?: Record<string, string>): Item => {
  const action: Action = { label, spoken: `${label}: ${title}`, runs, ...(input && { input }) };
  return { title, detail: detail === '' ? 'not said yet' : detail, actions: [action] };
};

const sayName = ({ row, today }: Profile): Text => {
  const running = sayRunning(row.startedOn, row.endedOn, today);
  return running ? [`${row.name} · `, ...[running].flat()] : row.name;
};

const aboutLines = (profile: Profile): Item[] => {
  const { leadSchools, partners, area } = profile;
  return [
    line('Name and aims', sayName(profile), 'Edit', 'describe-hub'),
    line('Lead schools', sayNames(leadSchools), 'Change', 'change-lead-schools'),
    line('Area', sayArea(area), 'Open', 'hub-area'),
    line('Partners', partners.length > 0 ? `${partners.length} now` : '', 'Open', 'partners'),
  ];
};

/** All that staff can change of the hub, each with how it stands now. */
export async function editPage(title: string, base: HubBase): Promise<View> {
  const profile = await readProfile(base);
  const { row } = profile;
  const [contacts, agreement] = await Promise.all([
    base.db.hubContact.count(),
    base.db.agreement.findFirst({ orderBy: { version: 'desc' } }),
  ]);
  const settings = settingParts.map((part) =>
    line(partTitles[part].title, saySettings(part, row), 'Set', 'hub-settings', { part }),
  );
  const version: Text = agreement
    ? [`version ${agreement.version}, since `, { day: agreement.since.toISOString().slice(0, 10) }]
    : '';
  const items = [
    ...aboutLines(profile),
    line('Who to ask for what', contacts > 0 ? `${contacts} noted` : '', 'Open', 'contacts'),
    line('Term dates', 'terms, half-terms and closed days', 'Open', 'calendar'),
    line('Privacy wording', row.controller, 'Edit', 'word-privacy'),
    line('Participation agreement', version, 'Renew', 'renew-agreement'),
    ...settings,
  ];
  const back: Action = { label: 'See the hub', runs: 'choose-hub' };
  return {
    title,
    blocks: [
      { kind: 'items', items, whenEmpty: '' },
      { kind: 'actions', actions: [back] },
    ],
  };
}
