import { z } from 'zod';
import { isSchoolDay, nextAllowedMoment, nextSchoolDay } from '../../core/calendar.ts';
import { type Outcome, refuse, reply } from '../../core/command.ts';
import { planBy } from '../../core/due.ts';
import type { Hub } from '../../core/hub.ts';
import { clockTimeSchema, daySchema, instantOf, sayMoment, sayTime, ukDay } from '../../core/uk-time.ts';
import { type Action, text } from '../../core/view.ts';
import { recordChange } from '../audit.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { announcementRule } from './announcement.due.ts';
import { type Announced, beginning, sayAudience } from './announcement.ts';
import { isSettled } from './no-draft.ts';
import { onAnnouncement } from './on-announcement.ts';

/** It is settled: at this moment the sweep sends it, unless it is called off before. */
async function schedule(row: Announced, goesAt: Date, base: HubBase): Promise<Outcome> {
  const { db, actor, now } = base;
  const { version } = await db.announcement.update({
    where: { id: row.id },
    data: { state: 'SCHEDULED', goesAt, decidedById: actor.personId, version: { increment: 1 } },
  });
  await planBy(announcementRule, base, [row.id]);
  await recordChange(base, {
    what: 'sent an announcement',
    subjectId: row.id,
    before: { state: row.state },
    after: { state: 'SCHEDULED', goesAt: goesAt.toISOString() },
  });
  const input = { announcement: row.id };
  const isNow = goesAt <= now;
  const actions: Action[] = [
    { label: 'See who gets it', runs: 'announcement', input, tone: 'main' },
    {
      label: 'Call it off',
      runs: 'cancel-announcement',
      input,
      version,
      tone: 'danger',
      confirm: 'Nobody has read it yet.',
    },
  ];
  return reply({
    title: isNow ? 'It goes within a minute' : 'It goes when it is time',
    blocks: [
      text('To: ', sayAudience(row), '.'),
      isNow
        ? text('Until then you can call it off.')
        : text('It goes on ', { moment: goesAt.toISOString() }, '. Until then you can call it off.'),
      { kind: 'actions', actions },
    ],
  });
}

/** Sends a draft now; outside the hub's hours, when they begin again. */
export const sendAnnouncement = defineCommand({
  name: 'send-announcement',
  summary: 'Send an announcement',
  right: 'announce',
  ...onAnnouncement,
  run: async ({ subject: row, input: _asked, answers: _none, ...base }) => {
    if (row.state !== 'DRAFT') return isSettled(row, base);
    const { calendar, quietHours } = base.hub;
    return schedule(row, nextAllowedMoment(calendar, quietHours, base.now), base);
  },
});

const hoursOf = ({ quietHours: { from, to } }: Pick<Hub, 'quietHours'>) => `from ${sayTime(from)} to ${sayTime(to)}`;

const answers = z.object({
  day: daySchema.or(z.literal('')).refine((day) => day !== '', 'Choose a day.'),
  time: clockTimeSchema,
});

/** Sends a draft at a day and time within the hub's hours. */
export const timeAnnouncement = defineCommand({
  name: 'time-announcement',
  summary: 'Send an announcement at a time',
  right: 'announce',
  ...onAnnouncement,
  ask: async ({ subject: row, now, hub }) => {
    if (row.state !== 'DRAFT') return isSettled(row, { now });
    return {
      kind: 'ask',
      form: {
        title: 'When does it go?',
        shortTitle: 'When does it go?',
        intro: `On a school day, ${hoursOf(hub)}. You can call it off until then.`,
        minutes: 1,
        submit: 'Send it then',
        runs: 'time-announcement',
        input: { announcement: row.id },
        about: [
          {
            kind: 'facts',
            facts: [
              { label: 'To', value: sayAudience(row) },
              { label: 'It begins', value: beginning(row.text) },
            ],
          },
        ],
        fields: [
          { id: 'day', label: 'Day', kind: 'date', value: nextSchoolDay(hub.calendar, ukDay(now)) },
          { id: 'time', label: 'Time', kind: 'time', value: hub.quietHours.from },
        ],
      },
    };
  },
  answers,
  run: async ({ subject: row, answers: { day, time }, input: _asked, ...base }) => {
    if (row.state !== 'DRAFT') return isSettled(row, base);
    const { calendar, quietHours } = base.hub;
    const at = instantOf(day, time);
    if (at <= base.now) return refuse('past time', 'Choose a time that is still to come.', 'time');
    const allowed = nextAllowedMoment(calendar, quietHours, at);
    if (allowed.getTime() === at.getTime()) return schedule(row, at, base);
    const hours = hoursOf(base.hub);
    const next = sayMoment(allowed, ukDay(base.now));
    return isSchoolDay(calendar, day)
      ? refuse('hours', `I write ${hours}. The next moment is ${next}.`, 'time')
      : refuse('hours', `I write on school days, ${hours}. The next moment is ${next}.`, 'day');
  },
});
