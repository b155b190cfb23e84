import { z } from 'zod';
import { calendarFor, readWhose } from '../../core/calendar/own-days.ts';
import { refuse, reply } from '../../core/command.ts';
import type { Form } from '../../core/form.ts';
import { daySchema, programmeYearName } from '../../core/uk-time.ts';
import { recordChange } from '../audit.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { lockHub } from '../hubs/hub.moves.ts';
import { saveHalfTerms } from './calendar.moves.ts';
import { readOwnDays } from './calendar.reads.ts';
import { faultOf, halvesFrom, halvesOf, termDays, terms, termTitles } from './calendar.ts';

const input = z.object({
  year: z.coerce.number().int(),
  term: z.enum(terms),
  whose: z.string().max(200).default(''),
});
type Meant = z.infer<typeof input>;

const answers = z.object({ start: daySchema, before: daySchema, after: daySchema, end: daySchema });

/** The year’s half-terms as they stand for whose they are. */
async function standing({ year, whose }: Meant, { db, hub }: HubBase) {
  const read = readWhose(whose);
  if (read.kind === 'hub') return halvesOf(hub.calendar.halfTerms, year);
  const own = (await readOwnDays(db)).filter((one) => one.whose === whose);
  return own.some(({ halfTerms }) => halvesOf(halfTerms, year).length > 0)
    ? halvesOf(calendarFor(hub.calendar, own, { [read.kind]: read.of }).halfTerms, year)
    : [];
}

const noYear = ({ year }: Meant) =>
  refuse(
    'no such year',
    `There are no dates for ${programmeYearName(year)} to change yet. Open “calendar ${programmeYearName(year)}”: there you guess or import them.`,
  );

function form(meant: Meant, days: NonNullable<ReturnType<typeof termDays>>): Form {
  const { year, term, whose } = meant;
  return {
    title: `${termTitles[term]} ${programmeYearName(year)}`,
    shortTitle: termTitles[term],
    intro: 'Pupils’ first and last days. What is due by them moves at once; a day that people were told stays.',
    minutes: 1,
    submit: 'Save the term',
    runs: 'edit-term',
    input: { year: String(year), term, ...(whose && { whose }) },
    fields: [
      { id: 'start', label: 'First day of the term', kind: 'date', value: days.start },
      { id: 'before', label: 'Last day before half-term', kind: 'date', value: days.before },
      { id: 'after', label: 'First day after half-term', kind: 'date', value: days.after },
      { id: 'end', label: 'Last day of the term', kind: 'date', value: days.end },
    ],
  };
}

/** Changes the days of a term and its half-term; what is due by the calendar moves with it. */
export const editTerm = defineCommand({
  name: 'edit-term',
  kind: 'change',
  settles: 'the hub',
  summary: 'Change the days of a term',
  right: 'edit the hub',
  input,
  ask: async ({ input: meant, ...base }) => {
    const days = termDays(await standing(meant, base), meant.term);
    return days ? { kind: 'ask', form: form(meant, days) } : noYear(meant);
  },
  answers,
  run: async ({ input: meant, answers: days, subject: _none, ...base }) => {
    await lockHub(base.db, base.hub);
    const before = await standing(meant, base);
    if (!termDays(before, meant.term)) return noYear(meant);
    const halfTerms = halvesFrom(meant.term, days);
    const year = before.map((one) => halfTerms.find(({ term, half }) => term === one.term && half === one.half) ?? one);
    const fault = faultOf(year, meant.year);
    if (fault) return refuse('term', fault, 'end');
    await saveHalfTerms(base, { ...meant, halfTerms, guessed: false });
    await recordChange(base, {
      what: 'changed a term',
      subjectId: base.hub.id,
      after: { term: `${meant.term} ${meant.year}`, ...days, ...(meant.whose && { whose: meant.whose }) },
    });
    return reply({
      title: 'The term is changed',
      blocks: [
        {
          kind: 'text',
          text: [
            { strong: termTitles[meant.term] },
            ': ',
            { day: days.start },
            ' to ',
            { day: days.end },
            '. What is due by it has moved.',
          ],
        },
        {
          kind: 'actions',
          actions: [
            {
              label: 'Show the calendar',
              runs: 'calendar',
              input: { year: String(meant.year), ...(meant.whose && { whose: meant.whose }) },
            },
          ],
        },
      ],
    });
  },
});
