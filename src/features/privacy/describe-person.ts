import { ukDay } from '../../core/uk-time.ts';
import type { Block, Item, Text } from '../../core/view.ts';
import type { Db } from '../../store/db.ts';
import type { ApplicationState, InterestState, MembershipState } from '../../store/generated/enums.ts';
import { lineOf, whoSaw } from './record.reads.ts';

const stateWords: Record<MembershipState | ApplicationState | InterestState, string> = {
  APPLIED: 'applied',
  JOINED: 'takes part',
  COMPLETED: 'completed',
  UNFINISHED: 'stayed, school did not complete',
  DECLINED: 'not chosen',
  WITHDRAWN: 'withdrawn',
  REPLACED: 'a colleague took over',
  ALLOTTED: 'given a group',
  SUBMITTED: 'handed in',
  UNDER_REVIEW: 'being read',
  OFFERED: 'offered',
  RESERVE: 'in reserve',
  COMMISSIONED: 'commissioned',
};

const platforms = { SLACK: 'Slack', TEAMS: 'Microsoft Teams' } as const;

/** Lines shown of each list: the file has them all. */
const most = 8;

async function aboutThem(db: Db, personId: string): Promise<Block> {
  const who = await db.person.findUniqueOrThrow({
    where: { id: personId },
    include: { school: true, accounts: { where: { closedAt: null } } },
  });
  const known = await db.hubPerson.findFirst({ where: { personId }, select: { welcomedAt: true } });
  const since: Text = known?.welcomedAt ? { day: ukDay(known.welcomedAt) } : 'just now';
  const where = [...new Set(who.accounts.map(({ platform }) => platforms[platform]))].join(' and ') || 'none';
  const facts: { label: string; value: Text }[] = [
    { label: 'Name', value: who.name },
    { label: 'E-mail', value: who.email ?? 'not kept' },
    { label: 'School', value: who.school?.name ?? 'none' },
    { label: 'Accounts', value: where },
    { label: 'Known here since', value: since },
  ];
  return { kind: 'facts', facts };
}

async function groupsOf(db: Db, personId: string): Promise<Item[]> {
  const rows = await db.membership.findMany({
    where: { personId },
    include: { group: { select: { title: true } }, participation: { include: { school: true } } },
    orderBy: { joinedAt: 'desc' },
  });
  return rows.map(({ group, participation, jobTitle, state, joinedAt }) => ({
    title: group.title,
    detail: [`${participation.school.name}, ${jobTitle}: ${stateWords[state]}, since `, { day: ukDay(joinedAt) }],
  }));
}

async function rolesOf(db: Db, personId: string): Promise<Item[]> {
  const roles = await db.hubRole.findMany({ where: { personId }, include: { word: true }, orderBy: { from: 'desc' } });
  const leads = await db.workGroupLead.findMany({
    where: { personId },
    include: { group: { select: { title: true } } },
    orderBy: { from: 'desc' },
  });
  const since = ({ from, to }: { from: Date; to: Date | null }): Text => [
    'from ',
    { day: ukDay(from) },
    ...(to ? [' to ', { day: ukDay(to) }] : []),
  ];
  return [
    ...roles.map((role) => ({ title: role.word.word, detail: since(role) })),
    ...leads.map((lead) => ({ title: `Leads ${lead.group.title}`, detail: since(lead) })),
  ];
}

async function asksOf(db: Db, personId: string): Promise<Item[]> {
  const applications = await db.projectApplication.findMany({ where: { personId }, include: { project: true } });
  const interests = await db.interest.findMany({ where: { personId }, include: { project: true, group: true } });
  return [
    ...applications.map(({ project, state }) => ({
      title: `Application: ${project.title}`,
      detail: stateWords[state],
    })),
    ...interests.map(({ project, group, state }) => ({
      title: `Interest: ${group?.title ?? project?.title ?? 'an area of work'}`,
      detail: stateWords[state],
    })),
  ];
}

async function writtenBy(db: Db, personId: string): Promise<Block[]> {
  const membership = { personId };
  const counts: [string, number][] = await Promise.all([
    db.sessionLog.count({ where: { personId } }).then((count): [string, number] => ['Session logs', count]),
    db.assignment
      .count({ where: { membership, NOT: { reflection: '' } } })
      .then((count): [string, number] => ['Answers to gap tasks', count]),
    db.attendance.count({ where: { membership } }).then((count): [string, number] => ['Attendances noted', count]),
    db.designation.count({ where: { personId } }).then((count): [string, number] => ['Designations', count]),
  ]);
  const facts = counts.filter(([, count]) => count > 0).map(([label, count]) => ({ label, value: String(count) }));
  return facts.length > 0 ? [{ kind: 'facts', facts }] : [];
}

const list = (heading: string, items: Item[], whenEmpty: string): Block[] => {
  const left = items.length - most;
  const more: Block[] = left > 0 ? [{ kind: 'text', text: `And ${left} more, in the file.` }] : [];
  return [{ kind: 'items', heading, items: items.slice(0, most), whenEmpty }, ...more];
};

const ifAny = (heading: string, items: Item[]) => (items.length > 0 ? list(heading, items, '') : []);

/** What the hub keeps of a person, to be read by themselves or by an administrator. */
export async function describePerson(db: Db, personId: string): Promise<Block[]> {
  const [who, groups, roles, asks, written, seen] = await Promise.all([
    aboutThem(db, personId),
    groupsOf(db, personId),
    rolesOf(db, personId),
    asksOf(db, personId),
    writtenBy(db, personId),
    whoSaw(db, personId, 5),
  ]);
  return [
    who,
    ...list('Work Groups', groups, 'None.'),
    ...ifAny('Roles', roles),
    ...ifAny('Applications and interest', asks),
    ...written,
    ...list('Who else saw or changed it, lately', seen.map(lineOf), 'Nobody.'),
  ];
}
