import { z } from 'zod';
import { refuse, reply } from '../../core/command.ts';
import { recordChange } from '../audit.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { editPage } from './edit-page.ts';
import { lockHub } from './hub.moves.ts';

const longest = 1500;

const answers = z.object({
  text: z
    .string({ error: 'Write what schools agree to.' })
    .trim()
    .min(1, 'Write what schools agree to.')
    .max(longest, `Keep it under ${longest} characters: it is read on a phone.`),
});

const newest = ({ db }: HubBase) => db.agreement.findFirst({ orderBy: { version: 'desc' } });

/** Gives the hub a new participation agreement; who joined before keeps theirs. */
export const renewAgreement = defineCommand({
  name: 'renew-agreement',
  kind: 'change',
  phrase: 'hub agreement',
  summary: 'Renew what schools agree to when they join',
  right: 'edit the hub',
  input: z.object({}),
  ask: async (base) => ({
    kind: 'ask',
    form: {
      title: 'Participation agreement',
      shortTitle: 'Agreement',
      intro: 'Who joins from now on agrees to this text. Who has joined keeps the text they agreed to.',
      minutes: 3,
      submit: 'Save as new version',
      runs: 'renew-agreement',
      fields: [
        {
          id: 'text',
          label: 'What they agree to',
          kind: 'long-text',
          max: longest,
          value: (await newest(base))?.text ?? '',
        },
      ],
    },
  }),
  answers,
  run: async ({ answers: { text }, input: _none, subject: _nothing, ...base }) => {
    const { db, hub, now } = base;
    await lockHub(db, hub);
    const before = await newest(base);
    if (before?.text === text)
      return refuse('same agreement', 'That is the text that counts already. Change it, or leave it as it is.', 'text');
    const version = (before?.version ?? 0) + 1;
    await db.agreement.create({ data: { hubId: hub.id, version, text, since: now } });
    await recordChange(base, { what: 'renewed the agreement', subjectId: hub.id, after: { version: String(version) } });
    return reply(await editPage('The agreement is renewed', base));
  },
});
