import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readCatalogue } from '../../prisma/sample/catalogue.ts';
import { dataJson } from '../../prisma/sample/data-file.ts';
import { ownProject } from '../../prisma/sample/finished-group.ts';
import { plantSampleHub } from '../../prisma/sample/plant-sample-hub.ts';
import { isSchoolDay, yearIs } from '../../src/core/calendar.ts';
import type { Hub } from '../../src/core/hub.ts';
import type { Phase } from '../../src/core/people.ts';
import { endingsOf } from '../../src/features/completions/completion.reads.ts';
import { hasCompleted } from '../../src/features/completions/completion.ts';
import { figuresOf } from '../../src/features/reports/figures.reads.ts';
import { readFigures } from '../../src/features/reports/figures.ts';
import { voicesIn } from '../../src/features/reports/participants.reads.ts';
import { averagesOf, mayShow } from '../../src/features/reports/participants.ts';
import { offered } from '../../src/features/rooms.ts';
import { findSchools } from '../../src/features/schools/find-schools.ts';
import { findListed, type Listed, pageSize, type Wanted } from '../../src/features/work-groups/find-groups.ts';
import { taken } from '../../src/features/work-groups/place.ts';
import { readSearch } from '../../src/features/work-groups/read-search.ts';
import { shownYears } from '../../src/features/work-groups/work-group.reads.ts';
import { allPhases, recruiting } from '../../src/features/work-groups/work-group.ts';
import { comparePlan } from '../../src/post-room/replan.ts';
import { createHubs } from '../../src/store/hubs.ts';
import { type OpenStore, openStore } from '../../src/store/open-store.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';

const now = new Date('2026-11-23T10:15:00Z');
const catalogue = readCatalogue();
const listed = [...catalogue, ownProject(2025)];

let database: TestDatabase;
let store: OpenStore;
let hub: Hub;

beforeAll(async () => {
  database = await freshDatabase();
  store = await openStore({ url: database.url, dataDir: '' });
  const { hubId } = await plantSampleHub(store.prisma, now);
  const found = await createHubs(store.prisma, dataJson('bank-holidays-england-and-wales.json'), () => now).byId(hubId);
  if (!found) throw new Error('the sample hub was not planted');
  hub = found;
});
afterAll(async () => {
  await store.close();
  await database.drop();
});

/** Every line of a list, page after page as a person turns them. */
async function browse(wanted: Omit<Wanted, 'page'>): Promise<Listed[]> {
  const lines: Listed[] = [];
  for (let page = 1; ; page += 1) {
    const found = await findListed(
      { db: store.read(hub), hub, recall: (_about, find) => find() },
      { ...wanted, page },
      shownYears(now),
      now,
    );
    lines.push(...found);
    if (found.length < pageSize) return lines;
  }
}

/** The entries of the catalogue that lines stand for: each itself, or the project of a group. */
async function entriesOf(lines: Listed[]): Promise<string[]> {
  const ids = lines.map(({ id }) => id);
  const groups = await store.prisma.workGroup.findMany({ where: { id: { in: ids } }, select: { projectId: true } });
  const projects = lines.filter(({ what }) => what === 'project').map(({ id }) => id);
  return [...new Set([...groups.map(({ projectId }) => projectId), ...projects])];
}

const slugsOf = async (ids: string[]) => {
  const rows = await store.prisma.project.findMany({ where: { id: { in: ids } }, select: { slug: true } });
  return rows.map(({ slug }) => slug).toSorted();
};

const slugsFor = (phase: Phase) =>
  listed
    .filter(({ phases }) => phases.some((one) => one === phase))
    .map(({ slug }) => slug)
    .toSorted();

test('shows all 60 catalogue entries and the hub’s own, none twice', async () => {
  const lines = await browse({ words: '' });
  const entries = await entriesOf(lines);
  expect(await slugsOf(entries)).toEqual(listed.map(({ slug }) => slug).toSorted());
  expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length);
  expect(lines).toHaveLength(lines[0]?.total ?? 0);
  const projects = lines.filter(({ what }) => what === 'project');
  const ofGroups = await entriesOf(lines.filter(({ what }) => what === 'group'));
  expect(projects.length + ofGroups.length).toBe(61);
});

test.each(allPhases)('shows every entry for %s under that phase, and no other', async (phase) => {
  const lines = await browse({ words: '', phase });
  expect(await slugsOf(await entriesOf(lines))).toEqual(slugsFor(phase));
});

test('shows open groups with places before full ones, and the catalogue last', async () => {
  const lines = await browse({ words: '' });
  const rank = ({ what, state, left }: Listed) => {
    if (what === 'project') return 2;
    return state && recruiting.includes(state) && left > 0 ? 0 : 1;
  };
  const ranks = lines.map(rank);
  expect(ranks).toEqual(ranks.toSorted());
  expect(new Set(ranks)).toEqual(new Set([0, 1, 2]));
});

test('finds three groups of one project by its code, however it is typed', async () => {
  for (const typed of ['ncp17-10a', 'NCP 17-10A', 'ncp1710a']) {
    const lines = await browse(readSearch(typed));
    expect(lines.map(({ title }) => title.split(' – ').at(-1))).toEqual(['Norfolk', 'Sheffield', 'online']);
  }
});

test('finds both Work Groups that carry the code NCP17-15', async () => {
  const titles = (await browse(readSearch('ncp17-15'))).map(({ title }) => title);
  expect(titles).toEqual([expect.stringContaining('(Primary)'), expect.stringContaining('(Secondary)')]);
});

test('finds a group by its lead, its venue, its key and its audience', async () => {
  for (const words of ['ollerenby', 'greenhill primary', 'apmh 26 001', 'early years practitioners sheffield']) {
    const lines = await browse({ words });
    expect(lines.map(({ code }) => code)).toEqual(['NCP17-06a']);
  }
});

test('can be browsed by tags: each kind but goals and readiness is used, and no entry has more than a few', async () => {
  const rows = await store.prisma.projectTag.findMany({ include: { tag: true } });
  expect(new Set(rows.map(({ tag }) => tag.kind))).toEqual(
    new Set(['CHALLENGE', 'AREA_OF_WORK', 'AUDIENCE', 'BIG_IDEA', 'PRIORITY_OUTCOME']),
  );
  const counts = catalogue.map(({ id }) => rows.filter(({ projectId }) => projectId === id).length);
  expect(Math.max(...counts)).toBeLessThan(9);
  const { id: tag } = await store.prisma.tag.findFirstOrThrow({
    where: { label: 'The move from primary to secondary' },
  });
  const lines = await browse({ words: '', tag });
  expect(lines.map(({ code }) => code)).toContain('NCP17-10a');
});

test('has full groups and groups with one place left', async () => {
  const lines = (await browse({ words: '' })).filter(({ what }) => what === 'group');
  expect(lines.filter(({ left }) => left === 0)).toHaveLength(4);
  expect(lines.filter(({ left }) => left === 1)).toHaveLength(3);
  expect(lines.filter(({ left }) => left < 0)).toEqual([]);
});

test('has a group in every state that a hub has in November, most of them open', async () => {
  const where = { hubId: hub.id, year: 2026 };
  const rows = await store.prisma.workGroup.groupBy({ by: ['state'], where, _count: true });
  const count = Object.fromEntries(rows.map(({ state, _count }) => [state, _count]));
  expect(count).toEqual({ RECRUITING: 6, RUNNING: 13, EVALUATING: 1, COMMISSIONED: 1, SEEKING_LEAD: 2, CANCELLED: 1 });
});

test('brings 10 to 14 teachers to every full group', async () => {
  const groups = await store.prisma.workGroup.findMany({
    where: { hubId: hub.id, year: 2026 },
    include: { participations: { where: { state: { in: taken } } }, memberships: { where: { state: 'JOINED' } } },
  });
  const full = groups.filter((group) => group.participations.length === group.capacitySchools);
  const teachers = full.map(({ memberships }) => memberships.length);
  expect(teachers.length).toBeGreaterThan(0);
  expect(teachers.filter((count) => count < 10 || count > 14)).toEqual([]);
});

describe('a group of the year before', () => {
  test('has ended with five of six schools complete, and its accepted evaluation says what the records say', async () => {
    const report = await store.prisma.report.findFirstOrThrow({ where: { hubId: hub.id }, include: { group: true } });
    expect(report).toMatchObject({ kind: 'FINAL', state: 'ACCEPTED', group: { state: 'CLOSED', year: 2025 } });
    expect(readFigures(report.figures)).toMatchObject({ schoolsCompleted: 5, schoolsUnfinished: 1, sessionsHeld: 4 });
    const recorded = (await figuresOf(store.read(hub), hub, [report.id]))(report.id);
    expect(readFigures(report.figures)).toEqual(recorded);
    const places = await store.prisma.schoolParticipation.findMany({ where: { groupId: report.groupId } });
    const inside = { db: store.read(hub), now };
    for (const { id, completes, taken: done } of await endingsOf(inside, report.groupId)) {
      expect(hasCompleted(done, hub)).toBe(completes);
      expect(places.find((place) => place.id === id)?.state).toBe(completes ? 'COMPLETED' : 'UNFINISHED');
    }
  });

  test('is spoken of by nine who came, and the hub’s project has gone on', async () => {
    const [voices] = (await voicesIn(store.read(hub), {})).values();
    if (!voices) throw new Error('nobody was asked');
    expect(voices).toMatchObject({ asked: 11, answers: { length: 9 } });
    expect(mayShow(voices, '2026-11-23')).toBe(true);
    expect(averagesOf(voices.questions, [[voices]])).toHaveLength(7);
    const stages = await store.prisma.stageChange.findMany({ orderBy: { from: 'asc' } });
    expect(stages.map(({ stage }) => stage)).toEqual(['DEVELOPMENT', 'EFFECTIVENESS']);
  });
});

test('puts no session on a day without school by the calendar the hub reads', async () => {
  const sessions = await store.prisma.session.findMany({ where: { hubId: hub.id } });
  const days = sessions.map(({ day }) => day.toISOString().slice(0, 10));
  expect(days.length).toBeGreaterThan(90);
  expect(days.filter((day) => !isSchoolDay(hub.calendar, day))).toEqual([]);
  expect([2025, 2026, 2027].map((year) => yearIs(hub.calendar, year))).toEqual(['given', 'given', 'guessed']);
});

test('knows 61 schools, two of them not open', async () => {
  const schools = await store.prisma.school.findMany();
  expect(schools).toHaveLength(61);
  const closed = schools.filter(({ isOpen }) => !isOpen).map(({ urn }) => urn);
  expect(closed.toSorted()).toEqual([117137, 148847]);
  expect(await findSchools('oulder hill', { db: store.read(hub) })).toEqual([]);
  expect(await findSchools('s105rg', { db: store.read(hub) })).toMatchObject([
    { label: expect.stringContaining('Tapton School') },
  ]);
  expect(await findSchools('saint thomas a becket', { db: store.read(hub) })).toHaveLength(1);
});

async function everything(): Promise<unknown> {
  const { prisma } = store;
  const tables = [
    prisma.school.findMany({ orderBy: { id: 'asc' } }),
    prisma.project.findMany({ orderBy: { id: 'asc' } }),
    prisma.hub.findMany({ include: { calendarTerms: true, agreements: true, hubPersons: true, hubSchools: true } }),
    prisma.person.findMany({ orderBy: { id: 'asc' } }),
    prisma.hubRole.findMany({ orderBy: { id: 'asc' } }),
    prisma.workGroup.findMany({ orderBy: { id: 'asc' } }),
    prisma.workGroupLead.findMany({ orderBy: { id: 'asc' } }),
    prisma.session.findMany({ orderBy: { id: 'asc' } }),
    prisma.schoolParticipation.findMany({ orderBy: { id: 'asc' } }),
    prisma.membership.findMany({ orderBy: { id: 'asc' } }),
    prisma.dueRow.findMany({ orderBy: { id: 'asc' } }),
  ];
  return Promise.all(tables);
}

test('planting twice changes nothing', async () => {
  const before = await everything();
  const later = new Date('2027-02-01T09:00:00Z');
  const again = await Promise.all([plantSampleHub(store.prisma, now), plantSampleHub(store.prisma, later)]);
  expect(again).toEqual([{ hubId: hub.id }, { hubId: hub.id }]);
  expect(await everything()).toEqual(before);
});

test('leaves schools and entries that are there already as they are', async () => {
  const other = await freshDatabase();
  const second = await openStore({ url: other.url, dataDir: '' });
  const newer = { urn: 138069, name: 'Tapton School, renamed', searchText: 'tapton school renamed' };
  const { id } = await second.prisma.school.create({ data: newer });
  const both = [plantSampleHub(second.prisma, now), plantSampleHub(second.prisma, now)];
  expect(new Set((await Promise.all(both)).map(({ hubId }) => hubId)).size).toBe(1);
  expect(await second.prisma.school.findMany({ where: { urn: 138069 } })).toMatchObject([{ id, name: newer.name }]);
  expect(await second.prisma.person.count({ where: { schoolId: id } })).toBeGreaterThan(0);
  expect(await second.prisma.workGroup.count()).toBe(25);
  await second.close();
  await other.drop();
});

test('its plan is what the rules say: the first night finds nothing', async () => {
  const dueKinds = new Map(offered.dueKinds.map((kind) => [kind.name, kind]));
  expect(await comparePlan({ dueKinds }, { db: store.read(hub), hub, now })).toEqual([]);
});
