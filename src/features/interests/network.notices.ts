import { z } from 'zod';
import { ukDay } from '../../core/uk-time.ts';
import { type Action, text } from '../../core/view.ts';
import { defineNotice } from '../define.ts';
import { loadGroup } from '../work-groups/group-detail.ts';
import { sayPhases } from '../work-groups/work-group.ts';
import { dayOf } from './group-sought.ts';
import { sayCapacity } from './interest.ts';

const show = ({ id, title }: { id: string; title: string }): Action => ({
  label: 'Show the group',
  spoken: `Show ${title}`,
  runs: 'show',
  input: { group: id },
});

/** In the channels of local leaders: who would lead this group, and until when to say so. */
export const leadWanted = defineNotice({
  name: 'lead wanted',
  whenUncertain: 'leave to a person',
  facts: z.object({ group: z.uuid(), until: z.iso.date() }),
  compose: async () => 'overtaken',
  inChannel: async ({ group: id, until }, { db, now }) => {
    const group = await loadGroup(db, id);
    const isSought = group?.soughtSince && group.interestUntil && dayOf(group.interestUntil) === until;
    if (!group || !isSought || ukDay(now) > until) return 'overtaken';
    const offer: Action = {
      label: 'Express interest',
      spoken: `Express interest: ${group.title}`,
      runs: 'interest',
      input: { group: id },
      tone: 'main',
    };
    return {
      title: 'A Work Group looks for a lead',
      blocks: [
        text({ strong: group.title }, group.code ? `, ${group.code}` : ''),
        text(`${sayPhases(group.phases)}. Offers to lead it are open until `, { day: until }, '.'),
        { kind: 'actions', actions: [offer, show(group)] },
      ],
    };
  },
});

/** In the channels of local leaders: a group has somebody new to lead it. */
export const newLead = defineNotice({
  name: 'new lead',
  whenUncertain: 'leave to a person',
  facts: z.object({ lead: z.uuid() }),
  compose: async () => 'overtaken',
  inChannel: async ({ lead: id }, { db }) => {
    const lead = await db.workGroupLead.findUnique({
      where: { id },
      include: { group: { select: { id: true, title: true } }, person: { select: { name: true, leftAt: true } } },
    });
    if (!lead || lead.to || lead.person.leftAt) return 'overtaken';
    return {
      title: 'A Work Group has a new lead',
      blocks: [
        text({ strong: lead.person.name }, ` will ${sayCapacity(lead.capacity)} “${lead.group.title}”.`),
        { kind: 'actions', actions: [show(lead.group)] },
      ],
    };
  },
});
