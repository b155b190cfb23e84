import { beforeEach, describe, expect, test } from 'vitest';
import { openHouse } from '../../support/house.ts';
import type { Person } from '../../support/house-people.ts';

const house = await openHouse();

const pitch = {
  title: 'Oracy in mathematics',
  phases: ['PRIMARY'],
  purpose: 'Pupils explain too little.',
  notMet: 'No listed group looks at talk.',
};

async function leader(name: string, platform: 'slack' | 'teams' = 'slack'): Promise<Person> {
  const person = await house.person(name, { platform });
  const { hubId } = await house.db.hubPerson.findFirstOrThrow({ where: { personId: person.personId } });
  const own = await house.db.designationKind.findFirstOrThrow({ where: { hubId, word: 'Mastery Specialist' } });
  const from = new Date('2026-09-01');
  await house.db.designation.create({ data: { hubId, personId: person.personId, kindId: own.id, from } });
  return person;
}

async function staff(name: string, word: string): Promise<Person> {
  const person = await house.person(name);
  await house.role(person, word);
  return person;
}

const told = async (who: { personId: string }, kind: string) =>
  (await house.notices(who)).filter((one) => one.kind === kind);

beforeEach(async () => {
  await house.hub();
});

describe('an idea for a new group', () => {
  test('goes to the hub lead and the lead of its phase, and to no other', async () => {
    const [mia, pia, sam] = [
      await staff('Mia Hart', 'Maths Hub Lead'),
      await staff('Pia Prime', 'Primary Mastery Lead'),
      await staff('Sam Second', 'Secondary Mastery Lead'),
    ];
    const lea = await leader('Lea Leader');
    await lea.say('propose');
    expect(lea.form).toMatchObject({ title: 'Propose a Work Group?', minutes: 3 });
    await lea.fill(pitch);
    expect(lea.view.title).toBe('The hub has your idea');
    await lea.pressAgain();
    expect(await house.db.proposal.count()).toBe(1);
    expect((await told(mia, 'proposal waits'))[0]?.said).toContain('Oracy in mathematics');
    expect((await told(pia, 'proposal waits')).length).toBe(1);
    expect((await told(sam, 'proposal waits')).length).toBe(0);
  });

  test('is asked for whole, each missing part at its field', async () => {
    const lea = await leader('Lea Leader');
    await lea.say('propose');
    await lea.fill({ ...pitch, phases: [], purpose: ' ', notMet: 'x'.repeat(601) });
    expect(lea.form.errors).toMatchObject({
      phases: 'Choose at least one phase.',
      purpose: 'Write what it is for.',
      notMet: 'Keep why the listed groups do not meet it under 600 characters.',
    });
  });

  test('is for local leaders and who leads a group; a teacher is told how to become one', async () => {
    const tom = await house.person('Tom Reed', { at: await house.school() });
    await tom.say('propose');
    expect(tom.view.title).toBe('Proposing is for local leaders');
    expect(tom.buttons).toContain('Ask the hub');
    await house.group({ leads: [tom] });
    await tom.say('propose');
    expect(tom.form.submit).toBe('Send it to the hub');
  });

  test('waits at most five at a time from one person', async () => {
    const lea = await leader('Lea Leader');
    for (const title of ['One', 'Two', 'Three', 'Four', 'Five', 'Six']) {
      await lea.say('propose');
      await lea.fill({ ...pitch, title });
    }
    expect(lea.form.problem).toContain('5 of your proposals wait for the hub');
    expect(await house.db.proposal.count({ where: { personId: lea.personId } })).toBe(5);
  });
});

describe('the hub', () => {
  async function pitched() {
    const mia = await staff('Mia Hart', 'Maths Hub Lead');
    const lea = await leader('Lea Leader', 'teams');
    await lea.say('propose');
    await lea.fill(pitch);
    const { id } = await house.db.proposal.findFirstOrThrow({ where: { personId: lea.personId } });
    return { mia, lea, id };
  }

  test('finds it under “proposals”, on its home and in “today” until it has answered', async () => {
    const { mia } = await pitched();
    await mia.say('');
    expect(mia.said).toContain('1 proposal waits for the hub');
    await mia.say('today');
    expect(mia.said).toContain('Proposals of new groups (1)');
    await mia.press('Read it: Oracy in mathematics');
    expect(mia.said).toContain('Why the listed groups do not meet it: No listed group looks at talk.');
    await mia.press('Go on');
    await mia.fill({ words: 'Please do.' });
    await mia.say('today');
    expect(mia.said).not.toContain('Proposals of new groups');
    await mia.say('proposals');
    expect(mia.said).toContain('No proposal waits');
    expect(mia.lines).toContain('Oracy in mathematics | Lea Leader · Primary · wanted, its plan is being written');
  });

  test('shows them to whoever may read them: an administrator and a senior leader all, a phase lead those of the phase, a colleague none', async () => {
    const { lea, id } = await pitched();
    const [abe, sue] = [
      await staff('Abe Lowe', 'Hub Administrator'),
      await staff('Sue Senior', 'Senior Leadership Link'),
    ];
    const sam = await staff('Sam Second', 'Secondary Mastery Lead');
    for (const person of [abe, sue]) {
      await person.say('proposals');
      await person.press('Open: Oracy in mathematics');
      expect(person.said).toContain('Pupils explain too little.');
      expect(person.buttons).toEqual(['All proposals']);
      await person.run('go-on', { proposal: id }, { words: 'Yes.' });
      expect(person.refusal).toBe('right');
    }
    for (let one = 1; one < 12; one += 1)
      await house.db.proposal.create({
        data: {
          hubId: (await house.db.proposal.findUniqueOrThrow({ where: { id } })).hubId,
          ...{ personId: lea.personId, title: `Idea ${one}`, phases: ['SECONDARY'], purpose: 'a', notMet: 'b' },
          ...{ state: 'DECLINED', at: house.clock.now(), changedAt: house.clock.now() },
        },
      });
    await abe.say('proposals');
    expect(abe.said).toContain('Page 1 of 2, 12 in all');
    await abe.press('Next page');
    expect(abe.lines).toHaveLength(2);
    await sam.say('proposals');
    expect(sam.said).toContain('No proposal waits.');
    expect(sam.said).not.toContain('Oracy');
    expect(sam.lines).toHaveLength(10);
    const nia = await leader('Nia Near');
    await nia.say('proposals');
    expect(nia.lines).toEqual([]);
    expect(nia.said).not.toContain('wait for the hub');
  });

  test('says go on in words that it has seen and changed', async () => {
    const { mia, lea, id } = await pitched();
    await mia.run('go-on', { proposal: id });
    const words = mia.form.fields.find((field) => field.id === 'words');
    expect(words && 'value' in words && words.value).toContain('Thank you for “Oracy in mathematics”');
    await mia.fill({ words: '' });
    expect(mia.form.errors?.words).toBe('Write the sentence they read.');
    await mia.fill({ words: 'Lovely. Tell us more.' });
    const [answer] = await told(lea, 'proposal answered');
    expect(answer?.said).toContain('Lovely. Tell us more.');
    expect(answer?.view).toMatchObject({ title: 'The hub would like your plan' });
    await lea.say('proposals');
    expect(lea.lines).toEqual(['Oracy in mathematics | Primary · wanted, its plan is being written']);
  });

  test('says no kindly, once', async () => {
    const { mia, lea, id } = await pitched();
    await mia.run('decline-proposal', { proposal: id });
    await mia.fill({ words: 'Not this year, and thank you.' });
    const [answer] = await told(lea, 'proposal answered');
    expect(answer?.said).toContain('Not this year, and thank you.');
    await mia.run('go-on', { proposal: id });
    expect(mia.refusal).toBe('not this state');
    expect(mia.said).toContain('“Oracy in mathematics” stands as “not this time” now');
  });

  test('reads no more of what was taken back, and its notice is not said', async () => {
    const { mia, lea, id } = await pitched();
    await lea.run('proposal', { proposal: id });
    await lea.press('Take it back');
    expect(lea.view.title).toBe('Your proposal is taken back');
    expect((await told(mia, 'proposal waits'))[0]?.view).toBe('overtaken');
    await mia.say('proposals');
    expect(mia.said).not.toContain('Oracy');
    await lea.run('withdraw-proposal', { proposal: id });
    expect(lea.refusal).toBe('not this state');
  });

  test('decides alone: who proposed it, a lead of another phase and a colleague cannot', async () => {
    const { lea, id } = await pitched();
    const sam = await staff('Sam Second', 'Secondary Mastery Lead');
    const nia = await leader('Nia Near');
    for (const person of [lea, sam, nia]) {
      await person.run('go-on', { proposal: id }, { words: 'Yes.' });
      expect(person.said).toMatch(/^Only a phase lead or a hub lead can do that/);
    }
    for (const person of [sam, nia]) {
      await person.run('proposal', { proposal: id });
      expect(person.said).toMatch(/^Only /);
    }
    await nia.run('withdraw-proposal', { proposal: id });
    expect(nia.said).toContain('That belongs to somebody else');
    expect(await house.db.proposal.findUnique({ where: { id } })).toMatchObject({ state: 'PITCHED' });
  });
});
