import { withWayBack } from '../../../src/slack/wording.ts';
import type { Stage } from '../stage.ts';

const answers = { role: 'Year 4 teacher', years: ['Year 4'], agree: ['1'] };

/** The start, help, and the first words anybody hears. */
export async function playHome({ house, take, takeView, group, openHub }: Stage): Promise<void> {
  await openHub();
  const tom = house.stranger('Tom Reed');
  await tom.say('');
  take('home, new', tom);
  await tom.say('');
  take('home, in no group', tom, { on: 'home' });
  takeView('home, what a press on it shows', withWayBack(tom.view), { on: 'home', only: 'slack' });
  const ada = await house.person('Ada Lund', { at: await house.school({ name: 'Tapton Juniors' }) });
  const groups = [
    await group('Reasoning with fractions'),
    await group('Number sense', { sessions: ['2026-12-03 16:00-18:00'] }),
  ];
  for (const [index, one] of groups.entries()) {
    await ada.run('join', { group: one.id });
    await ada.fill({ ...answers, head: index === 0 ? 'not-yet' : 'yes' });
  }
  await ada.say('');
  take('home, with groups and something to do', ada, { on: 'home' });
  await ada.press('My headteacher agrees: Reasoning with fractions');
  await ada.say('');
  take('home, with groups', ada, { on: 'home' });
  await ada.say('help');
  take('help', ada);
  await ada.press('Help about: Your places');
  take('help, about one topic', ada);
  const newcomer = house.stranger('Lin Yu');
  await newcomer.say('join reasoning with fractions');
  take('welcome in the first form', newcomer);
}
