import { type Outcome, type Refusal, refuse, reply } from '../../core/command.ts';
import type { Block } from '../../core/view.ts';
import type { HubProject, Project } from '../../store/generated/client.ts';
import { recordChange } from '../audit.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { planOpening } from './opening.moves.ts';
import { canDecline, type OptInAnswers, optInAnswers, optInForm } from './opt-in-form.ts';
import { projectChoice, projectMeant } from './project.reads.ts';

const choiceOf = ({ db, hub }: HubBase, projectId: string) =>
  db.hubProject.findUnique({ where: { hubId_projectId: { hubId: hub.id, projectId } } });

const waitingSchools = ({ db }: HubBase, projectId: string) =>
  db.projectApplication.count({ where: { projectId, state: 'APPLIED' } });

const sayCount = (count: number) => (count === 1 ? '1 school has' : `${count} schools have`);

/** Why it cannot be kept so. */
async function objection(base: HubBase, project: Project, given: OptInAnswers): Promise<Refusal | undefined> {
  if (!canDecline(project) && given.uptake === 'NOT_THIS_YEAR')
    return refuse(
      'mandatory',
      `Every hub runs “${project.title}”, so it cannot be declined. Say below how your hub adapts it; if it cannot run here, tell the national side.`,
    );
  if (canDecline(project) && !given.uptake) return refuse('uptake', 'Choose whether your hub takes it up.', 'uptake');
  if (given.opens && given.closes && given.closes < given.opens)
    return refuse('closing day', 'The closing day must not be before the opening day.', 'closes');
  const waiting = await waitingSchools(base, project.id);
  if (waiting > 0 && (given.uptake === 'NOT_THIS_YEAR' || given.applies === 'no'))
    return refuse(
      'schools applied',
      `${sayCount(waiting)} applied, with no answer yet. Allot or decline them first: type “allot ${project.code ?? project.title}”.`,
      given.uptake === 'NOT_THIS_YEAR' ? 'uptake' : 'applies',
    );
  return undefined;
}

function valuesOf(given: OptInAnswers) {
  const applies = given.applies === 'yes' && given.uptake !== 'NOT_THIS_YEAR';
  return {
    uptake: given.uptake ?? ('OPTED_IN' as const),
    adaptation: given.adaptation,
    localFocus: given.focus,
    takesApplications: applies,
    opensOn: applies && given.opens ? new Date(given.opens) : null,
    closesOn: applies && given.closes ? new Date(given.closes) : null,
  };
}

const dayOf = (date: Date) => ({ day: date.toISOString().slice(0, 10) });

function saved(project: Project, choice: HubProject): Outcome {
  const { uptake, takesApplications, opensOn, closesOn } = choice;
  const takes = uptake === 'OPTED_IN' ? 'is taken up this year.' : 'is not taken up this year.';
  const from = opensOn ? [' from ', dayOf(opensOn)] : [];
  const until = closesOn ? [' until ', dayOf(closesOn)] : [];
  const how: Block[] = takesApplications
    ? [{ kind: 'text', text: ['Schools apply to the project', ...from, ...until, '.'] }]
    : [];
  const input = { project: project.id };
  return reply({
    title: 'Saved what your hub does',
    blocks: [
      { kind: 'text', text: [{ strong: project.title }, ` ${takes}`] },
      ...how,
      {
        kind: 'actions',
        actions: [
          { label: 'Show project', spoken: `Show ${project.title}`, runs: 'project', input, tone: 'main' },
          {
            label: 'Not decided yet',
            spoken: 'Show projects not decided yet',
            runs: 'projects',
            input: { only: 'undecided' },
          },
        ],
      },
    ],
  });
}

/** A hub says what it does with a project this year: takes it up or not, how, and whether schools apply to it as a whole. */
export const optIn = defineCommand({
  name: 'opt-in',
  kind: 'change',
  phrase: 'opt in',
  summary: 'Say what your hub does with a project',
  example: 'opt in ncp17-10a',
  right: 'edit projects',
  input: projectChoice,
  subject: projectMeant('opt-in', 'opt in', 'Say what we do'),
  ask: async ({ subject, input: _asked, ...base }) => ({
    kind: 'ask',
    form: optInForm(subject, await choiceOf(base, subject.id)),
  }),
  answers: optInAnswers,
  run: async ({ subject, answers, input: _asked, ...base }) => {
    const { db, hub, now } = base;
    const no = await objection(base, subject, answers);
    if (no) return no;
    const before = await choiceOf(base, subject.id);
    const key = { hubId: hub.id, projectId: subject.id };
    const values = { ...valuesOf(answers), decidedAt: now };
    await db.hubProject.createMany({ data: [{ ...key, ...values }], skipDuplicates: true });
    const choice = await db.hubProject.update({ where: { hubId_projectId: key }, data: values });
    await planOpening(base, subject, choice);
    await recordChange(base, {
      what: 'said what the hub does with a project',
      subjectId: subject.id,
      ...(before && { before: { uptake: before.uptake, applications: String(before.takesApplications) } }),
      after: { uptake: choice.uptake, applications: String(choice.takesApplications) },
    });
    return saved(subject, choice);
  },
});
