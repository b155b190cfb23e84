import { z } from 'zod';
import { type Outcome, refuse, reply } from '../../core/command.ts';
import type { Form } from '../../core/form.ts';
import { ukDay } from '../../core/uk-time.ts';
import type { Block, View } from '../../core/view.ts';
import { recordChange } from '../audit.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { tellLeads } from '../memberships/tell-leads.ts';
import { sayMoney } from '../work-groups/work-group.ts';
import { type OwnSession, ownersOfSession, ownSessionChoice, ownSessionMeant } from './own-session.ts';
import { aboutSession, dayOf, lastFreeDay } from './session.ts';

const over = refuse('over', 'That session is over, or does not take place. The lead can still correct who came.');

const isComing = ({ session }: OwnSession, { now }: HubBase) => session.state === 'SCHEDULED' && session.endsAt > now;

/** Whether saying so now is after the last free day, where the group charges for absence. */
function isLate({ session }: OwnSession, { hub, now }: HubBase): boolean {
  if (session.group.absenceChargePence === 0) return false;
  return ukDay(now) > lastFreeDay(dayOf(session.day), hub.absenceNoticeDays);
}

/** What not coming costs, said where the group charges for it. */
function costBlock(own: OwnSession, base: HubBase): Block[] {
  const { session } = own;
  const charge = session.group.absenceChargePence;
  if (charge === 0) return [];
  const free = { day: lastFreeDay(dayOf(session.day), base.hub.absenceNoticeDays) };
  const amount = sayMoney(charge);
  return [
    isLate(own, base)
      ? {
          kind: 'notice',
          tone: 'warning',
          text: ['The last free day was ', free, `, so the school may be charged ${amount}. The lead decides.`],
        }
      : { kind: 'text', text: ['You told us in time: nothing is charged. The last free day is ', free, '.'] },
  ];
}

async function tellTheLeads(own: OwnSession, base: HubBase, comes: boolean, what: string): Promise<void> {
  const { session, membership } = own;
  const facts = { session: session.id, membership: membership.id, comes };
  const occasion = `${session.id}/${membership.id}/${what}/${base.now.toISOString()}`;
  await tellLeads(base, session.group, { kind: 'apology', facts, occasion });
}

function awayView(own: OwnSession, base: HubBase): View {
  const { session, apology } = own;
  const instead: Block[] = apology?.substitute
    ? [{ kind: 'text', text: ['Coming instead: ', { strong: apology.substitute }] }]
    : [];
  const nameWho = aboutSession(
    apology?.substitute ? 'Change who comes' : 'Name who comes',
    'substitute',
    session,
    session.group,
  );
  return {
    title: 'The lead will know',
    blocks: [
      {
        kind: 'text',
        text: [
          'You can’t come to session ',
          `${session.number} of “`,
          session.group.title,
          '”, on ',
          { moment: session.startsAt.toISOString(), until: session.endsAt.toISOString() },
          '.',
        ],
      },
      ...costBlock(own, base),
      ...instead,
      {
        kind: 'actions',
        actions: [
          { ...nameWho, ...('runs' in nameWho && { tone: 'main' as const }) },
          aboutSession('I can come after all', 'can-come', session, session.group),
        ],
      },
    ],
  };
}

/** A member says with one press that they cannot come; the lead is told in the hub's hours. */
export const cannotCome = defineCommand({
  name: 'cannot-come',
  kind: 'change',
  phrase: "can't come",
  also: ['cannot come', 'cant come', 'apology', 'apologies'],
  summary: 'Say that you can’t come to the next session',
  example: "can't come ncp17-10a",
  right: 'give up own place',
  input: ownSessionChoice,
  subject: ownSessionMeant('cannot-come', 'I can’t come'),
  rightsOf: ownersOfSession,
  run: async ({ subject: own, input: _asked, answers: _none, ...base }): Promise<Outcome> => {
    const { db, hub, now } = base;
    if (!isComing(own, base)) return over;
    if (own.apology) return reply(awayView(own, base));
    const { session, membership } = own;
    const apology = await db.apology.create({
      data: { hubId: hub.id, sessionId: session.id, membershipId: membership.id, at: now, isLate: isLate(own, base) },
    });
    await tellTheLeads(own, base, false, 'away');
    await recordChange(base, { what: 'apologised', subjectId: session.id, after: { late: String(apology.isLate) } });
    return reply(awayView({ ...own, apology }, base));
  },
});

/** A member can come after all. */
export const canCome = defineCommand({
  name: 'can-come',
  kind: 'change',
  summary: 'Say that you can come after all',
  right: 'give up own place',
  input: ownSessionChoice,
  subject: ownSessionMeant('can-come', 'I can come'),
  rightsOf: ownersOfSession,
  run: async ({ subject: own, input: _asked, answers: _none, ...base }): Promise<Outcome> => {
    const { session, membership, apology } = own;
    if (!isComing(own, base)) return over;
    if (apology) {
      await base.db.apology.deleteMany({ where: { sessionId: session.id, membershipId: membership.id } });
      await tellTheLeads(own, base, true, 'comes');
      await recordChange(base, { what: 'took an apology back', subjectId: session.id });
    }
    return reply({
      title: 'You are expected',
      blocks: [
        {
          kind: 'text',
          text: [`Session ${session.number} of “`, session.group.title, '”: the lead counts on you.'],
        },
        { kind: 'actions', actions: [aboutSession('Show the session', 'session', session, session.group)] },
      ],
    });
  },
});

const substituteForm = ({ session, apology }: OwnSession): Form => ({
  title: 'Who comes instead?',
  shortTitle: 'Who comes instead?',
  intro: `Session ${session.number} of ${session.group.title}. A colleague from your school can come in your place.`,
  minutes: 1,
  submit: 'Save the name',
  runs: 'substitute',
  input: { session: session.id },
  fields: [
    {
      id: 'name',
      label: 'Their name',
      kind: 'text',
      max: 80,
      ...(apology?.substitute && { value: apology.substitute }),
    },
  ],
});

/** A member who cannot come names a colleague of the same school who comes instead. */
export const nameSubstitute = defineCommand({
  name: 'substitute',
  kind: 'change',
  summary: 'Name a colleague who comes in your place',
  right: 'give up own place',
  input: ownSessionChoice,
  subject: ownSessionMeant('substitute', 'Name who comes'),
  rightsOf: ownersOfSession,
  ask: async ({ subject: own, input: _asked, ...base }) =>
    isComing(own, base) ? { kind: 'ask', form: substituteForm(own) } : over,
  answers: z.object({
    name: z
      .string({ error: 'Write the name of your colleague.' })
      .trim()
      .min(1, 'Write the name of your colleague.')
      .max(80, 'Keep the name under 80 characters.'),
  }),
  run: async ({ subject: own, answers: { name }, input: _asked, ...base }): Promise<Outcome> => {
    const { db, hub, now } = base;
    if (!isComing(own, base)) return over;
    const { session, membership } = own;
    const key = { hubId: hub.id, sessionId: session.id, membershipId: membership.id };
    const apology = await db.apology.upsert({
      where: { hubId_sessionId_membershipId: key },
      create: { ...key, substitute: name, at: now, isLate: isLate(own, base) },
      update: { substitute: name },
    });
    await tellTheLeads(own, base, false, 'substitute');
    await recordChange(base, { what: 'named a substitute', subjectId: session.id });
    return reply(awayView({ ...own, apology }, base));
  },
});
