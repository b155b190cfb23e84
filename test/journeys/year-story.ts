import type { Outcome } from '../../src/core/command.ts';
import type { openCallingHouse } from '../support/calling-house.ts';
import type { Person } from '../support/house-people.ts';
import { createReporting } from '../support/reporting.ts';

type House = Awaited<ReturnType<typeof openCallingHouse>>;
/** Something that somebody does, when. */
export type Act = { at: Date; does: () => Promise<Outcome | undefined> };

const answers = { role: 'Year 4 teacher', years: ['Year 4'], agree: ['1'] };
const series = { from: '16:00', length: 'TWILIGHT', meets: 'VENUE', place: 'Tapton School' };

/** A hub with its lead and office, three who lead, and teachers of five schools, on both platforms. */
async function cast(house: House) {
  const hub = await house.hub();
  const known = async (name: string, platform: 'slack' | 'teams', isTeacher = false) =>
    house.named(await house.person(name, { platform, ...(isTeacher && { at: await house.school() }) }));
  const mia = await known('Mia Hublead', 'slack');
  const amy = await known('Amy Office', 'teams');
  const lena = await known('Lena Lead', 'slack');
  const leo = await known('Leo Lead', 'teams');
  const nell = await known('Nell Leader', 'teams');
  const tom = await known('Tom Teacher', 'slack', true);
  const ann = await known('Ann Teacher', 'teams', true);
  const cai = await known('Cai Teacher', 'teams', true);
  const dee = await known('Dee Teacher', 'slack', true);
  await house.role(mia, 'Maths Hub Lead');
  await house.role(amy, 'Hub Administrator');
  const { id: kindId } = await house.db.designationKind.findFirstOrThrow({ where: { hubId: hub.id } });
  const from = new Date('2026-01-01');
  await house.db.designation.create({ data: { hubId: hub.id, personId: nell.personId, kindId, from } });
  const twilight = { sessions: [], state: 'RECRUITING' as const };
  const one = await house.group({ ...twilight, title: 'Fractions', leads: [lena], capacitySchools: 3 });
  const two = await house.group({ ...twilight, title: 'Algebra', leads: [leo], absenceChargePence: 7500 });
  const sought = await house.group({ title: 'Geometry', sessions: [], state: 'PLANNED' });
  return { hub, mia, amy, lena, leo, nell, tom, ann, cai, dee, one, two, sought };
}

type Does = [at: string, does: Act['does']];
type Cast = Awaited<ReturnType<typeof cast>>;

const sessionOf = async (house: House, { id: groupId }: { id: string }, number: number) =>
  house.db.session.findFirstOrThrow({ where: { groupId, number } });

/** A log with a gap task, by whoever leads. */
async function log(house: House, lead: Person, group: { id: string }, number: number, task = '') {
  const { id } = await sessionOf(house, group, number);
  const members = await house.db.membership.findMany({ where: { groupId: group.id, state: 'JOINED' } });
  await lead.run('log', { session: id });
  return lead.fill({ came: members.map((member) => member.id), did: 'Bar models.', task });
}

/** Types words, and presses a button of what they show. */
async function pressOn(who: Person, typed: string, button: string) {
  await who.say(typed);
  return who.press(button);
}

async function plan(lead: Person, group: { id: string }, wishes: Record<string, string>) {
  await lead.run('plan', { group: group.id }, { ...series, ...wishes });
  return lead.run('save-dates', { group: group.id });
}

async function move(house: House, lead: Person, group: { id: string }, number: number, day: string) {
  const { id } = await sessionOf(house, group, number);
  const there = { from: '16:00', to: '18:00', meets: 'VENUE', venue: 'Tapton School' };
  return lead.run('change-session', { session: id }, { day, ...there });
}

async function cancel(house: House, lead: Person, group: { id: string }, number: number) {
  const { id } = await sessionOf(house, group, number);
  return lead.run('cancel-session', { session: id }, { reason: 'The heating is broken.' });
}

async function report(house: House, hub: Cast['hub'], lead: Person) {
  await lead.say('report');
  await createReporting(house, () => hub).answerAll(lead);
  return lead.press('Hand it in');
}

/** What people do in the autumn: dates, joins, a place that waits for a head and lapses, a search that nobody answers. */
function autumn(house: House, { hub, mia, lena, leo, nell, tom, ann, cai, dee, one, two, sought }: Cast): Does[] {
  const join = (who: Person, group: { id: string }, head = 'yes') =>
    who.run('join', { group: group.id }, { ...answers, head });
  return [
    ['2026-09-03T09:00:00Z', () => plan(lena, one, { count: '6', first: '2026-09-29', spacing: 'half-term' })],
    ['2026-09-03T09:30:00Z', () => pressOn(leo, 'reminders', 'Switch on: The log as soon as the session ends')],
    ['2026-09-04T15:00:00Z', () => join(tom, one)],
    ['2026-09-04T15:10:00Z', () => join(ann, one)],
    ['2026-09-04T15:20:00Z', () => join(dee, one, 'not-yet')],
    ['2026-09-05T15:00:00Z', () => cai.run('wait', { group: one.id }, { ...answers, head: 'yes' })],
    ['2026-09-08T16:30:00Z', () => plan(leo, two, { count: '5', first: '2026-10-06', spacing: '6' })],
    ['2026-09-09T19:00:00Z', () => join(tom, two)],
    ['2026-09-09T19:05:00Z', () => join(ann, two)],
    ['2026-09-15T10:00:00Z', () => mia.run('seek-lead', { group: sought.id }, { until: '2026-10-09' })],
    ['2026-09-25T12:00:00Z', () => cai.run('accept-place', { group: one.id }, { head: 'yes', agree: ['1'] })],
    ['2026-09-29T17:30:00Z', () => log(house, lena, one, 1, 'Try one bar model.')],
    ['2026-10-01T16:00:00Z', () => pressOn(tom, 'tasks', 'Done: Try one bar model')],
    ['2026-10-06T17:30:00Z', () => log(house, leo, two, 1, 'Play one game.')],
    [
      '2026-10-12T09:00:00Z',
      () => mia.run('offer-lead', { group: sought.id }, { person: nell.personId, how: 'alone' }),
    ],
    ['2026-11-16T19:30:00Z', () => cancel(house, leo, two, 2)],
    ['2026-11-27T09:00:00Z', () => log(house, lena, one, 2)],
    ['2026-12-01T09:00:00Z', () => move(house, lena, one, 3, '2027-01-06')],
    ['2026-12-07T16:00:00Z', () => report(house, hub, lena)],
    ['2026-12-09T10:00:00Z', () => pressOn(mia, 'report fractions', 'Accept it')],
    ['2026-12-22T11:00:00Z', () => move(house, lena, one, 3, '2027-01-08')],
  ];
}

/** And after Christmas: a lead who logs late or not at all and writes no report, somebody who is away, the next year. */
function spring(house: House, { mia, lena, leo, ann, cai, one, two }: Cast): Does[] {
  return [
    ['2027-01-11T16:00:00Z', () => log(house, lena, one, 3)],
    ['2027-01-20T09:00:00Z', () => cai.run('reminders')],
    ['2027-02-09T18:30:00Z', () => log(house, leo, two, 4)],
    ['2027-02-25T12:00:00Z', () => ann.run('pause', {}, { until: '2027-03-20' })],
    ['2027-03-15T09:00:00Z', () => pressOn(lena, 'report', 'Not this week')],
    ['2027-03-17T10:00:00Z', () => log(house, lena, one, 4)],
    ['2027-05-05T10:00:00Z', () => log(house, lena, one, 5)],
    ['2027-06-25T09:00:00Z', () => mia.run('today')],
    ['2027-06-30T10:00:00Z', () => log(house, lena, one, 6)],
  ];
}

/** Whoever takes part in the year, and what they do, in its order. */
export async function tellYear(house: House): Promise<{ hub: Cast['hub']; acts: Act[] }> {
  const all = await cast(house);
  const acts = [...autumn(house, all), ...spring(house, all)].map(([at, does]) => ({ at: new Date(at), does }));
  return { hub: all.hub, acts };
}
