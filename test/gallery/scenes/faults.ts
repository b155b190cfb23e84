import { createDispatcher } from '../../../src/core/dispatcher.ts';
import { Busy, type Ports, Unsettled } from '../../../src/core/ports.ts';
import type { Db } from '../../../src/store/db.ts';
import type { Stage } from '../stage.ts';

type Person = Awaited<ReturnType<Stage['house']['person']>>;

async function misunderstood({ house, take }: Stage, tom: Person) {
  await tom.say('brows primary');
  take('did you mean', tom);
  await tom.say('quadrilateral');
  take('unknown words', tom);
  await tom.say(`browse ${'x'.repeat(400)}`);
  take('too many words', tom);
  await tom.run('fly');
  take('a button of an older version', tom);
  await tom.run('show', { group: 'not an id' });
  take('a button with an older input', tom);
  house.takeFaults();
}

/** The house with its store broken in one way. */
const broken = ({ house }: Stage, store: Partial<Ports<Db>['store']>) =>
  createDispatcher({ ...house.ports, store: { ...house.ports.store, ...store } });

const fails = (error: Error) => ({
  change: () => Promise.reject(error),
});

/** What is said when a slip, an old button or a fault stands in the way. */
export async function playFaults(stage: Stage): Promise<void> {
  const { house, take, group, openHub } = stage;
  await openHub();
  const tom = await house.person('Tom Reed', { at: await house.school({ name: 'Tapton Juniors' }) });
  await misunderstood(stage, tom);
  const one = await group('Reasoning with fractions');
  await tom.run('join', { group: one.id });
  const answers = { role: 'Year 4 teacher', years: ['Year 4'], head: 'yes', agree: ['1'] };
  const handIn = { account: tom.account, place: tom.place, runs: 'join', input: { group: one.id }, answers };
  const confirm = { account: tom.account, place: tom.place, runs: 'confirm', input: { group: one.id } };
  const outcomes = {
    'fault, nothing was changed': await broken(stage, fails(new Error('broken'))).dispatch(confirm),
    'fault, perhaps changed': await broken(stage, fails(new Unsettled('lost'))).dispatch(confirm),
    'fault in a form': await broken(stage, fails(new Error('broken'))).dispatch(handIn),
    'somebody else was faster': await broken(stage, fails(new Busy())).dispatch(confirm),
    'somebody else was faster, in a form': await broken(stage, fails(new Busy())).dispatch(handIn),
    'too many at once': await broken(stage, { ...fails(new Error('crowd')), isBusy: () => true }).dispatch(confirm),
  };
  for (const [name, outcome] of Object.entries(outcomes)) take(name, { outcome });
  house.takeFaults();
}
