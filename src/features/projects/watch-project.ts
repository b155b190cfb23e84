import { type Outcome, reply } from '../../core/command.ts';
import { ukDay } from '../../core/uk-time.ts';
import type { Action } from '../../core/view.ts';
import type { HubProject, Project } from '../../store/generated/client.ts';
import { recordChange } from '../audit.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { applyingTo } from '../work-groups/project.ts';
import { noApplications, projectChoice, projectMeant } from './project.reads.ts';

const about = ({ id, title }: Project, label: string, runs: string, more: { tone?: 'main' } = {}): Action => ({
  label,
  spoken: `${label}: ${title}`,
  runs,
  input: { project: id },
  ...more,
});

const choiceOf = ({ db, hub }: HubBase, projectId: string) =>
  db.hubProject.findUnique({ where: { hubId_projectId: { hubId: hub.id, projectId } } });

/** Nothing to wait for: it is open, or schools do not apply to it. */
function instead(project: Project, choice: HubProject | null, { now }: HubBase): Outcome | undefined {
  const applying = applyingTo(project, choice, ukDay(now));
  if (applying === 'not yet') return undefined;
  if (applying === 'no') return noApplications(project);
  return reply({
    title: 'It is open already',
    blocks: [
      { kind: 'text', text: ['Schools can apply to “', project.title, '” now.'] },
      { kind: 'actions', actions: [about(project, 'Apply for my school', 'apply', { tone: 'main' })] },
    ],
  });
}

function watching(project: Project, choice: HubProject | null): Outcome {
  const day = choice?.opensOn?.toISOString().slice(0, 10);
  return reply({
    title: 'I’ll tell you when it opens',
    blocks: [
      {
        kind: 'text',
        text: [
          'I’ll write to you here, once, when schools can apply to “',
          project.title,
          '”',
          ...(day ? [': as planned on ', { day }] : []),
          '.',
        ],
      },
      {
        kind: 'actions',
        actions: [about(project, 'Show project', 'project'), about(project, 'Don’t tell me', 'stop-watching')],
      },
    ],
  });
}

/** A person hears once when a project opens to schools. */
export const watchProject = defineCommand({
  name: 'watch',
  kind: 'change',
  phrase: 'watch',
  also: ['tell me when'],
  summary: 'Hear when schools can apply to a project',
  example: 'watch ncp17-10a',
  right: 'browse',
  input: projectChoice,
  subject: projectMeant('watch', 'watch', 'Tell me when open'),
  run: async ({ subject, input: _asked, answers: _none, ...base }) => {
    const { db, hub, actor, now } = base;
    const choice = await choiceOf(base, subject.id);
    const other = instead(subject, choice, base);
    if (other) return other;
    const own = { hubId: hub.id, projectId: subject.id, personId: actor.personId };
    const { count } = await db.watch.createMany({ data: [{ ...own, since: now }], skipDuplicates: true });
    if (count === 0)
      await db.watch.updateMany({ where: { ...own, toldAt: { not: null } }, data: { since: now, toldAt: null } });
    await recordChange(base, { what: 'watches a project', subjectId: subject.id });
    return watching(subject, choice);
  },
});

/** A person no longer wants to hear. */
export const stopWatching = defineCommand({
  name: 'stop-watching',
  kind: 'change',
  phrase: 'stop watching',
  summary: 'No longer hear when a project opens',
  example: 'stop watching ncp17-10a',
  right: 'browse',
  input: projectChoice,
  subject: projectMeant('stop-watching', 'stop watching', 'Don’t tell me'),
  run: async ({ subject, input: _asked, answers: _none, ...base }) => {
    await base.db.watch.deleteMany({ where: { projectId: subject.id, personId: base.actor.personId } });
    await recordChange(base, { what: 'stopped watching a project', subjectId: subject.id });
    return reply({
      title: 'I won’t tell you',
      blocks: [
        { kind: 'text', text: ['You will not hear from me when “', subject.title, '” opens.'] },
        { kind: 'actions', actions: [about(subject, 'Show project', 'project')] },
      ],
    });
  },
});
