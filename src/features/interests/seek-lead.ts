import { z } from 'zod';
import { addSchoolDays } from '../../core/calendar.ts';
import { refuse, reply } from '../../core/command.ts';
import { planBy } from '../../core/due.ts';
import type { Form } from '../../core/form.ts';
import { daySchema, ukDay } from '../../core/uk-time.ts';
import { type Block, text } from '../../core/view.ts';
import { recordChange } from '../audit.ts';
import { tellNetwork } from '../channels/channel.moves.ts';
import { defineCommand, type HubBase } from '../define.ts';
import type { GroupDetail } from '../work-groups/group-detail.ts';
import { groupChoice } from '../work-groups/work-group.reads.ts';
import { rightsOfGroup, stateAfter } from '../work-groups/work-group.ts';
import { canBeLed, dayOf, groupOver, groupToLead } from './group-sought.ts';
import { searchEndsRule } from './interest.due.ts';
import { qualityTests } from './interest.ts';

/** School days for which a lead is sought, unless somebody says otherwise. */
const usualDays = 15;

const ticked = (answer: unknown) => (answer === undefined ? [] : [answer].flat());

const answers = z.object({
  until: daySchema.or(z.literal('')).refine((day) => day !== '', 'Choose the last day for offers to lead.'),
  quality: z.preprocess(ticked, z.array(z.enum(qualityTests.map(({ value }) => value)))),
});

const seekForm = (group: GroupDetail, { hub, now }: HubBase): Form => ({
  title: 'Open it to offers to lead?',
  shortTitle: 'Seek a lead',
  intro: `${group.title}. Local leaders can offer to lead it; later offers are taken and marked as late. The six points are a check for yourself.`,
  minutes: 2,
  submit: 'Seek a lead',
  runs: 'seek-lead',
  input: { group: group.id },
  fields: [
    {
      id: 'until',
      label: 'Last day for offers',
      kind: 'date',
      value: group.interestUntil ? dayOf(group.interestUntil) : addSchoolDays(hub.calendar, ukDay(now), usualDays),
    },
    {
      id: 'quality',
      label: 'Work Group Quality Framework',
      help: 'Tick what is true of this group',
      kind: 'choices',
      options: qualityTests,
      optional: true,
      value: group.qualityMet,
    },
  ],
});

async function open(base: HubBase, group: GroupDetail, given: z.infer<typeof answers>): Promise<void> {
  const { db, now } = base;
  const state = stateAfter('a lead is sought', group.state);
  await db.workGroup.update({
    where: { id: group.id },
    data: {
      state,
      interestUntil: new Date(given.until),
      soughtSince: group.soughtSince ?? now,
      qualityMet: given.quality,
      qualityCheckedAt: now,
      version: { increment: 1 },
    },
  });
  await planBy(searchEndsRule, base, [group.id]);
  await tellNetwork(base, 'tellsSeeking', {
    kind: 'lead wanted',
    facts: { group: group.id, until: given.until },
    occasion: `${group.id}/${given.until}`,
    group: group.id,
  });
  await recordChange(base, {
    what: 'opened a group to offers to lead',
    subjectId: group.id,
    before: { state: group.state },
    after: { state, until: given.until, quality: `${given.quality.length} of ${qualityTests.length}` },
  });
}

/** The points that are not met, to think about; none of them stops anything. */
function leftOver(met: string[]): Block[] {
  const left = qualityTests.filter(({ value }) => !met.includes(value));
  if (left.length === 0) return [text('All six points of the Quality Framework are met.')];
  const items = left.map(({ label }) => ({ title: label }));
  return [{ kind: 'items', heading: 'Not ticked, and worth a thought', items, whenEmpty: '' }];
}

/** The hub opens a group to offers to lead until a day, and checks it against the Quality Framework. */
export const seekLead = defineCommand({
  name: 'seek-lead',
  kind: 'change',
  phrase: 'seek lead',
  also: ['seek a lead'],
  summary: 'Open a group to offers to lead',
  example: 'seek lead ncp17-10a',
  right: 'edit groups',
  input: groupChoice,
  subject: groupToLead('seek-lead', 'Seek a lead'),
  rightsOf: rightsOfGroup,
  ask: async ({ subject, input: _asked, ...base }) =>
    canBeLed.includes(subject.state) ? { kind: 'ask', form: seekForm(subject, base) } : groupOver(subject),
  answers,
  run: async ({ subject, answers: given, input: _asked, ...base }) => {
    if (!canBeLed.includes(subject.state)) return groupOver(subject);
    if (given.until < ukDay(base.now)) return refuse('past day', 'Choose today or a later day.', 'until');
    await open(base, subject, given);
    const input = { group: subject.id };
    return reply({
      title: 'A lead is sought',
      blocks: [
        text(`Local leaders can offer to lead “${subject.title}” until `, { day: given.until }, '.'),
        ...leftOver(given.quality),
        {
          kind: 'actions',
          actions: [
            { label: 'Commission a lead', spoken: `Commission a lead: ${subject.title}`, runs: 'commission', input },
            { label: 'Groups without lead', runs: 'groups-without-lead' },
          ],
        },
      ],
    });
  },
});
