import type { Stage } from '../stage.ts';

const join = { role: 'Year 4 teacher', years: ['Year 4'], agree: ['1'] };

/** A hub in which something of each kind is not as it should be. */
async function disorder({ house, group }: Stage) {
  const lena = await house.person('Lena Lead');
  const led = { leads: [lena] };
  for (const title of [
    'Algebra from the start',
    'Number sense',
    'Ratio',
    'Statistics at 16',
    'Multiplicative reasoning',
  ])
    await group(title, { state: 'SEEKING_LEAD', soughtSince: new Date('2026-11-02T09:00:00Z') });
  await group('Reasoning with fractions', { state: 'RUNNING', sessions: [], ...led });
  const late = await group('Geometry for all', {
    state: 'RUNNING',
    sessions: ['2026-11-10 16:00-18:00', '2026-11-30 16:00-18:00'],
    meets: 'VENUE',
    venue: '',
    ...led,
  });
  const tom = await house.person('Tom Reed');
  await tom.say('school');
  await tom.fill({ other: 'unlisted', name: 'Ashwood Primary', town: 'Sheffield' });
  await tom.run('join', { group: late.id });
  await tom.fill({ ...join, head: 'not-yet' });
  const session = await house.db.session.findFirstOrThrow({ where: { groupId: late.id, number: 1 } });
  await house.db.walkIn.create({
    data: { hubId: late.hubId, sessionId: session.id, name: 'Gail Guest', schoolName: 'Beechwood Primary' },
  });
}

/** What needs the hub, for its lead and its office, and the day of the digest. */
export async function playToday(stage: Stage): Promise<void> {
  const { house, take, takeNotice, openHub } = stage;
  const hub = await openHub();
  const mia = await house.person('Mia Hart');
  await house.role(mia, 'Maths Hub Lead');
  const amy = await house.person('Amy Office');
  await house.role(amy, 'Hub Administrator');
  await mia.say('today');
  take('today, nothing', mia);
  await disorder(stage);
  await mia.say('today');
  take('today, for a hub lead', mia);
  await house.db.dueRow.create({
    data: { hubId: hub.id, kind: 'weekly digest', subjectId: hub.id, dueAt: house.clock.now() },
  });
  await house.sweep();
  await takeNotice('notice: the weekly digest', mia, 'weekly digest');
  await amy.say('today');
  take('today, for the office', amy);
  await amy.press('Match Ashwood Primary');
  take('match a school, form', amy);
  await amy.fill({});
  take('match a school, none chosen', amy);
  const listed = await house.school({ name: 'Ashwood Primary School' });
  await amy.fill({ to: listed.id });
  take('a school is matched', amy, { on: 'modal' });
  await amy.run('match-school', { school: listed.id });
  take('a school that is matched already', amy);
  await mia.say('digest day');
  take('digest day, form', mia);
  await mia.fill({ day: '2' });
  take('the digest day is saved', mia, { on: 'modal' });
}
