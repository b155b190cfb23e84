import type { Taking } from '../../core/document.ts';
import type { Db } from '../../store/db.ts';
import type { Prisma } from '../../store/generated/client.ts';
import { rewordGroup } from '../planning/group.moves.ts';
import { planDue } from '../sessions/session.due.ts';
import { groupSearchText } from '../work-groups/group-search.ts';
import type { GroupPlan } from './group-plan.ts';
import { type Dated, instantsOf, lengthOf } from './session-cell.ts';

const plain = {
  ...{ phases: [], capacitySchools: 8, rationale: '', outcomes: '', timeNeeded: '' },
  ...{ meets: 'VENUE' as const, venue: '', localAuthority: '' },
};

/** A new group as a row. */
function rowOf({ key, year, state = 'PLANNED', project, values, newLeads }: GroupPlan, hubId: string) {
  if (!project) throw new Error('a new group has a project');
  const said = { ...plain, title: project.title, phases: project.phases, ...values, key, code: project.code };
  const names = newLeads.map(({ person }) => person.name);
  return {
    ...said,
    ...{ hubId, year, state, projectId: project.id },
    searchText: groupSearchText(said, names, project.audience),
  };
}

type Place = { meets: 'VENUE' | 'ONLINE' | 'BLENDED'; venue: string; link?: string };

/** A date as a row; one that is over was held. */
const dateValues = (date: Dated, { meets, venue, link = '' }: Place, now: Date) => ({
  ...instantsOf(date),
  ...{ day: new Date(date.day), from: date.from, to: date.to, length: lengthOf(date), meets, link },
  venue: date.venue ?? venue,
  state: instantsOf(date).endsAt < now ? ('HELD' as const) : ('SCHEDULED' as const),
});

type Written = { id: string; plan: GroupPlan; place: Place };

async function moveDates(written: Written[], { db, now }: Taking<Db>): Promise<void> {
  const again = { sequence: { increment: 1 }, version: { increment: 1 } };
  for (const { plan, place } of written)
    for (const { id, date } of plan.movedDates)
      await db.session.update({ where: { id }, data: { ...dateValues(date, place, now), ...again } });
}

/** What becomes due because of the dates, those that were moved among them. */
async function planDates(written: Written[], taking: Taking<Db>): Promise<void> {
  const { db, now } = taking;
  const groups = written.map(({ id }) => id);
  const where = { groupId: { in: groups }, state: 'SCHEDULED' as const, startsAt: { gt: now } };
  await planDue(taking, ...(await db.session.findMany({ where, select: { id: true } })));
}

async function writeDates(written: Written[], { db, hub, now }: Taking<Db>): Promise<void> {
  const rows = written.flatMap(({ id, plan, place }) =>
    plan.newDates.map((date): Prisma.SessionCreateManyInput => {
      const values = dateValues(date, place, now);
      return { ...values, hubId: hub.id, groupId: id, number: date.number };
    }),
  );
  await db.session.createMany({ data: rows });
}

async function writeLeads(written: Written[], { db, hub, now }: Taking<Db>): Promise<void> {
  const rows = written.flatMap(({ id, plan }) =>
    plan.newLeads.map(({ person, capacity }) => ({
      hubId: hub.id,
      groupId: id,
      personId: person.id,
      capacity,
      from: now,
    })),
  );
  await db.workGroupLead.createMany({ data: rows });
}

async function record(written: Written[], { db, hub, now, by }: Taking<Db>): Promise<void> {
  const rows = written.map(({ id, plan }) => ({
    ...{ hubId: hub.id, at: now, personId: by ?? null, subjectId: id },
    what: plan.existing ? 'changed a Work Group by a file' : 'planned a Work Group by a file',
    after: { key: plan.key },
  }));
  await db.auditEvent.createMany({ data: rows });
}

/** Makes and changes groups as planned, in the transaction it is given; planning and the groups are locked. */
export async function writeGroups(plans: GroupPlan[], taking: Taking<Db>): Promise<void> {
  const { db, hub } = taking;
  const fresh = plans.filter(({ existing }) => !existing).map((plan) => ({ plan, row: rowOf(plan, hub.id) }));
  await db.workGroup.createMany({ data: fresh.map(({ row }) => row) });
  const made = await db.workGroup.findMany({
    where: { key: { in: fresh.map(({ row }) => row.key) } },
    select: { id: true, key: true },
  });
  const ids = new Map(made.map(({ id, key }) => [key, id]));
  const changed = plans.flatMap((plan) => (plan.existing ? [{ plan, existing: plan.existing }] : []));
  const written: Written[] = [
    ...fresh.map(({ plan, row }) => ({ id: ids.get(row.key) ?? '', plan, place: row })),
    ...changed.map(({ plan, existing }) => ({ id: existing.id, plan, place: { ...existing, ...plan.values } })),
  ];
  await moveDates(written, taking);
  await writeDates(written, taking);
  await planDates(written, taking);
  await writeLeads(written, taking);
  for (const { plan, existing } of changed) await rewordGroup(taking, existing, plan.values); // after its leads: they are searched for, too
  await record(written, taking);
}
