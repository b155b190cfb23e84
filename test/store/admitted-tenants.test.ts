import { expect, test } from 'vitest';
import {
  admitTenant,
  createAdmittedTenants,
  listTenants,
  readAdmitted,
  removeTenant,
} from '../../src/store/admitted-tenants.ts';
import { openHouse } from '../support/house.ts';

const house = await openHouse();
const at = () => house.clock.now();
const later = (seconds: number) => house.clock.set(new Date(at().getTime() + seconds * 1000));

let number = 0;
const newTenant = () => `22222222-2222-4333-8444-${String(++number).padStart(12, '0')}`;

test('who is admitted or removed by command is so within half a minute, while the service runs', async () => {
  const tenant = newTenant();
  const isAdmitted = createAdmittedTenants(() => readAdmitted(house.db), at);
  expect(await isAdmitted(tenant)).toBe(false);
  await admitTenant(house.db, { tenant, note: '', by: 'pat', at: at() });
  later(29);
  expect(await isAdmitted(tenant)).toBe(false);
  later(1);
  expect(await isAdmitted(tenant)).toBe(true);
  expect(await isAdmitted(tenant.toUpperCase())).toBe(true);
  await removeTenant(house.db, { tenant, by: 'sam', at: at() });
  later(30);
  expect(await isAdmitted(tenant)).toBe(false);
});

test('is read once for many who ask at a time', async () => {
  let reads = 0;
  const read = async () => {
    reads += 1;
    return readAdmitted(house.db);
  };
  const isAdmitted = createAdmittedTenants(read, at);
  await Promise.all(Array.from({ length: 50 }, () => isAdmitted(newTenant())));
  expect(reads).toBe(1);
});

test('a failed look is not remembered', async () => {
  const answers = [() => Promise.reject(new Error('the database is away')), () => readAdmitted(house.db)];
  const isAdmitted = createAdmittedTenants(async () => answers.shift()?.() ?? new Set(), at);
  await expect(isAdmitted(newTenant())).rejects.toThrow('away');
  expect(await isAdmitted(newTenant())).toBe(false);
  expect(answers).toEqual([]);
});

test('two who admit the same tenant at once admit it once', async () => {
  const tenant = newTenant();
  const both = ['pat', 'sam'].map((by) => admitTenant(house.db, { tenant, note: '', by, at: at() }));
  expect((await Promise.all(both)).toSorted()).toEqual([false, true]);
});

test('every decision stays written down, with who and when', async () => {
  const tenant = newTenant();
  await admitTenant(house.db, { tenant, note: 'Lea Trust', by: 'pat', at: at() });
  later(60);
  await removeTenant(house.db, { tenant, by: 'sam', at: at() });
  await admitTenant(house.db, { tenant, note: 'Lea Trust again', by: 'sam', at: at() });
  const decisions = (await listTenants(house.db)).filter((row) => row.tenant === tenant);
  expect(decisions).toMatchObject([
    { note: 'Lea Trust again', admittedBy: 'sam', removedAt: null, removedBy: null },
    { note: 'Lea Trust', admittedBy: 'pat', removedBy: 'sam', removedAt: at() },
  ]);
});
