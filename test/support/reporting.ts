import { planReports } from '../../src/features/reports/plan-reports.ts';
import type { openHouse } from './house.ts';
import type { TestHub } from './house-builders.ts';
import type { Person } from './house-people.ts';

type House = Awaited<ReturnType<typeof openHouse>>;

/** Bristol's autumn term of 2026 ends on Friday 18 December: reports open on 27 November and are due on 11 December. */
export const opening = '2026-11-27T10:00:00Z';

const joining = { role: 'Year 4 teacher', years: ['Year 4'], head: 'yes', agree: ['1'] };
const teachers = [
  ['Tom Reed', 'Ashwood'],
  ['Ann Bell', 'Beechwood'],
  ['Cai Moss', 'Cherrywood'],
] as const;

/** Dates of a group that goes on after the autumn. */
const usualDates = [
  '2026-11-17 16:00-18:00',
  '2026-12-08 16:00-18:00',
  '2026-12-15 16:00-18:00',
  '2027-02-09 16:00-18:00',
];

/** What it takes to have reports in a house: nights, an opening day, groups with something in their records. */
export function createReporting(house: House, hubOf: () => TestHub, groupOf: House['group'] = house.group) {
  /** The night in which reports are planned. */
  async function night(at: string): Promise<void> {
    house.clock.set(at);
    const known = await house.hubById(hubOf().id);
    await house.store.change(known, (db) =>
      planReports.run({ db, hub: known, now: house.clock.now(), tell: async () => {} }),
    );
  }

  /** The reports of the autumn open. */
  async function open(): Promise<void> {
    await night('2026-11-18T02:00:00Z');
    house.clock.set(opening);
    await house.sweep();
  }

  /** A group of three schools; its lead, and a teacher from each. */
  async function makeGroup(title = 'Fractions', sessions = usualDates) {
    const lena = await house.person('Lena Lead');
    const group = await groupOf({ title, sessions, leads: [lena] });
    const members: Person[] = [];
    for (const [name, school] of teachers) {
      const member = await house.person(name, { at: await house.school({ name: school }) });
      await member.run('join', { group: group.id }, joining);
      members.push(member);
    }
    const [tom, ann, cai] = members;
    if (!tom || !ann || !cai) throw new Error('three members');
    return { lena, group, tom, ann, cai };
  }

  /** The same with one session held, one to come, one cancelled, a task half done, and a school that left. */
  async function heldOnce() {
    const made = await makeGroup();
    const { lena, group, ann, cai } = made;
    house.clock.set('2026-11-17T19:00:00Z');
    const rows = await house.db.membership.findMany({ where: { groupId: group.id }, include: { person: true } });
    const came = rows.filter(({ person }) => person.name !== 'Tom Reed').map(({ id }) => id);
    await lena.run('log', { group: group.id }, { came, did: 'Bar models.', task: 'Try one bar model.' });
    await ann.say('tasks');
    await ann.press('Done: Try one bar model');
    await cai.run('withdraw', { group: group.id }, { reason: 'Timetable' });
    const third = await house.db.session.findFirstOrThrow({ where: { groupId: group.id, number: 3 } });
    await lena.run('cancel-session', { session: third.id }, { reason: 'The hall is closed', what: 'cancel' });
    return made;
  }

  const reportOf = (group: { id: string }) => house.db.report.findFirstOrThrow({ where: { groupId: group.id } });

  /** What waits to be said to somebody, of one kind. */
  const told = async (who: { personId: string }, kind: string) =>
    (await house.notices(who)).filter((one) => one.kind === kind);

  /** Another lead of the group, on the other platform. */
  async function coLead(name: string, { id: groupId, hubId }: { id: string; hubId: string }) {
    const person = await house.person(name, { platform: 'teams' });
    const lead = { hubId, groupId, personId: person.personId, capacity: 'CO_LEAD' as const, from: house.clock.now() };
    await house.db.workGroupLead.create({ data: lead });
    return person;
  }

  async function hubLead(name = 'Mia Hart') {
    const mia = await house.person(name);
    await house.role(mia, 'Maths Hub Lead');
    return mia;
  }

  /** A lead answers every step of the open report. */
  async function answerAll(lead: Person, more: Record<string, string> = {}): Promise<void> {
    await lead.press('Answer, Teachers’ learning and practice: Fractions');
    for (const step of [learning, pupils, plan, overall]) {
      const own = Object.fromEntries(Object.entries(more).filter(([id]) => id in step));
      await lead.fill({ ...step, ...own });
    }
  }

  return { night, open, makeGroup, heldOnce, reportOf, told, coLead, hubLead, answerAll };
}

/** Answers to the usual questions, step by step. */
export const learning = { learning: 'MOST', 'learning-evidence': 'They compare models.', practice: 'SOME' };
export const pupils = { pupils: 'SOME', policy: 'NOT_YET', 'policy-evidence': '' };
export const plan = { changes: '', concern: 'NONE', 'concern-words': '', support: 'NONE' };
export const overall = {
  rating: 'GREEN',
  'rating-words': 'Two schools work well together.',
  dates: 'YES',
  quotation: 'I hear my class think.',
  'quotation-role': 'a Year 4 teacher',
};
