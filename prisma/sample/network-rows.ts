import { nextSchoolDay, type SchoolCalendar } from '../../src/core/calendar.ts';
import { addDays, type Day, ukDay } from '../../src/core/uk-time.ts';
import { meetingRule, remindAt } from '../../src/features/network/meeting.due.ts';
import { closesSoonAt, windowClosesRule } from '../../src/features/network/window.due.ts';
import { timesOf } from '../../src/features/sessions/session.ts';
import type { NetworkAnswer } from '../../src/store/generated/enums.ts';
import { sampleReminders } from './hub.ts';
import { knownId } from './known-id.ts';
import { leaderId, leaders } from './leaders.ts';

type Setting = { hubId: string; calendar: SchoolCalendar; quietHours: { from: string; to: string }; now: Date };

const planner = leaderId('Rosalind Thackwray');

function meeting(name: string, day: Day, { hubId, now }: Setting) {
  const times = timesOf(day, '16:00', '17:30');
  const toldAt = new Date(Math.min(now.getTime(), times.startsAt.getTime()) - 14 * 24 * 60 * 60_000);
  const where = {
    meets: 'BLENDED' as const,
    venue: 'Notre Dame High School',
    link: 'https://meet.mathshub.example/llme',
  };
  return {
    id: knownId('network meeting', name),
    ...{ hubId, ...times, ...where },
    expectsLeads: true,
    expectsKinds: [knownId('designation kind', 'Mastery Specialist')],
    personId: planner,
    at: toldAt,
    toldAt,
  };
}

/** A programme that takes applications now, and was announced when it began to. */
const windowRow = ({ hubId, calendar, now }: Setting) => ({
  id: knownId('programme window', 'lead'),
  hubId,
  title: 'Professional Development Lead programme, primary and secondary',
  link: 'https://pd.mathshub.example/apply',
  opensOn: new Date(addDays(ukDay(now), -6)),
  closesOn: new Date(nextSchoolDay(calendar, addDays(ukDay(now), 27))),
  forKinds: [knownId('designation kind', 'Mastery Specialist')],
  personId: planner,
  at: new Date(now.getTime() - 7 * 24 * 60 * 60_000),
  announcedAt: new Date(now.getTime() - 6 * 24 * 60 * 60_000),
});

/** Those who lead groups or are specialists: all but the hub's staff. */
const invited = leaders.slice(6).map(({ name }) => leaderId(name));

/** The network's meetings: one that was, with who came, and one to come, with who has answered. */
export function networkRows(setting: Setting) {
  const { hubId, calendar, quietHours, now } = setting;
  const today = ukDay(now);
  const [before, next] = [nextSchoolDay(calendar, addDays(today, -45)), nextSchoolDay(calendar, addDays(today, 20))];
  const past = { ...meeting('before', before, setting), state: 'HELD' as const, purpose: 'A new year for the network' };
  const ahead = { ...meeting('next', next, setting), purpose: 'What the groups have found, and who leads next year' };
  const answer = (meetingId: string) => (personId: string, index: number) => {
    const given: NetworkAnswer = index % 6 === 5 ? 'NO' : index % 11 === 10 ? 'MAYBE' : 'YES';
    return { hubId, meetingId, personId, answer: given, answeredAt: new Date(now.getTime() - 24 * 60 * 60_000) };
  };
  const came = invited
    .map(answer(past.id))
    .map((row, index) => ({ ...row, came: row.answer === 'YES' && index % 7 !== 6 }));
  const answered = invited.filter((_id, index) => index % 3 !== 0).map(answer(ahead.id));
  const dueAt = remindAt(ahead, { calendar, quietHours, remind: sampleReminders });
  const due = { id: knownId('due', ahead.id), hubId, kind: meetingRule.name, subjectId: ahead.id, dueAt };
  const window = windowRow(setting);
  const closesAt = closesSoonAt(window, { calendar, quietHours, remind: sampleReminders });
  const kind = windowClosesRule.name;
  const closing = { id: knownId('due', window.id), hubId, kind, subjectId: window.id, dueAt: closesAt };
  const dueRows = [due, closing].filter((row) => row.dueAt > now);
  return { meetings: [past, ahead], guests: [...came, ...answered], windows: [window], dueRows };
}
