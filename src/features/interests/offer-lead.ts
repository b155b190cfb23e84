import { z } from 'zod';
import { type Found, type Outcome, refuse, reply } from '../../core/command.ts';
import type { Field, Form, Option } from '../../core/form.ts';
import type { Span } from '../../core/view.ts';
import type { LeadOffer } from '../../store/generated/client.ts';
import { defineCommand, type HubBase } from '../define.ts';
import type { GroupDetail } from '../work-groups/group-detail.ts';
import { groupChoice } from '../work-groups/work-group.reads.ts';
import { rightsOfGroup, sayNames } from '../work-groups/work-group.ts';
import { commissionView } from './commission-view.ts';
import { dayOf, groupToLead } from './group-sought.ts';
import { undecided } from './interest.ts';
import { type Asked, offerLead } from './offer.moves.ts';
import { answeredAlready, candidateChoice, candidateMeant, type Offering, rightsOfCandidate } from './panel-choice.ts';

const input = groupChoice.extend({ interest: z.uuid().optional() });
type Subject = { group: GroupDetail; offering: Offering | undefined; partner: Option | undefined };

const hows: Option[] = [
  { value: 'alone', label: 'One lead' },
  { value: 'with a co-lead', label: 'A lead with a co-lead' },
  { value: 'two co-leads', label: 'Two co-leads' },
  { value: 'as co-lead', label: 'One co-lead, beside who leads it now' },
];

const answers = z.object({
  person: z.uuid().optional(),
  how: z.enum(['alone', 'with a co-lead', 'two co-leads', 'as co-lead'], { error: 'Choose how the group is led.' }),
  other: z.uuid().optional(),
});

async function find(asked: z.infer<typeof input>, base: HubBase, lock: boolean): Promise<Found<Subject>> {
  if (!asked.interest || !asked.group) {
    const one = await groupToLead('offer-lead', 'Ask somebody')(asked, base, lock);
    return 'instead' in one ? one : { subject: { group: one.subject, offering: undefined, partner: undefined } };
  }
  const one = await candidateMeant({ interest: asked.interest, group: asked.group }, base, lock);
  if ('instead' in one) return one;
  const { group, offering } = one.subject;
  if (!undecided.includes(offering.state)) return { instead: answeredAlready };
  const wished = offering.withPersonId;
  const person = wished ? await base.db.person.findUnique({ where: { id: wished } }) : null;
  const partner = person ? { value: person.id, label: person.name.slice(0, 75) } : undefined;
  return { subject: { group, offering, partner } };
}

const howFor = ({ group, offering, partner }: Subject) => {
  if (group.leads.length > 0) return 'as co-lead';
  if (!offering || offering.capacity === 'LEAD') return 'alone';
  return partner ? 'two co-leads' : 'as co-lead';
};

function fieldsFor(subject: Subject): Field[] {
  const { offering, partner } = subject;
  const who: Field = {
    id: 'person',
    label: 'Who?',
    help: 'Somebody the hub knows',
    kind: 'search',
    source: 'candidates',
  };
  return [
    ...(offering ? [] : [who]),
    { id: 'how', label: 'How is it led?', kind: 'choice', options: hows, value: howFor(subject) },
    {
      id: 'other',
      label: 'The second person',
      help: 'The co-lead, where there are two',
      kind: 'search',
      source: 'candidates',
      optional: true,
      ...(partner && { value: partner }),
    },
  ];
}

function offerForm(subject: Subject, days: number): Form {
  const { group, offering } = subject;
  const whom = offering ? `${offering.person.name}, ` : '';
  return {
    title: 'Offer this group?',
    shortTitle: 'Offer this group',
    intro: `${whom}“${group.title}”. They are asked in the hub’s hours, and have ${days} school days to answer.`,
    minutes: 1,
    submit: 'Send the offer',
    runs: 'offer-lead',
    input: { group: group.id, ...(offering && { interest: offering.id }) },
    fields: fieldsFor(subject),
  };
}

function askedFrom(personId: string, { how, other }: z.infer<typeof answers>): Asked[] | Outcome {
  const first = {
    personId,
    capacity: how === 'alone' || how === 'with a co-lead' ? ('LEAD' as const) : ('CO_LEAD' as const),
  };
  if (how === 'alone' || how === 'as co-lead') return [first];
  return other
    ? [first, { personId: other, capacity: 'CO_LEAD' }]
    : refuse('second person', 'Choose the second person, or one lead only.', 'other');
}

/** The panel's view after an offer, with what was sent said above it. */
async function offered(base: HubBase, group: GroupDetail, offers: LeadOffer[]): Promise<Outcome> {
  const people = await base.db.person.findMany({ where: { id: { in: offers.map(({ personId }) => personId) } } });
  const [offer] = offers;
  const until: Span[] = offer ? [' until ', { day: dayOf(offer.answerBy) }] : [];
  const names = sayNames(people.map(({ name }) => name).toSorted());
  const view = await commissionView(base, group, [
    { kind: 'notice', tone: 'success', text: [`Offered to ${names}, who can answer`, ...until, '.'] },
  ]);
  return reply(view);
}

/** The panel asks one or two people to lead a group: candidates, or anybody the hub knows. */
export const offerToLead = defineCommand({
  name: 'offer-lead',
  kind: 'change',
  summary: 'Ask somebody to lead a group',
  right: 'commission a lead',
  input,
  subject: find,
  rightsOf: ({ group }) => rightsOfGroup(group),
  ask: async ({ subject, hub }) => ({ kind: 'ask', form: offerForm(subject, hub.leadAnswerDays) }),
  answers,
  run: async ({ subject: { group, offering }, answers: given, input: _asked, ...base }) => {
    const personId = offering?.personId ?? given.person;
    if (!personId) return refuse('person', 'Search for the person and choose them.', 'person');
    const asked = askedFrom(personId, given);
    if ('kind' in asked) return asked;
    const offers = await offerLead(base, group, asked);
    return 'kind' in offers ? offers : offered(base, group, offers);
  },
});

/** The only candidate is asked at once, for the part they offered. */
export const offerDirectly = defineCommand({
  name: 'offer-directly',
  kind: 'change',
  summary: 'Ask the only candidate to lead a group',
  right: 'commission a lead',
  input: candidateChoice,
  subject: candidateMeant,
  rightsOf: rightsOfCandidate,
  run: async ({ subject: { group, offering }, input: _asked, answers: _none, ...base }) => {
    if (!undecided.includes(offering.state) || offering.capacity === 'TAKE_PART') return answeredAlready;
    const offers = await offerLead(base, group, [{ personId: offering.personId, capacity: offering.capacity }]);
    return 'kind' in offers ? offers : offered(base, group, offers);
  },
});
