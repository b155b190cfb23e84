import { z } from 'zod';
import { theHub } from '../../core/calendar/own-days.ts';
import { yearIs } from '../../core/calendar.ts';
import { refuse, reply } from '../../core/command.ts';
import type { Form } from '../../core/form.ts';
import { daySchema, programmeYearName } from '../../core/uk-time.ts';
import type { Block, Text } from '../../core/view.ts';
import { recordChange } from '../audit.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { lockHub } from '../hubs/hub.moves.ts';
import { saveHalfTerms } from './calendar.moves.ts';
import { faultOf, halvesOf, termDays, terms, termTitles } from './calendar.ts';

const required = (what: string) =>
  daySchema.or(z.literal('')).refine((day) => day !== '', `Say ${what}: it cannot be guessed.`);

const answers = z.object({
  before: required('the last day before Easter'),
  after: required('the first day after Easter'),
  end: required('the last day of July’s term'),
});

const guessOf = ({ hub }: Pick<HubBase, 'hub'>, year: number) => halvesOf(hub.calendar.halfTerms, year);

/** The guess as it stands, but for what nobody can guess. */
function said({ hub }: Pick<HubBase, 'hub'>, year: number): Block[] {
  const facts = terms.flatMap((term) => {
    const days = termDays(guessOf({ hub }, year), term);
    if (!days) return [];
    const value: Text = [
      ...(term === 'SUMMER' ? ['until '] : [{ day: days.start }, ' to ']),
      { day: days.before },
      ', then from ',
      { day: days.after },
      ...(term === 'AUTUMN' ? [' to ', { day: days.end }] : []),
    ];
    return [{ label: termTitles[term], value }];
  });
  return [{ kind: 'facts', facts }];
}

const form = (base: HubBase, year: number): Form => ({
  title: `Confirm the dates of ${programmeYearName(year)}?`,
  shortTitle: 'Confirm the dates',
  intro: 'If the days below are wrong, change their term first. Easter and the end of July are yours to say.',
  minutes: 1,
  submit: 'Confirm the dates',
  runs: 'confirm-year',
  input: { year: String(year) },
  about: said(base, year),
  fields: [
    { id: 'before', label: 'Last day before Easter', kind: 'date' },
    { id: 'after', label: 'First day after Easter', kind: 'date' },
    { id: 'end', label: 'Last day of the summer term', kind: 'date' },
  ],
});

const notGuessed = (year: number) =>
  refuse(
    'no guess',
    `The dates of ${programmeYearName(year)} are not a guess. Open “calendar ${programmeYearName(year)}”.`,
  );

/** Makes a guessed year the hub’s own, with the Easter and the end that somebody gives it. */
export const confirmYear = defineCommand({
  name: 'confirm-year',
  kind: 'change',
  settles: 'the hub',
  summary: 'Confirm guessed term dates',
  right: 'edit the hub',
  input: z.object({ year: z.coerce.number().int() }),
  ask: async ({ input: { year }, ...base }) =>
    yearIs(base.hub.calendar, year) === 'guessed' ? { kind: 'ask', form: form(base, year) } : notGuessed(year),
  answers,
  run: async ({ input: { year }, answers: { before, after, end }, subject: _none, ...base }) => {
    const { db, hub } = base;
    await lockHub(db, hub);
    if (yearIs(hub.calendar, year) !== 'guessed') return notGuessed(year);
    const halfTerms = guessOf(base, year).map((one) => {
      if (one.term === 'SPRING' && one.half === 2) return { ...one, end: before };
      if (one.term === 'SUMMER') return one.half === 1 ? { ...one, start: after } : { ...one, end };
      return one;
    });
    const fault = faultOf(halfTerms, year);
    if (fault) return refuse('term', fault, 'after');
    await saveHalfTerms(base, { year, whose: theHub, halfTerms, guessed: false });
    await recordChange(base, {
      what: 'confirmed a year',
      subjectId: hub.id,
      after: { year: String(year), before, after, end },
    });
    return reply({
      title: `${programmeYearName(year)} is confirmed`,
      blocks: [
        { kind: 'text', text: 'The dates are the hub’s own now. What is due by them has moved.' },
        { kind: 'actions', actions: [{ label: 'Show the calendar', runs: 'calendar', input: { year: String(year) } }] },
      ],
    });
  },
});
