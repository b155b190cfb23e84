import { type Outcome, refuse, reply } from '../../core/command.ts';
import { ukDay } from '../../core/uk-time.ts';
import { type Text, text } from '../../core/view.ts';
import type { HubProject, Project } from '../../store/generated/client.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { applyingTo } from '../work-groups/project.ts';
import { keepApplication } from './application.moves.ts';
import { type Application, schoolApplication } from './application.reads.ts';
import { applicationItem } from './application.ts';
import { applyAnswers, applyForm } from './apply-form.ts';
import { gone, noApplications, projectChoice, projectMeant } from './project.reads.ts';

type Standing = {
  choice: HubProject | null;
  /** What the school has applied with and not taken back. */
  before: Application | undefined;
  isLate: boolean;
};

const dayOf = (date: Date) => ({ day: date.toISOString().slice(0, 10) });

/** What can be done before it opens. */
function notOpen({ id, title }: Project, opensOn: Date | null | undefined): Outcome {
  return reply({
    title: 'Applications are not open yet',
    blocks: [
      text(
        'Schools can apply to “',
        title,
        '” from ',
        ...(opensOn ? [dayOf(opensOn)] : ['a day that the hub will name']),
        '.',
      ),
      {
        kind: 'actions',
        actions: [
          {
            label: 'Tell me when open',
            spoken: `Tell me when it opens: ${title}`,
            runs: 'watch',
            input: { project: id },
            tone: 'main',
          },
          { label: 'Show project', spoken: `Show ${title}`, runs: 'project', input: { project: id } },
        ],
      },
    ],
  });
}

/** The application as it stands, where nothing can be changed any more or a colleague made it. */
const asItStands = (application: Application, personId: string): Outcome =>
  reply({
    title: application.state === 'APPLIED' ? 'Your school has applied' : 'Your application is decided',
    blocks: [{ kind: 'items', items: [applicationItem(application, personId)], whenEmpty: '' }],
  });

/** Whether the school can apply now, or what is shown instead. */
async function standingOf(project: Project, base: HubBase): Promise<Standing | { instead: Outcome }> {
  const { db, hub, actor, now } = base;
  if (actor.school.kind !== 'at')
    return {
      instead: refuse(
        'no school',
        `Schools apply, and you told me that you have none. To hear how you can take part, ask ${hub.contact}.`,
      ),
    };
  const found = await schoolApplication(base, project.id);
  const before = found?.state === 'WITHDRAWN' ? undefined : found;
  if (before && (before.state !== 'APPLIED' || before.personId !== actor.personId))
    return { instead: asItStands(before, actor.personId) };
  const choice = await db.hubProject.findUnique({
    where: { hubId_projectId: { hubId: hub.id, projectId: project.id } },
  });
  const applying = applyingTo(project, choice, ukDay(now));
  if (before) return { choice, before, isLate: before.isLate };
  if (applying === 'not yet') return { instead: notOpen(project, choice?.opensOn) };
  if (applying === 'no')
    return {
      instead: noApplications(project),
    };
  return { choice, before, isLate: applying === 'late' };
}

function closing({ choice, before, isLate }: Standing): Text {
  const day = choice?.closesOn ? dayOf(choice.closesOn) : undefined;
  if (isLate && day) return [day, before ? ', yours is marked as late' : ', yours will be marked as late'];
  return day ?? 'none set';
}

const newestAgreement = ({ db }: HubBase) => db.agreement.findFirstOrThrow({ orderBy: { version: 'desc' } });

function applied(project: Project, { before, isLate }: Standing): Outcome {
  const late = isLate ? ' It came after the closing date and is marked as late.' : '';
  const input = { project: project.id };
  return reply({
    title: before ? 'Your application is changed' : 'Your school has applied',
    blocks: [
      text(
        'The hub reads your application to “',
        project.title,
        `” and chooses a group.${late} You will be told here.`,
      ),
      {
        kind: 'actions',
        actions: [
          { label: 'My applications', runs: 'applications' },
          { label: 'Change application', spoken: `Change application: ${project.title}`, runs: 'apply', input },
        ],
      },
    ],
  });
}

/** A school applies to a project as a whole, through a teacher; until the hub has decided it can be changed. */
export const apply = defineCommand({
  name: 'apply',
  kind: 'change',
  phrase: 'apply',
  summary: 'Apply to a project for your school',
  example: 'apply ncp17-10a',
  right: 'take part',
  needs: 'school',
  input: projectChoice,
  subject: projectMeant('apply', 'apply', 'Apply for my school'),
  ask: async ({ subject, input: _asked, ...base }) => {
    const standing = await standingOf(subject, base);
    if ('instead' in standing) return standing.instead;
    const agreement = await newestAgreement(base);
    const { before } = standing;
    const asking = { project: subject, school: base.actor.school, agreement, before, closing: closing(standing) };
    return { kind: 'ask', form: applyForm(asking) };
  },
  answers: applyAnswers,
  run: async ({ subject, answers, input: _asked, ...base }) => {
    const standing = await standingOf(subject, base);
    if ('instead' in standing) return standing.instead;
    const agreement = await newestAgreement(base);
    if (!answers.agree.includes(String(agreement.version)))
      return refuse(
        'agreement',
        'The participation agreement was changed while this form was open. Please read it again and tick it once more.',
        'agree',
      );
    const { before, isLate } = standing;
    const kept = await keepApplication(base, subject, { answers, before, isLate, agreementVersion: agreement.version });
    if (kept) return applied(subject, standing);
    const since = await standingOf(subject, base); // a colleague was faster, or the hub decided meanwhile
    return 'instead' in since ? since.instead : gone;
  },
});
