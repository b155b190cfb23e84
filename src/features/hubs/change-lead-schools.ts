import { z } from 'zod';
import { type Outcome, type Refusal, refuse, reply } from '../../core/command.ts';
import type { Field } from '../../core/form.ts';
import { addDays, daySchema, ukDay } from '../../core/uk-time.ts';
import { recordChange } from '../audit.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { knownTo } from '../known-schools.ts';
import { editPage } from './edit-page.ts';
import { lockHub } from './hub.moves.ts';
import { readLeadSchools } from './hub.reads.ts';
import { isOn } from './hub.ts';

const answers = z.object({
  stops: z.string().max(40).optional(),
  starts: z.uuid({ error: 'Search for the school and choose it.' }).optional(),
  from: daySchema.optional(),
});

type Lead = Awaited<ReturnType<typeof readLeadSchools>>[number];

const nobody = 'none';

function fieldsOf(current: Lead[], today: string): Field[] {
  const stops = current.map(({ id, school }) => ({ value: id, label: school.name.slice(0, 75) }));
  return [
    ...(current.length > 0
      ? [
          {
            id: 'stops',
            label: 'Which one stops?',
            kind: 'choice' as const,
            options: [{ value: nobody, label: 'None of them' }, ...stops],
            value: nobody,
          },
        ]
      : []),
    {
      id: 'starts',
      label: 'Which school becomes one?',
      help: 'Search by name, town, postcode or URN',
      kind: 'search',
      source: 'schools',
      optional: true,
    },
    { id: 'from', label: 'From', kind: 'date', value: today },
  ];
}

/** The lead schools that count on a day, those that begin later included: nobody becomes a third by waiting. */
const from = (leads: Lead[], day: string) =>
  leads.filter((lead) => !lead.to || lead.to.toISOString().slice(0, 10) >= day);

/** Ends it with the day before; what would end on the day it began was never so. */
async function end({ db }: HubBase, { id, from: begun }: Lead, day: string): Promise<void> {
  if (begun.toISOString().slice(0, 10) >= day) await db.hubLeadSchool.delete({ where: { id } });
  else await db.hubLeadSchool.update({ where: { id }, data: { to: new Date(addDays(day, -1)) } });
}

type Change = { leads: Lead[]; stops: Lead | undefined; starts: string | undefined; day: string };

/** Why it cannot be so. */
function whyNot({ leads, stops, starts, day }: Change): Refusal | undefined {
  const stay = leads.filter((lead) => lead !== stops);
  if (stops && !isOn(day, stops))
    return refuse(
      'not lead yet',
      `${stops.school.name} does not lead the hub on that day. Choose a later one.`,
      'from',
    );
  if (!stops && !starts)
    return refuse('nothing to change', 'Choose which school stops, or search for the one that begins.', 'starts');
  if (starts && stay.some(({ schoolId }) => schoolId === starts))
    return refuse('leads already', 'That school leads the hub already.', 'starts');
  const count = stay.length + (starts ? 1 : 0);
  if (count > 2) return refuse('two already', 'Two schools lead the hub already. Say which one stops.', 'starts');
  return count === 0
    ? refuse('the last one', 'A hub has a lead school. Search for the one that follows.', 'starts')
    : undefined;
}

async function save(base: HubBase, { stops, starts, day }: Change): Promise<Outcome> {
  const { db, hub } = base;
  if (stops) await end(base, stops, day);
  if (starts) await db.hubLeadSchool.create({ data: { hubId: hub.id, schoolId: starts, from: new Date(day) } });
  await recordChange(base, {
    what: 'changed the lead schools',
    subjectId: hub.id,
    ...(stops && { before: { school: stops.schoolId } }),
    ...(starts && { after: { school: starts } }),
  });
  return reply(await editPage('The lead schools are changed', base));
}

/** Changes from a day on which one or two schools lead the hub; who led it before stays on record. */
export const changeLeadSchools = defineCommand({
  name: 'change-lead-schools',
  kind: 'change',
  phrase: 'hub leads',
  summary: 'Change which schools lead the hub, from a day on',
  right: 'edit the hub',
  input: z.object({}),
  ask: async (base) => {
    const today = ukDay(base.now);
    const current = (await readLeadSchools(base)).filter((lead) => isOn(today, lead));
    return {
      kind: 'ask',
      form: {
        title: 'Change the lead schools',
        shortTitle: 'Lead schools',
        intro: 'A hub has one or two lead schools. Earlier ones stay on record with their dates.',
        minutes: 1,
        submit: 'Save lead schools',
        runs: 'change-lead-schools',
        fields: fieldsOf(current, today),
      },
    };
  },
  answers,
  run: async ({ answers: given, input: _none, subject: _nothing, ...base }) => {
    await lockHub(base.db, base.hub);
    const day = given.from ?? ukDay(base.now);
    const leads = from(await readLeadSchools(base), day);
    const stops = leads.find(({ id }) => id === given.stops);
    const change = { leads, stops, starts: given.starts, day };
    const school = given.starts
      ? await base.db.school.findFirst({ where: { id: given.starts, ...knownTo(base.hub) } })
      : undefined;
    if (school === null)
      return refuse('no such school', 'That school is no longer in the list. Please search again.', 'starts');
    return whyNot(change) ?? save(base, change);
  },
});
