import { z } from 'zod';
import { type Found, type Outcome, type Refusal, refuse, reply } from '../../core/command.ts';
import { ukDay } from '../../core/uk-time.ts';
import type { Membership, School } from '../../store/generated/client.ts';
import { recordChange } from '../audit.ts';
import { findCode, notRight, type OpenCode, spendCode } from '../codes/code.moves.ts';
import { defineCommand, type HubBase } from '../define.ts';
import type { GroupDetail } from '../work-groups/group-detail.ts';
import { readFacts } from '../work-groups/place.reads.ts';
import type { SchoolPlace } from '../work-groups/place.ts';
import { seated } from '../work-groups/place.ts';
import { sayNames } from '../work-groups/work-group.ts';
import { mustReadAgain, newestAgreement } from './agreement.reads.ts';
import { type JoinAnswers, joinAnswers } from './join-form.ts';
import { gone, readGroup } from './own-place.ts';
import { placeView } from './place-view.ts';
import { comeFrom, takeSeat } from './seat.moves.ts';
import { shortForm } from './short-form.ts';
import { handOver } from './succession.moves.ts';
import { tellLeads } from './tell-leads.ts';

/** What a colleague’s code opens: the school’s place, and whose part in it is taken over, if anybody’s. */
type Standing = {
  code: OpenCode;
  group: GroupDetail;
  school: School;
  place: SchoolPlace;
  from: Membership | undefined;
  isIn: boolean;
};

/** A code is for the school’s place, or for the membership that is taken over. */
async function placeBehind({ db }: HubBase, { subjectId }: OpenCode) {
  const from = (await db.membership.findUnique({ where: { id: subjectId } })) ?? undefined;
  const id = from?.participationId ?? subjectId;
  const row = await db.schoolParticipation.findUnique({ where: { id }, include: { school: true } });
  return row && { groupId: row.groupId, school: row.school, from };
}

/** What a code opens, read under the group’s lock when something follows from it. */
export async function readBehind(code: OpenCode, base: HubBase, lock: boolean): Promise<Found<Standing>> {
  const behind = await placeBehind(base, code);
  const group = behind && (await readGroup(base, behind.groupId, lock));
  if (!group) return { instead: gone };
  const { actor, db } = base;
  const { school } = behind;
  const at = { kind: 'at' as const, id: school.id, name: school.name, phases: school.phases };
  const { schoolPlace: place, ownPlace } = await readFacts(db, group, { ...actor, school: at });
  if (!place) return { instead: gone };
  // Read again: whoever passed the code on may have left while this waited for the lock
  const from = behind.from && ((await db.membership.findUnique({ where: { id: behind.from.id } })) ?? undefined);
  return { subject: { code, group, school, place, from, isIn: ownPlace !== undefined } };
}

/** Why somebody with the code cannot stand for the school, and what can be done about it. */
export function cannotStand({ group, school, place, from }: Standing, { actor, hub }: HubBase): Refusal | undefined {
  if (!seated.includes(place.state))
    return refuse(
      'place over',
      `${school.name} no longer has its place in “${group.title}”. “join” may take a new one.`,
    );
  if (actor.school.kind !== 'at' || actor.school.id !== school.id)
    return refuse(
      'other school',
      `This code is for a colleague at ${school.name}. If you work there, say so with “school” and type the code again; else ask ${group.contact || hub.contact}.`,
    );
  if (from?.state === 'JOINED' || place.teachers.length < group.teachersPerSchool) return undefined;
  const names = sayNames(place.teachers.map(({ name }) => name));
  return refuse(
    'school full',
    `“${group.title}” takes no more teachers from ${school.name}: its place is taken by ${names}. Ask them, or ${group.contact || hub.contact}.`,
  );
}

async function find({ code }: { code: string }, base: HubBase, lock: boolean): Promise<Found<Standing>> {
  const found = await findCode(code, base, ['COLLEAGUE']);
  return 'instead' in found ? found : readBehind(found.subject, base, lock);
}

/** How the place of the actor in a group stands. */
async function showPlace(title: string, { group }: Standing, base: HubBase): Promise<Outcome> {
  const view = await placeView(title, group.id, base.actor.personId, base);
  return view === 'none' ? gone : reply(view);
}

/** Joins as the second teacher; the leads and the colleague who asked are told. */
async function joinBeside(base: HubBase, standing: Standing, seat: { role: string; years: string[]; version: number }) {
  const { actor, tell } = base;
  const { group, place, school, code } = standing;
  await comeFrom(base, actor.personId, school.id);
  const { membership } = await takeSeat(base, {
    group,
    before: place,
    schoolId: school.id,
    personId: actor.personId,
    role: seat.role,
    years: seat.years,
    head: 'not-yet',
    agreementVersion: seat.version,
    today: ukDay(base.now),
  });
  const telling = { facts: { membership: membership.id }, occasion: `${membership.id}/${membership.version}` };
  await tellLeads(base, group, { kind: 'teacher joined', ...telling });
  await tell({ kind: 'colleague joined', ...telling, to: { person: code.makerId }, group: group.id });
  await recordChange(base, {
    what: 'joined a Work Group by a colleague’s code',
    subjectId: membership.id,
    after: { place: place.state, membership: membership.state },
  });
}

async function stand(base: HubBase, standing: Standing, { role, years }: JoinAnswers, version: number) {
  const { group, place, school, from } = standing;
  if (from?.state !== 'JOINED') return joinBeside(base, standing, { role, years, version });
  const to = { personId: base.actor.personId, role, years, agreementVersion: version };
  await handOver(base, { group, place, schoolId: school.id, from, to });
}

/** A colleague with a code says role and year groups, agrees, and stands for the school from then on. */
export const standWith = defineCommand({
  name: 'stand-with',
  kind: 'change',
  summary: 'Stand for your school, with a colleague’s code',
  right: 'take part',
  needs: 'school',
  input: z.object({ code: z.string().max(60) }),
  subject: find,
  ask: async ({ subject, input, ...base }) => {
    if (subject.isIn) return showPlace('You are in this group already', subject, base);
    const no = cannotStand(subject, base);
    if (no) return no;
    const { group, school } = subject;
    const form = shortForm({
      group,
      school,
      agreement: await newestAgreement(base),
      now: base.now,
      title: 'Stand for your school?',
      shortTitle: 'Stand for your school',
      follows: 'Your school has its place already.',
      submit: 'Join this group',
      runs: 'stand-with',
      input,
    });
    return { kind: 'ask', form };
  },
  answers: joinAnswers,
  run: async ({ subject, input: _asked, answers, ...base }) => {
    if (subject.isIn) return showPlace('You are in this group already', subject, base);
    const no = cannotStand(subject, base);
    if (no) return no;
    const agreement = await newestAgreement(base);
    const older = mustReadAgain(answers.agree, agreement);
    if (older) return older;
    if (!(await spendCode(base, subject.code))) return notRight;
    await stand(base, subject, answers, agreement.version);
    return showPlace('You stand for your school', subject, base);
  },
});
