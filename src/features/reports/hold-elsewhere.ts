import { z } from 'zod';
import { refuse, reply } from '../../core/command.ts';
import type { Form, Option } from '../../core/form.ts';
import { linkAnswer } from '../../core/link-answer.ts';
import { programmeYear, ukDay } from '../../core/uk-time.ts';
import type { ReportKind } from '../../store/generated/enums.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { questionsFor, saveQuestions } from './template.moves.ts';

const kindName = z.enum(['TERM', 'FINAL'], { error: 'Choose which.' });

/** A list to choose from has no more lines than this on either platform. */
const mostShown = 99;

const everyGroup = 'all';

/** Projects that have groups in this hub this year. */
async function projectsRun({ db, now }: HubBase): Promise<Option[]> {
  const groups = await db.workGroup.findMany({
    where: { year: programmeYear(ukDay(now)), state: { not: 'CANCELLED' } },
    select: { project: { select: { id: true, title: true, code: true } } },
    orderBy: { key: 'asc' },
  });
  const known = new Map(groups.map(({ project }) => [project.id, project]));
  return [...known.values()].slice(0, mostShown).map(({ id, title, code }) => ({
    value: id,
    label: `${code ? `${code} ` : ''}${title}`,
  }));
}

async function heldForm(kind: ReportKind, base: HubBase): Promise<Form> {
  const { elsewhere } = await questionsFor(base, { kind, projectId: null });
  return {
    title: 'Is the evaluation held elsewhere?',
    shortTitle: 'Held elsewhere',
    intro: 'Those who lead get the link and say “done”. Without a link the report is written here.',
    minutes: 1,
    submit: 'Save where it’s held',
    runs: 'evaluation-elsewhere',
    input: { kind },
    fields: [
      {
        id: 'of',
        label: 'Which reports?',
        kind: 'choice',
        value: kind,
        options: [
          { value: 'TERM', label: 'Termly reports' },
          { value: 'FINAL', label: 'Final evaluations' },
        ],
      },
      {
        id: 'project',
        label: 'Of which groups?',
        kind: 'choice',
        value: everyGroup,
        options: [{ value: everyGroup, label: 'Of all groups' }, ...(await projectsRun(base))],
      },
      { id: 'link', label: 'Link', kind: 'text', max: 300, optional: true, ...(elsewhere && { value: elsewhere }) },
    ],
  };
}

/** The evaluation of a project, or of all groups, is held elsewhere: leads get a link and say that it is done. */
export const holdElsewhere = defineCommand({
  name: 'evaluation-elsewhere',
  kind: 'change',
  phrase: 'evaluation elsewhere',
  summary: 'Say that an evaluation is held elsewhere',
  example: 'evaluation elsewhere',
  right: 'edit the hub',
  input: z.object({ kind: z.enum(['TERM', 'FINAL']).default('FINAL') }),
  ask: async ({ input: { kind }, subject: _none, ...base }) => ({ kind: 'ask', form: await heldForm(kind, base) }),
  answers: z.object({ of: kindName, project: z.string({ error: 'Choose of which groups.' }), link: linkAnswer }),
  run: async ({ answers: { of, project, link }, input: _asked, subject: _none, ...base }) => {
    const isKnown = project === everyGroup || (await projectsRun(base)).some(({ value }) => value === project);
    if (!isKnown) return refuse('which groups', 'Choose one of those offered.', 'project');
    const about = { kind: of, projectId: project === everyGroup ? null : project };
    const { questions } = await questionsFor(base, about);
    await saveQuestions(base, about, { questions, elsewhere: link });
    return reply({
      title: link ? 'It is held elsewhere' : 'It is written here',
      blocks: [
        { kind: 'text', text: 'That counts for reports that open from now on.' },
        { kind: 'actions', actions: [{ label: 'See the questions', runs: 'report-questions', input: { kind: of } }] },
      ],
    });
  },
});
