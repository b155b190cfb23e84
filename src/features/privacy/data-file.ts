import type { Document, DocumentKind } from '../../core/document.ts';
import { fold } from '../../core/fold.ts';
import { may } from '../../core/rights.ts';
import type { Db } from '../../store/db.ts';
import { personalData } from './personal-data.ts';

type Making = Parameters<DocumentKind<Db>['produce']>[1];

/** Names of those who share a group with the person: in a text they are somebody else's data. */
async function namesAround(db: Db, personId: string): Promise<string[]> {
  const groups = await db.membership.findMany({ where: { personId }, select: { groupId: true } });
  const led = await db.workGroupLead.findMany({ where: { personId }, select: { groupId: true } });
  const groupId = { in: [...groups, ...led].map((one) => one.groupId) };
  const person = { person: { select: { id: true, name: true } } };
  const around = await Promise.all([
    db.membership.findMany({ where: { groupId }, select: person }),
    db.workGroupLead.findMany({ where: { groupId }, select: person }),
  ]);
  return [...new Set(around.flat().flatMap((one) => (one.person.id === personId ? [] : [one.person.name])))];
}

/** Tables in which somebody wrote freely. */
const written = [
  'SessionLog',
  'Assignment',
  'Membership',
  'Interest',
  'ProjectApplication',
  'Prospect',
  'GapTask',
  'ReportStep',
  'ReportOmission',
];

type Part = { table: string; rows: unknown[] };

/** Which texts name somebody else, to be read before the file is handed on. */
const toReview = (parts: Part[], names: string[]) =>
  parts
    .filter(({ table }) => written.includes(table))
    .flatMap(({ table, rows }) =>
      rows.flatMap((row, index) => {
        const said = fold(JSON.stringify(row));
        return names
          .filter((name) => said.includes(fold(name)))
          .map((name) => ({ table, row: index + 1, names: name }));
      }),
    );

async function fileOf(personId: string, { db, hub, now }: Making): Promise<Document> {
  const parts: Part[] = [];
  for (const { table, mine } of personalData)
    if (typeof mine === 'function') parts.push({ table, rows: await mine({ db, personId }) });
  const about = { hub: hub.name, controller: hub.privacy.controller, madeAt: now.toISOString() };
  const kept = Object.fromEntries(parts.map(({ table, rows }) => [table, rows]));
  const body = { ...about, namesSomebodyElse: toReview(parts, await namesAround(db, personId)), kept };
  return { filename: 'my-data.json', type: 'application/json', body: `${JSON.stringify(body, null, 2)}\n` };
}

/** A person's own copy of all that the hub keeps of them. */
export const myDataFile: DocumentKind<Db> = {
  name: 'my-data',
  title: 'Everything this hub keeps about you',
  produce: async (_facts, making) => fileOf(making.actor.personId, making),
};

/** The same of somebody else, for an administrator who answers a request. */
export const dataOfFile: DocumentKind<Db> = {
  name: 'data-of',
  title: 'Everything this hub keeps about a person',
  produce: async ({ person = '' }, making) => {
    if (!may(making.actor, 'export or erase a person’s data', {})) return 'gone';
    const known = await making.db.hubPerson.findFirst({ where: { personId: person } });
    return known ? { ...(await fileOf(person, making)), filename: 'data-of-a-person.json' } : 'gone';
  },
};
