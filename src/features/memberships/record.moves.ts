import { ukDay } from '../../core/uk-time.ts';
import type { Block } from '../../core/view.ts';
import { makeCode } from '../codes/code.moves.ts';
import type { HubBase } from '../define.ts';

/** What is known of somebody who need not have written to the bot. */
export type Described = { name: string; email: string; schoolId: string };

/** A person with this address whom the hub knows. */
async function knownBy({ db }: Pick<HubBase, 'db'>, email: string) {
  const known = await db.hubPerson.findFirst({
    where: { person: { email: { equals: email, mode: 'insensitive' }, leftAt: null } },
    include: { person: { include: { school: { select: { name: true } } } } },
    orderBy: { personId: 'asc' },
  });
  return known?.person;
}

type Recorded =
  | { kind: 'person'; id: string; name: string; isNew: boolean }
  /** The hub knows them at another school. */
  | { kind: 'elsewhere'; name: string; school: string };

/**
 * The person with this work e-mail whom the hub knows, or a new record: somebody who counts without an account.
 * Two who write down the same address at once find one record.
 */
export async function recordOf(base: HubBase, { name, email, schoolId }: Described): Promise<Recorded> {
  const { db, hub } = base;
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${hub.id}/${email.toLowerCase()}`}, 0))`;
  const at = { schoolId, schoolStanding: 'AT_SCHOOL' as const };
  const known = await knownBy(base, email);
  if (!known) {
    const { id } = await db.person.create({ data: { name, email, ...at } });
    await db.hubPerson.create({ data: { hubId: hub.id, personId: id } });
    return { kind: 'person', id, name, isNew: true };
  }
  if (known.school && known.schoolId !== schoolId)
    return { kind: 'elsewhere', name: known.name, school: known.school.name };
  if (!known.school) await db.person.update({ where: { id: known.id }, data: at });
  return { kind: 'person', id: known.id, name: known.name, isNew: false };
}

/** Whether somebody holds a role of the hub: a code for their record would hand the role over, too. */
export async function holdsRole({ db, now }: Pick<HubBase, 'db' | 'now'>, personId: string): Promise<boolean> {
  const held = { personId, OR: [{ to: null }, { to: { gt: now } }] };
  const leads = { personId, to: null };
  return (await db.hubRole.count({ where: held })) + (await db.workGroupLead.count({ where: leads })) > 0;
}

/** What is said of a record for which no code may be made here. */
export const roleNeedsHub = (name: string, { hub }: Pick<HubBase, 'hub'>) =>
  `${name} leads or holds a role here, which a code would hand over, too. Ask ${hub.contact}.`;

/** A code by which somebody without an account makes their record theirs, with words to pass on. */
export async function codeToPassOn(base: HubBase, { id, name }: { id: string; name: string }): Promise<Block[]> {
  if (await holdsRole(base, id)) return [{ kind: 'text', text: roleNeedsHub(name, base) }];
  const { code, expiresAt } = await makeCode(base, { purpose: 'RECORD', subjectId: id, hubId: base.hub.id });
  return [
    { kind: 'text', text: [{ strong: name }, ' has no chat with me yet. Please pass this on:'] },
    {
      kind: 'text',
      text: [
        'Write ',
        { strong: `code ${code}` },
        ' to the Work Groups bot in Slack or Teams, and your record there is yours. It works until ',
        { day: ukDay(expiresAt) },
        '.',
      ],
    },
  ];
}
