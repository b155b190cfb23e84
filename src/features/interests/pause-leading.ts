import { z } from 'zod';
import { addSchoolDays } from '../../core/calendar.ts';
import { type Outcome, refuse, reply } from '../../core/command.ts';
import type { Form } from '../../core/form.ts';
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

const pauseForm = (until: Day): Form => ({
  title: 'Pause leading?',
  shortTitle: 'Pause leading',
  intro:
    'For a lead who is away. Somebody who stands in for more than five school days leads with you meanwhile; without one the hub is told.',
  minutes: 1,
  submit: 'Pause',
  runs: 'pause',
  fields: [
    { id: 'until', label: 'Last day away', kind: 'date', value: until },
    {
      id: 'standIn',
      label: 'Who stands in?',
      help: 'A local leader who has said yes to you',
      kind: 'search',
      source: 'local-leaders',
      optional: true,
    },
  ],
});

const imBack: Block = { kind: 'actions', actions: [{ label: 'I’m back', runs: 'back', tone: 'main' }] };

async function sayPause(base: HubBase, pause: Pause): Promise<Outcome> {
  const found = pause.standInId ? await base.db.person.findUnique({ where: { id: pause.standInId } }) : null;
  return reply({
    title: 'Your groups know you are away',
    blocks: [
      text('You are away until ', { day: lastDayOf(pause) }, '.'),
      text(
        found
          ? `${found.name} stands in for you, and leads with you where you lead alone.`
          : 'Nobody stands in for you.',
      ),
      imBack,
    ],
  });
}

/** Why somebody cannot pause so. */
async function whyNot(base: HubBase, { until, standIn }: z.infer<typeof answers>): Promise<Outcome | undefined> {
  if (until < ukDay(base.now)) return refuse('past day', 'Choose today or a later day.', 'until');
  if (!standIn) return undefined;
  if (standIn === base.actor.personId)
    return refuse('with oneself', 'Choose a colleague, or leave it empty.', 'standIn');
  return (await base.db.hubPerson.count({ where: { personId: standIn } })) > 0
    ? undefined
    : refuse('person', 'This hub does not know that person. Search for them again.', 'standIn');
}

const leadsNothing = refuse('leads nothing', 'You lead no Work Group now, so nobody needs to stand in for you.');

/** What stands in the way of a pause: leading nothing, or being away already. */
async function before(base: HubBase): Promise<Outcome | undefined> {
  const pause = await pauseOf(base, base.actor.personId);
  if (pause) return sayPause(base, pause);
  return (await groupsLedBy(base, base.actor.personId)).length > 0 ? undefined : leadsNothing;
}

/** A lead is away until a day, and perhaps names who stands in. */
export const pauseLeading = defineCommand({
  name: 'pause',
  kind: 'change',
  phrase: 'pause',
  also: ['pause until'],
  summary: 'Say that you are away, and who stands in',
  example: 'pause until 2026-12-04',
  right: 'browse',
  input,
  ask: async ({ input: { words }, subject: _none, ...base }) =>
    (await before(base)) ?? {
      kind: 'ask',
      form: pauseForm(dayIn(words) ?? addSchoolDays(base.hub.calendar, ukDay(base.now), 5)),
    },
  answers,
  run: async ({ answers: given, input: _words, subject: _none, ...base }) => {
    const no = (await before(base)) ?? (await whyNot(base, given));
    if (no) return no;
    const pause = await beginPause(base, given.until, given.standIn);
    if (!given.standIn && needsStandIn(base.hub.calendar, dayOf(pause.from), given.until))
      await tellOffice(base, { kind: 'lead is away', facts: { pause: pause.id }, occasion: pause.id });
    await recordChange(base, { what: 'paused leading', subjectId: pause.id, after: { until: given.until } });
    return sayPause(base, pause);
  },
});

/** A lead is back before the day they named, or says so on it. */
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
      what: 'came back to leading',
      subjectId: pause.id,
      before: { until: lastDayOf(pause) },
    });
    return reply({
      title: 'Good to have you back',
      blocks: [
        text('You lead your groups as before. Whoever stood in for you is told.'),
        { kind: 'actions', actions: [{ label: 'Go to the start', runs: 'home' }] },
      ],
    });
  },
});
