import type { HubRoom } from '../define.ts';
import { addProspect } from './add-prospect.ts';
import { beShown } from './be-shown.ts';
import { listProspects } from './list-prospects.ts';
import { removeProspect } from './remove-prospect.ts';
import { showDates } from './show-dates.ts';
import { ledItems } from './show-led.ts';
import { showMembers } from './show-members.ts';
import { showRoster } from './show-roster.ts';
import { showRosterSchool } from './show-roster-school.ts';

/** Rosters: who is in a group, as those who lead it see it and as its members do; its dates; prospects. */
export const rosters: HubRoom = {
  topic: 'Rosters and members',
  commands: [showRoster, showRosterSchool, showMembers, beShown, showDates, listProspects, addProspect, removeProspect],
  home: async (base) => ({ needsMe: [], mine: await ledItems(base) }),
};
