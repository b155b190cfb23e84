import { beforeEach, describe, expect, test } from 'vitest';
import type { Outcome } from '../../../src/core/command.ts';
import { granted } from '../../../src/core/rights.ts';
import { offered } from '../../../src/features/rooms.ts';
import { codesForNewHubs, makeClaimCode } from '../../../src/store/claim-codes.ts';
import { usualRoles } from '../../../src/store/usual-roles.ts';
import { openHouse } from '../../support/house.ts';
import type { TestHub } from '../../support/house-builders.ts';

const house = await openHouse();
let hub: TestHub;

beforeEach(async () => {
  hub = await house.hub();
});

async function withRole(word: string, name = 'Mia Lead') {
  const person = await house.person(name);
  await house.role(person, word);
  return person;
}

const wordId = async (word: string) =>
  (await house.db.roleWord.findFirstOrThrow({ where: { hubId: hub.id, word } })).id;

const standingOf = {
  HUB_LEAD: 'hub lead',
  PHASE_LEAD: 'its phase lead',
  ADMINISTRATOR: 'administrator',
  SENIOR_LEAD: 'senior lead',
  PARTNER: 'its partner',
};

/** Whoever has no role may still own or lead what is asked for. */
const ofItsOwn = ['owner', 'its lead'];

/** Refused, or asked which group is meant before the right is decided: nothing was done or shown. */
const wasStopped = (outcome: Outcome) =>
  outcome.kind === 'refuse' ||
  (outcome.kind === 'reply' && ['Which Work Group?', 'No Work Group found'].includes(outcome.view.title));

describe('every command, for every role of the hub and of another', () => {
  const standings = [...usualRoles.map(({ word }) => word), 'no role'];
  const commands = offered.commands.filter((command) => command.name !== 'choose-hub');

  /** What somebody with this role meets who runs a command, against what the table says. */
  async function tryOut(word: string, { name, right }: (typeof commands)[number]) {
    const person = word === 'no role' ? await house.person('Tom') : await withRole(word);
    await person.run(name, { role: '00000000-0000-4000-8000-000000000000' });
    const own = usualRoles.find((role) => role.word === word)?.standing;
    const allowed: readonly string[] = granted[right];
    const mayIt = allowed.some((one) => one === 'anyone' || (own !== undefined && one === standingOf[own]));
    const isRefused = person.outcome.kind === 'refuse' && person.outcome.code === 'right';
    if (mayIt) expect(isRefused && name !== 'end-role', name).toBe(false);
    else if (!ofItsOwn.some((one) => allowed.includes(one))) expect(wasStopped(person.outcome), name).toBe(true);
  }

  test.each(standings)(
    '%s may do just what the table says',
    async (word) => {
      for (const command of commands) await tryOut(word, command);
    },
    120_000,
  );

  test('who may not is told who can, and whom to ask', async () => {
    const tom = await house.person('Tom Reed');
    await tom.say('role');
    expect(tom.said).toBe('Only the hub’s staff can do that. If you need it done, ask the hub office.');
  });

  test('help shows a teacher nothing that only staff can use', async () => {
    const tom = await house.person('Tom Reed');
    await tom.say('help roles');
    expect(tom.said).not.toContain('Give somebody a role');
    const mia = await withRole('Maths Hub Lead');
    await mia.say('help roles');
    expect(mia.said).toContain('Give somebody a role');
  });

  test('a role in another hub is worth nothing here', async () => {
    const other = await house.hub();
    house.goTo(hub);
    const mia = await house.person('Mia Lead');
    await house.role(mia, 'Maths Hub Lead', { hub: other });
    await mia.say('role');
    expect(mia.outcome).toMatchObject({ kind: 'refuse', code: 'right' });
  });
});

describe('giving a role', () => {
  test('tells the person, and lets them do what it allows at once', async () => {
    const mia = await withRole('Maths Hub Lead');
    const abe = await house.person('Abe Admin');
    await mia.say('role give');
    expect(await mia.search('people', 'abe')).toMatchObject([{ value: abe.personId, label: 'Abe Admin' }]);
    await mia.fill({ person: abe.personId, role: await wordId('Hub Administrator') });
    expect(mia.said).toContain('Abe Admin is Hub Administrator from');
    expect((await house.notices(abe)).map(({ said }) => said.split('\n')[0])).toEqual(['You have a role in the hub']);
    await abe.say('role');
    expect(abe.said).toContain('Mia Lead');
  });

  test('is dated: it counts from its first day to its last', async () => {
    const mia = await withRole('Maths Hub Lead');
    const abe = await house.person('Abe Admin');
    await mia.say('role give');
    await mia.fill({
      person: abe.personId,
      role: await wordId('Hub Administrator'),
      from: '2026-12-01',
      until: '2026-12-18',
    });
    await abe.say('role');
    expect(abe.outcome).toMatchObject({ kind: 'refuse', code: 'right' });
    house.clock.set('2026-12-01T08:00:00Z');
    await abe.say('role');
    expect(abe.said).toContain('until Friday 18 December');
    house.clock.set('2026-12-19T08:00:00Z');
    await abe.say('role');
    expect(abe.outcome).toMatchObject({ kind: 'refuse', code: 'right' });
  });

  test.each([
    [{ person: 'nobody' }, 'person', 'Search for the person and choose them.'],
    [{ from: '2026-12-18', until: '2026-12-01' }, 'until', 'The last day must not be before the first.'],
  ])('says at its field what is wrong: %o', async (wrong, field, sentence) => {
    const mia = await withRole('Maths Hub Lead');
    await mia.say('role give');
    await mia.fill({ person: mia.personId, role: await wordId('Hub Administrator'), ...wrong });
    expect(mia.form.errors?.[field]).toBe(sentence);
  });

  test('only a hub lead makes another: an administrator is not even offered it', async () => {
    const abe = await withRole('Hub Administrator', 'Abe Admin');
    await abe.say('role give');
    const roles = abe.form.fields.find(({ id }) => id === 'role');
    expect(roles?.kind === 'choice' && roles.options.map(({ label }) => label)).not.toContain('Maths Hub Lead');
    await abe.fill({ person: abe.personId, role: await wordId('Maths Hub Lead') });
    expect(abe.form.errors?.role).toBe('Choose one of the roles listed.');
  });

  test('a teacher finds nobody by searching', async () => {
    await withRole('Maths Hub Lead');
    const tom = await house.person('Tom Reed');
    expect(await tom.search('people', 'mia')).toEqual([]);
  });
});

describe('ending a role', () => {
  test('takes effect at once', async () => {
    const mia = await withRole('Maths Hub Lead');
    const abe = await withRole('Hub Administrator', 'Abe Admin');
    await mia.say('role');
    await mia.press('End Abe Admin’s role as Hub Administrator');
    expect(mia.said).toContain('Abe Admin is no longer Hub Administrator.');
    await abe.say('role');
    expect(abe.outcome).toMatchObject({ kind: 'refuse', code: 'right' });
  });

  test('never leaves a hub without a lead, also when the last two end each other’s at the same instant', async () => {
    const [mia, max] = [await withRole('Maths Hub Lead'), await withRole('Assistant Maths Hub Lead', 'Max Lead')];
    await mia.say('role');
    await max.say('role');
    await Promise.all([
      mia.press('End Max Lead’s role as Assistant Maths Hub Lead'),
      max.press('End Mia Lead’s role as Maths Hub Lead'),
    ]);
    const left = await house.db.hubRole.count({ where: { hubId: hub.id, to: null, word: { standing: 'HUB_LEAD' } } });
    expect(left).toBe(1);
  });

  test('of a hub lead is not for an administrator', async () => {
    await withRole('Maths Hub Lead');
    const abe = await withRole('Hub Administrator', 'Abe Admin');
    const { id } = await house.db.hubRole.findFirstOrThrow({
      where: { hubId: hub.id, word: { standing: 'HUB_LEAD' } },
    });
    await abe.run('end-role', { role: id });
    expect(abe.said).toContain('Only a hub lead can end a hub lead’s role.');
  });
});

describe('the first lead of a hub', () => {
  test('claims it with the code, typed in any way, once', async () => {
    const code = await makeClaimCode(house.db, hub.id, house.clock.now());
    const mia = await house.person('Mia Lead');
    await mia.say(`claim ${code.toLowerCase().replaceAll('-', ' ')}`);
    expect(mia.view.title).toBe('You are Maths Hub Lead');
    const tom = await house.person('Tom Reed');
    await tom.say(`claim ${code}`);
    expect(tom.view.title).toBe('That code is not right');
  });

  test('cannot be guessed: after ten wrong codes the right one is dead, and a new one is made', async () => {
    const code = await makeClaimCode(house.db, hub.id, house.clock.now());
    const tom = await house.person('Tom Reed');
    for (let attempt = 0; attempt < 10; attempt += 1) await tom.say(`claim WRONG-${attempt}`);
    await tom.say(`claim ${code}`);
    expect(tom.view.title).toBe('That code is not right');
    await tom.say(`claim ${await makeClaimCode(house.db, hub.id, house.clock.now())}`);
    expect(tom.view.title).toBe('You are Maths Hub Lead');
  });

  test('a code is made once for a hub that nobody leads, and its text is kept nowhere', async () => {
    const made = await codesForNewHubs(house.db, house.clock.now());
    const ours = made.filter((one) => one.hub === hub.name);
    expect(ours).toHaveLength(1);
    const claim = await house.db.hubClaim.findUniqueOrThrow({ where: { hubId: hub.id } });
    expect(claim.codeHash).not.toContain(ours[0]?.code.slice(0, 4));
    expect(await codesForNewHubs(house.db, house.clock.now())).toEqual([]);
  });

  test('a code of one hub opens no other', async () => {
    const other = await house.hub();
    const code = await makeClaimCode(house.db, other.id, house.clock.now());
    house.goTo(hub);
    const tom = await house.person('Tom Reed');
    await tom.say(`claim ${code}`);
    expect(tom.view.title).toBe('That code is not right');
  });
});
