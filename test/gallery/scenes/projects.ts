import type { Outcome } from '../../../src/core/command.ts';
import type { Stage } from '../stage.ts';

type Person = Awaited<ReturnType<Stage['house']['person']>>;

const applying = {
  role: 'Year 4 teacher',
  years: ['Year 4'],
  head: 'yes',
  note: 'We are a small school.',
  agree: ['1'],
};

/** A hub whose lead has two projects of its own to begin with, and no national ones but those that are made here. */
async function gather({ house, openHub }: Stage) {
  const hub = await openHub();
  const mia = await house.person('Mia Hart');
  await house.role(mia, 'Maths Hub Lead');
  const school = await house.school({ name: 'Tapton Juniors' });
  const tom = await house.person('Tom Reed', { at: school });
  const ada = await house.person('Ada Lund', { at: school });
  const own = (title: string, more = {}) => house.project({ title, ownerHubId: hub.id, type: 'LOCAL', ...more });
  return { hub, mia, tom, ada, own };
}
type People = Awaited<ReturnType<typeof gather>>;

const first = {
  title: 'Coastal schools talk',
  code: '',
  kind: 'WORK_GROUP',
  type: 'INNOVATION',
  stage: 'DEVELOPMENT',
  phases: ['PRIMARY'],
  description: 'Teachers of small coastal schools plan lessons together in which pupils talk.',
};
const more = { family: 'Talk', guidance: 'Visit one another once.', questions: 'What did you hear?', url: '' };

async function ownProjects({ house, take }: Stage, { mia, tom, own }: People): Promise<{ id: string }> {
  await mia.say('projects 2026/27');
  take('projects, none yet', mia);
  await mia.press('New project');
  take('new project, form', mia);
  await mia.fill({ ...first, title: ' ' });
  take('new project, form with an error', mia);
  await mia.fill(first);
  take('new project, second step', mia);
  await mia.fill(more);
  take('describe project, saved', mia, { on: 'modal' });
  const made = await house.db.project.findFirstOrThrow({ where: { title: first.title } });
  const input = { project: made.id };
  await mia.run('edit-project', input);
  take('edit project, form', mia);
  await mia.fill({ ...first, title: first.title });
  take('edit project, saved', mia, { on: 'modal' });
  await mia.run('project-stage', input);
  take('project stage, form', mia);
  await mia.fill({ stage: 'EFFECTIVENESS', from: '2027-03-01', note: '' });
  take('project stage, a day to come', mia);
  await mia.fill({ stage: 'EFFECTIVENESS', from: '2026-11-02', note: 'Three schools asked for more.' });
  take('project stage, saved', mia, { on: 'modal' });
  await mia.run('project-status', input);
  take('project status, form', mia);
  await mia.fill({ standing: 'on hold', waits: '' });
  take('project status, nothing to wait for', mia);
  await mia.fill({ standing: 'on hold', waits: 'the review of the coastal fund' });
  take('project status, on hold', mia, { on: 'modal' });
  await tom.run('project', input);
  take('project, on hold', tom);
  await mia.run('project-status', input);
  await mia.fill({ standing: 'ended', waits: '', successor: made.id });
  take('project status, cannot follow itself', mia, { labels: { [made.id]: 'Coastal schools talk, 2026/27' } });
  const next = await own('Talk along the coast');
  await mia.fill({ standing: 'ended', waits: '', successor: next.id });
  await mia.run('project', input);
  take('project, ended, for the hub lead', mia);
  await mia.run('renew-project', { project: next.id });
  take('renew project, form', mia);
  await mia.fill({ ...first, title: 'Talk along the coast' });
  take('renew project, second step', mia);
  await mia.run('renew-project', { project: next.id });
  take('renew project, there already', mia);
  await tom.say('projects');
  take('projects, for a teacher', tom);
  await mia.say('projects');
  take('projects, for the hub lead', mia);
  return next;
}

async function choosing({ house, take }: Stage, { tom, own }: People) {
  await tom.say('projects trigonometry');
  take('projects, nothing matches', tom);
  await own('Number talk for Reception');
  await own('Number talk for Year 1');
  await tom.say('project number talk');
  take('project, which one', tom);
  await tom.say('project trigonometry');
  take('project, none found', tom);
  await tom.say('project');
  take('project, nothing said', tom);
  await tom.run('project', { project: crypto.randomUUID() });
  take('project, gone', tom);
  await tom.say('new project');
  take('new project, not for everybody', tom);
  house.clock.set('2026-11-16T10:30:00Z');
}

/** A project to which schools apply: before it opens, open, late, taken back. */
async function applies(stage: Stage, { mia, tom, ada, own }: People) {
  const { house, take, takeNotice } = stage;
  const project = await own('Mastery readiness', {
    code: 'NCP26-11',
    guidance: 'Every head comes to the first meeting.',
  });
  const input = { project: project.id };
  await tom.run('apply', input);
  take('apply, schools do not apply to it', tom);
  await tom.run('watch', input);
  take('watch, schools do not apply to it', tom);
  await mia.run('opt-in', input);
  take('opt in, form', mia);
  const says = { uptake: 'OPTED_IN', focus: 'Small schools first.', adaptation: '', applies: 'yes' };
  await mia.fill({ ...says, opens: '2026-12-01', closes: '2026-11-01' });
  take('opt in, closes before it opens', mia);
  const { uptake: _left, ...undecided } = says;
  await mia.fill(undecided);
  take('opt in, nothing chosen', mia);
  await mia.fill({ ...says, opens: '2026-12-01', closes: '2026-12-11' });
  take('opt in, saved', mia, { on: 'modal' });
  await tom.run('project', input);
  take('project, before it opens', tom);
  await tom.press('Tell me when it opens: Mastery readiness');
  take('watch', tom);
  await tom.press('Don’t tell me');
  take('stop watching', tom);
  await tom.run('apply', input);
  take('apply, not open yet', tom);
  await tom.run('watch', input);
  house.clock.set('2026-12-01T09:00:00Z');
  await house.sweep();
  await takeNotice('notice: schools can apply now', tom, 'project opens');
  await tom.run('watch', input);
  take('watch, open already', tom);
  await tom.run('apply', input);
  take('apply to a project, form', tom);
  await tom.fill({ ...applying, role: '', agree: [] });
  take('apply, form with errors', tom);
  await house.db.agreement.create({
    data: {
      hubId: project.ownerHubId ?? '',
      version: 2,
      text: 'The same teachers come each time.',
      since: house.clock.now(),
    },
  });
  await tom.fill(applying);
  take('apply, the agreement has changed', tom);
  await ada.run('apply', input);
  await tom.fill({ ...applying, agree: ['2'] });
  take('applied to a project', tom, { on: 'modal' });
  await ada.fill({ ...applying, agree: ['2'] });
  take('apply, a colleague was faster', ada, { on: 'modal' });
  await tom.run('apply', input);
  take('apply, form to change it', tom);
  await tom.fill({ ...applying, head: 'not-yet', agree: ['2'] });
  take('apply, changed', tom, { on: 'modal' });
  await tom.say('my applications');
  take('applications', tom);
  await tom.press('Withdraw application: Mastery readiness');
  take('withdraw application', tom);
  await tom.run('withdraw-application', input);
  take('withdraw application, none there', tom);
  await tom.say('my applications');
  take('applications, none', tom);
  const nora = await house.person('Nora Quinn', { at: 'no school' });
  await nora.run('apply', input);
  take('apply, no school', nora);
  return project;
}

async function applied({ house }: Stage, name: string, laName: string, project: { id: string }, head = 'yes') {
  const teacher = await house.person(`${name} Moss`, {
    at: await house.school({ name: `${name} Primary School`, laName }),
  });
  await teacher.run('apply', { project: project.id });
  await teacher.fill({ ...applying, head, note: '', agree: ['2'] });
  return teacher;
}

/** While this happens, a teacher is at another school. */
async function movedMeanwhile({ db }: Stage['house'], { personId }: Person, happens: () => Promise<unknown>) {
  const { schoolId } = await db.person.findUniqueOrThrow({ where: { id: personId } });
  await db.person.update({ where: { id: personId }, data: { schoolId: null } });
  await happens();
  await db.person.update({ where: { id: personId }, data: { schoolId } });
}

/** Seven schools for three groups: allotted, left for later, declined, and all that can stand in the way. */
async function allots(stage: Stage, { mia, hub }: People, project: { id: string }) {
  const { house, take, takeNotice } = stage;
  const input = { project: project.id };
  await mia.run('allot-schools', input);
  take('allot next, nobody waits', mia);
  const teachers: Person[] = [];
  for (const [index, name] of ['Abbey', 'Brook', 'Castle', 'Dale', 'Elm', 'Ferry'].entries())
    teachers.push(
      await applied(stage, name, ['Leeds', 'York', 'Hull'][index % 3] ?? '', project, index === 1 ? 'not-yet' : 'yes'),
    );
  await mia.run('allot-schools', input);
  take('allot next, no groups', mia);
  const lead = await house.person('Amira Okafor');
  const groups = [];
  for (const localAuthority of ['Hull', 'Leeds', 'York'])
    groups.push(
      await house.group({
        projectId: project.id,
        title: `Readiness in ${localAuthority}`,
        key: `WMH-26-${localAuthority}`,
        localAuthority,
        capacitySchools: 2,
        leads: [lead],
      }),
    );
  house.clock.set('2026-12-14T09:00:00Z');
  teachers.push(await applied(stage, 'Garth', 'York', project));
  await mia.say('');
  take('home, schools wait to be allotted', mia);
  await mia.press('Allot schools: Mastery readiness');
  take('allot, first page', mia);
  await mia.press('Next page');
  take('allot, last page', mia);
  await mia.run('allot-schools', input);
  take('allot next, form', mia);
  const [hull, leeds, york] = groups.map(({ id }) => id);
  const all = {
    school1: leeds ?? '',
    school2: york ?? '',
    school3: 'later',
    school4: leeds ?? '',
    school5: york ?? '',
  };
  await mia.fill({ ...all, school3: leeds ?? '' });
  take('allot next, no room', mia);
  await mia.fill({ school1: 'later', school2: 'later', school3: 'later', school4: 'later', school5: 'later' });
  take('allot next, no group chosen', mia);
  await house.db.workGroup.update({ where: { id: york ?? '' }, data: { state: 'CLOSED' } });
  await mia.fill(all);
  take('allot next, a group has closed', mia);
  await house.db.workGroup.update({ where: { id: york ?? '' }, data: { state: 'RECRUITING' } });
  const [abbey, brook, castle] = teachers;
  if (!abbey || !brook || !castle) throw new Error('nobody applied');
  await mia.run('allot-schools', input);
  await movedMeanwhile(house, castle, () => mia.fill({ ...all, school3: hull ?? '' }));
  take('allot next, a teacher has gone to another school', mia);
  await mia.run('allot-schools', input);
  await mia.fill(all);
  take('allot next, done', mia, { on: 'modal' });
  await takeNotice('notice: a school is allotted', abbey, 'school allotted');
  await takeNotice('notice: a school is allotted, held', brook, 'school allotted');
  await takeNotice('notice: schools are allotted to a lead', lead, 'schools allotted');
  await castle.run('apply', input);
  take('apply, waits for an answer', castle);
  await abbey.run('apply', input);
  take('apply, decided', abbey);
  const late = await house.db.projectApplication.findFirstOrThrow({ where: { projectId: project.id, isLate: true } });
  await mia.run('decline-application', { ...input, schools: late.id });
  take('decline application, form', mia);
  await mia.fill({ words: ' ' });
  take('decline application, no words', mia);
  await mia.fill({ words: 'We had more schools than places, and yours was late. Please apply again in May.' });
  take('application declined', mia, { on: 'modal' });
  await takeNotice('notice: an application is declined', teachers.at(-1) ?? castle, 'application declined');
  await mia.run('decline-application', { ...input, schools: late.id });
  take('decline application, answered already', mia);
  await mia.run('allot', { ...input, only: 'declined' });
  take('allot, declined schools', mia);
  await mia.run('opt-in', input);
  await mia.fill({ uptake: 'OPTED_IN', focus: '', adaptation: '', applies: 'no' });
  take('opt in, schools wait', mia);
  await mia.run('allot-schools', input);
  await mia.fill({ school1: hull ?? '', school2: hull ?? '' });
  take('allot next, all done', mia, { on: 'modal' });
  await abbey.run('withdraw-application', input);
  take('withdraw application, decided', abbey);
  await abbey.run('allot', input);
  take('allot, not for everybody', abbey);
  await abbey.run('project', input);
  take('project, the school has applied', abbey);
  await mia.run('project', input);
  take('project, with groups, for the hub lead', mia);
  house.clock.set('2026-11-16T10:30:00Z');
  return hub;
}

const national = {
  title: 'Fluency in number facts',
  code: 'NCP26-41',
  year: '2026',
  kind: 'WORK_GROUP',
  phases: ['PRIMARY'],
  mandatory: 'yes',
  description: 'Schools agree when each fact is learned by heart, and how.',
};
const guidance = {
  stage: 'EFFECTIVENESS',
  note: '',
  family: 'Fluency',
  guidance: 'Five sessions over a year.',
  questions: 'Did it work?',
  url: '',
};

/** The address of a file is another each time; in the gallery it is always the same. */
const steady = ({ outcome }: Person): { outcome: Outcome } => ({
  outcome: JSON.parse(JSON.stringify(outcome).replace(/links\/[\w-]+/g, 'links/one-time')),
});

/** Two hubs beside the one that looks on; the hubs of all other scenes are over by then. */
async function counts({ house, take }: Stage, noa: Person, project: { id: string; ownerHubId: string | null }) {
  const others = await house.db.hub.findMany({ where: { endedOn: null }, select: { id: true } });
  const over = { id: { in: others.map(({ id }) => id) } };
  await house.db.hub.updateMany({ where: over, data: { endedOn: new Date('2024-08-31') } });
  for (const [name, schools] of [
    ['Mendip Maths Hub', 7],
    ['Solway Maths Hub', 3],
    ['Tees Maths Hub', 9],
  ] as const) {
    const hub = await house.hub({ name });
    const group = await house.group({ projectId: project.id, state: 'RUNNING' });
    for (let count = 0; count < schools; count += 1) {
      const { id: schoolId } = await house.school();
      const place = {
        hubId: hub.id,
        groupId: group.id,
        schoolId,
        state: 'CONFIRMED' as const,
        since: house.clock.now(),
      };
      await house.db.schoolParticipation.create({ data: place });
    }
  }
  await noa.run('roll-up', { year: '2026' });
  take('roll-up', steady(noa));
  await noa.run('roll-up', { year: '2026', project: project.id });
  take('roll-up, one project', steady(noa));
  await noa.run('roll-up', { year: '2015' });
  take('roll-up, nothing counted', steady(noa));
  await house.db.hub.updateMany({ where: over, data: { endedOn: null } });
}

/** A national coordinator publishes, renews and retires, and sees counts. */
async function nationally(stage: Stage, { mia, tom }: People) {
  const { house, take } = stage;
  const noa = await house.person('Noa Field');
  await house.db.nationalRole.create({ data: { personId: noa.personId, from: house.clock.now() } });
  await noa.say('publish');
  take('publish, form', noa);
  await noa.fill({ ...national, year: '1066' });
  take('publish, no such year', noa);
  await noa.fill(national);
  take('publish, second step', noa);
  await noa.fill(guidance);
  take('publish details, saved', noa, { on: 'modal' });
  const made = await house.db.project.findFirstOrThrow({ where: { code: national.code } });
  const input = { project: made.id };
  await noa.run('project', input);
  take('project, for a national coordinator', noa);
  await noa.run('publish', input);
  take('publish, form to change it', noa);
  const { year: _asked, ...said } = national;
  await noa.fill(said);
  take('publish, changed', noa, { on: 'modal' });
  await mia.run('opt-in', input);
  take('opt in, every hub runs it', mia);
  await mia.fill({ uptake: 'NOT_THIS_YEAR', focus: '', adaptation: '', applies: 'no' });
  take('opt in, it cannot be declined', mia);
  await noa.run('next-edition', input);
  take('next edition, form', noa);
  await noa.fill({ ...said, code: 'NCP27-41' });
  take('next edition, second step', noa);
  await noa.run('next-edition', input);
  take('next edition, there already', noa);
  await noa.run('retire', input);
  take('retire, form', noa);
  await noa.fill({ standing: 'ended', waits: '' });
  take('retire, ended', noa, { on: 'modal' });
  await tom.run('project', input);
  take('project, ended', tom);
  await counts(stage, noa, made);
  await tom.say('roll-up');
  take('roll-up, not for everybody', tom);
}

/** Projects: the catalogue, a hub's own, applying and allotting, and the national side. */
export async function playProjects(stage: Stage): Promise<void> {
  const people = await gather(stage);
  await ownProjects(stage, people);
  await choosing(stage, people);
  const programme = await applies(stage, people);
  await allots(stage, people, programme);
  await nationally(stage, people);
}
