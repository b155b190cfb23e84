import type { Stage } from '../stage.ts';

const marked = '<!channel> *x* _y_ `z` <at>all</at> [a](https://b.example) & “c”';
const long = (words: string, times: number) => Array.from({ length: times }, () => words).join(' ');

/** Names full of markup, and texts as long as the database takes. */
export async function playOddWords({ house, take, takeNotice, group, openHub }: Stage): Promise<void> {
  await openHub({ name: `${marked} Maths Hub`, contact: marked });
  const lead = await house.person(marked);
  const tom = await house.person(`Tom ${marked}`, { at: await house.school({ name: marked }) });
  const wishes = {
    rationale: marked,
    outcomes: marked,
    venue: marked,
    contact: marked,
    localAuthority: marked,
    leads: [lead],
  };
  const one = await group(marked, wishes);
  await group('Number sense', { localAuthority: 'Norwich' });
  await tom.say('browse');
  take('markup in a list', tom);
  await tom.run('show', { group: one.id });
  take('markup in a group', tom);
  await tom.run('join', { group: one.id });
  take('markup in a form', tom);
  await tom.fill({ role: marked, years: ['Year 4'], head: 'not-yet', agree: ['1'] });
  await takeNotice('markup in a notice', tom, 'joined');
  await takeNotice('markup in a notice to the lead', lead, 'teacher joined');
  await openHub();
  const wordy = await house.person('Bartholomew Featherstonehaugh-Cholmondeley of Wolverhampton', {
    at: await house.school({ name: long('Saint Bartholomew', 8) }),
  });
  const title = long('Developing reasoning with fractions, decimals and percentages', 4);
  const sessions = Array.from(
    { length: 28 },
    (_, index) => `2027-02-${String(index + 1).padStart(2, '0')} 16:00-18:00`,
  );
  const paragraph = long('Many pupils lose confidence when whole numbers end and parts begin.', 40);
  const endless = await group(title, {
    sessions,
    rationale: paragraph,
    outcomes: paragraph,
    timeNeeded: paragraph,
    venue: long('Wolverhampton Science Park', 6),
    leads: [lead, wordy],
  });
  await wordy.say('browse');
  take('long words in a list', wordy);
  await wordy.run('show', { group: endless.id });
  take('long words in a group', wordy);
  await wordy.run('join', { group: endless.id });
  take('long words in a form', wordy);
  await wordy.fill({ role: 'x'.repeat(80), years: ['Year 4'], head: 'not-yet', agree: ['1'] });
  await takeNotice('long words in a notice', wordy, 'joined');
}
