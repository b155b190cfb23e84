import { type Found, refuse, reply } from '../../core/command.ts';
import { text } from '../../core/view.ts';
import { recordChange } from '../audit.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { type Application, ownApplication } from './application.reads.ts';
import { type ProjectChoice, projectChoice, projectMeant } from './project.reads.ts';

const meant = projectMeant('withdraw-application', 'withdraw application', 'Withdraw application');

async function find(choice: ProjectChoice, base: HubBase): Promise<Found<Application>> {
  const one = await meant(choice, base);
  if ('instead' in one) return one;
  const application = await ownApplication(base, one.subject.id);
  if (application && application.state !== 'WITHDRAWN') return { subject: application };
  const { title } = one.subject;
  return {
    instead: refuse(
      'no application',
      `Your school has not applied to “${title}”. Type “my applications” to see what is.`,
    ),
  };
}

/** A teacher takes the school's application back, until the hub has decided. */
export const withdrawApplication = defineCommand({
  name: 'withdraw-application',
  kind: 'change',
  phrase: 'withdraw application',
  summary: 'Take your school’s application back',
  example: 'withdraw application ncp17-10a',
  right: 'give up own place',
  input: projectChoice,
  subject: find,
  rightsOf: ({ personId }) => ({ owners: [personId] }),
  run: async ({ subject: { id, project }, input: _asked, ...base }) => {
    const { count } = await base.db.projectApplication.updateMany({
      where: { id, state: 'APPLIED' },
      data: { state: 'WITHDRAWN', decidedAt: base.now, version: { increment: 1 } },
    });
    if (count === 0)
      return refuse(
        'decided',
        `The hub has decided on your application to “${project.title}”. Type “my applications” to see it.`,
      );
    await recordChange(base, {
      what: 'withdrew an application',
      subjectId: id,
      before: { state: 'APPLIED' },
      after: { state: 'WITHDRAWN' },
    });
    return reply({
      title: 'Your application is withdrawn',
      blocks: [
        text(
          'Your school no longer applies to “',
          project.title,
          '”. While it takes applications, you can apply again.',
        ),
        { kind: 'actions', actions: [{ label: 'See all projects', runs: 'projects' }] },
      ],
    });
  },
});
