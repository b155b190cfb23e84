import { beforeEach, describe, expect, test } from 'vitest';
import { withoutContent } from '../../../src/features/imports/without-content.ts';
import { openHouse } from '../../support/house.ts';
import type { TestHub } from '../../support/house-builders.ts';
import type { Person } from '../../support/house-people.ts';

const house = await openHouse();
let hub: TestHub;
let amy: Person;
beforeEach(async () => {
  hub = await house.hub();
  amy = await house.person('Amy Office');
  await house.role(amy, 'Hub Administrator');
});

/** The token of the page on which somebody hands in a kind of file. */
async function pageOf(who: Person, what: string) {
  await who.say(`import ${what}`);
  const [opens] = who.view.blocks.flatMap((block) => (block.kind === 'actions' ? block.actions : []));
  return opens && 'opens' in opens ? (opens.opens.split('/').at(-1) ?? '') : '';
}

const faulty = 'Name,E-mail,Roles\nZebedee Poison,zebedee poison,Poison Lead';
const good = 'Name,E-mail\nBo Reed,bo@north.example';
const kept = () => house.db.failedImport.findMany({ where: { hubId: hub.id } });

describe('a file that did not come in', () => {
  test('stands in the administrator’s today with what is to mend, and the page to hand it in again', async () => {
    const token = await pageOf(amy, 'people');
    await house.links.check(token, faulty, 'people.csv');
    await house.links.handIn(token, faulty, 'people.csv');
    await amy.say('today');
    expect(amy.lines).toEqual([
      'Import people | people.csv, by Amy Office on Monday 16 November · 2 things to mend · Line 2: Column “e-mail” takes a work address. Line 2: The hub has no role “…”.',
    ]);
    await amy.press('Hand in again: Import people');
    expect(amy.buttons).toEqual(['Open the page']);
  });

  test('keeps nothing of what stood in its rows', async () => {
    const mia = await house.person('Poison Person');
    await house.role(mia, 'Maths Hub Lead');
    for (const [what, text] of [
      [
        'people',
        'Name,E-mail,URN,Roles,Phase,Designations\n,poison,poison,poison,poison,poison\na,a@b.example,,,,\nb,a@b.example,,,,',
      ],
      ['people', 'Name,E-mail\nPoison,poison@p.example\nToxin,poison@p.example'],
      [
        'members',
        'Key,URN,Name,E-mail\npoison,poison,poison,poison\nPoison,123456,Poison,p@poison.example\nPoison,123456,Toxin,p@poison.example',
      ],
      [
        'groups',
        'Key,Project,Lead,Partner,State\nPoison,Poison ” poison,Poison,Poison “poison” poison,Poison\nPoison,Poison,Poison,Poison,open',
      ],
      ['terms', 'Year,Term,First day,Last day,URN\npoison,poison,poison,poison,poison'],
    ] as const) {
      const found = await house.links.check(await pageOf(amy, what), text, 'a.csv');
      if (found.kind !== 'found') throw new Error('nothing was found');
      expect(found.findings.faults.length).toBeGreaterThan(0);
      const columns = (text.split('\n')[0] ?? '').split(',');
      const bare = found.findings.faults.map((fault) => withoutContent(fault.what, columns)).join(' ');
      expect(bare).not.toMatch(/poison|toxin|b\.example/i);
      expect(JSON.stringify((await kept()).map(({ faults }) => faults))).not.toMatch(/poison|toxin|b\.example/i);
    }
    expect((await kept()).length).toBe(4);
  });

  test('names a column that is meant, and hides what stands in its quotation marks', () => {
    expect(withoutContent('Column “key” names the group.', ['Key'])).toBe('Column “key” names the group.');
    expect(withoutContent('Column “Ada Lund” names the group.', ['Key'])).toBe('Column “…” names the group.');
    expect(withoutContent('Column “phase”: “Ada ” Lund” is none.', ['Phase'])).toBe('Column “phase”: “…” is none.');
  });

  test('goes when somebody brings one of its kind in, not when another kind comes in', async () => {
    const mia = await house.person('Mia Hart');
    await house.role(mia, 'Maths Hub Lead');
    await house.links.check(await pageOf(amy, 'people'), faulty, 'people.csv');
    await house.links.check(await pageOf(amy, 'terms'), 'Year,Term\n', 'terms.csv');
    await house.links.check(await pageOf(mia, 'people'), good, 'people.csv');
    await amy.say('today');
    expect(amy.view.title).toBe('2 things need the hub');
    const done = await house.links.handIn(await pageOf(mia, 'people'), good, 'people.csv');
    expect(done).toMatchObject({ findings: { summary: expect.stringContaining('1 person in the file: 1 new') } });
    await amy.say('today');
    expect(amy.lines).toEqual([expect.stringContaining('Import term dates | terms.csv')]);
    await mia.say('today');
    expect(mia.view.title).toBe('Nothing needs the hub');
  });

  test('is put away with one press, once, by those who may hand it in', async () => {
    await house.links.check(await pageOf(amy, 'people'), faulty, 'people.csv');
    await amy.say('today');
    const seen = amy.view;
    const [row] = await kept();
    const tom = await house.person('Tom Reed');
    await tom.run('put-import-away', { failed: row?.id ?? '' });
    expect(tom.refusal).toBe('right');
    await amy.press('Put away: Import people, by Amy Office');
    expect(amy.view.title).toBe('The file is put away');
    expect(await kept()).toEqual([]);
    await amy.run('put-import-away', { failed: row?.id ?? '' });
    expect(amy.refusal).toBe('gone');
    expect(seen.title).toBe('1 thing needs the hub');
  });

  test('is one a person and kind, the latest, and stands there for 30 days', async () => {
    const token = await pageOf(amy, 'people');
    await house.links.check(token, faulty, 'one.csv');
    await house.links.check(token, faulty, 'two.csv');
    expect((await kept()).map(({ file }) => file)).toEqual(['two.csv']);
    house.clock.set('2026-12-17T10:31:00Z');
    await amy.say('today');
    expect(amy.view.title).toBe('Nothing needs the hub');
  });

  test('is nobody’s in another hub', async () => {
    await house.links.check(await pageOf(amy, 'people'), faulty, 'people.csv');
    const [row] = await kept();
    await house.hub();
    const ola = await house.person('Ola Other');
    await house.role(ola, 'Hub Administrator');
    await ola.say('today');
    expect(ola.view.title).toBe('Nothing needs the hub');
    await ola.run('put-import-away', { failed: row?.id ?? '' });
    expect(ola.refusal).toBe('gone');
    house.goTo(hub);
  });
});
