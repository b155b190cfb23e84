import { beforeEach, describe, expect, test } from 'vitest';
import { encouragements } from '../../../src/features/network/encouraged.ts';
import { openHouse } from '../../support/house.ts';

const house = await openHouse();
let hubId: string;
beforeEach(async () => {
  hubId = (await house.hub()).id;
});

const nothing = {
  meetings: { held: 0, came: 0 },
  sessionsLed: 0,
  national: undefined,
  lastLed: undefined,
  community: undefined,
};

async function meetingHeld(on: string, who: { personId: string }[]) {
  const startsAt = new Date(`${on}T16:00:00Z`);
  const times = { day: new Date(on), from: '16:00', to: '17:00', startsAt, endsAt: startsAt };
  const own = { hubId, purpose: 'News', meets: 'ONLINE' as const, at: startsAt, toldAt: startsAt };
  const personId = (await house.person('Somebody')).personId;
  const { id } = await house.db.networkMeeting.create({ data: { ...times, ...own, personId, state: 'HELD' } });
  const guests = who.map((one) => ({ hubId, meetingId: id, personId: one.personId, came: true }));
  await house.db.networkGuest.createMany({ data: guests });
}

describe('what the network encourages', () => {
  test('is shown to oneself as it is recorded: meetings and sessions, a national programme, leading, company', async () => {
    const [ada, ben] = [await house.person('Ada Lund'), await house.person('Ben Okoro')];
    const project = await house.project({ type: 'NATIONAL', title: 'Mastery for all' });
    const sessions = ['2026-10-06 16:00-18:00', '2026-12-01 16:00-18:00'];
    const own = await house.group({ title: 'Mastery, north', projectId: project.id, leads: [ada], sessions });
    await house.group({ title: 'Mastery, south', projectId: project.id, leads: [ben] });
    await house.db.workGroupLead.updateMany({ where: { hubId }, data: { from: new Date('2026-09-01') } });
    await house.db.session.updateMany({ where: { groupId: own.id, number: 1 }, data: { state: 'HELD' } });
    await meetingHeld('2026-10-01', [ada]);
    await meetingHeld('2025-10-01', [ada]);
    await ada.say('my network');
    expect(ada.lines).toEqual([
      '✓ Active in the network | In twelve months: at 1 of 1 network meeting, 1 session led',
      '✓ In a national programme | This year: Mastery, north',
      '✓ Leads regularly | You last led on Tuesday 6 October',
      '✓ In a project’s community | With others in: Mastery, north',
    ]);
    await ben.say('my network');
    expect(ben.lines[0]).toContain('Not yet: active in the network');
    expect(ben.lines[2]).toContain('You have led no session in six months');
    expect(ben.said).not.toContain('Ada Lund');
  });

  test('says each thing that is not so yet with a step towards it', () => {
    const items = encouragements(nothing);
    expect(items.map(({ actions }) => actions?.map(({ label }) => label))).toEqual([
      ['See the meetings'],
      ['See the projects'],
      ['Say what I’d lead'],
      ['Browse all'],
    ]);
    expect(items[0]?.detail).toBe('In twelve months: no network meeting was held, 0 sessions led');
  });

  test('is not for a teacher', async () => {
    const tom = await house.person('Tom Reed');
    await tom.say('my network');
    expect(tom.said).toContain('The network is for local leaders');
  });
});

describe('the members of the network', () => {
  test('are listed for the hub with what they are recognised as and what they lead, page by page', async () => {
    const mia = await house.person('Mia Hart');
    await house.role(mia, 'Hub Administrator');
    const { id: kindId } = await house.db.designationKind.findFirstOrThrow({
      where: { hubId, word: 'Mastery Specialist' },
    });
    const from = new Date('2026-09-01');
    for (const name of Array.from({ length: 16 }, (_, index) => `Leader ${10 + index}`)) {
      const { personId } = await house.person(name);
      await house.db.designation.create({ data: { hubId, personId, kindId, phase: 'PRIMARY', from } });
    }
    const ada = await house.person('Ada Lund');
    await house.group({ title: 'Ratio', leads: [ada] });
    await mia.say('network members');
    expect(mia.lines).toHaveLength(15);
    expect(mia.lines.slice(0, 2)).toEqual([
      'Ada Lund | no designation · leads Ratio',
      'Leader 10 | Mastery Specialist, Primary',
    ]);
    await mia.press('Next page');
    expect(mia.lines).toHaveLength(2);
    await ada.say('network members');
    expect(ada.refusal).toBe('right');
  });
});
