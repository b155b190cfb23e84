import { z } from 'zod';
import { authority, school as schoolKey, theHub, type Whose } from '../../core/calendar/own-days.ts';
import { type Refusal, refuse, reply } from '../../core/command.ts';
import type { Form } from '../../core/form.ts';
import { addDays, daySchema, programmeYear, ukDay } from '../../core/uk-time.ts';
import type { Block } from '../../core/view.ts';
import { recordChange } from '../audit.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { lockHub } from '../hubs/hub.moves.ts';
import { knownTo } from '../known-schools.ts';
import { readAuthorities } from './calendar.reads.ts';
import { daysBetween } from './calendar.ts';
import { calendarPage } from './calendar-page.ts';

const mostDays = 31;
const mostAuthorities = 60;

const emptied = z.literal('').transform(() => undefined);

const answers = z.object({
  from: daySchema.or(z.literal('')).refine((day) => day !== '', 'Choose the day.'),
  until: daySchema.or(emptied).optional(),
  is: z.enum(['closed', 'open'], { error: 'Say whether schools are closed or open.' }),
  reason: z.string().trim().max(60, 'Keep it under 60 characters.').default(''),
  authority: z.string().max(60).optional(),
  school: z.uuid({ error: 'Search for the school and choose it.' }).optional(),
});
type Given = z.infer<typeof answers>;

const form = (authorities: string[]): Form => ({
  title: 'Which day is different?',
  shortTitle: 'Add a closed day',
  intro: 'An INSET day, an extra day off, or a day on which a school is open though others are not.',
  minutes: 1,
  submit: 'Save the day',
  runs: 'close-day',
  fields: [
    { id: 'from', label: 'Day', kind: 'date' },
    { id: 'until', label: 'Until, if more than one', kind: 'date', optional: true },
    {
      id: 'is',
      label: 'That day, schools are',
      kind: 'choice',
      value: 'closed',
      options: [
        { value: 'closed', label: 'Closed' },
        { value: 'open', label: 'Open' },
      ],
    },
    { id: 'reason', label: 'Why', help: 'For example: INSET', kind: 'text', max: 60, optional: true },
    {
      id: 'authority',
      label: 'Only in this authority',
      help: 'Leave both empty for the whole hub',
      kind: 'choice',
      optional: true,
      options: authorities.slice(0, mostAuthorities).map((name) => ({ value: name, label: name })),
    },
    {
      id: 'school',
      label: 'Or only at this school',
      help: 'Search by name, town, postcode or URN',
      kind: 'search',
      source: 'schools',
      optional: true,
    },
  ],
});

/** Whose day it is, or why that cannot be said. */
async function whoseOf({ authority: name, school }: Given, { db, hub }: HubBase): Promise<Whose | Refusal> {
  if (name && school) return refuse('one at a time', 'Choose the authority or the school, not both.', 'school');
  if (school && !(await db.school.findFirst({ where: { id: school, ...knownTo(hub) } })))
    return refuse('no such school', 'That school is no longer in the list. Please search again.', 'school');
  if (school) return schoolKey(school);
  return name ? authority(name) : theHub;
}

/** Sessions that are planned for those days: their leads may want to move them. */
async function sessionsThen(days: Date[], { authority: name, school }: Given, { db }: HubBase): Promise<Block[]> {
  const sessions = await db.session.findMany({
    where: {
      state: 'SCHEDULED',
      day: { in: days },
      ...(name && { group: { localAuthority: name } }),
      ...(school && { schoolId: school }),
    },
    select: { number: true, group: { select: { title: true } } },
    orderBy: { startsAt: 'asc' },
    take: 10,
  });
  if (sessions.length === 0) return [];
  const named = sessions.map(({ number, group }) => `session ${number} of “${group.title}”`).join(', ');
  return [{ kind: 'notice', tone: 'warning', text: `Planned for then: ${named}. Their leads can move them.` }];
}

/** Says that schools are closed, or open, on a day: all of the hub, one authority’s, or one school; what is due moves with it. */
export const closeDay = defineCommand({
  name: 'close-day',
  kind: 'change',
  settles: 'the hub',
  phrase: 'close day',
  summary: 'Note a day on which schools are closed',
  right: 'edit the hub',
  input: z.object({}),
  ask: async ({ input: _none, ...base }) => ({ kind: 'ask', form: form(await readAuthorities(base)) }),
  answers,
  run: async ({ answers: given, input: _none, subject: _nothing, ...base }) => {
    const { db, hub } = base;
    if (given.until && given.until < given.from)
      return refuse('order', 'The last day is before the first one.', 'until');
    if (given.until && given.until > addDays(given.from, mostDays - 1))
      return refuse('too long', `Take ${mostDays} days at most at a time.`, 'until');
    const days = daysBetween(given.from, given.until);
    const whose = await whoseOf(given, base);
    if (typeof whose !== 'string') return whose;
    await lockHub(db, hub);
    const dates = days.map((day) => new Date(day));
    await db.closedDay.deleteMany({ where: { whose, day: { in: dates } } });
    const values = { hubId: hub.id, whose, reason: given.reason, isOpen: given.is === 'open' };
    await db.closedDay.createMany({ data: dates.map((day) => ({ ...values, day })) });
    await recordChange(base, {
      what: given.is === 'open' ? 'noted an open day' : 'noted a closed day',
      subjectId: hub.id,
      after: { from: given.from, until: given.until ?? given.from, ...(whose && { whose }) },
    });
    const said = given.is === 'closed' ? await sessionsThen(dates, given, base) : [];
    const year = Math.max(programmeYear(given.from), programmeYear(ukDay(base.now)));
    return reply(await calendarPage('The day is noted', { year, whose: theHub }, base, said));
  },
});
