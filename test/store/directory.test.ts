import { beforeEach, describe, expect, test } from 'vitest';
import type { AccountSeen } from '../../src/core/people.ts';
import { openHouse } from '../support/house.ts';
import type { TestHub } from '../support/house-builders.ts';

const house = await openHouse();
const { directory } = house.ports;
let hub: TestHub;

beforeEach(async () => {
  hub = await house.hub();
});

async function arrive(who: { account: AccountSeen; place: Parameters<typeof directory.arrive>[1] }) {
  const arrival = await directory.arrive(who.account, who.place);
  if (arrival.kind !== 'known') throw new Error(`not known, but ${arrival.kind}`);
  return arrival.actor;
}

const accountRow = (account: AccountSeen) =>
  house.db.account.findFirstOrThrow({ where: { tenant: account.tenant, externalId: account.user } });

describe('who somebody is', () => {
  test('what they may do counts at once, whoever gave it or ended it and on whichever replica', async () => {
    const pia = await house.person('Pia Phase');
    await arrive(pia);
    const { id } = await house.role(pia, 'Primary Mastery Lead');
    const role = { word: 'Primary Mastery Lead', standing: 'PHASE_LEAD', phase: 'PRIMARY' };
    expect((await arrive(pia)).roles).toEqual([role]);
    await house.db.hubRole.update({ where: { id }, data: { phase: 'POST_16', to: new Date('2026-11-16T10:30:10Z') } });
    expect((await arrive(pia)).roles).toEqual([{ ...role, phase: 'POST_16' }]);
    house.clock.set('2026-11-16T10:30:10Z');
    expect((await arrive(pia)).roles).toEqual([]);
    const national = { personId: pia.personId, from: new Date('2026-09-01') };
    await house.db.nationalRole.create({ data: national });
    expect((await arrive(pia)).isCoordinator).toBe(true);
    await house.db.account.updateMany({ where: { personId: pia.personId }, data: { closedAt: house.clock.now() } });
    expect(await directory.arrive(pia.account, pia.place)).toMatchObject({ kind: 'closed' });
  });

  test('may be some seconds old where nothing depends on it', async () => {
    const tom = await house.person('Tom Reed');
    const rolesSeen = async () => {
      const arrival = await directory.arrive(tom.account, tom.place, 'cached');
      return arrival.kind === 'known' ? arrival.actor.roles.length : 'not known';
    };
    expect(await rolesSeen()).toBe(0);
    await house.role(tom, 'Maths Hub Lead');
    expect(await rolesSeen()).toBe(0);
    house.clock.set(new Date(house.clock.now().getTime() + 20_000));
    expect(await rolesSeen()).toBe(1);
  });

  test('counts roles of this hub that have begun and not ended', async () => {
    const tom = await house.person('Tom Reed');
    const other = await house.hub();
    const level3 = 'Level 3 Lead';
    await house.role(tom, level3, { hub, from: '2026-09-01' });
    await house.role(tom, level3, { hub, from: '2027-09-01' });
    await house.role(tom, level3, { hub, from: '2025-09-01', to: '2026-08-31' });
    await house.role(tom, level3, { hub: other, from: '2026-09-01' });
    expect((await arrive(tom)).roles).toEqual([{ word: 'Level 3 Lead', standing: 'PHASE_LEAD', phase: 'POST_16' }]);
  });

  test('tells a school, none, and not asked yet apart', async () => {
    const school = await house.school({ name: 'Tapton', phases: ['SECONDARY'] });
    const schoolOf = async (at?: { id: string } | 'no school') =>
      (await arrive(await house.person('Tom', at ? { at } : {}))).school;
    expect(await schoolOf(school)).toEqual({ kind: 'at', id: school.id, name: 'Tapton', phases: ['SECONDARY'] });
    expect(await schoolOf('no school')).toEqual({ kind: 'none' });
    expect(await schoolOf()).toEqual({ kind: 'unknown' });
  });

  test('takes the name from the profile on first contact, and asks for it once', async () => {
    const { account, place } = house.stranger('U042');
    let asked = 0;
    const profile = async () => {
      asked += 1;
      return { name: 'Tom Reed', closed: false };
    };
    const seen = { account: { ...account, profile }, place };
    expect((await arrive(seen)).name).toBe('Tom Reed');
    await arrive(seen);
    expect(asked).toBe(1);
  });

  test.each([
    ['', 'Somebody new'],
    ['   ', 'Somebody new'],
    ['a\u0000b', 'ab'],
    ['x'.repeat(500), 'x'.repeat(200)],
  ])('a name %j that no list can show becomes one that it can', async (name, shown) => {
    expect((await arrive(house.stranger(name))).name).toBe(shown);
  });
});

describe('where somebody can be written to', () => {
  test('what a door learns later joins what it knew, and what it does not say is kept', async () => {
    const { account, place } = house.stranger('Tom');
    const seen = (address: Record<string, string>) => ({ account: { ...account, address }, place });
    await arrive(seen({ serviceUrl: 'https://one.example' }));
    await arrive(seen({ conversation: 'c1' }));
    await arrive(seen({ serviceUrl: 'https://two.example' }));
    expect((await accountRow(account)).address).toEqual({ serviceUrl: 'https://two.example', conversation: 'c1' });
  });

  test('notes when somebody was seen, not more often than each minute', async () => {
    const tom = await house.person('Tom');
    const seenAt = async () => (await accountRow(tom.account)).lastSeenAt.toISOString();
    const first = await seenAt();
    house.clock.set('2026-11-16T10:30:59Z');
    await arrive(tom);
    expect(await seenAt()).toBe(first);
    house.clock.set('2026-11-16T10:31:00Z');
    await arrive(tom);
    expect(await seenAt()).toBe('2026-11-16T10:31:00.000Z');
  });
});

describe('a workspace that nobody claimed', () => {
  test('is no hub’s while there are several hubs', async () => {
    await house.hub();
    const { account, place } = house.stranger('Tom', { workspace: 'T-unclaimed' });
    expect(await directory.arrive(account, place)).toEqual({ kind: 'no hub' });
  });
});

describe('a workspace that was connected a moment ago', () => {
  test('is the hub’s at once, though another replica connected it', async () => {
    await house.hub();
    house.goTo(hub);
    const { account, place } = house.stranger('Tom', { workspace: 'T-new' });
    expect(await directory.arrive(account, place)).toEqual({ kind: 'no hub' });
    await house.db.place.create({ data: { hubId: hub.id, kind: 'SLACK_WORKSPACE', externalId: 'T-new' } });
    expect(await directory.arrive(account, place)).toMatchObject({ kind: 'known', hub: { id: hub.id } });
  });
});

describe('every connection is taken', () => {
  test('a person is told to try again in a few seconds, and it is no fault', async () => {
    const tom = await house.person('Tom');
    const holders = await Promise.all(Array.from({ length: 9 }, () => house.store.pool.connect()));
    try {
      await tom.say('browse');
    } finally {
      for (const holder of holders) holder.release();
    }
    expect(tom.said).toContain('try again in a few seconds');
  });
});
