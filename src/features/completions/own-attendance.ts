import { z } from 'zod';
import { reply } from '../../core/command.ts';
import type { DocumentKind } from '../../core/document.ts';
import { type Block, text } from '../../core/view.ts';
import type { Db } from '../../store/db.ts';
import { csvFile } from '../csv-file.ts';
import { defineCommand } from '../define.ts';
import { sayAttendance, wasThere } from '../logs/log.ts';

const include = {
  session: { include: { group: { select: { title: true, code: true, key: true } } } },
  membership: { select: { participation: { select: { school: { select: { name: true } } } } } },
} as const;

/** Every session at which a person's own attendance is logged, the newest group first. */
const read = (db: Db, personId: string) =>
  db.attendance.findMany({
    where: { membership: { personId }, session: { state: 'HELD' } },
    include,
    orderBy: [{ session: { group: { year: 'desc' } } }, { session: { startsAt: 'asc' } }],
  });
type Own = Awaited<ReturnType<typeof read>>[number];

const hoursAt = ({ state, session }: Own) =>
  wasThere(state) ? (session.endsAt.getTime() - session.startsAt.getTime()) / 3_600_000 : 0;

const sayHours = (hours: number) => {
  const rounded = Math.round(hours * 10) / 10;
  return rounded === 1 ? '1 hour' : `${rounded} hours`;
};

const sum = (all: Own[]) => all.reduce((hours, one) => hours + hoursAt(one), 0);

function groupBlock(title: string, all: Own[]): Block {
  return {
    kind: 'items',
    heading: title,
    items: all.map((one) => ({
      title: [
        `${one.session.number}. `,
        { moment: one.session.startsAt.toISOString(), until: one.session.endsAt.toISOString() },
      ],
      detail: sayAttendance(one.state),
    })),
    whenEmpty: '',
  };
}

/** Shows a teacher the sessions they came to, with dates and hours, to keep or to show at school. */
export const showAttendance = defineCommand({
  name: 'attendance',
  kind: 'query',
  phrase: 'attendance',
  also: ['my attendance'],
  summary: 'See which sessions you came to, with hours',
  right: 'browse',
  input: z.object({}),
  run: async ({ db, actor, link }) => {
    const all = await read(db, actor.personId);
    if (all.length === 0)
      return reply({
        title: 'Your attendance',
        blocks: [text('No session with you in it is logged yet. They appear here once their lead has logged them.')],
      });
    const groups = Map.groupBy(all, ({ session }) => session.groupId);
    return reply({
      title: `You have attended ${sayHours(sum(all))}`,
      blocks: [
        ...[...groups.values()].map((own) => groupBlock(own[0]?.session.group.title ?? '', own)),
        { kind: 'actions', actions: [{ label: 'Take it as a file', opens: await link('attendance') }] },
      ],
    });
  },
});

const head = ['Work Group', 'Code', 'School', 'Session', 'Day', 'From', 'To', 'Attendance', 'Hours'];

/** A teacher's own record as a file. */
export const attendanceFile: DocumentKind<Db> = {
  name: 'attendance',
  title: 'Your attendance record',
  produce: async (_facts, { db, actor }) => {
    const all = await read(db, actor.personId);
    if (all.length === 0) return 'gone';
    const lines = all.map((one) => [
      ...[one.session.group.title, one.session.group.code ?? one.session.group.key],
      ...[one.membership.participation.school.name, String(one.session.number)],
      ...[one.session.day.toISOString().slice(0, 10), one.session.from, one.session.to],
      ...[sayAttendance(one.state), String(Math.round(hoursAt(one) * 10) / 10)],
    ]);
    return csvFile('attendance-record.csv', [head, ...lines]);
  },
};
