import { z } from 'zod';
import { reply } from '../../core/command.ts';
import { text } from '../../core/view.ts';
import { recordChange } from '../audit.ts';
import { defineCommand } from '../define.ts';
import { dayNames, sayDigestDay } from './digest-day.ts';
import { digestDayOf } from './own-day.reads.ts';

const options = ([1, 2, 3, 4, 5, 0] as const).map((day) => ({ value: String(day), label: dayNames[day] }));

/** Those who look after the hub choose the day of the week on which they are told what needs it. */
export const chooseDigestDay = defineCommand({
  name: 'digest-day',
  kind: 'change',
  phrase: 'digest day',
  also: ['digest'],
  summary: 'Choose the day of your weekly digest',
  right: 'see what needs the hub',
  input: z.object({}),
  ask: async ({ db, actor }) => ({
    kind: 'ask',
    form: {
      title: 'When do you look after the hub?',
      shortTitle: 'Your digest',
      intro: 'Once a week I tell you what needs the hub. When nothing does, I say nothing.',
      minutes: 1,
      submit: 'Save the day',
      runs: 'digest-day',
      fields: [
        { id: 'day', label: 'Day', kind: 'choice', options, value: String(await digestDayOf(db, actor.personId)) },
      ],
    },
  }),
  answers: z.object({ day: z.coerce.number({ error: 'Choose a day.' }).int().min(0).max(5) }),
  run: async ({ answers: { day }, input: _none, subject: _nothing, ...base }) => {
    const { db, actor } = base;
    const before = await digestDayOf(db, actor.personId);
    await db.hubPerson.updateMany({ where: { personId: actor.personId }, data: { digestDay: day } });
    await recordChange(base, {
      what: 'chose the day of the digest',
      subjectId: actor.personId,
      before: { day: String(before) },
      after: { day: String(day) },
    });
    return reply({
      title: 'Your day is saved',
      blocks: [
        text(sayDigestDay(day)),
        { kind: 'actions', actions: [{ label: 'See today', spoken: 'See what needs the hub today', runs: 'today' }] },
      ],
    });
  },
});
