import { expect, test } from 'vitest';
import type { World } from '../contract.ts';
import { everything, makeGroup, makeHubLead, makeLead } from '../contract-people.ts';
import type { Part } from './index.ts';

/** A group whose report of the autumn is open, and who leads it. */
async function reporting(world: World, title: string, elsewhere?: string) {
  const { prisma } = world.store;
  const { id: groupId, hubId } = await makeGroup(world, title);
  const lead = await makeLead(world, `Lead of ${title}`, title);
  const { id: personId } = await prisma.person.findFirstOrThrow({ where: { name: `Lead of ${title}` } });
  const { projectId } = await prisma.workGroup.findFirstOrThrow({ where: { id: groupId } });
  const template = elsewhere
    ? await prisma.reportTemplate.create({
        data: { hubId, projectId, kind: 'TERM', version: 1, questions: [], elsewhere, personId, since: new Date(0) },
      })
    : undefined;
  const days = { starts: new Date('2026-08-01'), ends: new Date('2026-12-18'), dueOn: new Date('2026-12-11') };
  await prisma.report.create({
    data: { hubId, groupId, year: 2026, term: 'AUTUMN', ...days, state: 'OPEN', templateId: template?.id ?? null },
  });
  return { lead };
}

const steps = {
  learning: {
    learning: 'In most schools',
    'learning-evidence': '',
    practice: 'In some schools',
    'practice-evidence': '',
  },
  pupils: { pupils: 'In some schools', 'pupils-evidence': '', policy: 'Not yet', 'policy-evidence': '' },
  plan: { changes: '', concern: 'None', 'concern-words': '', support: 'None', 'support-words': '' },
  overall: {
    rating: 'Green: on track',
    'rating-words': 'It goes well.',
    dates: 'Yes',
    quotation: '',
    'quotation-role': '',
  },
};

/** Termly reports. */
export const reportsPart: Part = (worldOf) => {
  test('a lead writes the report in steps and hands it in; the hub sends it back, accepts it and sees them all', async () => {
    const world = worldOf();
    const { lead } = await reporting(world, 'Report rings');
    const seen = await lead.say('report report rings');
    expect(everything(seen)).toContain('From the records');
    await lead.press('See the report: Report rings', await lead.say('show report rings'));
    await lead.press('Answer, Teachers’ learning and practice: Report rings', seen);
    await lead.fill(steps.learning);
    await lead.fill(steps.pupils);
    await lead.fill(steps.plan);
    const ready = await lead.fill(steps.overall);
    await lead.press('Leave a line out', ready);
    const without = await lead.fill({ line: 'Attendance', reason: 'Nobody was logged.' });
    const back = await lead.press('Put back Attendance: Report rings', without);
    expect(everything(await lead.press('Hand it in', back))).toContain('It is with the hub now');
    const mia = await makeHubLead(world, 'Mia Reports');
    const list = await mia.say('reports autumn');
    const other = await mia.press('Spring', list);
    expect(everything(other)).toContain('No report is planned in this term');
    const report = await mia.press('Open: Report rings', await mia.press('Autumn', other));
    await mia.press('Send it back', report);
    expect(everything(await mia.fill({ words: 'Please say more.' }))).toContain('It is sent back');
    const [told] = await lead.inbox(1);
    expect(told && everything(told)).toContain('Your report is sent back');
    await lead.press('Hand it in', await lead.say('report report rings'));
    await mia.press('Accept green (1)', await mia.say('reports'));
    expect(everything(await mia.fill({ thanks: '' }))).toContain('1 report accepted');
  });

  test('a term without activity is one press, as is what is held elsewhere; the hub accepts one and waives another', async () => {
    const world = worldOf();
    const { lead: quiet } = await reporting(world, 'Quiet rings');
    const later = await quiet.press('Not this week', await quiet.say('report quiet rings'));
    expect(everything(later)).toContain('I remind those who lead it on');
    expect(everything(await quiet.press('No activity', await quiet.press('Open the report', later)))).toContain(
      'No activity this term.',
    );
    const { lead: away } = await reporting(world, 'Away rings', 'https://evaluation.example/form');
    const done = await away.press('It is done there', await away.say('report away rings'));
    expect(everything(done)).toContain('The evaluation is held elsewhere, and done.');
    await reporting(world, 'Late rings');
    const mia = await makeHubLead(world, 'Mia Overview');
    const accepted = await mia.press('Accept it', await mia.say('report quiet rings'));
    expect(everything(accepted)).toContain('The report is accepted');
    expect(everything(await mia.say('compile reports autumn'))).toContain('works once');
    expect(everything(await mia.press('Take as a file', await mia.say('reports')))).toContain(
      'Autumn reports as a file',
    );
    const questions = await mia.say('report questions');
    const final = await mia.press('Final evaluation', questions);
    expect(everything(final)).toContain('It worked');
    expect((await mia.press('Reword Did it work, and what next?', final)).form?.submit).toBe('Save the questions');
    expect((await mia.say('evaluation elsewhere')).form?.submit).toBe('Save where it’s held');
    await mia.press('Held elsewhere', final);
    const none = await mia.fill({ of: 'Final evaluations', project: 'Of all groups', link: '' });
    expect(everything(none)).toContain('It is written here');
    await mia.press('Waive it', await mia.say('report late rings'));
    expect(everything(await mia.fill({ words: 'It began late.' }))).toContain('The report is waived');
  });
};
