import type { Action } from '../../core/view.ts';

type Group = { id: string; title: string };

/** The headteacher's yes, in one press. */
export const headAgrees = ({ id, title }: Group): Action => ({
  label: 'My head agrees',
  spoken: `My headteacher agrees: ${title}`,
  runs: 'confirm',
  input: { group: id },
  tone: 'main',
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
