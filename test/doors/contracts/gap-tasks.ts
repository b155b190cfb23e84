import { expect, test } from 'vitest';
import type { World } from '../contract.ts';
import { atSchool, everything, joining, makeGroup, makeLead } from '../contract-people.ts';
import type { Part } from './index.ts';

/** A group with a session that has begun on the morning of the contract, its lead and a member. */
export async function running(world: World, title: string, name: string) {
  const { id: groupId, hubId } = await makeGroup(world, title);
  const on = (number: number, day: string, from: string, to: string) => ({
    ...{ hubId, groupId, number, from, to, length: 'TWILIGHT' as const, meets: 'ONLINE' as const },
    day: new Date(day),
    startsAt: new Date(`${day}T${from}:00Z`),
    endsAt: new Date(`${day}T${to}:00Z`),
  });
  await world.store.prisma.session.createMany({
    data: [on(1, '2026-11-24', '08:00', '09:00'), on(2, '2026-12-15', '16:00', '18:00')],
  });
  const lead = await makeLead(world, `Lead of ${title}`, title);
  const tom = await atSchool(world, name, 'Millbeck');
  await tom.say(`join ${title}`);
  await tom.fill(joining);
  return { lead, tom };
}

/** Gap tasks, logs and briefs. */
export const gapTasksPart: Part = (worldOf) => {
  test('a lead sets a gap task; a member answers with a press, adds words, or says that they can’t', async () => {
    const world = worldOf();
    const { lead, tom } = await running(world, 'Gauging gaps', 'Tom Tasks');
    expect((await lead.say('task gauging gaps')).form?.submit).toBe('Set this task');
    await lead.press('Set a gap task: Gauging gaps', await lead.say('show gauging gaps'));
    const words = { title: 'One game', what: 'Play one counting game.', bring: 'A reflection', minutes: '', due: '' };
    expect(everything(await lead.fill(words))).toContain('The gap task is set');
    const told = (await tom.inbox(2)).at(-1);
    expect(told && everything(told)).toContain('A gap task for you');
    const tasks = await tom.say('tasks');
    await tom.press('I can’t do this one: One game', tasks);
    expect(everything(await tom.fill({ why: '' }))).toContain('The lead will know');
    const summary = await lead.press('See what came back: Gauging gaps', await lead.say('show gauging gaps'));
    expect(everything(await lead.press('Excuse them', summary))).toContain('They are excused');
    const after = await tom.press(
      'See my gap tasks',
      await tom.press('Done after all: One game', await tom.say('tasks')),
    );
    await tom.press('Add a reflection', after);
    expect(everything(await tom.fill({ reflection: 'They liked it.', link: '' }))).toContain(
      'Your reflection is saved',
    );
    const back = await lead.say('task summary gauging gaps');
    expect(everything(back)).toContain('They liked it.');
    await lead.press('Change it: One game', back);
    expect(everything(await lead.fill({ ...words, title: 'Two games' }))).toContain('The gap task is changed');
    const again = await lead.say('task summary gauging gaps');
    expect(everything(await lead.press('Take it off: Two games', again))).toContain('The gap task is taken off');
    expect(everything(await tom.say('tasks'))).toContain('You have no gap task now');
  });

  test('a lead logs a session in one form, corrects it, and sees the brief of the next', async () => {
    const world = worldOf();
    const { lead, tom } = await running(world, 'Log ladders', 'Tom Logs');
    const form = await lead.say('log log ladders');
    expect(form.form?.fields.map(({ id }) => id)).toContain('came');
    const others = 'Sam Poole, Dogwood Primary';
    const saved = await lead.fill({ others, did: 'We played.', cameBack: '', task: '', materials: '', forHub: '' });
    expect(everything(saved)).toContain('1 came, 0 away');
    await lead.press('Correct Tom Logs', saved);
    const corrected = await lead.fill({ state: 'did not come', substitute: '' });
    expect(everything(corrected)).toContain('The log is corrected');
    expect((await tom.inbox(2)).map(everything).join()).toContain('To catch up on session 1');
    await lead.press('Match Sam Poole', corrected);
    await lead.fill({ member: 'Tom Logs' });
    const list = await lead.say('sessions log ladders');
    const page = await lead.press('Open: session 1 of Log ladders', list);
    const log = await lead.press('See the log: session 1 of Log ladders', page);
    expect(everything(log)).toContain('We played.');
    expect((await lead.press('Correct the log: session 1 of Log ladders', log)).form?.submit).toBe('Save the log');
    const next = await lead.press('Open: session 2 of Log ladders', await lead.say('sessions log ladders'));
    const brief = await lead.press('See the brief: session 2 of Log ladders', next);
    expect(everything(brief)).toContain('Your brief for session 2');
    expect(everything(await lead.say('brief log ladders'))).toContain('Your brief for session 2');
  });
};
