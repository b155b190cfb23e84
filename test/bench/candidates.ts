import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Actor } from '../../src/core/people.ts';
import { candidatesFor } from '../../src/features/interests/candidates.reads.ts';
import { groupsWithoutLead } from '../../src/features/interests/groups-without-lead.ts';
import { loadGroup } from '../../src/features/work-groups/group-detail.ts';
import type { PrismaClient } from '../../src/store/generated/client.ts';
import { openStore } from '../../src/store/open-store.ts';
import { usualDesignations } from '../../src/store/usual-designations.ts';

// How long the hub waits for its groups without a lead with their candidates, and for the candidates of one group side by
// side, at the size of a large hub. Prints milliseconds; node test/bench/candidates.ts

const now = new Date('2026-11-24T10:00:00Z');
const groups = 72;
const leaders = 60;
const candidatesEach = 6;
const rounds = 200;

const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

async function plantGroups(prisma: PrismaClient, hubId: string): Promise<string[]> {
  const ids: string[] = [];
  for (const number of many(groups, (index) => index)) {
    const about = {
      title: `Circle ${number}`,
      phases: ['PRIMARY' as const],
      searchText: `circle ${number}`,
      year: 2026,
    };
    const project = await prisma.project.create({
      data: { ...about, slug: `p${number}`, kind: 'WORK_GROUP', type: 'LOCAL', family: 'own', description: '' },
    });
    const text = { rationale: 'Why.', outcomes: 'What.', timeNeeded: 'Four twilights.' };
    const day = new Date(`2027-0${1 + (number % 6)}-12`);
    const [startsAt, endsAt] = [new Date(day.getTime() + 16 * 3_600_000), new Date(day.getTime() + 18 * 3_600_000)];
    const session = { day, from: '16:00', to: '18:00', startsAt, endsAt, length: 'TWILIGHT', meets: 'ONLINE' } as const;
    const group = await prisma.workGroup.create({
      data: {
        ...about,
        ...text,
        hubId,
        projectId: project.id,
        key: `G-${number}`,
        state: 'SEEKING_LEAD',
        capacitySchools: 8,
        meets: 'ONLINE',
        soughtSince: now,
        interestUntil: new Date('2026-12-04'),
        sessions: { create: many(4, (index) => ({ ...session, number: index + 1 })) },
      },
    });
    ids.push(group.id);
  }
  return ids;
}

async function plant(prisma: PrismaClient): Promise<{ hubId: string; groupIds: string[] }> {
  const wording = { contact: 'the office', controller: '', privacyPurpose: '', privacyContact: '' };
  const { id: hubId, designationKinds } = await prisma.hub.create({
    data: { slug: 'bench', name: 'Bench', ...wording, designationKinds: { create: usualDesignations } },
    include: { designationKinds: true },
  });
  const people = await prisma.person.createManyAndReturn({
    data: many(leaders, (index) => ({ name: `Leader ${index}` })),
  });
  const [kind] = designationKinds;
  await prisma.designation.createMany({
    data: people.map(({ id: personId }) => ({ hubId, personId, kindId: kind?.id ?? '', from: now })),
  });
  const groupIds = await plantGroups(prisma, hubId);
  await prisma.interest.createMany({
    data: groupIds.flatMap((groupId, group) =>
      many(candidatesEach, (index) => ({
        hubId,
        groupId,
        personId: people[(group + index * 7) % leaders]?.id ?? '',
        year: 2026,
        capacity: 'LEAD' as const,
        note: 'I led one like it.',
        at: now,
      })),
    ),
  });
  return { hubId, groupIds };
}

async function timed(what: string, work: (round: number) => Promise<unknown>): Promise<void> {
  for (let round = 0; round < 20; round += 1) await work(round);
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const begun = performance.now();
    await work(round);
    times.push(performance.now() - begun);
  }
  const sorted = times.toSorted((one, other) => one - other);
  const at = (part: number) => (sorted[Math.floor(rounds * part)] ?? 0).toFixed(1);
  console.log(`${what}: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`);
}

const dataDir = await mkdtemp(join(tmpdir(), 'workgroups-candidates-'));
const store = await openStore({ dataDir });
try {
  const { hubId, groupIds } = await plant(store.prisma);
  const db = store.read({ id: hubId });
  const roles: Actor['roles'] = [{ word: 'Maths Hub Lead', standing: 'HUB_LEAD' }];
  const who = { accountId: '', personId: crypto.randomUUID(), name: 'Lead', platform: 'slack' as const };
  const actor: Actor = { ...who, school: { kind: 'none' }, roles, isCoordinator: false, isNew: false };
  const seen = await groupsWithoutLead({ db, now, actor });
  if (seen.length !== groups || seen.some(({ candidates }) => candidates !== candidatesEach))
    throw new Error('not all groups and candidates were found');
  await timed(`candidates of ${groups} groups in one view`, () => groupsWithoutLead({ db, now, actor }));
  await timed('candidates of one group side by side', async (round) => {
    const group = await loadGroup(db, groupIds[round % groups] ?? '');
    return group && candidatesFor({ db, now }, group);
  });
} finally {
  await store.close();
  await rm(dataDir, { recursive: true, force: true });
}
