import type pg from 'pg';
import { z } from 'zod';
import { type Finding, right, wrong } from './finding.ts';

const mostApart = 2_000;
const moment = z.tuple([z.object({ now: z.date(), summer: z.string() })]);

/** Noon in July by UTC is one o'clock in the UK, and noon in January is noon. */
export function checkZone(summer: string, winter: string, whose: string): Finding {
  const about = `UK time of ${whose}`;
  return summer === '13:00' && winter === '12:00'
    ? right(about, 'summer and winter are right')
    : wrong(
        about,
        `it takes noon by UTC for ${summer} in July and ${winter} in January`,
        'Install its time zone data.',
      );
}

const inLondon = (instant: string) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: '2-digit', minute: '2-digit' }).format(
    new Date(instant),
  );

/** Whether the database's clock and this machine's agree to two seconds; half of the way there and back is allowed for. */
export function checkApart(database: Date, asked: number, answered: number): Finding {
  const apart = Math.abs(database.getTime() - (asked + answered) / 2) - (answered - asked) / 2;
  return apart <= mostApart
    ? right('Clocks', 'the database’s and this machine’s agree')
    : wrong(
        'Clocks',
        `the database’s and this machine’s are ${Math.round(apart / 1000)} seconds apart`,
        'Set both by NTP: reminders and holds go by this machine’s clock, queues by the database’s.',
      );
}

/** The clocks, and whether both know British Summer Time. */
export async function checkClock(session: pg.ClientBase): Promise<Finding[]> {
  const asked = Date.now();
  const { rows } = await session.query(
    `SELECT clock_timestamp() AS now, to_char(timestamptz '2027-07-01 12:00Z' AT TIME ZONE 'Europe/London', 'HH24:MI')
      || ' ' || to_char(timestamptz '2027-01-01 12:00Z' AT TIME ZONE 'Europe/London', 'HH24:MI') AS summer`,
  );
  const answered = Date.now();
  const [{ now, summer: both }] = moment.parse(rows);
  const [summer = '', winter = ''] = both.split(' ');
  return [
    checkApart(now, asked, answered),
    checkZone(inLondon('2027-07-01T12:00:00Z'), inLondon('2027-01-01T12:00:00Z'), 'this machine'),
    checkZone(summer, winter, 'the database'),
  ];
}
