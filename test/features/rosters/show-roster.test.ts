import pg from 'pg';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { openHouse } from '../../support/house.ts';
import type { TestHub } from '../../support/house-builders.ts';
import { seat } from '../../support/seats.ts';

const house = await openHouse();
let hub: TestHub;

beforeEach(async () => {
  hub = await house.hub();
});

async function ledGroup(wishes: Parameters<typeof house.group>[0] = {}) {
  const lead = await house.person('Amira Okafor');
  return { lead, group: await house.group({ title: 'Fractions', leads: [lead], ...wishes }) };
}

describe('the roster', () => {
  test('shows the lead of one group that group without being told which', async () => {
    const { lead, group } = await ledGroup();
    const tom = await house.person('Tom Reed');
    await seat(house, group, await house.school({ name: 'Tapton Juniors' }), { teachers: [tom] });
    await lead.say('roster');
    expect(lead.view.title).toBe('Roster');
    expect(lead.said).toContain('Places: 1 of 8 taken, 7 places left');
    expect(lead.lines).toEqual([
      'Tapton Juniors | confirmed since Monday 16 November · Tom Reed · no second teacher since Monday 16 November',
    ]);
  });

  test('asks a lead of several groups which one, and opens it by button', async () => {
    const { lead } = await ledGroup();
    await house.group({ title: 'Algebra', leads: [lead] });
    await lead.say('roster');
    expect(lead.view.title).toBe('Which Work Group?');
    await lead.press(lead.buttons.length > 0 ? 'See the roster' : '');
    expect(lead.view.title).toBe('Roster');
  });

  test('counts a second teacher as missing since the first one’s colleague left', async () => {
    const { lead, group } = await ledGroup();
    const [tom, ada] = [await house.person('Tom Reed'), await house.person('Ada Lund')];
    const left = { state: 'WITHDRAWN' as const, withdrawnAt: new Date('2026-11-12T09:00:00Z') };
    await seat(house, group, await house.school({ name: 'Tapton Juniors' }), {
      since: new Date('2026-10-05T09:00:00Z'),
      teachers: [tom, { personId: ada.personId, seat: left }],
    });
    await lead.say('roster');
    expect(lead.said).toContain('Tom Reed · no second teacher since Thursday 12 November');
    expect(lead.said).not.toContain('Ada Lund');
  });

  test('misses no second teacher where one stands for a school', async () => {
    const { lead, group } = await ledGroup({ teachersPerSchool: 1 });
    await seat(house, group, await house.school(), { teachers: [await house.person('Tom Reed')] });
    await lead.say('roster');
    expect(lead.said).not.toContain('no second');
  });

  test('shows sixteen schools on two pages, and no school twice', async () => {
    const { lead, group } = await ledGroup({ capacitySchools: 16 });
    for (let number = 1; number <= 16; number += 1)
      await seat(house, group, await house.school({ name: `School ${String(number).padStart(2, '0')}` }));
    await lead.say('roster fractions');
    const first = lead.lines;
    expect(lead.said).toContain('Page 1 of 2, 16 in all');
    await lead.press('Next page');
    const names = [...first, ...lead.lines].map((line) => line.split(' | ')[0]);
    expect(names).toEqual(Array.from({ length: 16 }, (_, index) => `School ${String(index + 1).padStart(2, '0')}`));
  });

  test('asks the database no more for sixteen schools than for one', async () => {
    const { lead, group } = await ledGroup({ capacitySchools: 16 });
    const statements = async () => {
      const spy = vi.spyOn(pg.Client.prototype, 'query');
      await lead.run('roster', { group: group.id });
      const count = spy.mock.calls.length;
      spy.mockRestore();
      return count;
    };
    await lead.run('roster', { group: group.id });
    await seat(house, group, await house.school(), { teachers: [await house.person('Tom')] });
    const forOne = await statements();
    for (let number = 2; number <= 16; number += 1)
      await seat(house, group, await house.school(), { teachers: [await house.person(`Tom ${number}`)] });
    expect(await statements()).toBe(forOne);
    expect(forOne).toBeGreaterThan(0);
    expect(forOne).toBeLessThan(5);
  });

  test('is not for teachers, members included, nor for leads of other groups', async () => {
    const { group } = await ledGroup();
    const tom = await house.person('Tom Reed');
    await seat(house, group, await house.school(), { teachers: [tom] });
    const other = await house.person('Lena Lead');
    await house.group({ title: 'Algebra', leads: [other] });
    for (const person of [tom, other]) {
      await person.run('roster', { group: group.id });
      expect(person.refusal).toBe('right');
    }
  });

  test('a lead finds their groups on the home page, with the next session and how full each is', async () => {
    const { lead, group } = await ledGroup();
    await seat(house, group, await house.school());
    await lead.say('');
    expect(lead.lines).toContain(
      'Fractions | You lead it · next: Tuesday 12 January, 4pm to 6pm · 1 of 8 places taken, 7 places left',
    );
    await lead.press('See the roster');
    expect(lead.view.title).toBe('Roster');
  });
});

describe('the page of one school', () => {
  test('says of each teacher what they teach, since when, whether they agreed and can be reached', async () => {
    const { lead, group } = await ledGroup();
    const tom = await house.person('Tom Reed');
    const nora = await house.db.person.create({ data: { name: 'Nora Quinn', email: 'nora@school.example' } });
    const school = await house.school({ name: 'Tapton Juniors', town: 'Sheffield', postcode: 'S10 5RG' });
    await seat(house, group, school, {
      teachers: [
        { personId: tom.personId, seat: { yearGroups: ['Year 3', 'Year 4'] } },
        { personId: nora.id, seat: { jobTitle: '', yearGroups: [], agreementVersion: null } },
      ],
    });
    await lead.say('roster');
    await lead.press('Open Tapton Juniors');
    expect(lead.view.title).toBe('Tapton Juniors');
    expect(lead.said).toContain('Where: Sheffield, S10 5RG');
    expect(lead.lines).toEqual([
      'Tom Reed | Year 4 teacher · Year 3, Year 4 · joined Monday 16 November · has agreed to take part',
      'Nora Quinn | joined Monday 16 November · has not agreed yet · I can’t reach them here',
    ]);
    expect(lead.said).not.toContain('nora@school.example');
  });

  test('writes down that the lead looked at each teacher', async () => {
    const { lead, group } = await ledGroup();
    const tom = await house.person('Tom Reed');
    await seat(house, group, await house.school({ name: 'Tapton Juniors' }), { teachers: [tom] });
    await lead.say('roster');
    await lead.press('Open Tapton Juniors');
    const looks = await house.db.auditEvent.findMany({ where: { aboutPersonId: tom.personId } });
    expect(looks).toMatchObject([{ what: 'looked at a teacher', personId: lead.personId }]);
  });

  test('says whether the headteacher agreed while the school waits, and its number', async () => {
    const { lead, group } = await ledGroup();
    const place = await seat(house, group, await house.school(), {
      state: 'WAITING',
      queuedAt: house.clock.now(),
      headAgreed: true,
      teachers: [await house.person('Tom Reed')],
    });
    await lead.run('roster-school', { place: place.id });
    expect(lead.said).toContain('Now: waiting, number 1 on the list since Monday 16 November');
    expect(lead.said).toContain('Headteacher: has agreed');
  });

  test('is for those who see the roster only, and says when the school is gone', async () => {
    const { lead, group } = await ledGroup();
    const tom = await house.person('Tom Reed');
    const place = await seat(house, group, await house.school(), { teachers: [tom] });
    await tom.run('roster-school', { place: place.id });
    expect(tom.refusal).toBe('right');
    await lead.run('roster-school', { place: crypto.randomUUID() });
    expect(lead.refusal).toBe('gone');
  });

  test('of another hub opens nothing', async () => {
    const { group } = await ledGroup();
    const place = await seat(house, group, await house.school());
    await house.hub();
    const mia = await house.person('Mia Hart');
    await house.role(mia, 'Maths Hub Lead');
    await mia.run('roster-school', { place: place.id });
    expect(mia.refusal).toBe('gone');
  });
});

describe('somebody who speaks for a partner', () => {
  test('sees the roster of the partner’s groups, and of no other', async () => {
    const partner = await house.db.partner.create({
      data: {
        hubId: hub.id,
        name: 'Steel City Teaching School',
        kind: 'TEACHING_SCHOOL',
        from: new Date('2026-09-01'),
      },
    });
    const pat = await house.person('Pat Ward');
    const role = await house.role(pat, 'Partner Lead');
    await house.db.hubRole.update({ where: { id: role.id }, data: { partnerId: partner.id } });
    const own = await house.group({ title: 'Core maths', partnerId: partner.id });
    const other = await house.group({ title: 'Algebra' });
    await pat.say('roster');
    expect(pat.view.title).toBe('Roster');
    expect(pat.said).toContain('Core maths');
    for (const runs of ['roster', 'members', 'dates', 'prospects']) {
      await pat.run(runs, { group: own.id });
      expect(pat.outcome.kind).toBe('reply');
      await pat.run(runs, { group: other.id });
      expect(pat.refusal).toBe('right');
    }
  });
});
