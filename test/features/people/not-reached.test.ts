import { beforeEach, describe, expect, test } from 'vitest';
import { tellNotReached } from '../../../src/features/people/not-reached.ts';
import { openHouse } from '../../support/house.ts';
import type { TestHub } from '../../support/house-builders.ts';

const house = await openHouse();
let hub: TestHub;

beforeEach(async () => {
  hub = await house.hub();
});

/** Gives a notice to somebody up, as the post room does when it can never arrive. */
async function giveUp(about: { personId: string; groupId: string | null; kind?: string }): Promise<void> {
  const now = house.clock.now();
  const known = await house.hubById(hub.id);
  await house.store.change(known, async (db) => {
    const notice = { id: '00000000-0000-4000-8000-000000000001', kind: 'joined', ...about };
    await tellNotReached(notice, { db, hub: known, now, tell: house.ports.tell(db, known, now) });
  });
}

describe('a message that could not be delivered', () => {
  test('is told by name to the leads of the group, in the hub’s hours', async () => {
    house.clock.set('2026-11-20T21:00:00Z'); // a Friday night
    const lead = await house.person('Ada Lead');
    const group = await house.group({ title: 'Fractions', leads: [lead] });
    const tom = await house.person('Tom Reed');
    await giveUp({ personId: tom.personId, groupId: group.id });
    const [told, ...more] = await house.notices(lead);
    expect(more).toEqual([]);
    expect(told?.said).toContain('I could not reach Tom Reed about “Fractions”.');
    expect(told?.notBefore).toBe('2026-11-23T07:30:00.000Z');
  });

  test('goes to the hub’s lead and administrator where the group has no lead, or it is the lead who cannot be reached', async () => {
    const lead = await house.person('Ada Lead');
    const mia = await house.person('Mia Hub');
    await house.role(mia, 'Maths Hub Lead');
    const group = await house.group({ title: 'Fractions', leads: [lead] });
    await giveUp({ personId: lead.personId, groupId: group.id });
    expect((await house.notices(mia)).map(({ said }) => said).join()).toContain('I could not reach Ada Lead');
    expect(await house.notices(lead)).toEqual([]);
  });

  test('never tells of itself: a lead who cannot be reached starts no chain', async () => {
    const mia = await house.person('Mia Hub');
    await house.role(mia, 'Maths Hub Lead');
    const ada = await house.person('Ada Lead');
    await giveUp({ personId: ada.personId, groupId: null, kind: 'not reached' });
    expect(await house.notices(mia)).toEqual([]);
  });
});
