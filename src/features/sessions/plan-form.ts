import { z } from 'zod';
import { nextSchoolDay, type SchoolCalendar, whyNoSchool } from '../../core/calendar.ts';
import type { Form, Option } from '../../core/form.ts';
import { clockTimeSchema, type Day, daySchema, sayDay, ukDay, weekday } from '../../core/uk-time.ts';
import type { GroupDetail } from '../work-groups/group-detail.ts';
import type { Spacing } from './propose-dates.ts';
import { lengths } from './session.ts';

/** Sessions that one form plans at most. */
const mostSessions = 12;

const spacings: { value: string; label: string; spacing: Spacing }[] = [
  { value: 'half-term', label: 'One each half-term', spacing: 'half-term' },
  ...[1, 2, 3, 4, 6].map((weeks) => ({
    value: `${weeks}`,
    label: weeks === 1 ? 'Every week' : `Every ${weeks} weeks`,
    spacing: { weeks },
  })),
];

const lengthOptions: Option[] = Object.entries(lengths).map(([value, { words }]) => ({ value, label: words }));

/** How sessions meet, as a choice. */
export const meetingOptions: Option[] = [
  { value: 'VENUE', label: 'At a venue' },
  { value: 'ONLINE', label: 'Online' },
  { value: 'BLENDED', label: 'At a venue and online' },
];

/** What the form for a series is answered with. */
export const seriesAnswers = z.object({
  count: z.coerce
    .number({ error: 'Say how many sessions, such as 5.' })
    .int()
    .min(1, 'Plan at least one session.')
    .max(mostSessions, `Plan at most ${mostSessions} sessions at a time.`),
  first: daySchema.or(z.literal('')).refine((day) => day !== '', 'Choose the day of the first session.'),
  from: clockTimeSchema,
  length: z.enum(['TWILIGHT', 'HALF_DAY', 'FULL_DAY', 'SCHOOL_VISIT'], { error: 'Choose how long a session is.' }),
  spacing: z
    .enum(
      spacings.map(({ value }) => value),
      { error: 'Choose how far apart the sessions are.' },
    )
    .transform((value): Spacing => spacings.find((one) => one.value === value)?.spacing ?? 'half-term'),
  meets: z.enum(['VENUE', 'ONLINE', 'BLENDED'], { error: 'Choose how you meet.' }),
  place: z.string().trim().max(300, 'Keep the place under 300 characters.').default(''),
});
export type SeriesAnswers = z.infer<typeof seriesAnswers>;

/** Plans a series of sessions: seven questions, dates are proposed from them. */
export const seriesForm = (group: GroupDetail, now: Date, hub: { calendar: SchoolCalendar }): Form => ({
  title: 'Plan sessions',
  shortTitle: 'Plan sessions',
  intro: `${group.title}. I propose dates in term that suit you and most members; nobody is told until you save them.`,
  minutes: 2,
  submit: 'Propose dates',
  runs: 'plan',
  input: { group: group.id },
  fields: [
    { id: 'count', label: 'How many sessions?', kind: 'number', min: 1, max: mostSessions, value: '4' },
    { id: 'first', label: 'Day of the first', kind: 'date', value: nextSchoolDay(hub.calendar, ukDay(now)) },
    { id: 'from', label: 'They begin at', kind: 'time', value: '16:00' },
    { id: 'length', label: 'How long is each?', kind: 'choice', options: lengthOptions, value: 'TWILIGHT' },
    {
      id: 'spacing',
      label: 'How far apart?',
      kind: 'choice',
      options: spacings.map(({ value, label }) => ({ value, label })),
      value: 'half-term',
    },
    { id: 'meets', label: 'How do you meet?', kind: 'choice', options: meetingOptions, value: group.meets },
    {
      id: 'place',
      label: 'Venue, or link if online',
      kind: 'text',
      max: 300,
      optional: true,
      ...((group.venue || group.link) && { value: group.meets === 'ONLINE' ? group.link : group.venue }),
    },
  ],
});

/** Why a session cannot be on a day, worded for its field; nothing when it can. */
export function dayRefused(calendar: SchoolCalendar, day: Day, today: Day): string | undefined {
  if (day < today) return 'That day is over. Choose one from today on.';
  const why = whyNoSchool(calendar, day);
  if (!why) return undefined;
  const which = weekday(day) > 5 ? 'that' : sayDay(day, today);
  return `Use a date in term: ${which} is ${why}. The next school day is ${sayDay(nextSchoolDay(calendar, day), today)}.`;
}
