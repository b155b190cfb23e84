import type { Stage } from '../stage.ts';

/** Files that come in and go out, each by a page behind a link. */
export async function playFiles({ house, take, openHub, group }: Stage): Promise<void> {
  await openHub();
  const one = await group('Years 5 to 8 continuity', { key: 'WMH-26-001', code: 'NCP17-10a' });
  const mia = await house.person('Mia Hart');
  await house.role(mia, 'Maths Hub Lead');
  for (const what of ['groups', 'members', 'people']) {
    await mia.say(`import ${what}`);
    take(`import ${what}`, mia);
  }
  await mia.say('export ncp17-10a');
  take('export, one group', mia);
  await mia.say('export hub');
  take('export, the hub', mia);
  const tom = await house.person('Tom Reed');
  await tom.run('export-group', { group: one.id });
  take('export, not for everybody', tom);
}
