import { z } from 'zod';
import { type Command, reply } from '../../core/command.ts';
import type { NoticeKind } from '../../core/notice.ts';
import type { Db } from '../../store/db.ts';
import { recordChange } from '../audit.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { groupLed } from '../memberships/group-meant.ts';
import type { GroupDetail } from '../work-groups/group-detail.ts';
import { groupChoice } from '../work-groups/work-group.reads.ts';
import { rightsOfGroup } from '../work-groups/work-group.ts';
import { emailCalendar } from './email-calendar.ts';
import { emailBlocks, gathered, wordsAbout } from './email-words.ts';
import { failedSince } from './failed.reads.ts';
import { addTeacher, seeUnreached } from './person-actions.ts';
import { type Message, undelivered } from './undelivered.ts';
import { readUnreached } from './unreached.reads.ts';

/** What the bot itself wanted to say about a group, to people who are or were in it. */
async function undeliveredIn(base: HubBase, group: GroupDetail, since: Date, kinds: NoticeKind<Db>[]) {
  const failed = await failedSince(base.db, group.id, since);
  const members = await base.db.membership.findMany({ where: { groupId: group.id }, select: { personId: true } });
  const ids = new Set(members.map(({ personId }) => personId));
  const theirs = failed.filter(({ personId }) => ids.has(personId));
  return undelivered(base, theirs, kinds);
}

/** What suits everybody whom the bot cannot reach. */
async function general(base: HubBase, group: GroupDetail): Promise<Message[]> {
  const words = wordsAbout(group, base.hub, base.now);
  return (await readUnreached(base, group.id)).map((to) => ({ words, to }));
}

/** Each person whose address is shown is written down. */
async function record(base: HubBase, group: GroupDetail, messages: Message[]): Promise<void> {
  for (const aboutPersonId of new Set(messages.map(({ to }) => to.personId)))
    await recordChange(base, { what: 'copied as e-mail', subjectId: group.id, aboutPersonId });
}

/** Text, addresses and calendar file for whomever the bot cannot reach in a group. `kinds` compose what did not arrive. */
export const copyAsEmail = (kinds: NoticeKind<Db>[]): Command<Db> =>
  defineCommand({
    name: 'copy',
    kind: 'change',
    phrase: 'copy',
    also: ['copy as e-mail', 'copy as email'],
    summary: 'Get an e-mail for those I can’t reach',
    example: 'copy ncp17-10a',
    right: 'offer places',
    input: groupChoice.extend({ since: z.iso.datetime().optional() }),
    subject: groupLed('copy', 'Copy as e-mail'),
    rightsOf: rightsOfGroup,
    run: async ({ subject: group, input: { since }, answers: _none, ...base }) => {
      const special = since ? await undeliveredIn(base, group, new Date(since), kinds) : [];
      const messages = special.length > 0 ? special : await general(base, group);
      if (messages.length === 0)
        return reply({
          title: 'I can reach everybody',
          blocks: [
            { kind: 'text', text: `Everybody in “${group.title}” gets my messages: no e-mail is needed.` },
            { kind: 'actions', actions: [addTeacher(group)] },
          ],
        });
      await record(base, group, messages);
      const calendar = { label: 'Calendar file', opens: await base.link(emailCalendar, { group: group.id }) };
      return reply({
        title: 'Copy as e-mail',
        blocks: [
          { kind: 'text', text: 'Copy this into an e-mail of yours. Bcc keeps the addresses from one another.' },
          ...gathered(messages).flatMap((email) => emailBlocks(email, group.title)),
          { kind: 'actions', actions: [calendar, seeUnreached(group)] },
        ],
      });
    },
  });
