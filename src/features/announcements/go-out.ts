import { nextAllowedMoment } from '../../core/calendar.ts';
import { type DueKind, planBy } from '../../core/due.ts';
import type { Db } from '../../store/db.ts';
import { recordByItself } from '../audit.ts';
import { announcementRule } from './announcement.due.ts';
import { type Announced, withAbout } from './announcement.ts';
import { channelsOf, peopleFor } from './recipients.reads.ts';

type Happening = Parameters<DueKind<Db>['run']>[1];

/** People told by one sweep: about what Slack takes of one workspace in a minute, and one short transaction. */
const portion = 300;

type To = { person: string } | { channel: string };

const idOf = (to: To) => ('person' in to ? to.person : to.channel);

/** Who of all it is for was not told yet. */
async function untold(row: Announced, { db, now, hub }: Happening): Promise<To[]> {
  const channels = (await channelsOf({ db, now }, row)).map(({ id }): To => ({ channel: id }));
  const people = (await peopleFor({ db, now }, row)).map((id): To => ({ person: id }));
  const told = await db.notice.findMany({
    where: { hubId: hub.id, key: { in: [...channels, ...people].map((to) => keyOf(row, to)) } },
    select: { key: true },
  });
  const known = new Set(told.map(({ key }) => key));
  return [...channels, ...people].filter((to) => !known.has(keyOf(row, to)));
}

const kind = announcementRule.name;

/** As the post room writes it: kind, group, recipient and occasion. */
const keyOf = (row: Announced, to: To) => [kind, row.groupId ?? '', idOf(to), row.id].join('/');

/** The rest goes a moment later, by the next sweep. */
const soon = (now: Date) => new Date(now.getTime() + 1);

/** Its time has come: everybody it is for is told, portion by portion, and each once. */
export const announcementDue: DueKind<Db> = {
  ...announcementRule,
  run: async (id, happening) => {
    const { db, hub, now, tell } = happening;
    await db.$queryRaw`
      SELECT id::text FROM "Announcement" WHERE "hubId" = ${hub.id}::uuid AND id = ${id}::uuid FOR NO KEY UPDATE`;
    const row = await db.announcement.findUnique({ where: { id }, include: withAbout });
    if (row?.state !== 'SCHEDULED') return;
    const left = await untold(row, happening);
    // Its moment was chosen in the hub's hours, but a service that was down comes later
    const notBefore = nextAllowedMoment(hub.calendar, hub.quietHours, now);
    const about = { kind, facts: { announcement: id }, occasion: id, notBefore };
    const group = row.groupId && { group: row.groupId };
    for (const to of left.slice(0, portion)) await tell({ ...about, ...group, to });
    const isAll = left.length <= portion;
    const data = isAll ? { state: 'SENT' as const, goesAt: now } : { goesAt: soon(now) };
    await db.announcement.update({ where: { id }, data: { ...data, version: { increment: 1 } } });
    await planBy(announcementRule, happening, [id]);
    if (isAll) await recordByItself(happening, { what: 'an announcement went out', subjectId: id });
  },
};
