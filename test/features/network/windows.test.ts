import { beforeEach, describe, expect, test } from 'vitest';
import { openHouse } from '../../support/house.ts';
import type { Person } from '../../support/house-people.ts';
import { createLocalLeaders } from '../../support/local-leaders.ts';

const house = await openHouse();
let hubId: string;
let mia: Person;
beforeEach(async () => {
  hubId = (await house.hub()).id;
  mia = await house.person('Mia Hart', { channel: 'llmes' });
  await house.role(mia, 'Maths Hub Lead');
});

const { kindId, leader } = createLocalLeaders(house, () => hubId);

const answers = {
  title: 'PD Lead programme',
  link: 'https://pd.example/apply',
  opens: '2026-11-23',
  closes: '2026-12-11',
};
const saved = async (more: Record<string, string | string[]> = {}) => {
  await mia.run('window', {}, { ...answers, who: [await kindId()], ...more });
  return house.db.programmeWindow.findFirstOrThrow({ where: { hubId }, orderBy: { id: 'desc' } });
};
const kindsTold = async (to: Person) => (await house.notices(to)).map(({ kind }) => kind);

describe('a window in which one can apply to a programme', () => {
  test('is added in one form, seen by those it is for, announced when it opens and reminded of before it closes', async () => {
    const [ada, sue] = [await leader('Ada Lund'), await leader('Sue Else', 'Specialist Leader of Education')];
    await mia.say('add window');
    expect(mia.form.fields.map(({ id }) => id)).toEqual(['title', 'link', 'opens', 'closes', 'who']);
    await mia.fill({ ...answers, who: [await kindId()] });
    expect(mia.said).toContain('opens on Monday 23 November, closes on Friday 11 December');
    await ada.say('network');
    expect(ada.said).toContain('PD Lead programme');
    await sue.say('network');
    expect(sue.said).not.toContain('PD Lead programme');
    await house.sweep();
    expect(await kindsTold(ada)).toEqual([]);
    house.clock.set('2026-11-23T07:30:00Z');
    await house.sweep();
    await house.sweep();
    expect((await house.notices(ada))[0]?.said).toContain('You can apply until Friday 11 December');
    expect(await kindsTold(sue)).toEqual([]);
    house.clock.set('2026-12-04T08:00:00Z');
    await house.sweep();
    const [, reminder] = await house.notices(ada);
    expect(reminder?.buttons).toEqual(['Open the page', 'Later', 'My reminders']);
    expect((await house.planDifferences(hubId)).filter(({ kind }) => kind.startsWith('programme'))).toEqual([]);
  });

  test('that is for everybody is announced in the network’s channels; without one, or switched off, to each', async () => {
    const ada = await leader('Ada Lund');
    await mia.say('channel llme-network');
    await saved({ opens: '2026-11-16', who: ['everybody'] });
    await house.sweep();
    expect((await house.inChannel('llmes')).at(-1)?.said).toContain('A programme takes applications');
    expect(await kindsTold(ada)).toEqual([]);
    await mia.run('hub-settings', { part: 'telling' }, { switches: ['tellsSeeking'] });
    await saved({ opens: '2026-11-16', who: ['everybody'] });
    await house.sweep();
    expect(await kindsTold(ada)).toEqual(['programme window opens']);
  });

  test('that lies in the holidays is announced on the last school day before it; added only then, on a working day in them', async () => {
    const ada = await leader('Ada Lund');
    const { id } = await saved({ opens: '2026-12-21', closes: '2027-01-01' });
    const due = { hubId, kind: 'programme window opens', subjectId: id };
    expect((await house.db.dueRow.findFirstOrThrow({ where: due })).dueAt).toEqual(new Date('2026-12-18T07:30:00Z'));
    house.clock.set('2026-12-18T07:31:00Z');
    await house.sweep();
    const [soon] = await house.notices(ada);
    expect(soon?.said).toContain('A programme opens soon');
    expect(soon?.said).toContain('You can apply from Monday 21 December until Friday 1 January');
    house.clock.set('2026-12-24T20:00:00Z');
    await saved({ title: 'Late news', opens: '2026-12-24', closes: '2027-01-03' });
    await house.sweep();
    await house.sweep();
    const late = (await house.notices(ada)).at(-1);
    expect(late?.notBefore).toBe('2026-12-29T07:30:00.000Z');
    expect(late?.said).toContain('You can apply until Sunday 3 January');
    expect(await kindsTold(ada)).toHaveLength(2);
    await mia.run(
      'window',
      { window: id },
      { ...answers, opens: '2027-01-11', closes: '2027-01-22', who: ['everybody'] },
    );
    house.clock.set('2027-01-11T07:30:00Z');
    await house.sweep();
    const told = (await house.notices(ada)).filter(({ kind }) => kind === 'programme window opens');
    expect(told).toHaveLength(3);
    expect(told.at(-1)?.said).toContain('You can apply until Friday 22 January');
    expect((await house.planDifferences(hubId)).filter(({ kind }) => kind.startsWith('programme'))).toEqual([]);
  });

  test('changed by two at once is not overwritten unseen', async () => {
    const { id } = await saved();
    const hal = await house.person('Hal Lead');
    await house.role(hal, 'Hub Administrator');
    for (const person of [mia, hal]) await person.run('window', { window: id });
    const given = { ...answers, who: [await kindId()] };
    await hal.fill({ ...given, closes: '2026-12-15' });
    await mia.fill({ ...given, title: 'PD Lead, spring' });
    expect(mia.form.problem).toContain('Somebody else has changed this meanwhile');
    await mia.fill({ ...given, title: 'PD Lead, spring' });
    expect(mia.said).toContain('The window is saved');
  });

  test('is changed, and taken off the list; then nobody hears of it', async () => {
    const ada = await leader('Ada Lund');
    const { id } = await saved();
    await mia.say('network');
    await mia.press('Change: PD Lead programme');
    await mia.fill({ ...answers, title: 'PD Lead, spring', who: ['leads', await kindId()] });
    await ada.say('network');
    expect(ada.said).toContain('PD Lead, spring');
    await mia.run('end-window', { window: id });
    house.clock.set('2026-11-23T08:00:00Z');
    await house.sweep();
    expect(await kindsTold(ada)).toEqual([]);
    await mia.run('window', { window: id });
    expect(mia.refusal).toBe('gone');
  });

  test('has a whole link, days in order that are not over, and somebody it is for; a leader adds none', async () => {
    await saved({ link: 'pd.example' }).catch(() => undefined);
    expect(mia.form.errors?.link).toContain('begins with https://');
    await mia.run('window', {}, { ...answers, closes: '2026-11-20', who: ['leads'] });
    expect(mia.form.errors?.closes).toContain('close after it opens');
    await mia.run('window', {}, { ...answers, opens: '2026-11-01', closes: '2026-11-13', who: ['leads'] });
    expect(mia.form.errors?.closes).toContain('That day is over');
    await mia.run('window', {}, answers);
    expect(mia.form.errors?.who).toContain('Choose whom it is for');
    const ada = await leader('Ada Lund');
    await ada.say('add window');
    expect(ada.refusal).toBe('right');
  });
});
