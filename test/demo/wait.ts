import type { DoorDriver } from '../doors/driver.ts';
import { createSteps } from './steps.ts';

type Guest = { door: DoorDriver; id: string; name: string; school: string };

const group = 'ncp17-06b';

/**
 * A waiting list through both doors: one teacher takes a group's last place, a teacher on the other platform goes on its
 * waiting list, the first gives the place up, and the second takes it.
 */
export async function playWaitingList(first: Guest, second: Guest): Promise<void> {
  const [inside, waiting] = [createSteps(first.door), createSteps(second.door)];
  const [one, other] = [first.door.person(first.id, first.name), second.door.person(second.id, second.name)];
  const answers = { role: 'Year 3 teacher', years: ['Year 3'], head: 'Yes' };
  await inside.step(`${first.name} types “join ${group}”: 1 place is left`, one.say(`join ${group}`), 'school');
  const [atFirst = ''] = await one.find('school', first.school);
  await inside.step(`chooses ${atFirst}`, one.fill({ school: atFirst }), 'Join this Work Group?');
  await inside.step('joins', one.fill({ ...answers, agree: ['I agree'] }), 'You have a place');
  await waiting.step(`${second.name} types “join ${group}”: it is full now`, other.say(`join ${group}`), 'school');
  const [atSecond = ''] = await other.find('school', second.school);
  await waiting.step(`chooses ${atSecond}`, other.fill({ school: atSecond }), 'waiting list');
  await waiting.step('goes on the waiting list', other.fill(answers), 'number 1 on the waiting list');
  await inside.step(`${first.name} types “withdraw ${group}”`, one.say(`withdraw ${group}`), 'Give up your place');
  await inside.step('gives the place up', one.fill({ reason: 'No cover' }), 'You have given up your place');
  const mine = await waiting.step(`${second.name} types “mine”`, other.say('mine'), 'Offered to your school until');
  await waiting.step('presses “Take the place”', other.press('Take the place', mine), 'Take the');
  await waiting.step('takes it', other.fill({ head: 'Yes', agree: ['I agree'] }), 'You have a place');
}
