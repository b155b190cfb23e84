import { z } from 'zod';
import { nextAllowedMoment } from '../../core/calendar.ts';
import { type Found, refuse, reply } from '../../core/command.ts';
import type { Form } from '../../core/form.ts';
import type { Project } from '../../store/generated/client.ts';
import { recordChange } from '../audit.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { type Applying, applyingSchools } from './allotting.reads.ts';
import { gone, projectChoice, projectMeant } from './project.reads.ts';

const input = z.object({ project: z.uuid(), schools: z.uuid() });
const empty = 'Write the sentence that the school reads.';
const answers = z.object({
  words: z.string({ error: empty }).trim().min(1, empty).max(600, 'Keep it under 600 characters.'),
});

type Subject = { project: Project; applying: Applying };

const meant = projectMeant('decline-application', 'decline application', 'Decline');

async function find(asked: z.infer<typeof input>, base: HubBase): Promise<Found<Subject>> {
  const one = await meant(projectChoice.parse(asked), base);
  if ('instead' in one) return { instead: gone };
  const [applying] = await applyingSchools(base, { projectId: one.subject.id, state: 'APPLIED', id: asked.schools });
  return applying
    ? { subject: { project: one.subject, applying } }
    : { instead: refuse('answered', 'That application is answered or withdrawn already. Nothing was changed.') };
}

const proposedWords = ({ title }: Project) =>
  `Thank you for applying to “${title}”. More schools applied this time than there are places, and we could not find one for your school. We would be glad if you applied again.`;

const declineForm = ({ project, applying }: Subject): Form => ({
  title: 'Decline this school?',
  shortTitle: 'Decline a school',
  intro: `${applying.school.name}, “${project.title}”. The words are a proposal: change them as you like. No pupil’s name or details, please.`,
  minutes: 1,
  submit: 'Decline this school',
  runs: 'decline-application',
  input: { project: project.id, schools: applying.id },
  fields: [
    {
      id: 'words',
      label: `What ${applying.person.name.slice(0, 60)} reads`,
      kind: 'long-text',
      max: 600,
      value: proposedWords(project).slice(0, 600),
    },
  ],
});

/** The hub declines a school's application, in words that whoever declines has seen and can change. */
export const declineApplication = defineCommand({
  name: 'decline-application',
  kind: 'change',
  summary: 'Decline a school’s application with a sentence',
  right: 'allot schools',
  input,
  subject: find,
  rightsOf: ({ project }) => ({ phases: project.phases }),
  ask: async ({ subject }) => ({ kind: 'ask', form: declineForm(subject) }),
  answers,
  run: async ({ subject: { project, applying }, answers: { words }, input: _asked, ...base }) => {
    const { db, hub, now, tell } = base;
    const { id, version, person, school } = applying;
    const { count } = await db.projectApplication.updateMany({
      where: { id, version, state: 'APPLIED' },
      data: { state: 'DECLINED', answer: words, decidedAt: now, version: { increment: 1 } },
    });
    if (count === 0)
      return refuse('answered', 'That application is answered or withdrawn already. Nothing was changed.');
    await tell({
      kind: 'application declined',
      facts: { application: id },
      to: { person: person.id },
      occasion: `${id}/${version}`,
      notBefore: nextAllowedMoment(hub.calendar, hub.quietHours, now),
    });
    await recordChange(base, {
      what: 'declined an application',
      subjectId: id,
      before: { state: 'APPLIED' },
      after: { state: 'DECLINED' },
      aboutPersonId: person.id,
    });
    return reply({
      title: 'The application is declined',
      blocks: [
        { kind: 'text', text: [{ strong: school.name }, `: ${person.name} reads your words in the hub’s hours.`] },
        {
          kind: 'actions',
          actions: [{ label: 'See all that wait', runs: 'allot', input: { project: project.id }, tone: 'main' }],
        },
      ],
    });
  },
});
