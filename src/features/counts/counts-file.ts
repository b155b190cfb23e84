import type { DocumentKind } from '../../core/document.ts';
import { may } from '../../core/rights.ts';
import { daySchema } from '../../core/uk-time.ts';
import type { Db } from '../../store/db.ts';
import { recordChange } from '../audit.ts';
import { csvFile } from '../csv-file.ts';
import { countOn } from './count.reads.ts';
import { type Cut, cutTitles } from './count.ts';

const titles: Record<Cut, string> = { all: 'All', ...cutTitles };
const head = [
  ...['Cut', 'Name', 'Signed up', 'Active', 'Completed', 'Did not complete', 'Withdrawn'],
  ...['Only in a cancelled group', 'Teachers'],
];

/** The counts of a day as a file; the rights are asked when it is taken. */
export const countsFile: DocumentKind<Db> = {
  name: 'counts',
  title: 'Schools and teachers on one day',
  produce: async ({ day: asked }, { db, hub, actor, now }) => {
    const day = daySchema.safeParse(asked).data;
    if (!day || !may(actor, 'export the hub', {})) return 'gone';
    await recordChange({ db, hub, actor, now }, { what: 'exported the counts', subjectId: hub.id, after: { day } });
    const lines = (await countOn({ db, hub }, day)).map((one) => [
      ...[titles[one.by], one.name, String(one.signedUp), String(one.active), String(one.completed)],
      ...[String(one.unfinished), String(one.withdrawn), String(one.cancelled), String(one.teachers)],
    ]);
    return csvFile(`counts-${hub.slug}-${day}.csv`, [head, ...lines]);
  },
};
