import { type Outcome, refuse, reply } from '../../core/command.ts';
import { programmeYear, ukDay } from '../../core/uk-time.ts';
import { type Action, type Block, text } from '../../core/view.ts';
import { recordChange } from '../audit.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { isLocalLeader } from '../work-groups/local-leader.reads.ts';
import { takesSchoolsNow } from '../work-groups/place.ts';
import { canBeLed, dayOf, decided, groupOver } from './group-sought.ts';
import { sayCapacity, undecided } from './interest.ts';
import { type InterestAnswers, interestAnswers, interestForm } from './interest-form.ts';
import { notYetLeader } from './not-yet-leader.ts';
import { type Thing, thingChoice, thingMeant } from './thing-to-lead.ts';

/** Why nothing can be said of it now. */
function hindrance({ title, group, before }: Thing): Outcome | undefined {
  if (group && !canBeLed.includes(group.state)) return groupOver(group);
  if (!before || before.state === 'WITHDRAWN' || undecided.includes(before.state)) return undefined;
  return decided(title);
}

const isLate = ({ group }: Thing, { now }: HubBase): boolean =>
  group?.interestUntil ? ukDay(now) > dayOf(group.interestUntil) : false;

async function partnerOf({ before }: Thing, { db }: HubBase) {
  if (!before?.withPersonId) return undefined;
  const person = await db.person.findUnique({ where: { id: before.withPersonId }, select: { id: true, name: true } });
  return person ? { value: person.id, label: person.name.slice(0, 75) } : undefined;
}

async function keep(thing: Thing, given: InterestAnswers, base: HubBase): Promise<void> {
  const { db, hub, actor, now } = base;
  const { before, group, project } = thing;
  const begins = !before || before.state === 'WITHDRAWN';
  const { capacity, note, halfTerms } = given;
  const isPair = capacity === 'CO_LEAD';
  const values = {
    capacity,
    note,
    halfTerms,
    withPersonId: isPair ? (given.with ?? null) : null,
    withWhom: isPair ? given.withWhom : '',
    headAgreed: given.head === 'yes',
    ...(begins && { state: 'SUBMITTED' as const, at: now, isLate: isLate(thing, base), decidedAt: null }),
  };
  const year = group?.year ?? programmeYear(ukDay(now));
  const row = before
    ? await db.interest.update({ where: { id: before.id }, data: { ...values, version: { increment: 1 } } })
    : await db.interest.create({
        data: {
          hubId: hub.id,
          personId: actor.personId,
          year,
          groupId: group?.id ?? null,
          projectId: project?.id ?? null,
          ...values,
          at: now,
        },
      });
  await recordChange(base, {
    what: begins ? 'expressed interest' : 'changed an expression of interest',
    subjectId: row.id,
    ...(before && { before: { state: before.state, capacity: before.capacity } }),
    after: { state: row.state, capacity },
  });
}

/** Taking part goes on to a place: now where the group takes schools, or once it opens. */
function wayToPlace({ title, group, project }: Thing): Action {
  if (group && takesSchoolsNow(group))
    return {
      label: 'Join this group',
      spoken: `Join this group: ${title}`,
      runs: 'join',
      input: { group: group.id },
      tone: 'main',
    };
  const input = group ? { group: group.id } : { project: project?.id ?? '' };
  const spoken = `Tell me when open: ${title}`;
  return { label: 'Tell me when open', spoken, runs: group ? 'watch-group' : 'watch', input, tone: 'main' };
}

function answered(thing: Thing, { capacity }: InterestAnswers, base: HubBase): Outcome {
  const takesPart = capacity === 'TAKE_PART';
  const late = isLate(thing, base) ? ' It came after the deadline and is marked as late.' : '';
  const next: Block[] = takesPart
    ? [text('To take part your school needs a place, as every school does.')]
    : [text('This is no promise: the hub looks at everybody who offers, and answers you here.')];
  return reply({
    title: takesPart ? 'You would take part' : 'The hub has your offer',
    blocks: [
      text('You would like to ', { strong: sayCapacity(capacity) }, `: “${thing.title}”.${late}`),
      ...next,
      {
        kind: 'actions',
        actions: [
          ...(takesPart ? [wayToPlace(thing)] : []),
          { label: 'Choose another', spoken: 'Choose another group to lead', runs: 'interest' },
          { label: 'My interest', runs: 'interests' },
        ],
      },
    ],
  });
}

/** A local leader offers to lead, co-lead or take part in a group, or in an entry of the catalogue that has none yet. */
export const expressInterest = defineCommand({
  name: 'interest',
  kind: 'change',
  phrase: 'interest',
  also: ['express interest'],
  summary: 'Offer to lead or co-lead a Work Group',
  example: 'interest ncp17-10a',
  right: 'express interest',
  input: thingChoice,
  subject: async (choice, base, lock) =>
    (await isLocalLeader(base))
      ? thingMeant(choice, base, lock)
      : { instead: notYetLeader(base, 'Leading is for local leaders', 'Work Groups are led') },
  ask: async ({ subject, input: _asked, ...base }) =>
    hindrance(subject) ?? {
      kind: 'ask',
      form: interestForm(subject, {
        partner: await partnerOf(subject, base),
        isLate: isLate(subject, base),
        today: ukDay(base.now),
      }),
    },
  answers: interestAnswers,
  freeText: ['note', 'withWhom'],
  run: async ({ subject, answers, input: _asked, ...base }) => {
    const no = hindrance(subject);
    if (no) return no;
    if (answers.with === base.actor.personId)
      return refuse('with oneself', 'Choose a colleague, or leave it empty.', 'with');
    if (answers.with && !(await base.db.hubPerson.count({ where: { personId: answers.with } })))
      return refuse('person', 'This hub does not know that person. Search for them again.', 'with');
    await keep(subject, answers, base);
    return answered(subject, answers, base);
  },
});
