import { addDays, instantOf, ukDay } from '../../src/core/uk-time.ts';
import type { PrismaClient } from '../../src/store/generated/client.ts';
import type { DoorDriver } from '../doors/driver.ts';
import { createSteps } from './steps.ts';

type Player = { door: DoorDriver; id: string; name: string };

/** A session of a fortnight ago that nobody has logged. */
async function leaveUnlogged(prisma: PrismaClient) {
  const group = await prisma.workGroup.findFirstOrThrow({
    where: { state: 'RUNNING', memberships: { some: { state: 'JOINED' } } },
    include: { sessions: true },
    orderBy: { key: 'asc' },
  });
  const day = addDays(ukDay(new Date()), -14);
  const number = Math.max(0, ...group.sessions.map((one) => one.number)) + 1;
  const [from, to] = ['16:00', '18:00'];
  const when = { day: new Date(day), from, to, startsAt: instantOf(day, from), endsAt: instantOf(day, to) };
  const session = { hubId: group.hubId, groupId: group.id, number, length: 'TWILIGHT' as const };
  await prisma.session.create({ data: { ...session, ...when, meets: 'ONLINE', link: 'https://meet.example/here' } });
  return { title: group.title, number };
}

/** A hub lead's Monday morning: what needs the hub and nothing else, one of them put right in place, and it is gone. */
export async function playMonday(prisma: PrismaClient, { door, id, name }: Player): Promise<void> {
  const { typed, step } = createSteps(door);
  const lead = door.person(id, name);
  const { title, number } = await leaveUnlogged(prisma);
  const line = `${title}, session ${number}`;
  const today = await step(`Monday morning: ${name} types “${typed('today')}”`, lead.say('today'), line);
  await step('presses “Log it”, from the list', lead.press('Log it', today), 'are ticked');
  const words = { others: '', did: 'Ratio tables.', cameBack: '', task: '', materials: '', forHub: '' };
  await step('everybody came', lead.fill(words), 'came, 0 away');
  const after = await step(`types “${typed('today')}” again: one thing less`, lead.say('today'), 'the hub');
  if (after.text.includes(line)) throw new Error(`it still needs the hub:\n${after.text}`);
}
