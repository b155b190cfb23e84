import type { DoorDriver } from '../doors/driver.ts';
import { createSteps } from './steps.ts';

/** The main job through one door: a teacher arrives, looks around, joins for the school, is told so, and steps back. */
export async function playMainJob(door: DoorDriver, who: { id: string; name: string }, school: string): Promise<void> {
  const { typed, step } = createSteps(door);
  const teacher = door.person(who.id, who.name);
  const home = await step(`${who.name} types “${typed('')}”`, teacher.say(''), 'Welcome');
  await step('presses “Primary”', teacher.press('Browse Primary Work Groups', home), 'Primary Work Groups');
  await step(`types “${typed('brows secondary')}”`, teacher.say('brows secondary'), 'Did you mean');
  const shown = await step(`types “${typed('show ncp17-06a')}”`, teacher.say('show ncp17-06a'), 'Led by');
  await step(
    'presses “Join this group”; the bot asks for the school first',
    teacher.press('Join this group', shown),
    'school',
  );
  const [found = ''] = await teacher.find('school', school);
  await step(
    `chooses ${found}; the form that was wanted opens`,
    teacher.fill({ school: found }),
    'Join this Work Group?',
  );
  const answers = { role: '', years: ['Year 5'], head: 'Not yet: hold the place', agree: ['I agree'] };
  const again = await step('forgets the role', teacher.fill(answers), 'Join this Work Group?');
  if (!again.form?.fields.some((field) => field.error?.includes('Write your role')))
    throw new Error('no error stands at the field');
  const held = await step('writes it', teacher.fill({ ...answers, role: 'Year 5 teacher' }), 'Your place is held');
  const [message] = await teacher.inbox(1);
  if (!message) throw new Error('no message arrived');
  await step('a message has arrived', Promise.resolve(message), 'To forward to your headteacher');
  await step('presses “My head agrees”', teacher.press('My head agrees', held), 'Your place is confirmed');
  await step(`types “${typed('mine')}”`, teacher.say('mine'), 'Your Work Groups');
  await step(`types “${typed('withdraw ncp17-06a')}”`, teacher.say('withdraw ncp17-06a'), 'Give up your place?');
  await step('gives a reason', teacher.fill({ reason: 'My timetable has changed' }), 'You have given up your place');
}
