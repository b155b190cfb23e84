import { beforeEach, describe, expect, test } from 'vitest';
import { openHouse } from '../../support/house.ts';

const house = await openHouse();

const pitch = {
  title: 'Oracy',
  phases: ['PRIMARY'],
  purpose: 'Pupils explain too little.',
  notMet: 'Nothing on talk.',
};
const why = { title: 'Oracy in mathematics', rationale: 'Talk shows thinking.', objectives: 'Pupils explain.' };
const how = { timeNeeded: '4 twilights', capacitySchools: '6' };
const money = { costing: 'Cover for 12 teachers.', evaluation: 'Recordings before and after.' };

/** Somebody who leads a group proposed another, and the hub wants the plan. */
async function wanted() {
  const mia = await house.person('Mia Hart');
  await house.role(mia, 'Maths Hub Lead');
  const lena = await house.person('Lena Lead', { platform: 'teams' });
  await house.group({ title: 'Fractions', leads: [lena] });
  await lena.run('propose', {}, pitch);
  const { id } = await house.db.proposal.findFirstOrThrow({ where: { personId: lena.personId } });
  await mia.run('go-on', { proposal: id }, { words: 'Please do.' });
  return { mia, lena, id, at: { proposal: id } };
}

type Played = Awaited<ReturnType<typeof wanted>>;

/** The whole plan, step by step, up to handing it in. */
async function written({ lena, at }: Played, quality = ['rationale', 'value']) {
  await lena.run('proposal', at);
  await lena.press('Write this step, why and what for: Oracy');
  for (const step of [why, how, money]) await lena.fill(step);
  await lena.fill({ lead: '', quality });
}

const told = async (who: { personId: string }, kind: string) =>
  (await house.notices(who)).filter((one) => one.kind === kind && one.view !== 'overtaken');
const row = (id: string) => house.db.proposal.findUniqueOrThrow({ where: { id } });

beforeEach(async () => {
  await house.hub();
});

describe('a plan', () => {
  test('is written in four steps, each saved by itself, and says what it lacks', async () => {
    const played = await wanted();
    const { lena, at, id } = played;
    await lena.say('');
    expect(lena.said).toContain('The plan of “Oracy”');
    await lena.press('Write the plan: Oracy');
    expect(lena.buttons).not.toContain('Hand the plan in');
    await lena.press('Write this step, why and what for: Oracy');
    expect(lena.form.step).toEqual([1, 4]);
    await lena.fill({ title: 'Oracy in mathematics', rationale: 'Talk shows thinking.' });
    expect(lena.form.title).toBe('When, and for how many schools?');
    expect(await row(id)).toMatchObject({ title: 'Oracy in mathematics', stepsSaved: ['why'], state: 'DRAFT' });
    await lena.run('submit-plan', at);
    expect(lena.said).toMatch(/^The plan does not say yet: strategic objectives, schedule, .* and who leads it/);
    await lena.run('plan-step', { ...at, step: 'how' }, { timeNeeded: '', capacitySchools: 'six' });
    expect(lena.form.errors?.capacitySchools).toBe('Write how many schools as a number.');
  });

  test('is left and continued elsewhere; a step saved there meanwhile is not overwritten unseen', async () => {
    const { lena, at, id } = await wanted();
    await lena.run('plan-step', { ...at, step: 'why' });
    const open = lena.form;
    await lena.run('plan-step', { ...at, step: 'why' }, { ...why, rationale: 'Written on the train.' });
    await lena.run('plan-step', open.input, why);
    expect(lena.form.problem).toContain('You saved this step at');
    expect(lena.form.fields.find(({ id: field }) => field === 'rationale')).toMatchObject({
      value: 'Talk shows thinking.',
    });
    await lena.fill(why);
    expect(await row(id)).toMatchObject({ rationale: 'Talk shows thinking.' });
  });

  test('asks about words that look like a pupil’s, and keeps them when they are saved again', async () => {
    const { lena, at, id } = await wanted();
    const named = { ...money, evaluation: 'The pupil called Jayden drew a bar model.' };
    await lena.run('plan-step', { ...at, step: 'money' }, named);
    expect(lena.form.errors?.evaluation).toContain('pupil’s name');
    await lena.fill(named);
    expect((await row(id)).evaluation).toBe(named.evaluation);
  });

  test('that lies for three weeks of school is asked about once, in the message of the day, with the way on', async () => {
    const { mia, lena, at, id } = await wanted();
    const asked = async () => (await house.notices(lena)).filter(({ kind }) => kind === 'plan lies');
    house.clock.set('2026-11-20T10:00:00Z');
    await lena.run('plan-step', { ...at, step: 'why' }, why);
    house.clock.set('2026-12-07T08:00:00Z');
    await house.sweep();
    expect(await asked()).toEqual([]);
    house.clock.set('2026-12-11T08:00:00Z');
    await house.sweep();
    await house.sweep();
    const [only, ...more] = await asked();
    expect([only?.said, more]).toEqual([expect.stringContaining('You last wrote on Friday 20 November'), []]);
    expect(only?.said).toContain('5 points are open');
    expect(only?.buttons).toEqual(['Go on with it', 'Take it back', 'Later', 'My reminders']);
    const digest = await house.digest(lena);
    await lena.press('Go on with it: Oracy in mathematics', digest);
    await lena.press('Write this step, schedule: Oracy in mathematics');
    await lena.fill(how);
    expect((await asked())[0]?.view).toBe('overtaken');
    const due = { hubId: (await row(id)).hubId, kind: 'plan lies', subjectId: id };
    expect((await house.db.dueRow.findFirstOrThrow({ where: due })).dueAt).toEqual(new Date('2027-01-15T07:30:00Z'));
    await mia.run('hub-settings', { part: 'telling' }, { planRemindDays: '5', switches: [] });
    expect((await house.db.dueRow.findFirstOrThrow({ where: due })).dueAt).toEqual(new Date('2026-12-18T07:30:00Z'));
    expect((await house.planDifferences(due.hubId)).filter(({ kind }) => kind === 'plan lies')).toEqual([]);
    await lena.run('withdraw-proposal', at);
    expect(await house.db.dueRow.count({ where: { ...due, doneAt: null } })).toBe(0);
  });

  test('that is with the hub is not asked about', async () => {
    const played = await wanted();
    const { lena } = played;
    await written(played);
    await lena.press('Hand the plan in');
    house.clock.set('2026-12-11T08:00:00Z');
    await house.sweep();
    expect((await house.notices(lena)).filter(({ kind }) => kind === 'plan lies')).toEqual([]);
  });

  test('goes to the hub, which sends it back with a comment, and comes again', async () => {
    const played = await wanted();
    const { mia, lena, at } = played;
    await written(played);
    await lena.press('Hand the plan in');
    expect(lena.view.title).toBe('The hub has your plan');
    expect((await told(mia, 'proposal waits'))[0]?.view).toMatchObject({ title: 'The plan of a new group is there' });
    await lena.run('plan-step', { ...at, step: 'why' });
    expect(lena.refusal).toBe('plan not with you');
    await mia.say('today');
    await mia.press('Read it: Oracy in mathematics');
    expect(mia.lines).toContain('Costing | Cover for 12 teachers.');
    expect(mia.lines).toContain('Quality Framework | 2 of 6 points ticked');
    await mia.press('Send it back');
    await mia.fill({ words: '' });
    expect(mia.form.errors?.words).toBe('Write the sentence they read.');
    await mia.fill({ words: 'Who pays the cover?' });
    expect((await told(lena, 'proposal answered'))[0]?.said).toContain('Who pays the cover?');
    house.clock.set('2026-11-20T10:00:00Z');
    await lena.run('proposal', at);
    await lena.press('Change this step, cost and evaluation: Oracy in mathematics');
    await lena.fill({ ...money, costing: 'The hub pays.' });
    await lena.press('Hand the plan in');
    expect((await told(mia, 'proposal waits')).length).toBe(1);
  });

  test('that was sent back and came again is not decided on by who has open the form of the one before', async () => {
    const played = await wanted();
    const { mia, lena, id, at } = played;
    const pia = await house.person('Pia Prime');
    await house.role(pia, 'Primary Mastery Lead');
    await written(played);
    await lena.press('Hand the plan in');
    await mia.run('approve-proposal', at);
    await pia.run('return-plan', at, { words: 'Who pays?' });
    await lena.run('plan-step', { ...at, step: 'money' }, { ...money, costing: 'The moon.' });
    await lena.run('submit-plan', at);
    await mia.fill({ words: 'Yes, gladly.' });
    expect(mia.form.problem).toContain('Somebody else has changed this meanwhile');
    expect(mia.form.fields[0]).toMatchObject({ value: 'Yes, gladly.' });
    expect(await row(id)).toMatchObject({ state: 'SUBMITTED' });
    await mia.fill({ words: 'Yes, gladly.' });
    expect(await row(id)).toMatchObject({ state: 'APPROVED' });
  });

  test('approved becomes a draft group of type innovation with what it says', async () => {
    const played = await wanted();
    const { mia, lena, id, at } = played;
    await written(played);
    await lena.press('Hand the plan in');
    await mia.run('proposal', at);
    await mia.press('Sent to the NCETM');
    await mia.fill({ words: 'It is with the NCETM.' });
    expect(mia.buttons).not.toContain('Send it back');
    await mia.press('Approve it');
    await mia.fill({ words: 'Yes, and thank you.' });
    expect(mia.view.title).toBe('It is a draft group now');
    const { groupId } = await row(id);
    const group = await house.db.workGroup.findUniqueOrThrow({
      where: { id: groupId ?? '' },
      include: { project: true },
    });
    expect(group).toMatchObject({
      title: 'Oracy in mathematics',
      state: 'PLANNED',
      phases: ['PRIMARY'],
      rationale: 'Talk shows thinking.',
      outcomes: 'Pupils explain.',
      timeNeeded: '4 twilights',
      capacitySchools: 6,
      suggestedLeadId: lena.personId,
      qualityMet: ['rationale', 'value'],
      project: { type: 'INNOVATION', stage: 'INNOVATION', ownerHubId: group.hubId },
    });
    await mia.press('Open the draft');
    expect(mia.said).toContain('Proposed as its lead: Lena Lead');
    expect((await told(lena, 'proposal answered')).at(-1)?.said).toContain('Yes, and thank you.');
    await mia.run('approve-proposal', at, { words: 'Once more.' });
    expect(mia.refusal).toBe('not this state');
    expect(await house.db.workGroup.count({ where: { hubId: group.hubId, title: group.title } })).toBe(1);
  });

  test('is nobody else’s to write or hand in, and the hub’s alone to approve', async () => {
    const played = await wanted();
    const { mia, lena, at } = played;
    await written(played);
    await mia.run('plan-step', { ...at, step: 'why' }, why);
    expect(mia.said).toContain('That belongs to somebody else');
    await mia.run('submit-plan', at);
    expect(mia.said).toContain('That belongs to somebody else');
    await lena.press('Hand the plan in');
    for (const step of ['approve-proposal', 'return-plan', 'send-on', 'decline-proposal']) {
      await lena.run(step, at, { words: 'Yes.' });
      expect(lena.said).toMatch(/^Only a phase lead or a hub lead can do that/);
    }
  });
});
