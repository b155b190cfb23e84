import { nextAllowedMoment } from '../../core/calendar.ts';
import { type Refusal, refuse } from '../../core/command.ts';
import { ukDay } from '../../core/uk-time.ts';
import { recordChange } from '../audit.ts';
import type { HubBase } from '../define.ts';
import { staysAt, takeSeat } from '../memberships/seat.moves.ts';
import { tellLeads } from '../memberships/tell-leads.ts';
import type { GroupDetail } from '../work-groups/group-detail.ts';
import { readFacts } from '../work-groups/place.reads.ts';
import { taken } from '../work-groups/place.ts';
import { lockGroup } from '../work-groups/work-group.moves.ts';
import { type Applying, takesAllotted } from './allotting.reads.ts';

/** The hub's choice of a group for a school, with the field of the form it was made in. */
export type Choice = { applying: Applying; groupId: string; field: string };

/** What became of the choices: who is allotted where, and who was answered or withdrew meanwhile. */
export type Allotted = { seated: { applying: Applying; group: GroupDetail }[]; overtaken: Applying[] };

/** Locks every group that was chosen, always in the same order, so that two who allot at once wait rather than block each other. */
async function lockGroups({ db, hub }: HubBase, choices: Choice[]): Promise<Map<string, GroupDetail>> {
  const locked = new Map<string, GroupDetail>();
  for (const id of [...new Set(choices.map(({ groupId }) => groupId))].toSorted()) {
    const group = await lockGroup(db, hub, id);
    if (group) locked.set(id, group);
  }
  return locked;
}

/** How the group stands for the teacher who applied and their school. */
const factsFor = ({ db, actor }: HubBase, group: GroupDetail, { person, school }: Applying) =>
  readFacts(db, group, { ...actor, personId: person.id, school: { kind: 'at', ...school } });

/** Marks the application as allotted; false when it was answered or taken back a moment ago. */
async function claim({ db, now }: HubBase, { id, state, version }: Applying, groupId: string): Promise<boolean> {
  const { count } = await db.projectApplication.updateMany({
    where: { id, state, version },
    data: { state: 'ALLOTTED', groupId, answer: '', decidedAt: now, version: { increment: 1 } },
  });
  return count === 1;
}

/** Seats the teacher unless the school has its teachers in the group already; says why where there is no room. */
async function seat(base: HubBase, group: GroupDetail, { applying, field }: Choice): Promise<Refusal | undefined> {
  const facts = await factsFor(base, group, applying);
  const { schoolPlace, ownPlace, placesTaken, capacitySchools, teachersPerSchool } = facts;
  if (ownPlace && ownPlace.id !== schoolPlace?.id)
    return refuse(
      'no room',
      `${applying.person.name} stands for another school in “${group.title}”. Choose another group.`,
      field,
    );
  const hasPlace = schoolPlace !== undefined && taken.includes(schoolPlace.state);
  if (ownPlace || (hasPlace && schoolPlace.teachers.length >= teachersPerSchool)) return undefined;
  if (!hasPlace && placesTaken >= capacitySchools)
    return refuse('no room', `“${group.title}” has no place left for this school. Choose another group.`, field);
  if (!(await staysAt(base, applying.person.id, applying.schoolId)))
    return refuse(
      'moved away',
      `${applying.person.name} has gone to another school. Decline ${applying.school.name}, and ask it who takes part now.`,
      field,
    );
  await takeSeat(base, {
    group,
    before: schoolPlace,
    schoolId: applying.schoolId,
    personId: applying.person.id,
    role: applying.jobTitle,
    years: applying.yearGroups,
    head: applying.headAgreed ? 'yes' : 'not-yet',
    agreementVersion: applying.agreementVersion,
    addedById: base.actor.personId,
    today: ukDay(base.now),
  });
  return undefined;
}

async function tellTeacher({ tell, hub, now }: HubBase, { id, version, person }: Applying, group: GroupDetail) {
  await tell({
    kind: 'school allotted',
    facts: { application: id },
    to: { person: person.id },
    occasion: `${id}/${version}`,
    group: group.id,
    notBefore: nextAllowedMoment(hub.calendar, hub.quietHours, now),
  });
}

/** One message to a lead for all schools of this turn. */
async function tellTheLeads(base: HubBase, { seated }: Allotted): Promise<void> {
  for (const group of new Set(seated.map((one) => one.group))) {
    const ids = seated.filter((one) => one.group === group).map(({ applying }) => applying.id);
    const facts = { group: group.id, applications: ids.join(',') };
    await tellLeads(base, group, {
      kind: 'schools allotted',
      facts,
      occasion: `${ids.join(',')}/${base.now.getTime()}`,
    });
  }
}

async function allotOne(base: HubBase, group: GroupDetail, choice: Choice): Promise<'overtaken' | 'seated' | Refusal> {
  const { applying } = choice;
  if (!(await claim(base, applying, group.id))) return 'overtaken';
  const no = await seat(base, group, choice);
  if (no) return no;
  await tellTeacher(base, applying, group);
  await recordChange(base, {
    what: 'allotted a school',
    subjectId: applying.id,
    before: { state: applying.state },
    after: { state: 'ALLOTTED', group: group.id },
    aboutPersonId: applying.person.id,
  });
  return 'seated';
}

/** Allots schools to groups of the project and seats their teachers; whoever is concerned is told. All or nothing. */
export async function allot(base: HubBase, projectId: string, choices: Choice[]): Promise<Allotted | Refusal> {
  const groups = await lockGroups(base, choices);
  const done: Allotted = { seated: [], overtaken: [] };
  for (const choice of choices) {
    const group = groups.get(choice.groupId);
    if (group?.projectId !== projectId || !takesAllotted.includes(group.state))
      return refuse('group closed', 'This group takes no schools any more. Choose another one.', choice.field);
    const outcome = await allotOne(base, group, choice);
    if (typeof outcome === 'object') return outcome;
    if (outcome === 'seated') done.seated.push({ applying: choice.applying, group });
    else done.overtaken.push(choice.applying);
  }
  await tellTheLeads(base, done);
  return done;
}
