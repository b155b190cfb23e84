import { ukDay } from '../../core/uk-time.ts';
import type { HubBase } from '../define.ts';
import { isOn } from './hub.ts';

type Reading = Pick<HubBase, 'db' | 'hub' | 'now'>;

/** The hub’s own row: names, aims, wording and settings as they are kept. */
export const readHub = ({ db, hub }: Pick<HubBase, 'db' | 'hub'>) =>
  db.hub.findUniqueOrThrow({ where: { id: hub.id } });

/** The lead schools of the hub, those of earlier and later days too. */
export const readLeadSchools = ({ db }: Pick<HubBase, 'db'>) =>
  db.hubLeadSchool.findMany({
    include: { school: { select: { name: true } } },
    orderBy: [{ from: 'asc' }, { id: 'asc' }],
  });

/** The hub's partners, by kind and name. */
export const readPartners = ({ db }: Pick<HubBase, 'db'>) =>
  db.partner.findMany({ orderBy: [{ kind: 'asc' }, { name: 'asc' }] });

/** The pieces of the hub's area. */
export const readArea = ({ db }: Pick<HubBase, 'db'>) =>
  db.hubArea.findMany({
    include: { school: { select: { name: true } } },
    orderBy: [{ laName: 'asc' }, { part: 'asc' }, { id: 'asc' }],
  });

/** Who to ask for what, in the hub's order. */
export const readContacts = ({ db }: Pick<HubBase, 'db'>) =>
  db.hubContact.findMany({
    include: { person: { select: { name: true, leftAt: true } } },
    orderBy: [{ rank: 'asc' }, { topic: 'asc' }],
  });

/** All that the profile shows, as it is today. */
export async function readProfile(reading: Reading) {
  const [row, leads, partners, area] = await Promise.all([
    readHub(reading),
    readLeadSchools(reading),
    readPartners(reading),
    readArea(reading),
  ]);
  const today = ukDay(reading.now);
  return {
    row,
    area,
    today,
    leadSchools: leads.filter((one) => isOn(today, one)).map(({ school }) => school.name),
    partners: partners.filter((one) => isOn(today, one)),
  };
}
