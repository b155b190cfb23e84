import { fold } from '../../core/fold.ts';
import type { Phase } from '../../core/people.ts';
import type { Meeting } from '../../store/generated/enums.ts';
import { sayPhases } from './work-group.ts';

/** A group as people look for it. */
type Words = {
  title: string;
  code: string | null;
  key: string;
  venue: string;
  localAuthority: string;
  meets: Meeting;
  phases: Phase[];
};

/** What a search for a group reads: its names, where it meets, for whom it is, and who leads it. */
export function groupSearchText(group: Words, leads: string[], audience: string[]): string {
  const { title, code, key, venue, localAuthority, meets, phases } = group;
  const places = [venue, localAuthority, meets === 'VENUE' ? '' : 'online'];
  return fold([title, code ?? '', key, ...places, sayPhases(phases), ...leads, ...audience].join(' '));
}
