import type { Stage } from '../stage.ts';

const pitch = {
  title: 'Oracy in mathematics',
  phases: ['PRIMARY'],
  purpose: 'Pupils say too little of what they think, and teachers hear too little.',
  notMet: 'No group on the list looks at talk.',
};

/** People of a hub that has nobody’s idea yet. */
async function gather({ house, openHub, teacher, group }: Stage) {
  await openHub();
  const mia = await house.person('Mia Hart');
  await house.role(mia, 'Maths Hub Lead');
  const tom = await teacher('Tom Reed', 'Quince Primary');
  const lena = await house.person('Lena Lead');
  await group('Reasoning with fractions', { leads: [lena] });
  return { mia, tom, lena };
}

type Played = Awaited<ReturnType<typeof gather>>;

const idOf = async ({ house }: Stage, { lena }: Played) =>
  (await house.db.proposal.findFirstOrThrow({ where: { personId: lena.personId }, orderBy: { id: 'desc' } })).id;

/** An idea, and what the hub says to it. */
async function pitched(stage: Stage, played: Played) {
  const { take, takeNotice } = stage;
  const { mia, tom, lena } = played;
  await tom.say('propose');
  take('propose, no local leader', tom);
  await mia.say('proposals');
  take('proposals, none', mia);
  await lena.say('propose');
  take('propose, form', lena);
  await lena.fill({ ...pitch, notMet: '' });
  take('propose, one answer missing', lena);
  await lena.fill(pitch);
  take('propose, the hub has it', lena, { on: 'modal' });
  await takeNotice('notice: a group is proposed', mia, 'proposal waits');
  await mia.say('proposals');
  take('proposals, one waits', mia);
  await mia.press('Open: Oracy in mathematics');
  take('a proposal, to the hub', mia);
  const proposal = await idOf(stage, played);
  await tom.run('proposal', { proposal });
  take('a proposal, not for others', tom);
  await mia.press('No, thank you');
  take('decline a proposal, form', mia);
  await mia.run('go-on', { proposal });
  take('go on, form', mia);
  await mia.fill({ words: '' });
  take('go on, no words', mia);
  await mia.fill({ words: 'Thank you, Lena. We would like to read the plan.' });
  take('go on, said', mia, { on: 'modal' });
  await takeNotice('notice: the plan is wanted', lena, 'proposal answered');
  await mia.run('go-on', { proposal });
  take('go on, said already', mia);
}

const why = { title: 'Oracy in mathematics', rationale: 'Talk shows thinking.', objectives: 'Pupils explain.' };
const money = { costing: 'Cover for 12 teachers, by the hub.', evaluation: 'Recordings before and after.' };

/** Somebody who has left the hub meanwhile. */
const gone = '5c1e7f52-0b6a-4f0e-9d53-0f2f8f1f6a10';

/** The plan, step by step. */
async function planned(stage: Stage, played: Played) {
  const { house, take, takeNotice } = stage;
  const { mia, lena } = played;
  const proposal = await idOf(stage, played);
  await lena.run('proposal', { proposal });
  take('a plan, nothing written yet', lena);
  await lena.run('submit-plan', { proposal });
  take('a plan, handed in too early', lena);
  house.clock.set('2026-12-07T08:00:00Z');
  await house.sweep();
  await takeNotice('notice: a plan lies', lena, 'plan lies');
  house.clock.set('2026-11-16T10:30:00Z');
  await lena.press('Write this step, why and what for: Oracy in mathematics');
  take('a plan, first step', lena);
  const { input = {} } = lena.form;
  await lena.fill({ ...why, rationale: 'Written elsewhere.' });
  take('a plan, second step', lena);
  await lena.run('plan-step', input, why);
  take('a plan, saved meanwhile', lena);
  await lena.run('plan-step', { proposal, step: 'how' }, { timeNeeded: '4 twilights', capacitySchools: '6' });
  take('a plan, third step', lena);
  await lena.fill(money);
  take('a plan, last step', lena);
  await lena.run('plan-step', { proposal, step: 'lead' }, { lead: gone });
  take('a plan, a lead the hub does not know', lena, { labels: { [gone]: 'Gil Gone' } });
  await lena.run('plan-step', { proposal, step: 'lead' }, { lead: '', quality: ['rationale', 'outcomes'] });
  take('a plan, whole', lena, { on: 'modal' });
  await lena.press('Hand the plan in');
  take('a plan, handed in', lena);
  await lena.run('plan-step', { proposal, step: 'why' });
  take('a plan, no longer with its author', lena);
  await mia.run('proposal', { proposal });
  take('a plan, to the hub', mia);
}

/** What the hub decides on a plan. */
async function decided(stage: Stage, played: Played) {
  const { take, takeNotice } = stage;
  const { mia, lena } = played;
  const proposal = await idOf(stage, played);
  await takeNotice('notice: a plan is there', mia, 'proposal waits');
  await mia.run('return-plan', { proposal });
  take('send a plan back, form', mia);
  await mia.fill({ words: 'Who pays the cover?' });
  take('a plan is sent back', mia, { on: 'modal' });
  await takeNotice('notice: a plan is sent back', lena, 'proposal answered');
  await lena.run('submit-plan', { proposal });
  await mia.run('send-on', { proposal });
  take('a plan is sent to the NCETM, form', mia);
  await mia.fill({ words: 'We like it and have sent it on.' });
  take('a plan is sent to the NCETM', mia, { on: 'modal' });
  await mia.press('Approve it');
  take('approve a plan, form', mia);
  await mia.fill({ words: 'Yes, and thank you.' });
  take('a plan is approved', mia, { on: 'modal' });
  await takeNotice('notice: a plan is approved', lena, 'proposal answered');
}

/** Ideas that come to nothing. */
async function ended(stage: Stage, played: Played) {
  const { take, takeNotice } = stage;
  const { mia, lena } = played;
  await lena.run('propose', {}, { ...pitch, title: 'Chess and number' });
  const proposal = await idOf(stage, played);
  await mia.run('decline-proposal', { proposal });
  await mia.fill({ words: 'Thank you. A group of another hub does this already: ask us for its lead.' });
  take('a proposal is declined', mia, { on: 'modal' });
  await takeNotice('notice: a proposal is declined', lena, 'proposal answered');
  await lena.run('propose', {}, { ...pitch, title: 'Origami' });
  await lena.run('proposal', { proposal: await idOf(stage, played) });
  take('a proposal, to its author', lena);
  await lena.press('Take it back');
  take('a proposal is taken back', lena);
  await lena.say('proposals');
  take('proposals, of one’s own', lena);
  const abe = await stage.house.person('Abe Lowe');
  await stage.house.role(abe, 'Hub Administrator');
  await abe.say('proposals');
  take('proposals, to an administrator', abe);
  for (const title of ['One', 'Two', 'Three', 'Four', 'Five', 'Six'])
    await lena.run('propose', {}, { ...pitch, title });
  take('propose, five wait already', lena);
  await lena.run('proposal', { proposal: crypto.randomUUID() });
  take('a proposal, gone', lena);
}

/** Proposals from the first idea on. */
export async function playProposals(stage: Stage): Promise<void> {
  const played = await gather(stage);
  await pitched(stage, played);
  await planned(stage, played);
  await decided(stage, played);
  await ended(stage, played);
}
