import { z } from 'zod';
import type { Field, Form, Option } from '../../core/form.ts';
import { linkAnswer } from '../../core/link-answer.ts';
import type { SessionDetail } from '../sessions/session.reads.ts';
import type { Expected } from './log.reads.ts';
import { sayRemarks, wasThere } from './log.ts';
import { remarksOf } from './mark-attendance.ts';

const ticked = (answer: unknown) => (answer === undefined ? [] : [answer].flat());
const words = (max: number) => z.string().trim().max(max, `Keep it under ${max} characters.`).default('');

/** What a log is answered with. */
export const logAnswers = z.object({
  came: z.preprocess(ticked, z.array(z.uuid())),
  others: words(1000),
  did: words(300),
  cameBack: words(500),
  task: words(500),
  materials: linkAnswer,
  forHub: words(500),
});
export type LogAnswers = z.infer<typeof logAnswers>;

type Standing = { did: string; cameBack: string; materials: string; forHub: string; version: number };
type Asking = {
  session: SessionDetail;
  expected: Expected[];
  /** What was logged before. */
  log: Standing | null;
  guests: { name: string; schoolName: string }[];
};

/** All are ticked but those who apologised, or those who were there where it is logged already. */
const isTicked = ({ apologies, attendances }: Expected): boolean => {
  const [known] = attendances;
  return known ? wasThere(known.state) : apologies.length === 0;
};

const optionOf = ({ id, person, participation, apologies }: Expected): Option => {
  const [apology] = apologies;
  const said = apology ? (apology.substitute ? `apologies, ${apology.substitute} comes` : 'apologies') : undefined;
  return {
    value: id,
    label: person.name,
    detail: [participation.school.name, said].filter((part) => part !== undefined).join(' · '),
  };
};

/** How many are ticked when the form opens, in words. */
function introOf({ session, expected, log }: Asking): string {
  const about = `${session.group.title}, session ${session.number}.`;
  const came = expected.filter(isTicked).length;
  const start = log ? 'You correct what is logged.' : 'Untick who did not come.';
  return `${about} ${came} of ${expected.length} are ticked to begin with. ${start} Please give no pupil’s name or details.`;
}

const filled = (value: string | undefined) => (value ? { value } : {});

const longText = (id: string, label: string, max: number, value?: string, help?: string): Field => ({
  id,
  label,
  kind: 'long-text',
  max,
  optional: true,
  ...(help && { help }),
  ...filled(value),
});

const whoCame = (expected: Expected[]): Field[] =>
  expected.length === 0
    ? []
    : [
        {
          id: 'came',
          label: 'Who came?',
          kind: 'choices',
          options: expected.map(optionOf),
          value: expected.filter(isTicked).map(({ id }) => id),
          optional: true,
        },
      ];

const remarksHelp =
  'One a line: Sam Poole, Dogwood Primary · Tom Reed late · Ann Bell left early · Zoe Hart for Cai Moss';

/** One form for a whole session, to be filled in under a minute. */
export function logForm(asking: Asking): Form {
  const { session, expected, log, guests } = asking;
  const known = guests.map(({ name, schoolName }) => ({ name, school: schoolName }));
  const others = sayRemarks({ ...remarksOf(expected), guests: known });
  const materials = log?.materials || session.materials;
  return {
    title: `Log session ${session.number}`,
    shortTitle: `Log session ${session.number}`,
    intro: introOf(asking),
    minutes: 1,
    submit: 'Save the log',
    runs: 'log',
    input: { session: session.id, version: String(log?.version ?? 0) },
    fields: [
      ...whoCame(expected),
      longText('others', 'Guests, late, left early, came instead', 1000, others, remarksHelp),
      longText('did', 'What we did', 300, log?.did),
      longText('cameBack', 'What came back from the gap task', 500, log?.cameBack),
      longText(
        'task',
        log ? 'One more gap task' : 'The next gap task',
        500,
        '',
        'Members are told; it is due before the next session',
      ),
      { id: 'materials', label: 'Link to materials', kind: 'text', max: 300, optional: true, ...filled(materials) },
      longText('forHub', 'For the hub’s eyes only', 500, log?.forHub),
    ],
  };
}
