import { addSchoolDays, type SchoolCalendar, termsOf } from '../../src/core/calendar.ts';
import { addDays, type Day, instantOf } from '../../src/core/uk-time.ts';
import { type Figures, noFigures } from '../../src/features/reports/figures.ts';
import { datesOf, momentOn } from '../../src/features/reports/report-dates.ts';
import { usualQuestions } from '../../src/features/reports/usual-questions.ts';
import { finishedBy } from './finished-group.ts';
import { sampleHub } from './hub.ts';
import { knownId } from './known-id.ts';
import { leaderId } from './leaders.ts';

const hubId = sampleHub.id;

/** When the final evaluation of a group that ended with the spring was opened, handed in and accepted. */
export function finalDates(calendar: SchoolCalendar, year: number) {
  const term = termsOf(calendar).find((one) => one.programmeYear === year && one.term === 'SPRING');
  if (!term) throw new Error(`the calendar has no spring of ${year}`);
  const dates = datesOf(term, { calendar, reportOpenDays: 15, reportDueDays: 5 });
  return {
    ...dates,
    submittedAt: instantOf(addSchoolDays(calendar, dates.dueOn, -2), '17:10'),
    acceptedAt: instantOf(dates.dueOn, '11:20'),
  };
}

export type FinalDates = ReturnType<typeof finalDates>;

const answers = {
  learning: {
    ...{ learning: 'ALL', 'learning-evidence': 'In the last session every school explained its own choice of table.' },
    ...{ practice: 'MOST', 'practice-evidence': 'Five schools teach the lessons in all classes of the year.' },
  },
  pupils: {
    ...{ pupils: 'MOST', 'pupils-evidence': 'Teachers say that classes begin with a table without being told.' },
    ...{ policy: 'SOME', 'policy-evidence': 'Two schools have put tables into their calculation policy.' },
  },
  plan: { changes: '', concern: 'TIME', 'concern-words': '', support: 'OTHER_LEADS', 'support-words': '' },
  overall: {
    ...{ rating: 'GREEN', 'rating-words': 'Five of six schools stayed to the end and want to go on.', dates: 'YES' },
    ...{ quotation: 'I finally see why they halve.', 'quotation-role': 'a Year 5 teacher' },
  },
  final: {
    ...{
      worked: 'MOST',
      'worked-words': 'The lessons were taught in five schools, and their colleagues ask for them.',
    },
    ...{ repeat: 'LARGER', next: 'Pair each school with one that is new to it.', stage: 'EFFECTIVENESS' },
  },
};

/** What the records of the group say, as they were when its evaluation was accepted. */
type Counted = Partial<Figures>;

/** The final evaluation, accepted, with what its lead wrote step by step. */
export function finalReport(group: { id: string; year: number }, dates: FinalDates, counted: Counted) {
  const id = knownId('report', group.id);
  const by = leaderId(finishedBy);
  const { submittedAt, acceptedAt } = dates;
  const report = {
    ...{ id, hubId, groupId: group.id, year: group.year, term: 'SPRING' as const, kind: 'FINAL' as const },
    ...{ state: 'ACCEPTED' as const, version: 5 },
    ...{ starts: new Date(dates.starts), ends: new Date(dates.ends), dueOn: new Date(dates.dueOn) },
    openedAt: momentOn(dates.opensOn, id, { from: '07:30', to: '18:00' }),
    ...{ submittedAt, submittedById: by, decidedAt: acceptedAt, decidedById: leaderId('Rosalind Thackwray') },
    questions: usualQuestions('FINAL'),
    figures: { ...noFigures, ...counted },
  };
  const steps = Object.entries(answers).map(([step, said]) => {
    return { hubId, reportId: id, step, answers: said, personId: by, at: submittedAt };
  });
  return { report, steps };
}

/** Marks of nine who came, in the order of the questions. */
const marked = ['5545559', '4444449', '5455558', '4343437', '5555559', '4444558', '3434346', '5445549', '4554458'];

const inWords: Record<string, string>[] = [
  { classroom: 'Tables are on the wall and on the desks.', 'what-next': 'The same with fractions.' },
  { classroom: 'We talk about which step to take first.', 'in-school': 'Year 6 has taken it up.' },
  { 'in-school': 'We have changed the calculation policy.' },
  { classroom: 'I wait longer before I show a method.', 'what-next': 'Visit one another’s lessons.' },
];

/** What those who came said, once and without names; all of it is over. */
export function voiceRows(groupId: string, asked: number, lastDay: Day, calendar: SchoolCalendar) {
  const evaluationId = knownId('evaluation', groupId);
  const opened = addDays(lastDay, 1);
  const questions = usualQuestions('PARTICIPANTS');
  const marks = questions.filter(({ kind }) => kind !== 'words').map(({ id }) => id);
  const closesOn = new Date(addSchoolDays(calendar, opened, 10));
  return {
    evaluation: { id: evaluationId, hubId, groupId, questions, asked, openedAt: instantOf(opened, '02:00'), closesOn },
    voices: marked.map((row, index) => ({
      ...{ id: knownId('voice', groupId, index), hubId, evaluationId },
      marks: Object.fromEntries(marks.map((id, at) => [id, row.charAt(at)])),
      words: inWords[index] ?? {},
    })),
  };
}
