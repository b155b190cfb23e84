import { addSchoolDays, type SchoolCalendar } from '../../src/core/calendar.ts';
import { instantOf, ukDay } from '../../src/core/uk-time.ts';
import { knownId } from './known-id.ts';
import { leaderId } from './leaders.ts';

/** An idea that waits for the hub since last week: what a newcomer sees of proposals. */
export function proposalRows(hubId: string, calendar: SchoolCalendar, now: Date) {
  const at = instantOf(addSchoolDays(calendar, ukDay(now), -4), '16:40');
  return [
    {
      id: knownId('proposal', 'oracy'),
      hubId,
      personId: leaderId('Emeka Hollinside'),
      title: 'Talking mathematics in Key Stage 2',
      phases: ['PRIMARY' as const],
      purpose: 'In many classes pupils give answers and few reasons. Six schools ask for a group on mathematical talk.',
      notMet: 'The mastery groups touch on it; none of them works on talk from session to session.',
      at,
      changedAt: at,
    },
  ];
}
