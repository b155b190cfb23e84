import { reply } from '../../core/command.ts';
import { text } from '../../core/view.ts';
import { recordChange } from '../audit.ts';
import { defineCommand } from '../define.ts';
import { kindAnswers, kindByWord, kindChoice, kindMeant, takenWord } from './kind.reads.ts';
import { kindFields, sayTraits, traitsOf } from './kind.ts';

/** A kind gets another name, or other things that belong to it; who has it is then listed by the new name. */
export const editKind = defineCommand({
  name: 'edit-designation-kind',
  kind: 'change',
  summary: 'Rename or change a kind of designation',
  right: 'give and end roles',
  input: kindChoice,
  subject: kindMeant,
  ask: async ({ subject: kind }) => ({
    kind: 'ask',
    form: {
      title: 'Change this kind?',
      shortTitle: 'Change this kind',
      intro: `${kind.word}: everybody who has it is listed by the new name. What was written down with it stays.`,
      minutes: 1,
      submit: 'Save the change',
      runs: 'edit-designation-kind',
      input: { kind: kind.id },
      fields: kindFields(kind),
    },
  }),
  answers: kindAnswers,
  run: async ({ subject: kind, answers: { word, traits }, input: _asked, ...base }) => {
    const other = await kindByWord(base, word);
    if (other && other.id !== kind.id) return takenWord(other);
    const data = { word, ...traitsOf(traits) };
    const saved = await base.db.designationKind.update({ where: { id: kind.id }, data });
    await recordChange(base, {
      what: 'changed a kind of designation',
      subjectId: kind.id,
      before: { word: kind.word, has: sayTraits(kind) },
      after: { word: saved.word, has: sayTraits(saved) },
    });
    const see = { label: 'See the kinds', spoken: 'See the kinds of designation', runs: 'designation-kinds' };
    return reply({
      title: 'The kind is changed',
      blocks: [text({ strong: saved.word }, `, ${sayTraits(saved)}.`), { kind: 'actions', actions: [see] }],
    });
  },
});
