import { z } from 'zod';
import type { DocumentKind } from '../../core/document.ts';
import { may } from '../../core/rights.ts';
import { programmeYearName } from '../../core/uk-time.ts';
import type { Db } from '../../store/db.ts';
import { recordChange } from '../audit.ts';
import { csvFile } from '../csv-file.ts';
import { loadGroup } from '../work-groups/group-detail.ts';
import { rightsOfGroup } from '../work-groups/work-group.ts';
import { datesTable, groupsTable, membersTable, type Which } from './tables.reads.ts';

type Table = { name: string; title: string; file: string; of: (db: Db, which: Which) => Promise<string[][]> };

const tables: Table[] = [
  { name: 'groups', title: 'Work Groups', file: 'work-groups', of: groupsTable },
  { name: 'members', title: 'Schools and teachers', file: 'schools-and-teachers', of: membersTable },
  { name: 'dates', title: 'Dates', file: 'dates', of: datesTable },
];

/** One group's table, for those who lead it and the hub's staff; rights are asked when it is taken. */
const ofGroup = ({ name, title, file, of }: Table): DocumentKind<Db> => ({
  name: `group-${name}`,
  title: `${title} of one group`,
  produce: async ({ group: id }, { db, hub, actor, now }) => {
    const group = z.uuid().safeParse(id).success ? await loadGroup(db, id ?? '') : undefined;
    if (!group || !may(actor, 'export a group', rightsOfGroup(group))) return 'gone';
    await recordChange({ db, hub, actor, now }, { what: `exported a group: ${name}`, subjectId: group.id });
    return csvFile(`${file}-${group.key.toLowerCase()}.csv`, await of(db, { id: group.id }));
  },
});

/** The same over all groups of a year, for those who may have the whole hub's. */
const ofYear = ({ name, title, file, of }: Table): DocumentKind<Db> => ({
  name: `year-${name}`,
  title: `${title} of the hub`,
  produce: async ({ year: asked }, { db, hub, actor, now }) => {
    const year = z.coerce.number().int().safeParse(asked).data;
    if (year === undefined || !may(actor, 'export the hub', {})) return 'gone';
    const said = programmeYearName(year);
    await recordChange(
      { db, hub, actor, now },
      { what: `exported the hub: ${name}`, subjectId: hub.id, after: { year: said } },
    );
    return csvFile(`${file}-${hub.slug}-${said.replace('/', '-')}.csv`, await of(db, { year }));
  },
});

/** Every file of groups that can be taken away. */
export const exportFiles: DocumentKind<Db>[] = tables.flatMap((table) => [ofGroup(table), ofYear(table)]);
