import { z } from 'zod';
import { addSchoolDays } from '../../core/calendar.ts';
import { type Outcome, refuse, reply } from '../../core/command.ts';
import type { Field, Form } from '../../core/form.ts';
import { type Day, daySchema, ukDay } from '../../core/uk-time.ts';
import { type Block, text } from '../../core/view.ts';
import type { Pause } from '../../store/generated/client.ts';
import { recordChange } from '../audit.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { dayOf } from './group-sought.ts';
import { beginPause, endPause, groupsLedBy, lastDayOf, pauseOf } from './pause.moves.ts';
import { needsStandIn } from './pause.ts';
import { tellOffice } from './tell-panel.ts';

const input = z.object({ words: z.string().max(300).default('') });

const answers = z.object({
  until: daySchema.or(z.literal('')).refine((day) => day !== '', 'Choose the last day you are away.'),
  standIn: z.uuid().optional(),
});

/** The day that typed words name, as 2026-12-04. */
const dayIn = (words: string): Day | undefined => daySchema.safeParse(/\d{4}-\d\d-\d\d/.exec(words)?.[0]).data;

const forEverybody =
  'Until you are back I remind you of nothing. A session that is cancelled or moved you still hear of.';

const forLeads = `${forEverybody} Somebody who stands in leads with you meanwhile; without one for more than five school days, the hub is told.`;

const standInField: Field = {
  id: 'standIn',
  label: 'Who stands in?',
  help: 'A local leader who has said yes to you',
  kind: 'search',
  source: 'local-leaders',
  optional: true,
};

const pauseForm = (until: Day, leads: boolean): Form => ({
  title: 'Are you away?',
  shortTitle: 'Pause',
  intro: leads ? forLeads : forEverybody,
  minutes: 1,
  submit: 'Pause',
  runs: 'pause',
  fields: [{ id: 'until', label: 'Last day away', kind: 'date', value: until }, ...(leads ? [standInField] : [])],
});

const imBack: Block = { kind: 'actions', actions: [{ label: 'I’m back', runs: 'back', tone: 'main' }] };

/** Who stands in, said to whoever leads. */
async function sayStandIn(base: HubBase, { standInId }: Pause): Promise<Block[]> {
  if (!(await leadsAny(base))) return [];
  const found = standInId ? await base.db.person.findUnique({ where: { id: standInId } }) : null;
  const standing = found
    ? `${found.name} stands in for you, and leads with you where you lead alone.`
    : 'Nobody stands in for you.';
  return [text(standing)];
}

async function sayPause(base: HubBase, pause: Pause): Promise<Outcome> {
  const away = [
    'You are away until ',
    { day: lastDayOf(pause) },
    '. What still waits then, I tell you when you are back.',
  ];
  return reply({
    title: 'I leave you in peace',
    blocks: [text(...away), ...(await sayStandIn(base, pause)), imBack],
  });
}

/** Why somebody cannot pause so. */
async function whyNot(base: HubBase, { until, standIn }: z.infer<typeof answers>): Promise<Outcome | undefined> {
  if (until < ukDay(base.now)) return refuse('past day', 'Choose today or a later day.', 'until');
  if (!standIn) return undefined;
  if (!(await leadsAny(base))) return refuse('leads nothing', leadsNothing);
  if (standIn === base.actor.personId)
    return refuse('with oneself', 'Choose a colleague, or leave it empty.', 'standIn');
  return (await base.db.hubPerson.count({ where: { personId: standIn } })) > 0
    ? undefined
    : refuse('person', 'This hub does not know that person. Search for them again.', 'standIn');
}

const leadsNothing = 'You lead no Work Group now, so nobody needs to stand in for you.';

const leadsAny = async (base: HubBase): Promise<boolean> => (await groupsLedBy(base, base.actor.personId)).length > 0;

/** Who is away already sees until when. */
async function before(base: HubBase): Promise<Outcome | undefined> {
  const pause = await pauseOf(base, base.actor.personId);
  return pause ? sayPause(base, pause) : undefined;
}

/** Somebody is away until a day: no reminders meanwhile. A lead perhaps names who stands in. */
export const beAway = defineCommand({
  name: 'pause',
  kind: 'change',
  phrase: 'pause',
  also: ['pause until'],
  summary: 'Say that you are away: no reminders until then',
  example: 'pause until 2026-12-04',
  right: 'browse',
  input,
  ask: async ({ input: { words }, subject: _none, ...base }) =>
    (await before(base)) ?? {
      kind: 'ask',
      form: pauseForm(dayIn(words) ?? addSchoolDays(base.hub.calendar, ukDay(base.now), 5), await leadsAny(base)),
    },
  answers,
  run: async ({ answers: given, input: _words, subject: _none, ...base }) => {
    const no = (await before(base)) ?? (await whyNot(base, given));
    if (no) return no;
    const pause = await beginPause(base, given.until, given.standIn);
    if ((await leadsAny(base)) && !given.standIn && needsStandIn(base.hub.calendar, dayOf(pause.from), given.until))
      await tellOffice(base, { kind: 'lead is away', facts: { pause: pause.id }, occasion: pause.id });
    await recordChange(base, { what: 'paused', subjectId: pause.id, after: { until: given.until } });
    return sayPause(base, pause);
  },
});

/** Somebody is back before the day they named, or says so on it. */
export const comeBack = defineCommand({
  name: 'back',
  kind: 'change',
  phrase: 'back',
  also: ['i’m back', "i'm back"],
  summary: 'Say that you are back',
  right: 'browse',
  input: z.object({}),
  run: async ({ input: _none, subject: _nothing, answers: _no, ...base }) => {
    const pause = await pauseOf(base, base.actor.personId);
    if (!pause) return refuse('not away', 'You are not away, as far as I know. “pause” says that you will be.');
    await endPause(base, pause);
    await recordChange(base, {
      what: 'came back',
      subjectId: pause.id,
      before: { until: lastDayOf(pause) },
    });
    return reply({
      title: 'Good to have you back',
      blocks: [
        text(
          pause.standInId
            ? 'You lead your groups as before. Whoever stood in for you is told.'
            : 'I remind you again of what is due.',
        ),
        { kind: 'actions', actions: [{ label: 'Go to the start', runs: 'home' }] },
      ],
    });
  },
});
