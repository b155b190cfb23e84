import type { PrismaClient } from '../../src/store/generated/client.ts';
import type { DoorDriver, Seen, Someone } from '../doors/driver.ts';
import { createSteps } from './steps.ts';

type Steps = ReturnType<typeof createSteps>;
type Player = { door: DoorDriver; id: string; name: string };

/** Gives somebody a role of the hub, as its lead would have. */
async function appoint(prisma: PrismaClient, name: string, standing: 'HUB_LEAD' | 'SENIOR_LEAD'): Promise<void> {
  const { id: personId } = await prisma.person.findFirstOrThrow({ where: { name } });
  const { id: roleWordId, hubId } = await prisma.roleWord.findFirstOrThrow({ where: { standing } });
  await prisma.hubRole.create({ data: { hubId, personId, roleWordId, from: new Date(0) } });
}

/** A group that nobody leads: a local leader offers on one platform, the hub asks them on the other, and they say yes. */
export async function playLeading(prisma: PrismaClient, hub: Player, leader: Player): Promise<void> {
  const panel = hub.door.person(hub.id, hub.name);
  const candidate = leader.door.person(leader.id, leader.name);
  await panel.say('');
  await candidate.say('');
  await appoint(prisma, hub.name, 'HUB_LEAD');
  await appoint(prisma, leader.name, 'SENIOR_LEAD');
  const { title, key } = await prisma.workGroup.findFirstOrThrow({
    where: { state: 'SEEKING_LEAD', leads: { none: { to: null } } },
  });
  const at = { hub: createSteps(hub.door), leader: createSteps(leader.door) };
  await at.leader.step(
    `${leader.name} types “${at.leader.typed(`interest ${key.toLowerCase()}`)}”`,
    candidate.say(`interest ${key.toLowerCase()}`),
    'lead',
  );
  const offer = { capacity: 'Lead it', withWhom: '', note: 'I led one like it.', halfTerms: [], head: 'Yes' };
  await at.leader.step('offers to lead it', candidate.fill(offer), 'The hub has your offer');
  const list = `${hub.name} types “${at.hub.typed('groups without a lead')}”`;
  await at.hub.step(list, panel.say('groups without a lead'), title);
  const seen = await at.hub.step(`types “commission ${key}”`, panel.say(`commission ${key}`), leader.name);
  const sent = panel.press('Offer directly', seen);
  await at.hub.step('presses “Offer directly”', sent, `Offered to ${leader.name}`);
  const start = await at.leader.step(
    `${leader.name} types “${at.leader.typed('')}”`,
    candidate.say(''),
    'Would you lead',
  );
  const yes = candidate.press(`Yes, I lead it: ${title}`, start);
  const led = await at.leader.step('presses “Yes, I lead it”', yes, 'You lead this group');
  await planYear(at.leader, candidate, led);
}

/** The new lead plans the first dates, which are proposed in term. */
async function planYear({ step }: Steps, lead: Someone, led: Seen): Promise<void> {
  await step('presses “Plan sessions”', lead.press('Plan sessions', led), 'Plan sessions');
  const series = {
    count: '3',
    from: '16:00',
    length: 'Twilight',
    spacing: 'Every 3 weeks',
    meets: 'Online',
    place: '',
  };
  const proposed = await step('asks for three twilights', lead.fill(series), 'Do these dates suit?');
  const saved = await step('saves them', lead.press('Save these 3 dates', proposed), 'The dates are saved');
  await step('presses “See the sessions”', lead.press('See the sessions', saved), 'Sessions');
}
