import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { addUp, figureLines } from '../../../src/features/reports/figures.ts';
import { openHouse } from '../../support/house.ts';
import type { TestHub } from '../../support/house-builders.ts';
import { actionsOf, type Person } from '../../support/house-people.ts';
import { recount } from '../../support/recount.ts';
import { createReporting } from '../../support/reporting.ts';

const house = await openHouse();
let hub: TestHub;
const { open, heldOnce, reportOf, hubLead, answerAll, makeGroup } = createReporting(house, () => hub);

beforeEach(async () => {
  hub = await house.hub({ slug: `hub-${crypto.randomUUID().slice(0, 6)}` });
});

async function take(person: Person, label: string) {
  const action = actionsOf(person.view).find((one) => one.label === label);
  const address = action && 'opens' in action ? action.opens : '';
  return house.links.take(address.split('/').at(-1) ?? '');
}

const tableOf = (body: string) => z.array(z.array(z.string())).parse(parse(body, { bom: true }));

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** What a piece of a Word document says: its runs of text, one behind the other. */
const saidIn = (xml: string) =>
  [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)]
    .map(([, words = '']) => words.replace(/&(\w+);/g, (_whole, name) => entities[name] ?? ''))
    .join('');

const partsOf = (xml: string, name: string) =>
  [...xml.matchAll(new RegExp(`<w:${name}[ >].*?</w:${name}>`, 'gs'))].map(([part]) => part);

/** Opens a Word document: its paragraphs outside of tables, and its tables by row and cell. */
function openWord(base64: string) {
  const { 'word/document.xml': file } = unzipSync(Buffer.from(base64, 'base64'));
  const xml = file ? strFromU8(file) : '';
  const tables = partsOf(xml, 'tbl').map((table) =>
    partsOf(table, 'tr').map((row) => partsOf(row, 'tc').map((cell) => saidIn(cell))),
  );
  return { tables, paragraphs: partsOf(xml.replace(/<w:tbl>.*?<\/w:tbl>/gs, ''), 'p').map(saidIn) };
}

async function accepted() {
  const made = await heldOnce();
  await open();
  await made.lena.say('report');
  await answerAll(made.lena, { dates: '' });
  await made.lena.press('Leave a line out');
  await made.lena.fill({ line: 'dates', reason: 'The venue has not answered.' });
  await made.lena.press('Hand it in');
  const mia = await hubLead();
  await mia.run('accept-report', { report: (await reportOf(made.group)).id });
  await mia.say('reports');
  await mia.press('Take as a file');
  return { ...made, mia };
}

describe('the hub’s compilation of a term', () => {
  test('is a table with the figures and every answer, once, by a link', async () => {
    const { mia, group } = await accepted();
    const taken = await take(mia, 'As a table');
    if (taken.kind !== 'taken') throw new Error(taken.kind);
    const [head = [], row = []] = tableOf(taken.document.body);
    const cells = Object.fromEntries(head.map((name, index) => [name, row[index]]));
    expect(taken.document.filename).toBe(`reports-${hub.slug}-autumn-2026-27.csv`);
    expect(cells).toMatchObject({
      Key: group.key,
      'Work Group': 'Fractions',
      'Led by': 'Lena Lead',
      'It is': 'accepted',
      'Sessions held': '1',
      'Schools active': '2',
      'Schools withdrawn': '1',
      'Came to sessions': '2',
      'Answers done': '1',
      Overall: 'Green: on track',
      'Said by': 'a Year 4 teacher',
      'Left out': 'Next term’s dates are confirmed: The venue has not answered.',
    });
    expect((await take(mia, 'As a table')).kind).toBe('used');
  });

  test('is a Word document, too, with figures equal to the records, taken once by a link', async () => {
    const { mia, group } = await accepted();
    const { group: open } = await makeGroup('Algebra');
    await house.db.report.create({
      data: {
        ...{ hubId: hub.id, groupId: open.id, year: 2026, term: 'AUTUMN', state: 'OPEN' },
        ...{ starts: new Date('2026-08-01'), ends: new Date('2026-12-18'), dueOn: new Date('2026-12-11') },
      },
    });
    const taken = await take(mia, 'As a Word document');
    if (taken.kind !== 'taken') throw new Error(taken.kind);
    expect(taken.document.filename).toBe(`reports-${hub.slug}-autumn-2026-27.docx`);
    const { paragraphs, tables } = openWord(taken.document.body);
    expect(paragraphs[0]).toBe('Autumn reports, 2026/27');
    expect(paragraphs).toContain('Left out: Next term’s dates are confirmed: The venue has not answered.');
    expect(paragraphs).toContain('In a few words, why: Two schools work well together.');
    const [ratings, sums, ...groups] = tables;
    expect(ratings?.toSorted()).toEqual(
      [
        ['Rated, or how it stands', 'Reports'],
        ['Green: on track', '1'],
        ['open, nothing added yet', '1'],
        ['All', '2'],
      ].toSorted(),
    );
    const reports = await house.db.report.findMany({ where: { hubId: hub.id }, include: { group: true } });
    const counted = await Promise.all(reports.map((report) => recount(house, report)));
    expect(sums?.slice(1)).toEqual(figureLines.map(({ label, say }) => [label, say(addUp(counted))]));
    const byKey = reports.toSorted((one, other) => (one.group.key < other.group.key ? -1 : 1));
    for (const [index, report] of byKey.entries()) {
      const figures = await recount(house, report);
      expect(groups[index]?.slice(1)).toEqual(figureLines.map(({ label, say }) => [label, say(figures)]));
      expect(paragraphs).toContain(`${report.group.key} ${report.group.title}`);
    }
    expect(paragraphs).toContain(`${group.key} Fractions`);
    expect((await take(mia, 'As a Word document')).kind).toBe('used');
  });

  test('tells nothing of what a lead still writes', async () => {
    const { lena } = await heldOnce();
    await open();
    await lena.say('report');
    await lena.press('Answer, Teachers’ learning and practice: Fractions');
    await lena.fill({ learning: 'ALL', practice: 'ALL', 'learning-evidence': 'Not handed in yet.' });
    const mia = await hubLead();
    await mia.say('compile reports autumn');
    const taken = await take(mia, 'As a table');
    if (taken.kind !== 'taken') throw new Error(taken.kind);
    expect(taken.document.body).not.toContain('Not handed in yet.');
    expect(taken.document.body).toContain('in draft');
  });

  test('is for who oversees reports when it is taken', async () => {
    const { mia } = await accepted();
    await house.db.hubRole.updateMany({ where: { personId: mia.personId }, data: { to: house.clock.now() } });
    expect((await take(mia, 'As a table')).kind).toBe('nothing');
  });
});

describe('the questions', () => {
  test('are worded by the hub, left out and added to; reports that are open keep theirs', async () => {
    const { lena, group } = await makeGroup();
    await open();
    const mia = await hubLead();
    await mia.say('report questions');
    await mia.press('Reword Teachers’ learning and practice');
    const labels = { learning: 'What teachers learned', practice: 'What they do now' };
    await mia.fill(labels);
    await mia.press('Reword More questions');
    await mia.fill({ 'own-1': 'Which resource helped most?' });
    expect(mia.view.title).toBe('The questions are saved');
    await lena.say('report');
    expect(lena.said).toContain('Teachers teach differently');
    await house.db.report.deleteMany({ where: { groupId: group.id } });
    await open();
    await lena.say('report');
    expect(lena.said).toContain('What they do now');
    expect(lena.said).not.toContain('Teachers teach differently');
    await lena.press('Answer, Teachers’ learning and practice: Fractions');
    expect(lena.form.fields.map(({ label }) => label)).toEqual(['What teachers learned', 'What they do now']);
    expect(lena.form.step).toEqual([1, 5]);
    await lena.press('Answer, More questions: Fractions');
    expect(lena.form.fields).toMatchObject([{ id: 'own-1', label: 'Which resource helped most?' }]);
  });

  test('that put the hub’s list in order cannot be left out, and two who word them do not overwrite each other', async () => {
    const [mia, max] = [await hubLead(), await hubLead('Max Bell')];
    for (const one of [mia, max]) await one.run('report-questions', { kind: 'TERM', step: 'overall' });
    await mia.fill({ rating: '' });
    expect(mia.form.errors?.rating).toContain('This question is needed');
    await mia.fill({ rating: 'How is it?' });
    await max.fill({ rating: 'Overall, how is it?' });
    expect(max.form.problem).toContain('Somebody else has changed the questions');
  });

  test('are asked elsewhere where the hub says so: the lead gets the link and says done', async () => {
    const { lena, group } = await makeGroup();
    const mia = await hubLead();
    await mia.say('evaluation elsewhere');
    await mia.fill({ of: 'TERM', project: group.projectId, link: 'https://evaluation.example/form' });
    expect(mia.view.title).toBe('It is held elsewhere');
    await open();
    await lena.say('report');
    expect(actionsOf(lena.view).find(({ label }) => label === 'Open the evaluation')).toMatchObject({
      opens: 'https://evaluation.example/form',
    });
    await lena.press('It is done there');
    expect(await reportOf(group)).toMatchObject({ state: 'SUBMITTED', doneElsewhere: true });
  });

  test('reworded by the hub are those of a project, too, that was once held elsewhere', async () => {
    const { lena, group } = await makeGroup();
    const mia = await hubLead();
    for (const link of ['https://evaluation.example/form', ''])
      await mia.run('evaluation-elsewhere', {}, { of: 'TERM', project: group.projectId, link });
    await mia.run('report-questions', { kind: 'TERM', step: 'learning' }, { learning: 'What teachers learned' });
    await open();
    await lena.say('report');
    expect(lena.buttons).not.toContain('Open the evaluation');
    expect(lena.said).toContain('What teachers learned');
  });

  test('are the hub’s to word, not a lead’s', async () => {
    const { lena } = await makeGroup();
    for (const command of ['report-questions', 'evaluation-elsewhere']) {
      await lena.run(command);
      expect(lena.refusal).toBe('right');
    }
  });
});
