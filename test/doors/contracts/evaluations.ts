import { expect, test } from 'vitest';
import { usualQuestions } from '../../../src/features/reports/usual-questions.ts';
import type { World } from '../contract.ts';
import { everything, groupBy, makeGroup, makeHubLead, makeLead, newcomer } from '../contract-people.ts';
import type { Someone } from '../driver.ts';
import { running } from './gap-tasks.ts';
import type { Part } from './index.ts';

const marks = {
  knowledge: 'I agree',
  progression: 'I agree',
  mastery: 'I strongly agree',
  teaching: 'I can’t say',
  'pupils-gain': 'I agree',
  worth: 'I strongly agree',
};
const more = { recommend: '9', classroom: 'We talk first.', 'in-school': '', 'what-next': '' };

/** Somebody new who is asked about a group. */
async function askedAbout(world: World, evaluationId: string, hubId: string, name: string): Promise<Someone> {
  const someone = newcomer(world, name);
  await someone.say('');
  const { id: personId } = await world.store.prisma.person.findFirstOrThrow({ where: { name } });
  await world.store.prisma.evaluationInvite.create({ data: { hubId, evaluationId, personId } });
  return someone;
}

/** What those who came say of a group. */
export const evaluationsPart: Part = (worldOf) => {
  test('five who came say how it was, by button and by words; the lead and the hub read it without a name', async () => {
    const world = worldOf();
    const { prisma } = world.store;
    await makeGroup(world, 'Voices circle');
    const { id: groupId, hubId } = await groupBy(world, 'Voices circle');
    const about = { hubId, groupId, questions: usualQuestions('PARTICIPANTS'), asked: 5 };
    const { id } = await prisma.evaluation.create({
      data: { ...about, openedAt: new Date(0), closesOn: new Date('2099-01-01') },
    });
    const lead = await makeLead(world, 'Vera Voices', 'Voices circle');
    for (const name of ['Uma One', 'Una Two', 'Ulf Three', 'Uwe Four', 'Uri Five']) {
      const someone = await askedAbout(world, id, hubId, name);
      if (name === 'Uma One') await someone.press('Say how it was', await someone.say(''));
      else await someone.say('evaluate');
      await someone.fill(marks);
      expect(everything(await someone.fill(more))).toContain('kept without your name');
    }
    const read = everything(await lead.say('evaluation voices circle'));
    expect(read).toContain('5 of 5 who came answered');
    expect(read).not.toContain('Uma');
    const mia = await makeHubLead(world, 'Mia Voices');
    const project = await mia.press('See what they say: Voices circle', await mia.say('evaluations'));
    expect(everything(await mia.press('What they say', project))).toContain('We talk first.');
    await mia.press('2025/26', project);
  });

  test('a lead asks those who came once the last session is over, by button and by words, and only once', async () => {
    const world = worldOf();
    const { lead, tom } = await running(world, 'Asking abacus', 'Tom Asked');
    await world.store.prisma.session.deleteMany({ where: { group: { title: 'Asking abacus' }, number: 2 } });
    expect(everything(await lead.say('ask those who came asking abacus'))).toContain('has not begun yet');
    await lead.say('log asking abacus');
    await lead.fill({ others: '', did: 'We counted.', cameBack: '', task: '', materials: '', forHub: '' });
    expect(everything(await tom.say('ask those who came asking abacus'))).toContain('Only the lead of the group');
    expect((await lead.say('ask those who came asking abacus')).form?.submit).toBe('Ask them now');
    await lead.press('Ask those who came: Asking abacus', await lead.say('evaluation asking abacus'));
    expect(everything(await lead.fill({ sure: ['Yes, the last session is over'] }))).toContain('they can answer until');
    expect(everything(await tom.say('evaluate asking abacus'))).toContain('How was the group?');
    expect(everything(await lead.say('ask those who came asking abacus'))).toContain('only once');
  });

  test('a national coordinator reads averages over hubs', async () => {
    const world = worldOf();
    const nia = newcomer(world, 'Nia Voices');
    await nia.say('');
    const { id: personId } = await world.store.prisma.person.findFirstOrThrow({ where: { name: 'Nia Voices' } });
    await world.store.prisma.nationalRole.create({ data: { personId, from: new Date(0) } });
    const seen = await nia.say('evaluations over hubs');
    expect(everything(seen)).toContain('What they say over hubs');
    await nia.press('2025/26', seen);
  });
};
