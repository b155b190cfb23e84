import type { Action } from '../../core/view.ts';

type Group = { id: string; title: string };

export const addTeacher = ({ id, title }: Group): Action => ({
  label: 'Add a teacher',
  spoken: `Add a teacher to ${title}`,
  runs: 'add',
  input: { group: id },
});

export const copyAsEmail = ({ id, title }: Group): Action => ({
  label: 'Copy as e-mail',
  spoken: `Copy as e-mail for ${title}`,
  runs: 'copy',
  input: { group: id },
});

export const seeUnreached = ({ id, title }: Group): Action => ({
  label: 'Who I can’t reach',
  spoken: `Who I can’t reach in ${title}`,
  runs: 'unreached',
  input: { group: id },
});

export const copyMessagesAction: Action = {
  label: 'Copy as e-mail',
  spoken: 'Copy as e-mail what did not arrive',
  runs: 'copy-messages',
};
