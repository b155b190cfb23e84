import { z } from 'zod';
import { type Outcome, reply } from '../../core/command.ts';
import { sayTime } from '../../core/uk-time.ts';
import type { Block, Item } from '../../core/view.ts';
import { recordChange } from '../audit.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { isLocalLeader } from '../work-groups/local-leader.reads.ts';
import { awayUntil, choicesOf } from './choice.reads.ts';
import { type TopicName, topicNames, topics, topicsFor } from './topic.ts';

const itemOf = (topic: TopicName, isOn: boolean): Item => {
  const { label } = topics[topic];
  const does = isOn ? 'Switch off' : 'Switch on';
  const input = { topic, on: isOn ? 'no' : 'yes' };
  return {
    title: label,
    detail: isOn ? '✓ on' : 'off',
    actions: [{ label: does, spoken: `${does}: ${label}`, runs: 'switch-reminder', input }],
  };
};

function pauseBlocks(lastDay: string | undefined): Block[] {
  if (!lastDay) return [{ kind: 'actions', actions: [{ label: 'Pause until a day', runs: 'pause' }] }];
  return [
    { kind: 'notice', tone: 'warning', text: ['You are away until ', { day: lastDay }, ': I remind you of nothing.'] },
    { kind: 'actions', actions: [{ label: 'I’m back', runs: 'back' }] },
  ];
}

async function page(base: HubBase): Promise<Outcome> {
  const { db, hub, actor, now } = base;
  const leads = await db.workGroupLead.count({ where: { personId: actor.personId, to: null } });
  const isOn = await choicesOf(db, actor.personId);
  const { from, to } = hub.quietHours;
  const items = topicsFor(await isLocalLeader(base), leads > 0).map((topic) => itemOf(topic, isOn(topic)));
  return reply({
    title: 'Your reminders',
    blocks: [
      {
        kind: 'text',
        text: `One message a day at most, on school days between ${sayTime(from)} and ${sayTime(to)}. In the holidays only about what takes place then or soon after. None when there is nothing to do.`,
      },
      { kind: 'items', items, whenEmpty: '' },
      ...pauseBlocks(await awayUntil(db, actor.personId, now)),
    ],
  });
}

/** Shows what a person is reminded of, with a switch each, and the way to pause. */
export const showReminders = defineCommand({
  name: 'reminders',
  kind: 'query',
  phrase: 'reminders',
  also: ['my reminders'],
  summary: 'Choose what I remind you of',
  right: 'browse',
  input: z.object({}),
  run: async ({ input: _none, subject: _nothing, answers: _no, ...base }) => page(base),
});

/** Switches a topic of reminders on or off, for oneself. */
export const switchReminder = defineCommand({
  name: 'switch-reminder',
  kind: 'change',
  summary: 'Switch a kind of reminder on or off',
  right: 'browse',
  input: z.object({ topic: z.enum(topicNames), on: z.enum(['yes', 'no']) }),
  run: async ({ input: { topic, on }, subject: _none, answers: _no, ...base }) => {
    const { db, hub, actor } = base;
    const key = { hubId: hub.id, personId: actor.personId, topic };
    const isOn = on === 'yes';
    await db.reminderChoice.upsert({
      where: { hubId_personId_topic: key },
      create: { ...key, isOn },
      update: { isOn },
    });
    const after = { reminder: topic, on };
    await recordChange(base, { what: 'chose a reminder', subjectId: actor.personId, after });
    const shown = await page(base);
    return shown.kind === 'reply' ? { ...shown, replaces: true } : shown;
  },
});
