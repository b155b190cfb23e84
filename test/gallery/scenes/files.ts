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
  const amy = await house.person('Amy Office');
  await house.role(amy, 'Hub Administrator');
  await amy.say('import people');
  const [opens] = amy.view.blocks.flatMap((block) => (block.kind === 'actions' ? block.actions : []));
  const token = opens && 'opens' in opens ? (opens.opens.split('/').at(-1) ?? '') : '';
  await house.links.check(token, 'Name,E-mail\nAda Lund,ada at school\n,bo@north.example', 'appointed people.csv');
  await amy.say('today');
  take('today, a file did not come in', amy);
  await amy.press('Put away: Import people, by Amy Office');
  take('a file is put away', amy);
  await amy.run('put-import-away', { failed: '5c1e7f52-0b6a-4f0e-9d53-0f2f8f1f6a10' });
  take('a file is put away already', amy);
  await mia.say('export ncp17-10a');
  take('export, one group', mia);
  await mia.say('export hub');
  take('export, the hub', mia);
  const tom = await house.person('Tom Reed');
  await tom.run('export-group', { group: one.id });
  take('export, not for everybody', tom);
}
