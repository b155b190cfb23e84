import { z } from 'zod';
import type { Block } from '../../core/view.ts';
import { defineNotice } from '../define.ts';
import { loadGroup } from '../work-groups/group-detail.ts';
import { takesSchoolsNow } from '../work-groups/place.ts';
import { sayPhases, sayWhere } from '../work-groups/work-group.ts';
import { aboutGroup } from './edit-view.ts';

const facts = z.object({ group: z.uuid() });

const said = (...text: Extract<Block, { kind: 'text' }>['text'][]): Block => ({ kind: 'text', text: text.flat() });

/** To its leads: schools can join now. */
export const groupOpened = defineNotice({
  name: 'group opened',
  whenUncertain: 'send again',
  facts,
  compose: async ({ group: id }, { db, to }) => {
    const group = await loadGroup(db, id);
    if (group?.state !== 'RECRUITING' || !group.leads.some(({ personId }) => personId === to.personId))
      return 'overtaken';
    return {
      title: 'Your group is open to schools',
      blocks: [
        said({ strong: group.title }, ' is on the list now. I write to you when a school joins.'),
        { kind: 'actions', actions: [aboutGroup(group, { label: 'Show the group', runs: 'show' })] },
      ],
    };
  },
});

/** In the channels of local leaders: schools can join a group now. */
export const groupRecruits = defineNotice({
  name: 'group recruits',
  whenUncertain: 'leave to a person',
  facts,
  compose: async () => 'overtaken',
  inChannel: async ({ group: id }, { db, now }) => {
    const group = await loadGroup(db, id);
    if (!group || !takesSchoolsNow(group)) return 'overtaken';
    const next = group.sessions.find(({ state, startsAt }) => state === 'SCHEDULED' && startsAt > now);
    const when = next && { moment: next.startsAt.toISOString(), until: next.endsAt.toISOString() };
    return {
      title: 'A Work Group is open to schools',
      blocks: [
        said({ strong: group.title }, group.code ? `, ${group.code}` : ''),
        {
          kind: 'facts',
          facts: [
            { label: 'For', value: sayPhases(group.phases) },
            { label: 'First date', value: when ?? 'to come' },
            { label: 'Where', value: sayWhere(group.meets, group.venue) },
          ],
        },
        {
          kind: 'actions',
          actions: [
            aboutGroup(group, { label: 'Join this group', runs: 'join', tone: 'main' }),
            aboutGroup(group, { label: 'Show the group', runs: 'show' }),
          ],
        },
      ],
    };
  },
});

/** To everybody in it, in its line or leading it: it will not go on, and why. */
export const groupCancelled = defineNotice({
  name: 'group cancelled',
  whenUncertain: 'send again',
  facts,
  compose: async ({ group: id }, { db, hub }) => {
    const group = await loadGroup(db, id);
    if (group?.state !== 'CANCELLED') return 'overtaken';
    const hadDates = group.sessions.some(({ state }) => state === 'CANCELLED');
    return {
      title: 'A Work Group of yours is cancelled',
      blocks: [
        said(
          { strong: group.title },
          ' will not go on.',
          hadDates ? ' Please take its dates out of your calendar.' : '',
        ),
        said('The reason: ', group.cancelReason),
        said(`If you have questions, ask ${group.contact || hub.contact}.`),
        { kind: 'actions', actions: [{ label: 'Find another group', runs: 'browse' }] },
      ],
    };
  },
});

/** To everybody in it or leading it: it has finished, with thanks. */
export const groupFinished = defineNotice({
  name: 'group finished',
  whenUncertain: 'send again',
  facts: facts.extend({ thanks: z.string().default('') }),
  compose: async ({ group: id, thanks }, { db, hub }) => {
    const group = await loadGroup(db, id);
    if (group?.state !== 'CLOSED') return 'overtaken';
    return {
      title: 'Your Work Group has finished',
      blocks: [
        said({ strong: group.title }, ' has finished. Thank you for your part in it.'),
        ...(thanks ? [said(`${hub.name} writes: `, thanks)] : []),
        { kind: 'actions', actions: [{ label: 'Find another group', runs: 'browse' }] },
      ],
    };
  },
});
