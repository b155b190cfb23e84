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
