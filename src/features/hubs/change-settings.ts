import { z } from 'zod';
import { quietHoursSchema } from '../../core/calendar.ts';
import { refuse, reply } from '../../core/command.ts';
import { clockTimeSchema } from '../../core/uk-time.ts';
import type { Action } from '../../core/view.ts';
import { defineCommand } from '../define.ts';
import { editPage } from './edit-page.ts';
import { saveHub } from './hub.moves.ts';
import { readHub } from './hub.reads.ts';
import { numberSettings, type SettingPart, settingParts } from './number-settings.ts';
import { partTitles, settingFields, switchField, switchSettings } from './setting.ts';

const part = z.enum(settingParts);

const numberAnswer = ({ min, max }: { min: number; max: number }) => {
  const error = `Use a whole number from ${min} to ${max}.`;
  return z.coerce.number({ error }).int(error).min(min, error).max(max, error).optional();
};

const answers = z.object({
  ...Object.fromEntries(
    numberSettings.map((setting): [string, z.ZodType<number | undefined>] => [setting.id, numberAnswer(setting)]),
  ),
  [switchField]: z.preprocess(
    (answer) => (answer === undefined ? [] : [answer].flat()),
    z.array(z.enum(switchSettings.map(({ id }) => id))),
  ),
  quietFrom: clockTimeSchema.optional(),
  quietTo: clockTimeSchema.optional(),
});

const whichPart = reply({
  title: 'Which settings?',
  blocks: [
    {
      kind: 'actions',
      actions: settingParts.map(
        (one): Action => ({ label: partTitles[one].short, runs: 'hub-settings', input: { part: one } }),
      ),
    },
  ],
});

const input = z.object({ part: part.optional(), words: z.string().max(300).optional() });

/** The part that a button or typed words name. */
const partMeant = ({ part: pressed, words }: z.infer<typeof input>): SettingPart | undefined =>
  pressed ?? part.safeParse(words?.trim().toLowerCase()).data;

/** Changes the numbers and hours that the hub's rules read, part by part. They count at once. */
export const changeSettings = defineCommand({
  name: 'hub-settings',
  kind: 'change',
  settles: 'the hub',
  phrase: 'hub settings',
  summary: 'Set the hub’s deadlines, hours and how long it keeps',
  example: 'hub settings answers',
  right: 'edit the hub',
  input,
  ask: async ({ input: asked, ...base }) => {
    const meant = partMeant(asked);
    if (!meant) return whichPart;
    const { title, short } = partTitles[meant];
    return {
      kind: 'ask',
      form: {
        title,
        shortTitle: short,
        intro: 'What you set here counts at once. Deadlines that run already keep their day.',
        minutes: 1,
        submit: 'Save these settings',
        runs: 'hub-settings',
        input: { part: meant },
        fields: settingFields(meant, await readHub(base)),
      },
    };
  },
  answers,
  run: async ({ answers: given, input: asked, subject: _none, ...base }) => {
    const meant = partMeant(asked);
    if (!meant) return whichPart;
    const own = new Set(settingFields(meant, await readHub(base)).map(({ id }) => id));
    const { [switchField]: on, ...others } = given;
    const switched = own.has(switchField) ? switchSettings.map(({ id }) => [id, on.includes(id)]) : [];
    const kept = Object.entries(others).filter(([id, value]) => own.has(id) && value !== undefined);
    const changed = Object.fromEntries([...kept, ...switched]);
    const hours = quietHoursSchema.safeParse({ from: given.quietFrom, to: given.quietTo });
    if (own.has('quietFrom') && !hours.success)
      return refuse('hours', 'The time until which I write must be after the time from which I do.', 'quietTo');
    await saveHub(base, 'changed the settings', changed);
    return reply(await editPage('The settings are saved', base));
  },
});
