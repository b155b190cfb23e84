import { z } from 'zod';
import { type Command, reply } from '../../core/command.ts';
import type { NoticeKind } from '../../core/notice.ts';
import { type Action, text } from '../../core/view.ts';
import type { Db } from '../../store/db.ts';
import { recordChange } from '../audit.ts';
import { defineCommand } from '../define.ts';
import { emailBlocks, gathered } from './email-words.ts';
import { failedSince, newsSince, passedOn } from './failed.reads.ts';
import { undelivered } from './undelivered.ts';

const back: Action = { label: 'See today', spoken: 'See what needs the hub today', runs: 'today' };

/** What is about no group and did not arrive, as words and addresses for an e-mail. `kinds` compose it. */
export const copyMessages = (kinds: NoticeKind<Db>[]): Command<Db> =>
  defineCommand({
    name: 'copy-messages',
    kind: 'change',
    phrase: 'copy messages',
    summary: 'Get as an e-mail what did not arrive',
    right: 'see what needs the hub',
    input: z.object({}),
    run: async ({ input: _none, answers: _no, subject: _nothing, ...base }) => {
      const failed = await failedSince(base.db, null, newsSince(base));
      for (const subjectId of new Set(failed.map(({ personId }) => personId)))
        await recordChange(base, { what: passedOn, subjectId, aboutPersonId: subjectId });
      const messages = await undelivered(base, failed, kinds);
      const way = { kind: 'actions' as const, actions: [back] };
      if (messages.length === 0)
        return reply({
          title: 'Nothing is to be passed on',
          blocks: [text('What concerns no group has arrived, or no longer holds.'), way],
        });
      return reply({
        title: 'Copy as e-mail',
        blocks: [
          text('Copy this into an e-mail of yours. Bcc keeps the addresses from one another.'),
          ...gathered(messages).flatMap((email) => emailBlocks(email, base.hub.name)),
          way,
        ],
      });
    },
  });
