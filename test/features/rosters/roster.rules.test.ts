import { describe, expect, test } from 'vitest';
import { plain, sayView } from '../../../src/core/say.ts';
import { countsOf, detailOf, linesOf, type RosterSchool } from '../../../src/features/rosters/roster.ts';

const now = new Date('2026-11-16T10:30:00Z');

const school = (name: string, more: Partial<RosterSchool> = {}): RosterSchool => ({
  placeId: name,
  name,
  state: 'CONFIRMED',
  since: '2026-11-02',
  until: undefined,
  queuedAt: undefined,
  endedLate: false,
  teachers: [],
  alone: undefined,
  ...more,
});

const read = (schools: RosterSchool[]) =>
  linesOf(schools).map((line) => `${line.section}: ${line.school.name}, ${plain(detailOf(line), now)}`);

const counts = (schools: RosterSchool[], capacity: number) =>
  sayView({ title: '', blocks: [countsOf(schools, capacity)] }, now)
    .trim()
    .split('\n');

describe('the order of the roster', () => {
  test('applications come first, then the schools by name, then the waiting list in its order, then who left', () => {
    const schools = [
      school('Left', { state: 'WITHDRAWN' }),
      school('Waits second', { state: 'WAITING', queuedAt: '2026-11-05T09:00:00.001Z' }),
      school('Zeta'),
      school('Waits first', { state: 'WAITING', queuedAt: '2026-11-05T09:00:00.000Z' }),
      school('Offered', { state: 'OFFERED', queuedAt: '2026-11-01T09:00:00.000Z', until: '2026-11-20' }),
      school('Alder'),
      school('Applied late', { state: 'APPLIED', since: '2026-11-09' }),
      school('Applied', { state: 'APPLIED' }),
    ];
    expect(linesOf(schools).map((line) => line.school.name)).toEqual([
      'Applied',
      'Applied late',
      'Alder',
      'Zeta',
      'Offered',
      'Waits first',
      'Waits second',
      'Left',
    ]);
  });

  test('the number on the list counts the schools that wait, not the one that was offered a place', () => {
    const list = read([
      school('Offered', { state: 'OFFERED', queuedAt: '2026-11-01T09:00:00Z', until: '2026-11-20' }),
      school('Next', { state: 'WAITING', queuedAt: '2026-11-02T09:00:00Z' }),
      school('After', { state: 'WAITING', queuedAt: '2026-11-03T09:00:00Z' }),
    ]);
    expect(list).toEqual([
      'Waiting list: Offered, offered a place until Friday 20 November',
      'Waiting list: Next, waiting, number 1 on the list since Monday 2 November',
      'Waiting list: After, waiting, number 2 on the list since Monday 2 November',
    ]);
  });

  test('two schools of one moment always stand in the same order', () => {
    const at = { state: 'WAITING' as const, queuedAt: '2026-11-02T09:00:00Z' };
    const [one, other] = [school('b', at), school('a', at)];
    expect(linesOf([one, other])).toEqual(linesOf([other, one]));
  });
});

describe('a line says', () => {
  test.each([
    [
      'who stands for the school',
      school('S', { teachers: ['Tom Reed', 'Ada Lund'] }),
      'confirmed since Monday 2 November · Tom Reed and Ada Lund',
    ],
    [
      'that a second teacher is missing, and since when',
      school('S', { teachers: ['Tom Reed'], alone: '2026-11-09' }),
      'confirmed since Monday 2 November · Tom Reed · no second teacher since Monday 9 November',
    ],
    [
      'until when a place waits for the headteacher',
      school('S', { state: 'HELD', until: '2026-11-27', teachers: ['Tom Reed'] }),
      'held for the headteacher until Friday 27 November · Tom Reed',
    ],
    [
      'that a school left late',
      school('S', { state: 'WITHDRAWN', endedLate: true }),
      'gave up its place late, on Monday 2 November',
    ],
  ])('%s', (_what, one, words) => {
    const [line] = linesOf([one]);
    expect(line && plain(detailOf(line), now)).toBe(words);
  });
});

describe('the counts above it', () => {
  test('say places, teachers, what is to decide, who waits and who left late', () => {
    const schools = [
      school('A', { teachers: ['Tom Reed', 'Ada Lund'] }),
      school('B', { teachers: ['Cai Morgan'], alone: '2026-11-02', state: 'HELD' }),
      school('C', { state: 'OFFERED' }),
      school('D', { state: 'WAITING' }),
      school('E', { state: 'APPLIED' }),
      school('F', { state: 'WITHDRAWN', endedLate: true }),
    ];
    expect(counts(schools, 4)).toEqual([
      'Places: 2 of 4 taken, 1 offered, 1 place left',
      'Teachers: 3, and 1 school lacks a second one',
      'To decide: 1 application',
      'Waiting: 1 school',
      'Left late: 1 school',
    ]);
  });

  test('say nothing of applications and late leavers where there are none', () => {
    expect(counts([], 8)).toEqual(['Places: 0 of 8 taken, 8 places left', 'Teachers: 0', 'Waiting: 0 schools']);
  });
});
