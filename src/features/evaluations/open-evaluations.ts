import { addSchoolDays } from '../../core/calendar.ts';
import type { NightWork } from '../../core/night.ts';
import { addDays, ukDay } from '../../core/uk-time.ts';
import type { Db } from '../../store/db.ts';
import { recordByItself } from '../audit.ts';
import { wasThere } from '../logs/log.ts';
import { remindAll } from '../reminders/remind.moves.ts';
import { questionsFor } from '../reports/template.moves.ts';
import { canBeAsked, freshDays, isTimeToAsk } from './evaluation.ts';

type Night = Parameters<NightWork<Db>['run']>[0];

/** Groups that nobody was asked about and that met lately. */
async function toAskAbout({ db, now }: Night) {
  const since = new Date(addDays(ukDay(now), -freshDays));
  const lately = { some: { state: 'HELD' as const, day: { gte: since } } };
  const groups = await db.workGroup.findMany({
    where: { state: { in: canBeAsked }, evaluation: null, sessions: lately },
    select: {
      id: true,
      projectId: true,
      state: true,
      sessions: { select: { state: true, log: { select: { sessionId: true } } } },
    },
  });
  return groups.filter(({ state, sessions }) =>
    isTimeToAsk(
      state,
      sessions.map((session) => ({ state: session.state, isLogged: session.log !== null })),
    ),
  );
}

/** Who came to a session of the group themselves, and has not left it since. */
async function whoCame({ db }: Night, groupId: string): Promise<string[]> {
  const rows = await db.attendance.findMany({
    where: { substitute: '', membership: { groupId, state: { in: ['JOINED', 'COMPLETED', 'UNFINISHED'] } } },
    select: { state: true, membership: { select: { personId: true } } },
  });
  return [...new Set(rows.filter(({ state }) => wasThere(state)).map(({ membership }) => membership.personId))];
}

async function open(night: Night, group: { id: string; projectId: string }): Promise<void> {
  const { db, hub, now } = night;
  const people = await whoCame(night, group.id);
  if (people.length === 0) return;
  const { questions } = await questionsFor({ db }, { kind: 'PARTICIPANTS', projectId: group.projectId });
  const closesOn = addSchoolDays(hub.calendar, ukDay(now), hub.evaluationDays);
  const about = { hubId: hub.id, groupId: group.id, questions, asked: people.length };
  const { id } = await db.evaluation.create({ data: { ...about, openedAt: now, closesOn: new Date(closesOn) } });
  await db.evaluationInvite.createMany({
    data: people.map((personId) => ({ hubId: hub.id, evaluationId: id, personId })),
  });
  await remindAll(night, people, { kind: 'how was the group', facts: { evaluation: id }, about: id });
  const after = { asked: String(people.length) };
  await recordByItself(night, { what: 'those who came are asked', subjectId: id, after });
}

/** Once it is over, who has answered is nobody's concern any more. */
async function forgetWhoAnswered({ db, now }: Night): Promise<void> {
  await db.evaluationInvite.deleteMany({ where: { evaluation: { closesOn: { lt: new Date(ukDay(now)) } } } });
}

/** Each night: those who came to a group whose last session is logged are asked how it was. */
export const openEvaluations: NightWork<Db> = {
  name: 'open evaluations',
  run: async (night) => {
    await forgetWhoAnswered(night);
    for (const group of await toAskAbout(night)) await open(night, group);
    return 'done';
  },
};
