import type { ReportKind } from '../../store/generated/enums.ts';
import { isAskedIn, type Question } from './question.ts';

const noPupils = 'What shows it? No pupil’s name or details.';

/** The questions as they are until a hub words them otherwise. */
const all: Question[] = [
  { id: 'learning', step: 'learning', kind: 'scale', label: 'Teachers know more mathematics and how it is learned' },
  { id: 'learning-evidence', step: 'learning', kind: 'words', label: 'How you know', help: noPupils, optional: true },
  { id: 'practice', step: 'learning', kind: 'scale', label: 'Teachers teach differently' },
  {
    id: 'practice-evidence',
    step: 'learning',
    kind: 'words',
    label: 'How you can tell',
    help: noPupils,
    optional: true,
  },
  { id: 'pupils', step: 'pupils', kind: 'scale', label: 'Pupils learn better' },
  {
    id: 'pupils-evidence',
    step: 'pupils',
    kind: 'words',
    label: 'What teachers say of it',
    help: noPupils,
    optional: true,
  },
  { id: 'policy', step: 'pupils', kind: 'scale', label: 'Schools or departments changed their policy' },
  { id: 'policy-evidence', step: 'pupils', kind: 'words', label: 'What has changed', help: noPupils, optional: true },
  { id: 'changes', step: 'plan', kind: 'words', label: 'Changes to the plan', optional: true },
  { id: 'concern', step: 'plan', kind: 'concerns', label: 'Your main concern' },
  { id: 'concern-words', step: 'plan', kind: 'words', label: 'More about it', optional: true },
  { id: 'support', step: 'plan', kind: 'support', label: 'Support you would like' },
  { id: 'support-words', step: 'plan', kind: 'words', label: 'What would help', optional: true },
  { id: 'rating', step: 'overall', kind: 'rating', label: 'Overall' },
  { id: 'rating-words', step: 'overall', kind: 'words', label: 'In a few words, why' },
  { id: 'dates', step: 'overall', kind: 'yes or no', label: 'Next term’s dates are confirmed' },
  {
    id: 'quotation',
    step: 'overall',
    kind: 'words',
    label: 'Something a teacher said that may be shared',
    help: 'With their agreement; no name',
    optional: true,
  },
  {
    id: 'quotation-role',
    step: 'overall',
    kind: 'words',
    label: 'Said by',
    help: 'By role only: a Year 4 teacher',
    optional: true,
  },
  { id: 'worked', step: 'final', kind: 'scale', label: 'It worked' },
  { id: 'worked-words', step: 'final', kind: 'words', label: 'How do you know?', help: noPupils },
  { id: 'repeat', step: 'final', kind: 'repeat', label: 'Should it be repeated?' },
  { id: 'next', step: 'final', kind: 'words', label: 'What might its schools do next year?' },
  { id: 'knowledge', step: 'statements', kind: 'agreement', label: 'I know more mathematics than before' },
  { id: 'progression', step: 'statements', kind: 'agreement', label: 'I see better how ideas build on one another' },
  { id: 'mastery', step: 'statements', kind: 'agreement', label: 'I understand better how to teach for mastery' },
  { id: 'teaching', step: 'statements', kind: 'agreement', label: 'I teach differently because of this group' },
  { id: 'pupils-gain', step: 'statements', kind: 'agreement', label: 'My pupils learn better because of it' },
  { id: 'worth', step: 'statements', kind: 'agreement', label: 'The sessions and tasks were worth the time' },
  {
    id: 'recommend',
    step: 'after',
    kind: 'ten',
    label: 'I would recommend it to a colleague',
    help: 'From 10, certainly, down to 0, not at all',
  },
  { id: 'classroom', step: 'after', kind: 'words', label: 'What has changed in your classroom?' },
  { id: 'in-school', step: 'after', kind: 'words', label: 'What has changed in your school?' },
  { id: 'what-next', step: 'after', kind: 'words', label: 'What would you like to do next?' },
  { id: 'stage', step: 'final', kind: 'stage', label: 'What should become of the project?' },
];

/** The usual questions of a termly report, or of a final evaluation. */
export const usualQuestions = (kind: ReportKind): Question[] => all.filter((question) => isAskedIn(kind, question));
