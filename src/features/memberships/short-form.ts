import type { Form } from '../../core/form.ts';
import type { School } from '../../store/generated/client.ts';
import type { GroupDetail } from '../work-groups/group-detail.ts';
import { joinForm } from './join-form.ts';

type Asking = Pick<Form, 'title' | 'shortTitle' | 'submit' | 'runs' | 'input'> & {
  group: GroupDetail;
  school: School;
  agreement: { version: number; text: string };
  /** What follows from it, in a sentence. */
  follows: string;
  /** What somebody else wrote already. */
  known?: { jobTitle: string; yearGroups: string[] };
  now: Date;
};

/** The join form of somebody whose school has its place: role, year groups and the agreement. */
export function shortForm({ group, school, agreement, follows, known, now, ...asking }: Asking): Form {
  const at = { kind: 'at' as const, id: school.id, name: school.name, phases: school.phases };
  const form = joinForm({ group, now, school: at, holdUntil: undefined, agreement });
  const fields = form.fields.map((field) => {
    if (field.kind === 'text' && field.id === 'role' && known?.jobTitle) return { ...field, value: known.jobTitle };
    return field.kind === 'choices' && field.id === 'years' && known ? { ...field, value: known.yearGroups } : field;
  });
  const intro = `${group.title}. ${follows} Please give no pupil’s name or details.`;
  return { ...form, ...asking, intro, fields };
}
