import type { Taking } from '../../core/document.ts';
import { fold } from '../../core/fold.ts';
import { programmeYear, ukDay } from '../../core/uk-time.ts';
import type { Db } from '../../store/db.ts';
import { groupColumns } from '../planning/group-sheet.ts';
import { inCatalogueOf } from '../work-groups/project.ts';
import { exampleOf } from './example.ts';
import { changes, type GroupPlan, type Known, planGroup, sayPlan, withDates } from './group-plan.ts';
import { type GroupRow, readGroupRow } from './group-row.ts';
import { holdGroups } from './hold-groups.ts';
import { readHubPeople } from './hub-people.reads.ts';
import { type Fault, inTheFile, readTable } from './read-table.ts';
import { intakeOf, type Planned } from './take-planned.ts';
import { writeGroups } from './write-groups.ts';

const example = [
  [...groupColumns.map(([name]) => name), 'Session 1', 'Session 2'],
  [
    ...['SYMH-26-014', '2026/27', 'NCP26-10a', 'Fractions in Key Stage 2', 'Primary', 'draft', '8', '2', '4', 'open'],
    ...['Schools that have not taken part before', '4 twilights and a task between', 'Why it is worth doing'],
    ...['What schools can expect', 'in person', 'Tapton School', 'Sheffield', '', '0', '75', '', 'national programme'],
    ...['', '', 'Jo Bright, jo@hub.example', '2026-09-14', 'ada@school.example', ''],
    ...['2026-11-24 16:00-18:00', '2027-01-19 16:00-18:00, Kents Hill School'],
  ],
];

async function readKnown({ db, hub, now }: Taking<Db>, keys: string[]): Promise<Known> {
  const [groups, projects, partners] = [
    await db.workGroup.findMany({ where: { key: { in: keys } }, include: withDates }),
    await db.project.findMany({ where: { ...inCatalogueOf(hub), kind: { in: ['WORK_GROUP', 'SERIES'] } } }),
    await db.partner.findMany(),
  ];
  return {
    groups: new Map(groups.map((group) => [group.key, group])),
    projects,
    partners: new Map(partners.map(({ id, name }) => [fold(name), id])),
    people: await readHubPeople(db),
    year: programmeYear(ukDay(now)),
  };
}

/** A key twice in one file would be two opinions of one group. */
function twice(rows: GroupRow[]): Fault[] {
  const first = new Map<string, number>();
  return rows.flatMap(({ key, line }) => {
    const before = first.get(key);
    first.set(key, before ?? line);
    return before && key ? [{ line, what: `“${key}” is on line ${before} already.` }] : [];
  });
}

async function plan(text: string, taking: Taking<Db>, how: 'look' | 'hold'): Promise<Planned<GroupPlan>> {
  const table = readTable(text, ['Key']);
  const rows = table.rows.map(readGroupRow);
  const keys = rows.map(({ group }) => group.key);
  if (how === 'hold') await holdGroups(taking, keys);
  const known = await readKnown(taking, keys);
  const planned = rows.map(({ group, faults }) => {
    const { plan: one, faults: more } = planGroup(group, known);
    return { one, faults: [...faults, ...more].map((what): Fault => ({ line: group.line, what })) };
  });
  const plans = planned.map(({ one }) => one).filter(changes);
  const made = plans.filter(({ existing }) => !existing).length;
  const faults = [...table.faults, ...twice(rows.map(({ group }) => group)), ...planned.flatMap((one) => one.faults)];
  const summary = `${inTheFile(rows.length, 'group', 'groups')}: ${made} new, ${plans.length - made} changed, ${rows.length - plans.length} as they are.`;
  return {
    wanted: plans,
    findings: { summary, changes: plans.map(sayPlan), faults: faults.toSorted((a, b) => a.line - b.line) },
  };
}

/** Groups of the hub from a file, with dates and leads. A group is known by its key; an empty cell changes nothing. */
export const groupsIntake = intakeOf(
  {
    name: 'import-groups',
    title: 'Import Work Groups',
    explain: [
      'One line a group. The columns may stand in any order; only “Key” is always needed, and “Project” (code or title) for a new group.',
      'A group is known by its key: a line whose key is there changes that group, and an empty cell changes nothing. The file can be handed in again.',
      'Dates stand in columns “Session 1”, “Session 2” and so on, as 2026-11-24 16:00-18:00, with “, Place” behind where it differs.',
      '“State” (draft, open or running) counts for new groups only. “Lead” and “Co-lead” take e-mail addresses or names of people the hub knows; import people first.',
      'Nobody is told. Please give no pupil’s name or details.',
    ].join('\n'),
    right: 'import registers',
    example: exampleOf('work-groups-example.csv', example),
  },
  plan,
  writeGroups,
);
