import { may, type RightsSubject } from '../../core/rights.ts';
import type { Action } from '../../core/view.ts';
import type { PlaceState } from '../../store/generated/enums.ts';
import type { HubBase } from '../define.ts';

/** A command of another room, by name, and how its button is called. */
type Act = { label: string; runs: string; tone?: 'main' | 'danger' };

/** What those who lead a group can do from its roster. */
export const ofGroup: Act[] = [
  { label: 'Add a teacher', runs: 'add' },
  { label: 'Open or close', runs: 'recruitment' },
  { label: 'Make room', runs: 'make-room' },
  { label: 'Who I can’t reach', runs: 'unreached' },
  { label: 'Copy as e-mail', runs: 'copy' },
];

/** What can be done about a school, as it stands. */
export const ofPlace: Partial<Record<PlaceState, Act[]>> = {
  APPLIED: [
    { label: 'Accept this school', runs: 'accept-school', tone: 'main' },
    { label: 'Decline', runs: 'decline-school' },
  ],
  WAITING: [
    { label: 'Offer a place', runs: 'offer-place', tone: 'main' },
    { label: 'Decline', runs: 'decline-school' },
  ],
};

const withdraw: Act = { label: 'Withdraw', runs: 'withdraw-teacher' };

/** What can be done about one teacher of a school, as the school stands. */
export const ofTeacher: Partial<Record<PlaceState, Act[]>> = { HELD: [withdraw], CONFIRMED: [withdraw] };

/** What a member can do about their own part. */
export const ofMember: Act[] = [
  { label: 'Name a colleague', runs: 'colleague' },
  { label: 'Hand over my place', runs: 'replace' },
];

/** The acts as buttons about something: those that there are and that this person may do. */
export const buttonsFor = (
  acts: Act[],
  about: { name: string; input: Record<string, string>; rights: RightsSubject },
  { actor, rightFor }: Pick<HubBase, 'actor' | 'rightFor'>,
): Action[] =>
  acts
    .filter(({ runs }) => {
      const right = rightFor(runs);
      return right !== undefined && may(actor, right, about.rights);
    })
    .map((act) => ({ ...act, spoken: `${act.label}: ${about.name}`, input: about.input }));
