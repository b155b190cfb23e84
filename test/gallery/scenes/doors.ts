import type { Form } from '../../../src/core/form.ts';
import { text } from '../../../src/core/view.ts';
import {
  brokenDown,
  closedForm,
  fetching,
  offered,
  openingButton,
  outOfDateButton,
  outOfDateForm,
  refusal,
  saving,
  somebodyElses,
  tooLate,
} from '../../../src/slack/wording.ts';
import { cancelled } from '../../../src/teams/answer.ts';
import type { Stage } from '../stage.ts';

/** What a door says by itself, about forms that cannot open or come too late. */
export async function playDoors({ house, takeView, group, openHub }: Stage): Promise<void> {
  await openHub();
  const tom = await house.person('Tom Reed', { at: await house.school({ name: 'Tapton Juniors' }) });
  const { id } = await group('Reasoning with fractions');
  await tom.run('join', { group: id });
  const plain: Form = tom.form;
  await tom.fill({ role: 'Year 4 teacher', years: ['Year 4'], agree: [] });
  const wrong: Form = tom.form;
  const open = openingButton('join', { group: id });
  const slack = { only: 'slack' } as const;
  takeView('door: a form offered by button', offered(plain, open), slack);
  takeView('door: a form that came too late', tooLate(plain, open), slack);
  takeView('door: a refused form that was closed', closedForm(wrong, open), slack);
  takeView('door: fetching a form', fetching, { ...slack, on: 'modal' });
  takeView('door: saving', saving, { ...slack, on: 'modal' });
  takeView('door: broken down', refusal(brokenDown('K7-42QX')), slack);
  takeView('door: an old button', refusal(outOfDateButton), slack);
  takeView('door: an old form', refusal(outOfDateForm), { ...slack, on: 'modal' });
  takeView('door: somebody else’s form', refusal(somebodyElses), { ...slack, on: 'modal' });
  const nothingSaved = text(cancelled(house.clock.now()).plain.trim());
  takeView('door: a form cancelled', { title: '', blocks: [nothingSaved] }, { only: 'teams' });
}
