import { z } from 'zod';
import { reply } from '../../core/command.ts';
import type { Field } from '../../core/form.ts';
import type { Hub } from '../../store/generated/client.ts';
import { defineCommand } from '../define.ts';
import { editPage } from './edit-page.ts';
import { saveHub } from './hub.moves.ts';
import { readHub } from './hub.reads.ts';

const longest = 200;
const needed = (error: string) =>
  z.string({ error }).trim().min(1, error).max(longest, `Keep it under ${longest} characters.`);

const answers = z.object({
  controller: needed('Write who is data controller.'),
  privacyPurpose: needed('Write what the data is for.'),
  privacyContact: needed('Write whom people ask about their data.'),
});

const fieldsOf = (hub: Hub): Field[] => [
  {
    id: 'controller',
    label: 'Data controller',
    help: 'It differs by hub: the lead school, or the Department for Education',
    kind: 'text',
    max: longest,
    value: hub.controller,
  },
  {
    id: 'privacyPurpose',
    label: 'What the data is for',
    help: 'It ends the sentence “I keep your name, your school and your Work Groups …”',
    kind: 'text',
    max: longest,
    value: hub.privacyPurpose,
  },
  {
    id: 'privacyContact',
    label: 'Questions and complaints go to',
    kind: 'text',
    max: longest,
    value: hub.privacyContact,
  },
];

/** Changes the wording of the privacy notice: who is controller, what the data is for, and whom to ask. */
export const wordPrivacy = defineCommand({
  name: 'word-privacy',
  kind: 'change',
  settles: 'the hub',
  phrase: 'hub privacy',
  summary: 'Word the hub’s privacy notice',
  right: 'edit the hub',
  input: z.object({}),
  ask: async (base) => ({
    kind: 'ask',
    form: {
      title: 'Wording of the privacy notice',
      shortTitle: 'Privacy wording',
      intro: 'Everybody reads this once, and whenever they type “privacy”. Agree it with your data protection officer.',
      minutes: 2,
      submit: 'Save this wording',
      runs: 'word-privacy',
      fields: fieldsOf(await readHub(base)),
    },
  }),
  answers,
  run: async ({ answers: given, input: _none, subject: _nothing, ...base }) => {
    await saveHub(base, 'worded the privacy notice', given);
    return reply(await editPage('The wording is saved', base));
  },
});
