import { programmeYearName } from '../../core/uk-time.ts';
import { recordChange } from '../audit.ts';
import { defineCommand } from '../define.ts';
import { editionThere, nextEdition } from './edition.ts';
import { nationalDetailsForm, nationalForm, publishAnswers } from './national-forms.ts';
import { lockProject, makeProject } from './project.moves.ts';
import { projectChoice, projectMeant } from './project.reads.ts';

/** Makes next year's edition of a national project from this year's, with its guidance, questions and tags. */
export const makeNextEdition = defineCommand({
  name: 'next-edition',
  kind: 'change',
  phrase: 'next edition',
  summary: 'Make next year’s edition of a national project',
  example: 'next edition ncp26-10a',
  right: 'publish nationally',
  input: projectChoice,
  subject: projectMeant('next-edition', 'next edition', 'Make next edition', 'national'),
  ask: async ({ subject, db }) => {
    const there = await editionThere(db, subject);
    if (there) return there;
    const next = nextEdition(subject);
    const title = `Make the edition for ${programmeYearName(next.year)}?`;
    return { kind: 'ask', form: nationalForm(next, { runs: 'next-edition', title, project: subject }) };
  },
  answers: publishAnswers,
  run: async ({ subject, answers, input: _asked, ...base }) => {
    await lockProject(base, subject.id);
    const there = await editionThere(base.db, subject);
    if (there) return there;
    const { mandatory, year: _fixed, ...said } = answers;
    const { type, stage, family, audience, guidance, questions, url, id } = subject;
    const published = { publishedAt: base.now, publishedById: base.actor.personId };
    const kept = { type, stage, family, audience, guidance, questions, url, ...published };
    const edition = { year: subject.year + 1, editionOfId: id, isMandatory: mandatory === 'yes' };
    const project = await makeProject(base, { ...kept, ...said, ...edition });
    await recordChange(base, {
      what: 'made an edition of a national project',
      subjectId: project.id,
      after: { editionOf: id, year: String(project.year) },
    });
    return { kind: 'ask', form: nationalDetailsForm(project, [2, 2]) };
  },
});
