import { addDays, instantOf, ukDay } from '../../src/core/uk-time.ts';
import type { PrismaClient } from '../../src/store/generated/client.ts';
import type { DoorDriver } from '../doors/driver.ts';
import { createSteps } from './steps.ts';

type Player = { door: DoorDriver; id: string; name: string };

const code = 'ncp17-06a';

/** Makes somebody lead the group, and a session of it take place yesterday, whatever day it is. */
export async function bringYesterday(prisma: PrismaClient, name: string): Promise<string> {
  const { id: personId } = await prisma.person.findFirstOrThrow({ where: { name } });
  const group = await prisma.workGroup.findFirstOrThrow({
    where: { code: { equals: code, mode: 'insensitive' } },
    include: { sessions: true },
  });
  const { id: groupId, hubId } = group;
  await prisma.workGroupLead.create({ data: { hubId, groupId, personId, capacity: 'CO_LEAD', from: new Date(0) } });
  const yesterday = addDays(ukDay(new Date()), -1);
  const number = Math.max(0, ...group.sessions.map((one) => one.number)) + 1;
  const [from, to] = ['16:00', '18:00'];
  const when = { day: new Date(yesterday), startsAt: instantOf(yesterday, from), endsAt: instantOf(yesterday, to) };
  const session = { hubId, groupId, number, from, to, length: 'TWILIGHT' as const, meets: 'ONLINE' as const };
  await prisma.session.create({ data: { ...session, ...when } });
  return group.title;
}

/** A member joins, in time for the session that the lead is about to log. */
async function join({ door, id, name }: Player, school: string): Promise<void> {
  const { typed, step } = createSteps(door);
  const member = door.person(id, name);
  await step(`${name} types “${typed(`join ${code}`)}”`, member.say(`join ${code}`), 'school');
  const [found = ''] = await member.find('school', school);
  const { form } = await step(`chooses ${found}`, member.fill({ school: found }), 'Join this Work Group?');
  // Asked only where nobody from the school has said it before
  const head = form?.fields.some((field) => field.id === 'head') ? { head: 'Yes' } : {};
  const answers = { role: 'Year 5 teacher', years: ['Year 5'], ...head, agree: ['I agree'] };
  await step('joins', member.fill(answers), 'You have a place');
}

/** A session is logged on one platform; a member on the other answers its gap task and can't come next time; the brief says so. */
export async function playLogging(prisma: PrismaClient, leading: Player, taking: Player & { school: string }) {
  const [lead, member] = [leading.door.person(leading.id, leading.name), taking.door.person(taking.id, taking.name)];
  const [at, there] = [createSteps(leading.door), createSteps(taking.door)];
  await lead.say('');
  await join(taking, taking.school);
  const title = await bringYesterday(prisma, leading.name);
  await at.step(`${leading.name} types “${at.typed(`plan ${code}`)}”`, lead.say(`plan ${code}`), 'Plan sessions');
  const series = { count: '1', from: '16:00', length: 'Twilight', spacing: 'Every week', meets: 'Online', place: '' };
  const proposed = await at.step('asks for one more twilight', lead.fill(series), 'Does this date suit?');
  await at.step('saves it', lead.press('Save this date', proposed), 'The date is saved');
  await at.step(`types “${at.typed(`log ${code}`)}”: yesterday’s session`, lead.say(`log ${code}`), 'are ticked');
  const words = { others: '', did: 'Bar models.', cameBack: '', task: 'Try one bar model.', materials: '', forHub: '' };
  await at.step('everybody came; the next gap task is set', lead.fill(words), 'came, 0 away');
  const tasks = await there.step(
    `${taking.name} types “${there.typed('tasks')}”`,
    member.say('tasks'),
    'Try one bar model',
  );
  const done = await there.step('has done it', member.press('Done: Try one bar model', tasks), 'it is done');
  await there.step('presses “Add a reflection”', member.press('Add a reflection', done), 'What came out of it');
  const reflection = { reflection: 'Equal parts were harder than I thought.', link: '' };
  await there.step('writes one', member.fill(reflection), 'Your reflection is saved');
  await there.step(`types “${there.typed('can’t come')}”`, member.say('can’t come'), 'The lead will know');
  const brief = await at.step(`${leading.name} types “${at.typed(`brief ${code}`)}”`, lead.say(`brief ${code}`), title);
  if (![taking.name, reflection.reflection].every((said) => brief.text.includes(said)))
    throw new Error(`the brief does not say who cannot come and what came back:\n${brief.text}`);
}
