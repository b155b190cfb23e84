import { expect, test } from 'vitest';
import type { World } from '../contract.ts';
import { atSchool, everything, joining, makeGroup, makeLead, makeStaff, newcomer } from '../contract-people.ts';
import type { Seen } from '../driver.ts';

const short = { role: 'Teacher of mathematics', years: ['Year 9'], agree: ['I agree'] };

/** The code in what somebody sees. */
const codeIn = (seen: Seen) => /code ((?:[A-Z0-9]{4}-){2}[A-Z0-9]{4})/.exec(everything(seen))?.[1] ?? '';

/** A teacher without a chat, added by the lead in the form that is open. */
async function addAda(lead: ReturnType<typeof newcomer>, email: string): Promise<Seen> {
  const [school = ''] = await lead.find('school', 'Fernside');
  return lead.fill({ name: 'Ada Lund', email, school, role: '', head: 'Yes' });
}

/** Teachers without a chat, colleagues and successors, one person with two accounts. */
export function peopleContract(worldOf: () => World): void {
  test('a teacher without a chat is added, seen among the unreached, and written to by e-mail', async () => {
    const world = worldOf();
    await makeGroup(world, 'Counting in small steps');
    const lead = await makeLead(world, 'Lena Adds', 'Counting in small steps');
    const page = await lead.say('show counting in small steps');
    expect((await lead.press('Add a teacher', page)).form?.submit).toBe('Add this teacher');
    expect((await lead.say('add counting in small steps')).form?.fields.map(({ id }) => id)).toContain('email');
    const added = await addAda(lead, 'a.lund@fernside.example');
    expect(everything(added)).toContain('Ada Lund stands for');
    for (const list of [
      await lead.say('unreached counting in small steps'),
      await lead.press('Who I can’t reach', page),
    ])
      expect(everything(list)).toContain('a.lund@fernside.example');
    for (const email of [await lead.say('copy counting in small steps'), await lead.press('Copy as e-mail', page)])
      expect(everything(email)).toContain('Bcc: a.lund@fernside.example');
  });

  test('the teacher claims the record with the newest code, says the role and agrees', async () => {
    const world = worldOf();
    await makeGroup(world, 'Patterns with beads');
    const lead = await makeLead(world, 'Lena Passes On', 'Patterns with beads');
    await lead.say('add patterns with beads');
    const added = await addAda(lead, 'ada@fernside.example');
    const again = await lead.press('New code for Ada Lund', await lead.say('unreached patterns with beads'));
    const ada = newcomer(world, 'Ada Claims');
    const wrong = await ada.say(`code ${codeIn(added)}`);
    expect(everything(wrong)).toContain('That code is not right');
    expect((await ada.press('Type a code', wrong)).form?.submit).toBe('Use this code');
    const shown = await ada.fill({ code: codeIn(again).toLowerCase() });
    expect(everything(shown)).toContain('Ada Lund');
    const mine = await ada.press('Yes, this is me', shown);
    expect(everything(mine)).toContain('The record is yours');
    expect((await ada.say('agree patterns with beads')).form?.submit).toBe('Save and agree');
    await ada.press('Say my role', mine);
    expect(everything(await ada.fill(short))).toContain('Your role is saved');
  });

  test('a colleague joins by a code, and another takes over by a code or by name', async () => {
    const world = worldOf();
    const group = await makeGroup(world, 'Shapes in the hall');
    const tom = await atSchool(world, 'Tom Names', 'Fernside');
    await tom.say('join shapes in the hall');
    await tom.fill({ ...joining, years: ['Year 9'] });
    const page = await tom.say('show shapes in the hall');
    expect(codeIn(await tom.press('Name a colleague', page))).not.toBe('');
    const made = await tom.say('colleague shapes in the hall');
    const cora = await atSchool(world, 'Cora Stands', 'Fernside');
    await cora.press('Stand for my school', await cora.say(`code ${codeIn(made)}`));
    expect(everything(await cora.fill(short))).toContain('You stand for your school');
    expect((await tom.press('Hand over my place', page)).form?.submit).toBe('Hand over my place');
    await tom.say('replace shapes in the hall');
    const handed = await tom.fill({
      who: 'Somebody else: by name and e-mail',
      name: 'Gus Ray',
      email: 'gus@fernside.example',
    });
    expect(everything(handed)).toContain('Gus Ray takes over from Tom Names');
    const lead = await makeLead(world, 'Lena Replaces', 'Shapes in the hall');
    const list = await lead.say('unreached shapes in the hall');
    expect((await lead.press('Replace Gus Ray', list)).form?.submit).toBe('Replace this teacher');
    const states = await world.store.prisma.membership.groupBy({
      by: ['state'],
      where: { groupId: group.id },
      _count: true,
    });
    expect(Object.fromEntries(states.map(({ state, _count }) => [state, _count]))).toEqual({ JOINED: 2, REPLACED: 1 });
  });

  test('two accounts become one by a code, and an administrator parts them again', async () => {
    const world = worldOf();
    const one = newcomer(world, 'Tom Twice');
    const other = newcomer(world, 'Tom Once More');
    await other.say('');
    expect(codeIn(await one.press('Open: Join your Slack and Teams accounts', await one.say('help people')))).not.toBe(
      '',
    );
    const shown = await other.say(`code ${codeIn(await one.say('link'))}`);
    expect(everything(shown)).toContain('Join these two accounts?');
    expect(everything(await other.press('Join the accounts', shown))).toContain('Your accounts are joined');
    const abe = await makeStaff(world, 'Abe Parts', 'Hub Administrator', 'ADMINISTRATOR');
    const parted = await abe.press('Part Tom Twice and Tom Once More', await abe.say('unlink twice'));
    expect(everything(parted)).toContain('They are parted');
    expect(everything(await abe.press('See joined accounts', parted))).not.toContain('Tom Twice');
  });
}
