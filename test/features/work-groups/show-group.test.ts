import { beforeEach, describe, expect, test } from 'vitest';
import { openHouse } from '../../support/house.ts';

const house = await openHouse();
const yes = { role: 'Year 4 teacher', years: ['Year 4'], head: 'yes', agree: ['1'] };

beforeEach(async () => {
  await house.hub();
});

describe('showing a group', () => {
  test('says why, what to expect, who leads, when and where, time, money, who can join, places, contact, stage and type', async () => {
    const project = await house.project({ code: 'NCP17-06a', stage: 'EFFECTIVENESS', type: 'NATIONAL' });
    const leads = [await house.person('Ada Lead'), await house.person('Ben Lead')];
    await house.group({
      projectId: project.id,
      code: 'NCP17-06a',
      title: 'Fractions',
      sessions: ['2026-12-01 16:00-18:00', '2027-01-12 09:30-15:30'],
      leads,
      chargePence: 7550,
      absenceChargePence: 7500,
      paidToSchools: '£300 for cover',
      entryConditions: 'Schools new to mastery',
      deliveredBy: 'Tapton Academy Trust',
    });
    const tom = await house.person('Tom Reed', { at: await house.school() });
    await tom.say('show ncp 17-06A');
    expect(tom.view.title).toBe('Fractions');
    expect(tom.said).toBe(
      [
        'Fractions',
        'Many pupils lose confidence with fractions.',
        'What you can expect: Teachers plan fractions in small steps.',
        'Code: NCP17-06a',
        'Led by: Ada Lead and Ben Lead',
        'For: Primary',
        'Time: four twilight sessions and a gap task after each',
        'Cost to the school: £75.50',
        'Absence without notice: £75 a session',
        'Paid to the school: £300 for cover',
        'Who can join: Schools new to mastery',
        'Places: 0 of 8 schools, 8 places left, one or two teachers a school',
        'Now: open to schools',
        'Ask: Jo Bright, jo@hub.example',
        'Type: National project',
        'Stage: Effectiveness: finding out how well it works in every hub',
        'Run by: Tapton Academy Trust',
        'Dates and places',
        '• 1. Tuesday 1 December, 4pm to 6pm: Tapton School',
        '• 2. Tuesday 12 January, 9:30am to 3:30pm: Tapton School',
      ].join('\n'),
    );
    expect(tom.buttons).toEqual(['Join this group']);
  });

  test('offers the one button that fits: join, confirm, give up, or none with the reason', async () => {
    const group = await house.group();
    const school = await house.school();
    const tom = await house.person('Tom Reed', { at: school });
    const show = async () => {
      await tom.run('show', { group: group.id });
      return tom.buttons;
    };
    expect(await show()).toEqual(['Join this group']);
    await tom.press('Join this group');
    await tom.fill({ ...yes, head: 'not-yet' });
    expect((await show())[0]).toBe('My head agrees');
    await tom.press('My head agrees');
    expect((await show())[0]).toBe('Give up my place');
    await house.db.workGroup.update({ where: { id: group.id }, data: { state: 'CLOSED' } });
    const ann = await house.person('Ann', { at: await house.school() });
    await ann.run('show', { group: group.id });
    expect(ann.said).toContain('This group takes no schools at the moment.');
    expect(ann.buttons).toEqual([]);
  });

  test('a cancelled session is said to be cancelled', async () => {
    const group = await house.group({ sessions: ['2026-12-01 16:00-18:00', '2027-01-12 16:00-18:00'] });
    await house.db.session.updateMany({ where: { groupId: group.id, number: 1 }, data: { state: 'CANCELLED' } });
    const tom = await house.person('Tom Reed');
    await tom.run('show', { group: group.id });
    expect(tom.said).toContain('• 1. Tuesday 1 December, 4pm to 6pm: cancelled');
  });

  test('a group whose title is full of markup is shown as plain words', async () => {
    const title = '<!channel> *Fractions* <at>all</at> [x](https://bad.example)';
    const group = await house.group({ title });
    const tom = await house.person('Tom Reed');
    await tom.run('show', { group: group.id });
    expect(tom.view.blocks[0]).toEqual({ kind: 'text', text: { strong: title } });
  });
});
