import { expect, test } from 'vitest';
import type { World } from '../contract.ts';
import { everything, makeStaff, newcomer } from '../contract-people.ts';
import type { Seen } from '../driver.ts';

const asIs = ({ form }: Seen): Record<string, string> =>
  Object.fromEntries((form?.fields ?? []).map(({ id, value }) => [id, String(value ?? '')]));

/** The hub’s calendar: read by everybody, changed by the hub. */
export function calendarsPart(worldOf: () => World): void {
  test('everybody reads the term dates, and nobody but the hub changes them', async () => {
    const tom = newcomer(worldOf(), 'Tom Dates');
    const seen = await tom.say('calendar');
    expect(everything(seen)).toContain('Autumn term');
    expect(everything(seen)).toContain('Bank holidays');
    expect(seen.buttons.join()).not.toContain('Change');
    expect(everything(await tom.say('close day'))).toContain('Only a hub lead');
    expect(everything(await tom.say('import terms'))).toContain('Only a hub lead');
  });

  test('the hub changes a term, notes a closed day and takes it back', async () => {
    const abe = await makeStaff(worldOf(), 'Abe Dates', 'Hub Administrator', 'ADMINISTRATOR');
    const calendar = await abe.press('Open: Term dates', await abe.say('hub edit'));
    const term = await abe.press('Change: Summer term', calendar);
    expect(everything(await abe.fill(asIs(term)))).toContain('The term is changed');
    await abe.press('Add a closed day', await abe.say('calendar'));
    const noted = await abe.fill({ from: '2027-06-21', reason: 'INSET' });
    expect(everything(noted)).toContain('INSET, closed');
    expect(everything(await abe.press('Remove Monday 21 June, the whole hub', noted))).toContain('The day is removed');
    expect((await abe.say('close day')).form?.fields.map(({ id }) => id)).toContain('authority');
  });

  test('the hub guesses a year that is missing, confirms it with its Easter, and brings dates in by a file', async () => {
    const abe = await makeStaff(worldOf(), 'Abe Guesses', 'Hub Administrator', 'ADMINISTRATOR');
    const guessed = await abe.press('Guess 2028/29', await abe.say('calendar 2028/29'));
    expect(everything(guessed)).toContain('2028/29 is guessed');
    await abe.press('Confirm the dates of 2028/29', guessed);
    const confirmed = await abe.fill({ before: '2029-03-23', after: '2029-04-09', end: '2029-07-20' });
    expect(everything(confirmed)).toContain('2028/29 is confirmed');
    const page = await abe.press('Import term dates', await abe.press('Show the calendar', confirmed));
    for (const one of [page, await abe.say('import terms')]) expect(everything(one)).toContain('The page is for you');
  });
}
