import { z } from 'zod';
import type { Field } from '../../core/form.ts';
import { isLink } from '../../core/link-answer.ts';
import { clockTimeSchema, daySchema } from '../../core/uk-time.ts';
import type { NetworkMeeting } from '../../store/generated/client.ts';
import { dayOf, timesOf } from '../sessions/session.ts';
import { type Circle, whoAnswer, whoField, whoOf } from './circle.ts';

/** Up to the comma or full stop that belongs to the sentence around it. */
const address = /https:\/\/\S*[^\s,;.)]/;

/** A place, a link, or both: "Tapton School, https://meet.example/network". */
const place = z
  .string({ error: 'Say where it is, or paste the link.' })
  .trim()
  .min(1, 'Say where it is, or paste the link.')
  .max(300, 'Keep it under 300 characters.')
  .transform((words) => {
    const link = address.exec(words)?.[0] ?? '';
    const venue = words.replace(link, '').replace(/^[\s,;.]+|[\s,;]+$/g, '');
    const meets = link === '' ? ('VENUE' as const) : venue === '' ? ('ONLINE' as const) : ('BLENDED' as const);
    return { meets, venue, link };
  })
  .refine(({ link }) => link === '' || isLink(link), 'Paste the whole link: it begins with https://.');

/** What the form of a meeting is answered with. */
export const meetingAnswers = z
  .object({
    purpose: z
      .string({ error: 'Write what it is for.' })
      .trim()
      .min(1, 'Write what it is for.')
      .max(300, 'Keep it under 300 characters.'),
    day: daySchema.or(z.literal('')).refine((day) => day !== '', 'Choose a day.'),
    from: clockTimeSchema,
    to: clockTimeSchema,
    place,
    who: whoAnswer,
  })
  .refine(({ from, to }) => from < to, { path: ['to'], message: 'It must end after it begins.' });
export type MeetingAnswers = z.infer<typeof meetingAnswers>;

/** The answers as they are kept. */
export function rowOf({ purpose, day, from, to, place: where, who }: MeetingAnswers, kinds: Map<string, string>) {
  const circle = whoOf(who, kinds);
  const expects = { expectsAll: circle.all, expectsLeads: circle.leads, expectsKinds: circle.kinds };
  return { purpose, ...timesOf(day, from, to), ...where, ...expects };
}

const circleOf = ({ expectsAll, expectsLeads, expectsKinds }: NetworkMeeting): Circle => ({
  all: expectsAll,
  leads: expectsLeads,
  kinds: expectsKinds,
});

const placeBefore = ({ venue, link }: NetworkMeeting) => [venue, link].filter((part) => part !== '').join(', ');

/** Asks when, where and what for a meeting is, and who is expected. */
export function meetingFields(kinds: Map<string, string>, day: string, before?: NetworkMeeting): Field[] {
  const who = {
    label: 'Who is expected?',
    help: 'Newly appointed Work Group Leads always are',
    optional: true as const,
  };
  return [
    { id: 'purpose', label: 'What is it for?', kind: 'long-text', max: 300, ...(before && { value: before.purpose }) },
    { id: 'day', label: 'Day', kind: 'date', value: before ? dayOf(before.day) : day },
    { id: 'from', label: 'Begins at', kind: 'time', value: before?.from ?? '16:00' },
    { id: 'to', label: 'Ends at', kind: 'time', value: before?.to ?? '17:30' },
    {
      id: 'place',
      label: 'Where?',
      help: 'The place, the link if online, or both',
      kind: 'text',
      max: 300,
      ...(before && { value: placeBefore(before) }),
    },
    whoField(who, kinds, before && circleOf(before)),
  ];
}
