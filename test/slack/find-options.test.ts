import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Option } from '../../src/core/form.ts';
import { ask, later, logSession, type OpenDoor, openDoor } from '../support/slack-door.ts';
import { keepView } from '../support/slack-modal.ts';
import { searchPayload } from '../support/slack-payloads.ts';
import { asInteraction } from '../support/slack-wire.ts';

let open: OpenDoor;
beforeAll(async () => {
  open = await openDoor({ door: { deadlines: { ack: 60 } } });
  open.answers(
    ask({ ...logSession, fields: [{ id: 'school', label: 'Your school', kind: 'search', source: 'schools' }] }),
  );
});
afterEach(() => {
  open.searched.length = 0;
});
afterAll(() => open.close());

const schools = (count: number): Option[] =>
  Array.from({ length: count }, (_, index) => ({ value: `u-${index}`, label: `School ${index}`, detail: 'Bolton' }));

const type = async (words: string) => {
  const person = open.driver.person('U0AMIRA', 'Amira Shah');
  await person.say('school');
  return person.find('school', words);
};

test('words typed into a search field find options of its source', async () => {
  open.finds((words) => schools(2).map((school) => ({ ...school, label: `${school.label} ${words}` })));
  expect(await type('st m')).toEqual(['School 0 st m', 'School 1 st m']);
  expect(open.searched).toEqual([{ source: 'schools', words: 'st m' }]);
});

test('at most twenty are offered, and a long name is cut in its middle', async () => {
  open.finds(() => [{ value: 'x', label: 'N'.repeat(200) }, ...schools(30)]);
  const found = await type('school');
  expect(found).toHaveLength(20);
  expect(found[0]).toBe(`${'N'.repeat(49)}…${'N'.repeat(25)}`);
});

test('a search that fails finds nothing, and says so to nobody but the log', async () => {
  open.finds(() => {
    throw new Error('the database is away');
  });
  expect(await type('school')).toEqual([]);
  expect(open.lines.at(-1)).toMatchObject({ level: 'error', message: 'a search broke down' });
});

test('a search that takes too long finds nothing in time', async () => {
  const never = later<Option[]>();
  open.finds(() => never.promise);
  expect(await type('school')).toEqual([]);
  never.give([]);
});

test('a field nobody knows any more finds nothing', async () => {
  const { by } = await open.asker('U0AMIRA');
  const view = keepView({ type: 'modal', id: 'V1', blocks: [] });
  const typed = searchPayload({ by, view, blockId: 'school', actionId: 'old-action', words: 'st' });
  const { status, body } = await open.knock(asInteraction(typed, open.signingSecret));
  expect([status, JSON.parse(body)]).toEqual([200, { options: [] }]);
  expect(open.searched).toEqual([]);
});
