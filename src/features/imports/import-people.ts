import type { Taking } from '../../core/document.ts';
import { ukDay } from '../../core/uk-time.ts';
import type { Db } from '../../store/db.ts';
import { givenKinds } from '../designations/kind.reads.ts';
import { exampleOf } from './example.ts';
import { readHubPeople } from './hub-people.reads.ts';
import { urnOf } from './member-row.ts';
import { type Appointing, appoints, type Known, planPerson, sayAppointing } from './people-plan.ts';
import { type Fault, inTheFile, type Row, readTable } from './read-table.ts';
import { intakeOf, type Planned } from './take-planned.ts';

async function readSchools({ db }: Taking<Db>, rows: Row[]): Promise<Known['schools']> {
  const urns = [...new Set(rows.flatMap(({ cells }) => urnOf(cells.urn ?? '') ?? []))];
  const schools = await db.school.findMany({
    where: { urn: { in: urns } },
    select: { id: true, urn: true, name: true },
  });
  return new Map(schools.flatMap(({ urn, ...school }) => (urn === null ? [] : [[urn, school] as const])));
}

async function readHeld({ db, now }: Taking<Db>): Promise<Known['held']> {
  const roles = await db.hubRole.findMany({
    where: { OR: [{ to: null }, { to: { gt: now } }] },
    select: { personId: true, roleWordId: true },
  });
  const designations = await db.designation.findMany({
    where: { endedAt: null },
    select: { personId: true, kindId: true },
  });
  return new Set([
    ...roles.map(({ personId, roleWordId }) => `${personId}/${roleWordId}`),
    ...designations.map(({ personId, kindId }) => `${personId}/${kindId}`),
  ]);
}

/** An address twice in one file would make two persons of one. */
function twice(some: Appointing[]): Fault[] {
  const first = new Map<string, number>();
  return some.flatMap(({ email, line }) => {
    const before = first.get(email);
    first.set(email, before ?? line);
    return before ? [{ line, what: `“${email}” is on line ${before} already.` }] : [];
  });
}

async function plan(text: string, taking: Taking<Db>): Promise<Planned<Appointing>> {
  const table = readTable(text, ['Name', 'E-mail']);
  const known: Known = {
    people: await readHubPeople(taking.db),
    schools: await readSchools(taking, table.rows),
    roleWords: await taking.db.roleWord.findMany({ orderBy: { rank: 'asc' } }),
    designations: await givenKinds(taking),
    held: await readHeld(taking),
    makesHubLeads: taking.by === undefined,
  };
  const planned = table.rows.map((row) => ({ line: row.line, ...planPerson(row, known) }));
  const all = planned.map(({ one }) => one);
  const faults = [
    ...table.faults,
    ...twice(all),
    ...planned.flatMap(({ line, faults: wrong }) => wrong.map((what): Fault => ({ line, what }))),
  ].toSorted((a, b) => a.line - b.line);
  const some = all.filter(appoints);
  const fresh = some.filter(({ isNew }) => isNew).length;
  const summary = `${inTheFile(all.length, 'person', 'people')}: ${fresh} new, ${some.length - fresh} with something new, ${all.length - some.length} as they are.`;
  return { wanted: some, findings: { summary, changes: some.map(sayAppointing), faults } };
}

async function write(some: Appointing[], { db, hub, now, by }: Taking<Db>): Promise<void> {
  const fresh = some.filter(({ isNew }) => isNew);
  await db.person.createMany({
    data: fresh.map(({ personId, name, email, school }) => ({
      ...{ id: personId, name, email, schoolId: school?.id ?? null },
      schoolStanding: school ? ('AT_SCHOOL' as const) : ('UNKNOWN' as const),
    })),
  });
  await db.hubPerson.createMany({ data: fresh.map(({ personId }) => ({ hubId: hub.id, personId })) });
  await db.hubRole.createMany({
    data: some.flatMap(({ personId, roles }) =>
      roles.map(({ word, phase }) => ({ hubId: hub.id, personId, roleWordId: word.id, phase, from: now })),
    ),
  });
  await db.designation.createMany({
    data: some.flatMap(({ personId, designations }) =>
      designations.map(({ id }) => ({ hubId: hub.id, personId, kindId: id, from: new Date(ukDay(now)) })),
    ),
  });
  await db.auditEvent.createMany({
    data: some.map(({ personId }) => ({
      ...{ hubId: hub.id, at: now, personId: by ?? null, subjectId: personId },
      ...{ what: 'imported a person', aboutPersonId: personId },
    })),
  });
}

/** People who are appointed already, from a file: name, work address, school, roles and designations. */
export const peopleIntake = intakeOf(
  {
    name: 'import-people',
    title: 'Import people',
    explain: [
      'One line a person: “Name” and work “E-mail”; the school’s “URN”, “Roles”, “Phase” and “Designations” may be left out. Several stand in one cell with “;” between.',
      'Roles and designations are the hub’s own words. A person is known by the address; nothing is taken away, so the file can be handed in again.',
      'Nobody is told.',
    ].join('\n'),
    right: 'import registers',
    example: exampleOf('people-example.csv', [
      ['Name', 'E-mail', 'URN', 'Roles', 'Phase', 'Designations'],
      ['Ada Vale', 'ada.vale@school.example', '106653', 'Primary Mastery Lead', '', ''],
    ]),
  },
  plan,
  write,
);
