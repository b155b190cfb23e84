import { type Found, type Outcome, reply } from '../../core/command.ts';
import type { Item } from '../../core/view.ts';
import type { Membership, School } from '../../store/generated/client.ts';
import { recordChange } from '../audit.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { seated } from '../work-groups/place.ts';
import { type GroupChoice, groupChoice } from '../work-groups/work-group.reads.ts';
import { mustReadAgain, newestAgreement } from './agreement.reads.ts';
import { joinAnswers } from './join-form.ts';
import { gone, type OwnPlace, ownersOf, ownPlaceMeant } from './own-place.ts';
import { sayMyRole } from './place-actions.ts';
import { placeView } from './place-view.ts';
import { shortForm } from './short-form.ts';

type Agreeing = OwnPlace & { membership: Membership; school: School };

const findOwn = ownPlaceMeant('agree', 'Say my role');

async function find(choice: GroupChoice, base: HubBase, lock: boolean): Promise<Found<Agreeing>> {
  const own = await findOwn(choice, base, lock);
  if ('instead' in own) return own;
  const { place, group } = own.subject;
  const membership = await base.db.membership.findFirst({
    where: { groupId: group.id, participationId: place.id, personId: base.actor.personId, state: 'JOINED' },
    include: { participation: { include: { school: true } } },
  });
  if (!membership) return { instead: gone };
  return { subject: { group, place, membership, school: membership.participation.school } };
}

async function showPlace(title: string, { group }: Agreeing, base: HubBase): Promise<Outcome> {
  const view = await placeView(title, group.id, base.actor.personId, base);
  return view === 'none' ? gone : reply(view);
}

/** Places that others gave somebody, who has not agreed to take part yet. */
export async function notAgreed({ db, actor }: HubBase): Promise<Item[]> {
  const open = await db.membership.findMany({
    where: {
      personId: actor.personId,
      state: 'JOINED',
      agreementVersion: null,
      participation: { state: { in: seated } },
    },
    select: { group: { select: { id: true, title: true } } },
    orderBy: { joinedAt: 'asc' },
  });
  return open.map(({ group }) => ({
    title: `Say your role in “${group.title}”`,
    detail: 'Somebody gave you this place. Your agreement is still missing.',
    actions: [sayMyRole(group)],
  }));
}

/** A teacher whom a colleague or the lead put into a place says role and year groups, and agrees for themselves. */
export const agree = defineCommand({
  name: 'agree',
  kind: 'change',
  phrase: 'agree',
  also: ['my role'],
  summary: 'Say your role and agree, when others gave you a place',
  example: 'agree ncp17-10a',
  right: 'confirm own place',
  input: groupChoice,
  subject: find,
  rightsOf: ownersOf,
  ask: async ({ subject, input: _asked, ...base }) => {
    const { group, school, membership } = subject;
    if (membership.agreementVersion !== null) return showPlace('You have agreed already', subject, base);
    const form = shortForm({
      group,
      school,
      agreement: await newestAgreement(base),
      known: membership,
      now: base.now,
      title: 'Say your role and agree',
      shortTitle: 'Your role',
      follows: 'You have a place already; this completes it.',
      submit: 'Save and agree',
      runs: 'agree',
      input: { group: group.id },
    });
    return { kind: 'ask', form };
  },
  answers: joinAnswers,
  run: async ({ subject, answers: { role, years, agree: ticked }, input: _asked, ...base }) => {
    const { db, now } = base;
    const agreement = await newestAgreement(base);
    const older = mustReadAgain(ticked, agreement);
    if (older) return older;
    const { id } = subject.membership;
    const agreed = { jobTitle: role, yearGroups: years, agreementVersion: agreement.version, agreedAt: now };
    await db.membership.update({ where: { id }, data: { ...agreed, version: { increment: 1 } } });
    await recordChange(base, {
      what: 'agreed to take part',
      subjectId: id,
      after: { agreement: String(agreement.version) },
    });
    return showPlace('Your role is saved', subject, base);
  },
});
