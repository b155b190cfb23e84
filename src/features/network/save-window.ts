import { z } from 'zod';
import { type Found, refuse, reply } from '../../core/command.ts';
import type { Field } from '../../core/form.ts';
import { neededLink } from '../../core/link-answer.ts';
import { markOf } from '../../core/pupil-details.ts';
import { daySchema, ukDay } from '../../core/uk-time.ts';
import { text } from '../../core/view.ts';
import type { ProgrammeWindow } from '../../store/generated/client.ts';
import { recordChange } from '../audit.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { dayOf } from '../sessions/session.ts';
import { whoAnswer, whoField, whoOf } from './circle.ts';
import { kindWords } from './meeting.reads.ts';
import { planWindow } from './window.due.ts';
import { sayWindow } from './window.ts';
import { windowGone, windowMeant } from './window-meant.ts';

const someDay = (words: string) => daySchema.or(z.literal('')).refine((day) => day !== '', words);

const answers = z
  .object({
    title: z
      .string({ error: 'Write what one applies for.' })
      .trim()
      .min(1, 'Write what one applies for.')
      .max(120, 'Keep it under 120 characters.'),
    link: neededLink('Paste the whole link of the page: it begins with https://.'),
    opens: someDay('Choose the first day.'),
    closes: someDay('Choose the last day.'),
    who: whoAnswer.refine((who) => who.length > 0, 'Choose whom it is for.'),
  })
  .refine(({ opens, closes }) => opens <= closes, { path: ['closes'], message: 'It must close after it opens.' });

/** How a window reads: somebody else may change it while a form is open. */
const readsNow = ({ id: _id, at: _at, announcedAt: _told, ...said }: ProgrammeWindow) => markOf(JSON.stringify(said));

async function fieldsOf(base: HubBase, before: ProgrammeWindow | undefined): Promise<Field[]> {
  const circle = before && { all: before.forAll, leads: before.forLeads, kinds: before.forKinds };
  const usual = { all: true, leads: false, kinds: [] };
  return [
    { id: 'title', label: 'What can one apply for?', kind: 'text', max: 120, ...(before && { value: before.title }) },
    { id: 'link', label: 'Link to the page', kind: 'text', max: 500, ...(before && { value: before.link }) },
    { id: 'opens', label: 'First day', kind: 'date', value: before ? dayOf(before.opensOn) : ukDay(base.now) },
    { id: 'closes', label: 'Last day', kind: 'date', ...(before && { value: dayOf(before.closesOn) }) },
    whoField({ label: 'Whom is it for?' }, await kindWords(base), circle ?? usual),
  ];
}

const input = z.object({ window: z.uuid().optional() });
type Subject = { before?: ProgrammeWindow };

async function subject({ window }: z.infer<typeof input>, base: HubBase, lock: boolean): Promise<Found<Subject>> {
  if (!window) return { subject: {} };
  const found = await windowMeant({ window }, base, lock);
  return 'instead' in found ? found : { subject: { before: found.subject } };
}

async function keep(
  { title, link, opens, closes, who }: z.infer<typeof answers>,
  before: ProgrammeWindow | undefined,
  base: HubBase,
): Promise<ProgrammeWindow> {
  const { db, hub, actor, now } = base;
  const circle = whoOf(who, await kindWords(base));
  const days = { opensOn: new Date(opens), closesOn: new Date(closes) };
  const row = { title, link, ...days, forAll: circle.all, forLeads: circle.leads, forKinds: circle.kinds };
  // Who has heard of other days hears of these when they come
  const opensAnew = days.opensOn > new Date(ukDay(now)) && days.opensOn.getTime() !== before?.opensOn.getTime();
  const data = { ...row, ...(opensAnew && { announcedAt: null }) };
  if (before) return db.programmeWindow.update({ where: { id: before.id }, data });
  return db.programmeWindow.create({ data: { ...row, hubId: hub.id, personId: actor.personId, at: now } });
}

/** Adds a programme's window, or changes it: a dated link to somebody else's page, for some of the network. */
export const saveWindow = defineCommand({
  name: 'window',
  kind: 'change',
  phrase: 'add window',
  also: ['programme window'],
  summary: 'Add a window in which one can apply to a programme',
  right: 'run the network',
  input,
  subject,
  versionOf: ({ before }) => before && readsNow(before),
  ask: async ({ subject: { before }, input: _asked, ...base }) => ({
    kind: 'ask',
    form: {
      title: before ? 'Change the window' : 'When can one apply?',
      shortTitle: before ? 'Change the window' : 'Add a window',
      intro:
        'PD Lead, specialists and the like. It is announced when it opens, or before a holiday that it lies in, and reminded of before it closes.',
      minutes: 1,
      submit: 'Save the window',
      runs: 'window',
      ...(before && { input: { window: before.id } }),
      fields: await fieldsOf(base, before),
    },
  }),
  answers,
  run: async ({ subject: { before }, answers: given, input: asked, ...base }) => {
    if (asked.window && !before) return windowGone;
    if (given.closes < ukDay(base.now)) return refuse('over', 'That day is over. Choose one from today on.', 'closes');
    const window = await keep(given, before, base);
    await planWindow(base, window.id);
    const what = before ? 'changed a programme window' : 'added a programme window';
    await recordChange(base, { what, subjectId: window.id, after: { opens: given.opens, closes: given.closes } });
    return reply({
      title: 'The window is saved',
      blocks: [
        text({ strong: window.title }, ': ', ...[sayWindow(window, ukDay(base.now))].flat(), '.'),
        { kind: 'actions', actions: [{ label: 'See the network', runs: 'network' }] },
      ],
    });
  },
});
