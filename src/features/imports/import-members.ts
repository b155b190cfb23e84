import type { Taking } from '../../core/document.ts';
import type { Db } from '../../store/db.ts';
import { exampleOf } from './example.ts';
import { holdGroups } from './hold-groups.ts';
import { readHubPeople } from './hub-people.reads.ts';
import { type Coming, createMemberPlanner, type Known, sayComing, withPlaces } from './member-plan.ts';
import { type MemberRow, readMemberRow } from './member-row.ts';
import { type Fault, inTheFile, readTable } from './read-table.ts';
import { intakeOf, type Planned } from './take-planned.ts';
import { writeMembers } from './write-members.ts';

async function readKnown({ db }: Taking<Db>, rows: MemberRow[]): Promise<Known> {
  const keys = [...new Set(rows.map(({ key }) => key))];
  const groups = await db.workGroup.findMany({ where: { key: { in: keys } }, include: withPlaces });
  const urns = [...new Set(rows.map(({ urn }) => urn))];
  const schools = await db.school.findMany({
    where: { urn: { in: urns } },
    select: { id: true, urn: true, name: true },
  });
  return {
    groups: new Map(groups.map((group) => [group.key, group])),
    schools: new Map(schools.flatMap(({ urn, ...school }) => (urn === null ? [] : [[urn, school] as const]))),
    people: await readHubPeople(db),
  };
}

/** One address under two names is a slip: the second is named. */
function twoNames(rows: MemberRow[]): Fault[] {
  const first = new Map<string, MemberRow>();
  return rows.flatMap((row) => {
    const before = first.get(row.email) ?? row;
    first.set(row.email, before);
    return before.name === row.name
      ? []
      : [{ line: row.line, what: `“${row.email}” is “${before.name}” on line ${before.line}.` }];
  });
}

async function plan(text: string, taking: Taking<Db>, how: 'look' | 'hold'): Promise<Planned<Coming>> {
  const table = readTable(text, ['Key', 'URN', 'Name', 'E-mail']);
  const read = table.rows.map(readMemberRow);
  const rows = read.map(({ member }) => member);
  const keys = rows.map(({ key }) => key);
  if (how === 'hold') await holdGroups(taking, keys);
  const planned = createMemberPlanner(await readKnown(taking, rows));
  const faults: Fault[] = [...table.faults, ...twoNames(rows)];
  const coming: Coming[] = [];
  let there = 0;
  for (const { member, faults: wrong } of read) {
    const one = wrong.length > 0 ? wrong : [planned(member)];
    for (const what of one) {
      if (typeof what !== 'string') coming.push(what);
      else if (what === 'there') there += 1;
      else faults.push({ line: member.line, what });
    }
  }
  const summary = `${inTheFile(rows.length, 'teacher', 'teachers')}: ${coming.length} come in, ${there} are there already.`;
  return {
    wanted: coming,
    findings: { summary, changes: coming.map(sayComing), faults: faults.toSorted((a, b) => a.line - b.line) },
  };
}

/** Schools and teachers of groups from a file. A teacher is known by the work address. */
export const membersIntake = intakeOf(
  {
    name: 'import-members',
    title: 'Import schools and teachers',
    explain: [
      'One line a teacher: the group’s “Key”, the school’s “URN”, “Name” and work “E-mail”; “Role” and “Year groups” (with “;” between) may be left out.',
      'The school takes a place in the group, which counts as confirmed. A teacher who is there already stays as they are, so the file can be handed in again.',
      'Nobody is told, and nobody is taken out. Please give no pupil’s name or details.',
    ].join('\n'),
    right: 'import registers',
    example: exampleOf('schools-and-teachers-example.csv', [
      ['Key', 'URN', 'Name', 'E-mail', 'Role', 'Year groups'],
      ['SYMH-26-014', '106653', 'Tom Reed', 'tom.reed@school.example', 'Year 4 teacher', 'Year 4; Year 5'],
    ]),
  },
  plan,
  writeMembers,
);
