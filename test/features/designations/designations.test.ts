import { describe, expect, test } from 'vitest';
import { designate } from '../../../src/features/designations/designate.moves.ts';
import { isCurrent } from '../../../src/features/designations/designation.ts';
import { kindByWord } from '../../../src/features/designations/kind.reads.ts';
import { openHouse } from '../../support/house.ts';

const house = await openHouse();

async function gather() {
  await house.hub();
  const mia = await house.person('Mia Hart');
  await house.role(mia, 'Hub Administrator');
  return { mia, ada: await house.person('Ada Lund') };
}

async function kindId(word: string, hubId: string) {
  return (await house.db.designationKind.findFirstOrThrow({ where: { word, hubId } })).id;
}

const hubOf = async ({ personId }: { personId: string }) =>
  (await house.db.hubPerson.findFirstOrThrow({ where: { personId } })).hubId;

describe('designations', () => {
  test('are given with what their kind has, told to the person and shown to them', async () => {
    const { mia, ada } = await gather();
    await mia.say('designate');
    const kind = await kindId('Mastery Specialist', await hubOf(mia));
    await mia.fill({ person: ada.personId, kind });
    expect(mia.form.errors?.phase).toContain('has a phase');
    await mia.fill({
      person: ada.personId,
      kind,
      phase: 'PRIMARY',
      cohort: '4',
      status: 'TRAINEE',
      validTo: '2027-08-31',
    });
    expect(mia.said).toContain('Ada Lund is listed as Mastery Specialist, Primary, cohort 4, trainee');
    expect((await house.notices(ada)).at(-1)?.said).toContain('Mastery Specialist, Primary, cohort 4, trainee');
    await mia.run('designate', {}, { person: ada.personId, kind, phase: 'PRIMARY', cohort: '4', status: 'ACCREDITED' });
    await ada.say('my designations');
    expect(ada.lines).toEqual(['Mastery Specialist, Primary, cohort 4, accredited | since Monday 16 November']);
    await mia.say('designations lund');
    expect(mia.lines).toHaveLength(1);
    await mia.press('End it');
    await ada.say('my designations');
    expect(ada.lines).toEqual([]);
    await mia.pressAgain();
    expect(mia.said).toContain('The designation has ended');
  });

  test('open the way to lead as long as they last', async () => {
    const { mia, ada } = await gather();
    await house.group({ state: 'SEEKING_LEAD' });
    const kind = await kindId('Professional Development Lead', await hubOf(mia));
    await mia.run('designate', {}, { person: ada.personId, kind, phase: 'PRIMARY', validTo: '2026-11-20' });
    await ada.say('interest');
    expect(ada.said).toContain('What would you like to lead?');
    house.clock.set('2026-11-21T10:00:00Z');
    await ada.say('interest');
    expect(ada.said).toContain('You are not listed as one yet');
    await ada.say('my designations');
    expect(ada.said).toContain('ran out on Friday 20 November');
  });

  test('are not a teacher’s to see or give', async () => {
    const { ada } = await gather();
    await ada.say('designations');
    expect(ada.refusal).toBe('right');
    await ada.say('designate');
    expect(ada.refusal).toBe('right');
  });

  test('are given by an import, by the hub’s word, as often as it is said', async () => {
    const { mia, ada } = await gather();
    const hub = await house.hubById(await hubOf(mia));
    const arrived = await house.ports.directory.arrive(mia.account, mia.place);
    if (arrived.kind !== 'known') throw new Error('nobody knows Mia');
    const place = { kind: 'personal' as const, workspace: '', conversation: '' };
    await house.store.change(hub, async (db) => {
      const now = house.clock.now();
      const kind = await kindByWord({ db }, ' mastery specialist ');
      if (!kind) throw new Error('the word is not known');
      const [tell, plan] = [house.ports.tell(db, hub, now), house.ports.plan(db, hub)];
      const unused = async () => Promise.reject(new Error('not needed'));
      const base = {
        db,
        hub,
        now,
        tell,
        plan,
        place,
        actor: arrived.actor,
        rightFor: () => undefined,
        recall: unused,
        link: unused,
        feed: unused,
      };
      const joins = house.ports.joins(db, arrived.actor, now);
      for (const _twice of [1, 2])
        await designate({ ...base, joins }, { personId: ada.personId, kind, phase: 'PRIMARY', from: '2026-09-01' });
    });
    expect(await house.db.designation.count({ where: { personId: ada.personId } })).toBe(1);
  });

  test('count from their first day to their last', () => {
    const row = { from: new Date('2026-09-01'), validTo: new Date('2027-08-31'), endedAt: null };
    expect(['2026-08-31', '2026-09-01', '2027-08-31', '2027-09-01'].map((day) => isCurrent(row, day))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});
