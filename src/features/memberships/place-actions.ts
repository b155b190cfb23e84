import type { Action } from '../../core/view.ts';
import type { PlaceState } from '../../store/generated/enums.ts';

type Group = { id: string; title: string };

/** The headteacher's yes, in one press; of several such lines only the first is the main one. */
export const headAgrees = ({ id, title }: Group, isMain = true): Action => ({
  label: 'My head agrees',
  spoken: `My headteacher agrees: ${title}`,
  runs: 'confirm',
  input: { group: id },
  ...(isMain && { tone: 'main' as const }),
});

export const showTheGroup = ({ id, title }: Group): Action => ({
  label: 'Show the group',
  spoken: `Show ${title}`,
  runs: 'show',
  input: { group: id },
});

export const seeAllDates = ({ id, title }: Group): Action => ({
  label: 'See all dates',
  spoken: `See all dates: ${title}`,
  runs: 'dates',
  input: { group: id },
});

export const seeTheMembers = ({ id, title }: Group): Action => ({
  label: 'See the members',
  spoken: `See the members: ${title}`,
  runs: 'members',
  input: { group: id },
});

export const giveUpMyPlace = ({ id, title }: Group): Action => ({
  label: 'Give up my place',
  spoken: `Give up my place in ${title}`,
  runs: 'withdraw',
  input: { group: id },
});

/** For somebody to whom others gave a place. */
export const sayMyRole = ({ id, title }: Group): Action => ({
  label: 'Say my role',
  spoken: `Say my role in ${title}`,
  runs: 'agree',
  input: { group: id },
});

export const nameColleague = ({ id, title }: Group): Action => ({
  label: 'Name a colleague',
  spoken: `Name a colleague for ${title}`,
  runs: 'colleague',
  input: { group: id },
});

export const handOverMyPlace = ({ id, title }: Group): Action => ({
  label: 'Hand over my place',
  spoken: `Hand over my place in ${title}`,
  runs: 'replace',
  input: { group: id },
});

/** Takes the place that is offered. */
export const acceptPlace = ({ id, title }: Group, isMain = true): Action => ({
  label: 'Take the place',
  spoken: `Take the place in ${title}`,
  runs: 'accept-place',
  input: { group: id },
  ...(isMain && { tone: 'main' as const }),
});

export const declinePlace = ({ id, title }: Group): Action => ({
  label: 'Decline the place',
  spoken: `Decline the place in ${title}`,
  runs: 'decline-place',
  input: { group: id },
  confirm: 'The place is offered to the next school, and yours leaves the waiting list.',
});

/** Out of the line again, be it an application or the waiting list. */
export function leaveLine({ id, title }: Group, state: PlaceState): Action {
  const [label, spoken] =
    state === 'APPLIED'
      ? ['Take it back', `Take back my application to ${title}`]
      : ['Leave waiting list', `Leave the waiting list of ${title}`];
  return { label, spoken, runs: 'withdraw', input: { group: id } };
}
