import { z } from 'zod';
import { type Found, type Outcome, refuse, reply } from '../../core/command.ts';
import { text } from '../../core/view.ts';
import type { LeadOffer } from '../../store/generated/client.ts';
import { recordChange } from '../audit.ts';
import { tellNetwork } from '../channels/channel.moves.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { gone } from '../memberships/own-place.ts';
import { expectNewLead } from '../network/meeting.moves.ts';
import type { GroupDetail } from '../work-groups/group-detail.ts';
import { lockGroup } from '../work-groups/work-group.moves.ts';
import { rightsOfGroup, stateAfter } from '../work-groups/work-group.ts';
import { commissionView } from './commission-view.ts';
import { canBeLed, groupOver } from './group-sought.ts';
import { sayCapacity } from './interest.ts';
import { endOffer, mostLeads } from './offer.moves.ts';
import { tellEnded, tellPanel } from './tell-panel.ts';

type Subject = { offer: LeadOffer; group: GroupDetail };

const over = refuse(
  'offer over',
  'That offer is no longer open: it is answered, taken back, or its day has passed. Type “interests” to see what stands.',
);

async function offerMeant({ offer: id }: { offer: string }, { db, hub }: HubBase): Promise<Found<Subject>> {
  const found = await db.leadOffer.findUnique({ where: { id } });
  const group = found && (await lockGroup(db, hub, found.groupId));
  const offer = group && (await db.leadOffer.findUnique({ where: { id } }));
  return offer ? { subject: { offer, group } } : { instead: gone };
}

const about = { input: z.object({ offer: z.uuid() }), subject: offerMeant };

const owner = ({ offer }: Subject) => ({ owners: [offer.personId] });

/** The group gets its lead; where it waited for the first, its state goes on. */
async function commissioned(base: HubBase, { offer, group }: Subject): Promise<void> {
  const { db, hub, now } = base;
  const { personId, capacity, groupId } = offer;
  const { id } = await db.workGroupLead.create({ data: { hubId: hub.id, groupId, personId, capacity, from: now } });
  await tellNetwork(base, 'tellsNewLeads', { kind: 'new lead', facts: { lead: id }, occasion: id, group: groupId });
  await expectNewLead(base, personId);
  await db.workGroup.update({
    where: { id: group.id },
    data: {
      soughtSince: null,
      version: { increment: 1 },
      state: stateAfter('a lead is found', group.state),
    },
  });
}

async function tellAnswered(base: HubBase, { offer, group }: Subject, state: string): Promise<void> {
  await tellPanel(base, group, { kind: 'lead answered', facts: { offer: offer.id }, occasion: `${offer.id}/${state}` });
}

function leads({ offer, group }: Subject): Outcome {
  const input = { group: group.id };
  return reply({
    title: 'You lead this group',
    blocks: [
      text('You ', { strong: sayCapacity(offer.capacity) }, ` “${group.title}”. I’m telling the hub.`),
      text('Next, dates and venues: schools can join once they are there.'),
      {
        kind: 'actions',
        actions: [
          { label: 'Plan sessions', spoken: `Plan sessions: ${group.title}`, runs: 'plan', input, tone: 'main' },
          { label: 'Show the group', spoken: `Show ${group.title}`, runs: 'show', input },
        ],
      },
    ],
  });
}

/** Who is asked to lead says yes: the group is theirs. */
export const acceptLead = defineCommand({
  name: 'accept-lead',
  kind: 'change',
  summary: 'Say yes to leading a group',
  right: 'give up own place',
  ...about,
  rightsOf: owner,
  run: async ({ subject, input: _asked, answers: _none, ...base }) => {
    const { offer, group } = subject;
    if (offer.state !== 'OFFERED') return over;
    if (!canBeLed.includes(group.state)) return groupOver(group);
    if (group.leads.length >= mostLeads || group.leads.some(({ personId }) => personId === offer.personId))
      return refuse('led meanwhile', `“${group.title}” has its leads already. Ask ${base.hub.contact}.`);
    if (!(await endOffer(base, offer, 'ACCEPTED'))) return over;
    await commissioned(base, subject);
    await tellAnswered(base, subject, 'ACCEPTED');
    await recordChange(base, {
      what: 'accepted to lead',
      subjectId: offer.id,
      before: { offer: 'OFFERED', group: group.state },
      after: { offer: 'ACCEPTED', group: stateAfter('a lead is found', group.state) },
    });
    return leads(subject);
  },
});

/** Who is asked to lead says no: it goes back to the panel. */
export const declineLead = defineCommand({
  name: 'decline-lead',
  kind: 'change',
  summary: 'Say no to leading a group',
  right: 'give up own place',
  ...about,
  rightsOf: owner,
  run: async ({ subject, input: _asked, answers: _none, ...base }) => {
    const { offer, group } = subject;
    if (!(await endOffer(base, offer, 'DECLINED'))) return over;
    await tellAnswered(base, subject, 'DECLINED');
    await recordChange(base, {
      what: 'declined to lead',
      subjectId: offer.id,
      before: { offer: 'OFFERED' },
      after: { offer: 'DECLINED' },
    });
    return reply({
      title: 'You have said no',
      blocks: [
        text(`Thank you for answering. I’m telling the hub, which asks somebody else to lead “${group.title}”.`),
        { kind: 'actions', actions: [{ label: 'My interest', runs: 'interests' }] },
      ],
    });
  },
});

/** The panel takes an offer back that nobody has answered. */
export const withdrawOffer = defineCommand({
  name: 'withdraw-offer',
  kind: 'change',
  summary: 'Take back an offer to lead',
  right: 'commission a lead',
  ...about,
  rightsOf: ({ group }: Subject) => rightsOfGroup(group),
  run: async ({ subject: { offer, group }, input: _asked, answers: _none, ...base }) => {
    if (!(await endOffer(base, offer, 'WITHDRAWN'))) return over;
    await tellEnded(base, offer, 'offer to lead ended');
    await recordChange(base, {
      what: 'took back an offer to lead',
      subjectId: offer.id,
      before: { offer: 'OFFERED' },
      after: { offer: 'WITHDRAWN' },
      aboutPersonId: offer.personId,
    });
    return reply(
      await commissionView(base, group, [{ kind: 'notice', tone: 'success', text: 'The offer is taken back.' }]),
    );
  },
});
