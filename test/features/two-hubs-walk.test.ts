import { afterEach, describe, expect, test } from 'vitest';
import type { Outcome } from '../../src/core/command.ts';
import { offered } from '../../src/features/rooms.ts';
import { unlistedKey } from '../../src/features/schools/school.ts';
import { answering, answersFor, inputsOf } from '../support/ask-inputs.ts';
import { fillHub, hubTablesOf, type Row, type Rows } from '../support/fill-hub.ts';
import { openHouse } from '../support/house.ts';
import { actionsOf } from '../support/house-people.ts';

// Two hubs full of the same: one project, code, title, school and people's names, and rows in every table that a hub
// owns. Every text that may differ carries the hub's own mark; whatever is shown in one must hold neither mark nor id of the other.

const house = await openHouse();
const { pool } = house.store;
const day = new Date('2026-12-08');
const startsAt = new Date('2026-12-08T16:00:00Z');
const endsAt = new Date('2026-12-08T18:00:00Z');
const code = 'NCP17-10a';
const title = 'Years 5 to 8 continuity';

/** What makes the rows of both hubs alike, and alive. */
const alike = (mark: string) => ({
  'WorkGroup.code': code,
  'WorkGroup.title': [title, `${mark} circle`],
  'WorkGroup.searchText': [`ncp17-10a ${title.toLowerCase()}`, `${mark.toLowerCase()} circle`],
  'WorkGroup.key': ['WG-26-001', 'WG-26-002'],
  'WorkGroup.state': 'RECRUITING',
  'WorkGroup.year': 2026,
  'WorkGroup.phases': [['PRIMARY'], ['PRIMARY']],
  'WorkGroup.capacitySchools': 8,
  'WorkGroup.teachersPerSchool': 2,
  'Session.state': 'SCHEDULED',
  'Session.number': [1, 2],
  'Session.day': day,
  'Session.startsAt': startsAt,
  'Session.endsAt': endsAt,
  'Session.from': '16:00',
  'Session.to': '18:00',
  'SchoolParticipation.state': 'CONFIRMED',
  'Membership.state': 'JOINED',
  'Membership.isShown': true,
  'Interest.year': 2026,
  'Notice.facts': '{}',
});

async function build(mark: string, project: Row, school: Row) {
  const hub = await house.hub();
  const staff = await house.person('Tom Reed', { at: { id: String(school.id) } });
  const other = await house.person(`${mark} Reed`, { at: { id: String(school.id) } });
  for (const word of ['Maths Hub Lead', 'Hub Administrator', 'Primary Mastery Lead']) await house.role(staff, word);
  const own = await house.project({ title: `${mark} local ideas`, ownerHubId: hub.id, type: 'LOCAL' });
  const unlisted = await house.school({ name: `${mark} Studio`, urn: null });
  await house.db.school.update({
    where: { id: unlisted.id },
    data: { unlisted: unlistedKey(hub.id, unlisted.name, unlisted.town) },
  });
  const tag = await house.db.tag.create({ data: { ownerHubId: hub.id, kind: 'CHALLENGE', label: `${mark} classes` } });
  const people: Row[] = [staff, other].map(({ personId }) => ({ id: personId }));
  const shared: Rows = new Map([
    ['Person', people],
    ['Project', [project, { id: own.id }]],
    ['School', [school]],
    ['Tag', [{ id: tag.id }]],
  ]);
  const rows = await fillHub(pool, {
    hubId: hub.id,
    marker: mark,
    shared,
    wishes: alike(mark),
    now: house.clock.now(),
  });
  rows.set('Project', [{ id: own.id }]);
  rows.set('School', [{ id: unlisted.id }]);
  return { hub, mark, staff, rows };
}

type Built = Awaited<ReturnType<typeof build>>;

const project: Row = { id: (await house.hub().then(() => house.project({ code, title }))).id };
const school: Row = { id: (await house.school({ name: 'Tapton School' })).id };
const north = await build('Nordmark', project, school);
const south = await build('Sudmark', project, school);
house.goTo(south.hub);
const { staff } = south;
const teacher = await house.person('Tom Reed', { at: { id: String(school.id) } });

/** Every id of the other hub, by table: its own rows, its people, projects, schools and tags. */
const idsOf = ({ rows }: Built) =>
  new Map([...rows].map(([table, some]) => [table, some.flatMap(({ id }) => (typeof id === 'string' ? [id] : []))]));
const theirs = idsOf(north);
const everyId = [...theirs.values()].flat();

/** What an input of that name may point to; a name that says nothing may point to anything. */
const tablesBy: Record<string, string[]> = {
  group: ['WorkGroup'],
  place: ['Place', 'SchoolParticipation'],
  member: ['Membership'],
  teacher: ['Person'],
  role: ['HubRole', 'RoleWord'],
  application: ['ProjectApplication'],
};

const tablesFor = (name: string): string[] =>
  tablesBy[name] ?? [...theirs.keys()].filter((table) => table.toLowerCase().includes(name.toLowerCase()));

function idsFor(name: string): string[] {
  const found = tablesFor(name).flatMap((table) => theirs.get(table)?.slice(0, 1) ?? []);
  return found.length > 0 ? found : [...theirs.values()].flatMap((ids) => ids.slice(0, 1));
}

/** Names of hubs are no secret: a person chooses one by it. */
const open = ['hub', 'words'];

/** What is shown holds nothing of the other hub; an id that was given may come back. */
function holdsNothing(shown: unknown, given: string[] = []) {
  const said = JSON.stringify(shown);
  expect(said).not.toContain(north.mark);
  expect(said).not.toContain(north.mark.toLowerCase());
  expect(everyId.filter((id) => !given.includes(id) && said.includes(id))).toEqual([]);
}

async function actorOf({ account, place }: typeof staff) {
  const arrival = await house.ports.directory.arrive(account, place);
  if (arrival.kind !== 'known') throw new Error('nobody knows them');
  return arrival.actor;
}

/** The same words with every id and secret made alike. */
const alikeWords = (outcome: Outcome) =>
  JSON.stringify(outcome)
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '#')
    .replace(/(link=|links\/)[\w-]+/g, '$1#');

const tables = await hubTablesOf(pool);

/** Everything the other hub owns, and what is kept of its people. */
async function stateOfNorth() {
  const state: unknown[] = [];
  for (const table of tables)
    state.push(
      (await pool.query(`SELECT * FROM "${table}" WHERE "hubId" = $1 ORDER BY "${table}"::text`, [north.hub.id])).rows,
    );
  for (const [table, column] of [
    ['Person', 'id'],
    ['Account', 'personId'],
    ['Project', 'id'],
    ['School', 'id'],
    ['Tag', 'id'],
  ] as const) {
    const ids = column === 'personId' ? theirs.get('Person') : theirs.get(table);
    state.push((await pool.query(`SELECT * FROM "${table}" WHERE "${column}" = ANY($1) ORDER BY id`, [ids])).rows);
  }
  return JSON.stringify(state);
}
const before = await stateOfNorth();

test('both hubs are full: each table that a hub owns has rows in both', async () => {
  for (const table of tables)
    for (const { hub } of [north, south]) {
      const { rowCount } = await pool.query(`SELECT 1 FROM "${table}" WHERE "hubId" = $1`, [hub.id]);
      expect(rowCount, table).toBeGreaterThan(0);
    }
  expect(tables.length).toBeGreaterThan(30);
});

test('the mark would be seen: a person of the other hub reads it', async () => {
  await north.staff.say(`show ${north.mark} circle`);
  expect(north.staff.said).toContain(north.mark);
  await staff.say(`show ${south.mark} circle`);
  expect(staff.said).toContain(south.mark);
});

/** Commands with the names of their inputs. */
const commands: [string, { command: (typeof offered.commands)[number]; inputs: string[] }][] = [];
for (const command of offered.commands)
  commands.push([command.name, { command, inputs: await inputsOf(command, (name) => staff.run(name)) }]);

describe('a command that is walked in one hub shows nothing of the other, and changes nothing there', () => {
  afterEach(async () => {
    expect(await stateOfNorth()).toBe(before);
  });

  test.each(commands)('%s: opened, and by its own words', async (name, { command }) => {
    for (const person of [staff, teacher]) {
      await person.run(name);
      holdsNothing(person.outcome);
      if (command.phrase === undefined) continue;
      for (const words of ['', code, title, 'Tom Reed', 'Tapton School', 'circle', 'local ideas']) {
        await person.say(`${command.phrase} ${words}`);
        holdsNothing(person.outcome);
      }
    }
  });

  const withIds = commands.filter(([, { inputs }]) => inputs.some((input) => !open.includes(input)));

  test.each(withIds)('%s: an id of the other hub is met as one that nobody ever had', async (name, { inputs }) => {
    for (const input of inputs.filter((one) => !open.includes(one)))
      for (const id of idsFor(input)) {
        await staff.run(name, { [input]: id });
        const met = staff.outcome;
        holdsNothing(met, [id]);
        await staff.run(name, { [input]: crypto.randomUUID() });
        expect(alikeWords(met), `${input} ${id}`).toBe(alikeWords(staff.outcome));
      }
  });

  test.each(withIds.filter(([, { command }]) => command.asks))(
    '%s: a form handed in with an id of the other hub is met so, too',
    async (name, { inputs }) => {
      for (const input of inputs.filter((one) => !open.includes(one)))
        for (const id of idsFor(input)) {
          const answers = {
            reason: 'Some words',
            agree: ['1'],
            head: 'yes',
            role: 'Year 4 teacher',
            years: ['Year 4'],
          };
          await staff.run(name, { [input]: id }, answers);
          const met = staff.outcome;
          holdsNothing(met, [id]);
          await staff.run(name, { [input]: crypto.randomUUID() }, answers);
          expect(alikeWords(met), `${input} ${id}`).toBe(alikeWords(staff.outcome));
        }
    },
  );

  test.each(commands.filter(([, { command }]) => command.asks))(
    '%s: its own form, filled in with what a search of the other hub would have found',
    async (name, { inputs }) => {
      const own = idsOf(south);
      const ownInput = Object.fromEntries(
        inputs.flatMap((input) =>
          tablesFor(input).flatMap(
            (table) =>
              own
                .get(table)
                ?.slice(0, 1)
                .map((id) => [input, id]) ?? [],
          ),
        ),
      );
      await staff.run(name, ownInput);
      holdsNothing(staff.outcome);
      if (staff.outcome.kind !== 'ask') return;
      const form = staff.form;
      for (const table of ['Person', 'School']) {
        const [id = ''] = theirs.get(table) ?? [];
        const answers = answersFor(form, () => id);
        await staff.run(name, form.input ?? {}, answers);
        holdsNothing(staff.outcome, [id]);
      }
    },
  );

  test.each(commands)('%s: each button of what it shows', async (name) => {
    await staff.run(name);
    const shown = staff.outcome;
    if (shown.kind !== 'reply') return;
    for (const action of actionsOf(shown.view))
      if ('runs' in action) {
        await staff.run(action.runs, action.input);
        holdsNothing(staff.outcome);
      }
  });
});

describe('a search finds nothing of the other hub', () => {
  test.each(Object.keys(offered.sources))('%s', async (source) => {
    for (const words of ['tom', 'reed', 'tapton', 'studio', 'circle', 'years', code, 'ideas', 'mark', north.mark]) {
      holdsNothing(await staff.search(source, words));
      holdsNothing(await teacher.search(source, words));
    }
  });
});

describe('what goes out later or by a link holds nothing of the other hub', () => {
  const pointing = () => answering((name) => idsFor(name)[0]).object;

  test.each(offered.documents.map((kind) => [kind.name, kind] as const))('the file %s', async (_name, { produce }) => {
    const hub = await house.hubById(south.hub.id);
    const actor = await actorOf(staff);
    const making = { db: house.store.read(hub), hub, actor, now: house.clock.now() };
    holdsNothing(await produce(pointing(), making));
    holdsNothing(await produce({}, making));
  });

  test.each(offered.noticeKinds.map((kind) => [kind.name, kind] as const))(
    'the notice %s',
    async (_name, { compose }) => {
      const hub = await house.hubById(south.hub.id);
      const to = { personId: staff.personId, name: 'Tom Reed' };
      const link = async (kind: string) => `https://workgroups.example/links/${kind}`;
      const inside = { db: house.store.read(hub), hub, now: house.clock.now(), to, link, notice: crypto.randomUUID() };
      holdsNothing(await compose(pointing(), inside).catch(() => 'not composed'));
    },
  );

  test.each(offered.intakes.map((kind) => [kind.name, kind] as const))(
    'what is handed in as %s',
    async (_name, { check, example }) => {
      const hub = await house.hubById(south.hub.id);
      const db = house.store.read(hub);
      const now = house.clock.now();
      holdsNothing(
        await check(example.body, {
          db,
          hub,
          now,
          tell: house.ports.tell(db, hub, now),
          plan: house.ports.plan(db, hub),
        }),
      );
    },
  );
});
