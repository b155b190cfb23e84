import type { openHouse } from './house.ts';
import type { TestHub } from './house-builders.ts';
import type { Person } from './house-people.ts';

type House = Awaited<ReturnType<typeof openHouse>>;

const joining = { role: 'Year 4 teacher', years: ['Year 4'], head: 'yes', agree: ['1'] };
const names = ['Ann Bell', 'Cai Moss', 'Dee Fox', 'Eli Hay', 'Fay Orr', 'Gus Pike', 'Hal Rowe', 'Ivy Snow'];

/** One mark for each statement. */
export const marks = (mark: number): Record<string, string> =>
  Object.fromEntries(
    ['knowledge', 'progression', 'mastery', 'teaching', 'pupils-gain', 'worth'].map((id) => [id, String(mark)]),
  );

/** The second form. */
export const more = { recommend: '9', classroom: '', 'in-school': '', 'what-next': '' };

/** What it takes to have groups in a house that are over, and people who say how they were. */
export function createEvaluating(house: House, hubOf: () => TestHub, groupOf: House['group'] = house.group) {
  /** The final evaluation of a group has stood open since a day. */
  async function openFinal(group: { id: string }, since = '2026-11-12'): Promise<void> {
    const days = { starts: '2026-08-01', ends: '2026-12-18', dueOn: '2026-12-11', openedAt: since };
    const dates = Object.fromEntries(Object.entries(days).map(([name, day]) => [name, new Date(day)]));
    const about = { hubId: hubOf().id, groupId: group.id, year: 2026, term: 'AUTUMN', kind: 'FINAL' } as const;
    const values = { ...about, ...days, ...dates, state: 'OPEN' as const };
    const where = { hubId_groupId_term: { hubId: about.hubId, groupId: group.id, term: about.term } };
    await house.db.report.upsert({ where, create: values, update: values });
  }

  /**
   * A group that so many came to, and one who did not; its last session, or the first of several, is logged, and its final
   * evaluation is open.
   */
  async function metOnce(
    count: number,
    sessions = ['2026-11-17 16:00-18:00'],
    { isOver = true, ...about }: { projectId?: string; isOver?: boolean } = {},
  ) {
    house.clock.set('2026-11-16T10:30:00Z');
    const lena = await house.person('Lena Lead');
    const group = await groupOf({ title: 'Fractions', capacitySchools: 20, sessions, leads: [lena], ...about });
    const members: Person[] = [];
    for (const name of [...names.slice(0, count), 'Tom Reed']) {
      const member = await house.person(name, { at: await house.school() });
      await member.run('join', { group: group.id }, joining);
      members.push(member);
    }
    house.clock.set('2026-11-17T19:00:00Z');
    const rows = await house.db.membership.findMany({ where: { groupId: group.id }, include: { person: true } });
    const came = rows.filter(({ person }) => person.name !== 'Tom Reed').map(({ id }) => id);
    await lena.run('log', { group: group.id }, { came, did: 'Bar models.', task: '' });
    if (isOver) await openFinal(group);
    return { lena, group, came: members.slice(0, count), away: members[count] };
  }

  /** The night in which those who came are asked. */
  async function night(at: string): Promise<void> {
    house.clock.set(at);
    await house.night();
    house.clock.set(`${at.slice(0, 10)}T10:00:00Z`);
  }

  /** Somebody who came answers both forms. */
  async function answer(
    person: Person | undefined,
    group: { id: string },
    mark: number,
    classroom = '',
  ): Promise<void> {
    await person?.run('evaluate', { group: group.id });
    await person?.fill(marks(mark));
    await person?.fill({ ...more, classroom });
  }

  const ofGroup = (group: { id: string }) => ({ where: { evaluation: { groupId: group.id } } });

  return {
    metOnce,
    openFinal,
    night,
    answer,
    invites: (group: { id: string }) => house.db.evaluationInvite.findMany(ofGroup(group)),
    answers: (group: { id: string }) => house.db.evaluationAnswer.findMany(ofGroup(group)),
    told: async (who: { personId: string }) =>
      (await house.notices(who)).filter((one) => one.kind === 'how was the group'),
    hub: hubOf,
  };
}
