import { type Found, type Outcome, refuse, reply } from '../../core/command.ts';
import type { Field, Form } from '../../core/form.ts';
import type { Membership, School } from '../../store/generated/client.ts';
import { recordChange } from '../audit.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { joinAnswers, joinForm } from '../memberships/join-form.ts';
import { gone, type OwnPlace, ownersOf, ownPlaceMeant } from '../memberships/own-place.ts';
import { placeView } from '../memberships/place-view.ts';
import { type GroupChoice, groupChoice } from '../work-groups/work-group.reads.ts';

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

const newestAgreement = ({ db }: HubBase) => db.agreement.findFirstOrThrow({ orderBy: { version: 'desc' } });

/** What the lead or a colleague wrote already stands in the form. */
const filledIn = (field: Field, { jobTitle, yearGroups }: Membership): Field => {
  if (field.kind === 'text' && field.id === 'role' && jobTitle) return { ...field, value: jobTitle };
  return field.kind === 'choices' && field.id === 'years' ? { ...field, value: yearGroups } : field;
};

function agreeForm(
  { group, membership, school }: Agreeing,
  agreement: { version: number; text: string },
  now: Date,
): Form {
  const at = { kind: 'at' as const, id: school.id, name: school.name, phases: school.phases };
  const form = joinForm({ group, now, school: at, holdUntil: undefined, agreement });
  return {
    ...form,
    title: 'Say your role and agree',
    shortTitle: 'Your role',
    intro: `${group.title}. You have a place already; this completes it. Please give no pupil’s name or details.`,
    submit: 'Save and agree',
    runs: 'agree',
    fields: form.fields.map((field) => filledIn(field, membership)),
  };
}

async function showPlace(title: string, { group }: Agreeing, base: HubBase): Promise<Outcome> {
  const view = await placeView(title, group.id, base.actor.personId, base);
  return view === 'none' ? gone : reply(view);
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
  ask: async ({ subject, input: _asked, ...base }) =>
    subject.membership.agreementVersion === null
      ? { kind: 'ask', form: agreeForm(subject, await newestAgreement(base), base.now) }
      : showPlace('You have agreed already', subject, base),
  answers: joinAnswers,
  run: async ({ subject, answers: { role, years, agree: ticked }, input: _asked, ...base }) => {
    const { db, now } = base;
    const agreement = await newestAgreement(base);
    if (!ticked.includes(String(agreement.version)))
      return refuse(
        'agreement',
        'The participation agreement was changed while this form was open. Please read it again and tick it once more.',
        'agree',
      );
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
