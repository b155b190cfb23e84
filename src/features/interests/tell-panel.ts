import { nextAllowedMoment } from '../../core/calendar.ts';
import type { Telling } from '../../core/notice.ts';
import type { Phase } from '../../core/people.ts';
import type { LeadOffer } from '../../store/generated/client.ts';
import type { HubBase } from '../define.ts';
import { staffNow } from '../staff-now.ts';

type Base = Pick<HubBase, 'db' | 'hub' | 'now' | 'tell'>;
type Speaking = Omit<Base, 'db'>;
type Told = Omit<Telling, 'to' | 'notBefore'>;

async function tellEach({ hub, now, tell }: Speaking, people: string[], told: Told): Promise<void> {
  const notBefore = nextAllowedMoment(hub.calendar, hub.quietHours, now);
  for (const person of new Set(people)) await tell({ ...told, to: { person }, notBefore });
}

const heldNow = (now: Date) => ({ from: { lte: now }, OR: [{ to: null }, { to: { gt: now } }] });

/** Tells those who choose a group's lead, or decide on a new group: the hub's leads, and the phase leads of its phases. */
export async function tellPanel(base: Base, about: { id?: string; phases: Phase[] }, told: Told): Promise<void> {
  const staff = await base.db.hubRole.findMany({
    where: { ...heldNow(base.now), word: { standing: { in: ['HUB_LEAD', 'PHASE_LEAD'] } } },
    include: { word: true },
  });
  const panel = staff.filter(({ word, phase }) => {
    const own = phase ?? word.phase;
    return word.standing === 'HUB_LEAD' || (own !== null && about.phases.includes(own));
  });
  await tellEach(
    base,
    panel.map(({ personId }) => personId),
    { ...told, ...(about.id && { group: about.id }) },
  );
}

/** Tells the hub's leads and administrators. */
export async function tellOffice(base: Base, told: Told): Promise<void> {
  await tellEach(base, await staffNow(base, 'HUB_LEAD', 'ADMINISTRATOR'), told);
}

/** Tells whoever was asked to lead that the offer is no longer open: the hub took it back, or its time is over. */
export const tellEnded = (
  base: Speaking,
  { id, personId, groupId }: LeadOffer,
  kind: 'offer to lead ended' | 'offer to lead lapsed',
): Promise<void> => tellEach(base, [personId], { kind, facts: { offer: id }, occasion: id, group: groupId });

/** Tells one person in the hub's hours. */
export const tellOne = (base: Speaking, personId: string, told: Told): Promise<void> =>
  tellEach(base, [personId], told);
