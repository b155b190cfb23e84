import { addDays, type Day, instantOf, ukDay } from '../../core/uk-time.ts';
import type { Db } from '../../store/db.ts';
import { type TopicName, topics } from './topic.ts';

/** Whether somebody wants to be reminded of a topic. */
export async function wants(db: Db, personId: string, topic: TopicName): Promise<boolean> {
  const choice = await db.reminderChoice.findFirst({ where: { personId, topic } });
  return choice?.isOn ?? topics[topic].usually;
}

/** The topics that somebody has chosen otherwise than usual, or as usual, by hand. */
export async function choicesOf(db: Db, personId: string): Promise<(topic: TopicName) => boolean> {
  const rows = await db.reminderChoice.findMany({ where: { personId } });
  const chosen = new Map(rows.map(({ topic, isOn }) => [topic, isOn]));
  return (topic) => chosen.get(topic) ?? topics[topic].usually;
}

/** The last day on which somebody is away; undefined for who is here. */
export async function awayUntil(db: Db, personId: string, now: Date): Promise<Day | undefined> {
  const today = new Date(ukDay(now));
  const pause = await db.pause.findFirst({
    where: { personId, endedAt: null, from: { lte: today }, until: { gte: today } },
    orderBy: { until: 'desc' },
  });
  return pause?.until.toISOString().slice(0, 10);
}

/** The moment from which somebody is back. */
export const backAfter = (lastDay: Day): Date => instantOf(addDays(lastDay, 1), '00:00');
