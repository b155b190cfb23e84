import { addSchoolDays } from '../../core/calendar.ts';
import { type Day, ukDay } from '../../core/uk-time.ts';
import { recordByItself } from '../audit.ts';
import type { HubBase } from '../define.ts';
import { wasThere } from '../logs/log.ts';
import { remindAll } from '../reminders/remind.moves.ts';
import { questionsFor } from '../reports/template.moves.ts';

type Opening = Pick<HubBase, 'db' | 'hub' | 'now' | 'tell'>;

/** Who came to a session of the group themselves, and has not left it since. */
export async function whoCame({ db }: Pick<HubBase, 'db'>, groupId: string): Promise<string[]> {
  const rows = await db.attendance.findMany({
    where: { substitute: '', membership: { groupId, state: { in: ['JOINED', 'COMPLETED', 'UNFINISHED'] } } },
    select: { state: true, membership: { select: { personId: true } } },
  });
  return [...new Set(rows.filter(({ state }) => wasThere(state)).map(({ membership }) => membership.personId))];
}

/** Asks those who came how the group was, once. The group is locked, or it is night. */
export async function openEvaluation(
  base: Opening,
  group: { id: string; projectId: string },
  people: string[],
): Promise<Day> {
  const { db, hub, now } = base;
  const { questions } = await questionsFor({ db }, { kind: 'PARTICIPANTS', projectId: group.projectId });
  const closesOn = addSchoolDays(hub.calendar, ukDay(now), hub.evaluationDays);
  const about = { hubId: hub.id, groupId: group.id, questions, asked: people.length };
  const { id } = await db.evaluation.create({ data: { ...about, openedAt: now, closesOn: new Date(closesOn) } });
  await db.evaluationInvite.createMany({
    data: people.map((personId) => ({ hubId: hub.id, evaluationId: id, personId })),
  });
  await remindAll(base, people, { kind: 'how was the group', facts: { evaluation: id }, about: id });
  const after = { asked: String(people.length) };
  await recordByItself(base, { what: 'those who came are asked', subjectId: id, after });
  return closesOn;
}
