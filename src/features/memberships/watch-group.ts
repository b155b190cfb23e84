import { z } from 'zod';
import { reply } from '../../core/command.ts';
import { text, type View } from '../../core/view.ts';
import { defineCommand, type HubBase } from '../define.ts';
import type { GroupDetail } from '../work-groups/group-detail.ts';
import { takesSchoolsNow } from '../work-groups/place.ts';
import { groupChoice } from '../work-groups/work-group.reads.ts';
import { recruiting } from '../work-groups/work-group.ts';
import { showTheGroup } from './place-actions.ts';
import { groupToRun } from './place-to-decide.ts';

const input = groupChoice.extend({ stop: z.literal('yes').optional() });

const isOver = ({ state }: GroupDetail) => ['EVALUATING', 'CLOSED', 'CANCELLED'].includes(state);

const openAlready = (group: GroupDetail): View => ({
  title: isOver(group) ? 'This group does not open again' : 'This group takes schools now',
  blocks: [
    text(
      isOver(group)
        ? `“${group.title}” takes no more schools. “browse” shows what is open.`
        : `You need not wait: “${group.title}” takes schools.`,
    ),
    { kind: 'actions', actions: [showTheGroup(group)] },
  ],
});

const watching = (group: GroupDetail): View => {
  const stop = {
    label: 'Do not tell me',
    spoken: `Do not tell me when ${group.title} opens`,
    runs: 'watch-group',
    input: { group: group.id, stop: 'yes' },
  };
  const when = recruiting.includes(group.state) ? 'takes schools again' : 'opens to schools';
  return {
    title: 'I will tell you',
    blocks: [
      text(`You get a message from me when “${group.title}” ${when}.`),
      { kind: 'actions', actions: [stop, showTheGroup(group)] },
    ],
  };
};

const stopped = (group: GroupDetail): View => ({
  title: 'You are not told',
  blocks: [
    text(`I do not tell you when “${group.title}” takes schools.`),
    { kind: 'actions', actions: [showTheGroup(group)] },
  ],
});

/** Keeps that somebody wants to hear; who was told before and asks again is told again. */
async function watch({ db, hub, actor, now }: HubBase, groupId: string): Promise<void> {
  const key = { hubId: hub.id, personId: actor.personId, groupId };
  await db.watch.createMany({ data: [{ ...key, since: now }], skipDuplicates: true });
  await db.watch.updateMany({ where: { ...key, toldAt: { not: null } }, data: { since: now, toldAt: null } });
}

/** "Tell me when it opens": somebody hears as soon as a group takes schools. */
export const watchGroup = defineCommand({
  name: 'watch-group',
  kind: 'change',
  phrase: 'watch group',
  also: ['tell me when'],
  summary: 'Hear when a Work Group opens to schools',
  example: 'watch group ncp17-10a',
  right: 'take part',
  input,
  subject: async (asked, base, lock) => groupToRun('watch-group', 'Tell me when open')(asked, base, lock),
  run: async ({ subject: group, input: { stop }, answers: _none, ...base }) => {
    const { db, actor } = base;
    if (stop) {
      await db.watch.deleteMany({ where: { personId: actor.personId, groupId: group.id } });
      return reply(stopped(group));
    }
    if (takesSchoolsNow(group) || isOver(group)) return reply(openAlready(group));
    await watch(base, group.id);
    return reply(watching(group));
  },
});
