import { ukDay } from '../../core/uk-time.ts';
import type { Action, Item, Span } from '../../core/view.ts';
import type { Application } from './application.reads.ts';

/** How an application stands, for the school. */
function sayState({ state, group, answer }: Application): Span[] {
  if (state === 'APPLIED') return ['waiting for the hub’s answer'];
  if (state === 'ALLOTTED') return group ? ['the hub chose “', group.title, '”'] : ['the hub chose a group'];
  if (state === 'DECLINED') return answer ? ['the hub answered: ', answer] : ['the hub could not offer a place'];
  return ['withdrawn'];
}

const about = ({ project }: Application, label: string, runs: string): Action => ({
  label,
  spoken: `${label}: ${project.title}`,
  runs,
  input: { project: project.id },
});

/** What the person can do about an application: its maker changes or withdraws it until it is decided. */
function actionsOn(application: Application, personId: string): Action[] {
  const { state, person, project, group } = application;
  if (state === 'ALLOTTED' && group)
    return [{ label: 'Show the group', spoken: `Show ${group.title}`, runs: 'show', input: { group: group.id } }];
  if (state !== 'APPLIED' || person.id !== personId) return [about(application, 'Show project', 'project')];
  const withdraw: Action = {
    ...about(application, 'Withdraw application', 'withdraw-application'),
    tone: 'danger',
    confirm: `Your school no longer applies to “${project.title}”. You can apply again later.`,
  };
  return [about(application, 'Change application', 'apply'), withdraw];
}

/** An application as a line of a list, for its maker or a colleague of the same school. */
export function applicationItem(application: Application, personId: string): Item {
  const { project, school, person, at, isLate } = application;
  const by = person.id === personId ? '' : ` by ${person.name}`;
  return {
    title: project.title,
    detail: [
      `${school.name}, applied${by} on `,
      { day: ukDay(at) },
      isLate ? ', late' : '',
      ' · ',
      ...sayState(application),
    ],
    actions: actionsOn(application, personId),
  };
}
