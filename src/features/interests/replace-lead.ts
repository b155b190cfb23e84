import { z } from 'zod';
import { type Outcome, refuse, reply } from '../../core/command.ts';
import type { Form } from '../../core/form.ts';
import { recordChange } from '../audit.ts';
import { tellNetwork } from '../channels/channel.moves.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { expectNewLead } from '../network/meeting.moves.ts';
import { type GroupDetail, loadGroup } from '../work-groups/group-detail.ts';
import { groupChoice } from '../work-groups/work-group.reads.ts';
import { rightsOfGroup, stateAfter } from '../work-groups/work-group.ts';
import { commissionView } from './commission-view.ts';
import { groupToLead } from './group-sought.ts';
import { searchEndsRule } from './interest.due.ts';
import { sayCapacity } from './interest.ts';
import { openOffers } from './offer.moves.ts';
import { tellOne } from './tell-panel.ts';

type Lead = GroupDetail['leads'][number];

const answers = z.object({ who: z.uuid({ error: 'Choose who stops leading.' }), next: z.uuid().optional() });

const replaceForm = (group: GroupDetail): Form => ({
  title: 'Replace a lead?',
  shortTitle: 'Replace a lead',
  intro: `“${group.title}”. It takes effect at once, and both are told. Name somebody who has said yes to you; to ask first, leave it empty and make an offer.`,
  minutes: 1,
  submit: 'Replace them',
  runs: 'replace-lead',
  input: { group: group.id },
  fields: [
    {
      id: 'who',
      label: 'Who stops leading?',
      kind: 'choice',
      options: group.leads.map(({ id, person, capacity }) => ({
        value: id,
        label: `${person.name.slice(0, 60)}, ${sayCapacity(capacity)}`,
      })),
      ...(group.leads.length === 1 && group.leads[0] && { value: group.leads[0].id }),
    },
    { id: 'next', label: 'Who follows?', kind: 'search', source: 'candidates', optional: true },
  ],
});

/** Where nobody leads it any more, a lead is sought from now on. */
async function nobodyLeads({ db, now, plan }: HubBase, group: GroupDetail): Promise<void> {
  const state = stateAfter('the last lead stops', group.state);
  await db.workGroup.update({
    where: { id: group.id },
    data: { soughtSince: now, interestUntil: null, state, version: { increment: 1 } },
  });
  await plan.drop(searchEndsRule.name, group.id);
}

async function tellChanged(base: HubBase, group: GroupDetail, lead: string, people: string[]): Promise<void> {
  for (const person of people)
    await tellOne(base, person, {
      kind: 'leading changed',
      facts: { lead },
      occasion: `${lead}/${base.now.toISOString()}`,
      group: group.id,
    });
}

async function replace(base: HubBase, group: GroupDetail, leaving: Lead, next: string | undefined): Promise<void> {
  const { db, hub, now } = base;
  await db.workGroupLead.update({ where: { id: leaving.id }, data: { to: now } });
  await tellChanged(base, group, leaving.id, [leaving.personId]);
  if (next) {
    const row = { hubId: hub.id, groupId: group.id, personId: next, capacity: leaving.capacity, from: now };
    const { id } = await db.workGroupLead.create({ data: row });
    await tellChanged(base, group, id, [next]);
    await tellNetwork(base, 'tellsNewLeads', { kind: 'new lead', facts: { lead: id }, occasion: id, group: group.id });
    await expectNewLead(base, next);
  } else if (group.leads.length === 1) await nobodyLeads(base, group);
  await recordChange(base, {
    what: 'replaced a lead',
    subjectId: group.id,
    before: { lead: leaving.personId },
    after: { lead: next ?? 'nobody' },
    aboutPersonId: leaving.personId,
  });
}

/** Why this person cannot follow. */
async function whyNot({ db }: HubBase, group: GroupDetail, next: string): Promise<Outcome | undefined> {
  if (group.leads.some(({ personId }) => personId === next))
    return refuse('leads already', 'That person leads this group already. Choose somebody else.', 'next');
  if ((await openOffers({ db }, group.id)).some(({ personId }) => personId === next))
    return refuse(
      'offer open',
      'That person is asked to lead it and has not answered. Take that offer back first.',
      'next',
    );
  return (await db.hubPerson.count({ where: { personId: next } })) > 0
    ? undefined
    : refuse('person', 'This hub does not know that person. Search for them again.', 'next');
}

const nobody = ({ title }: GroupDetail) => refuse('no lead', `Nobody leads “${title}” now. Make an offer instead.`);

/** Somebody stops leading a group in mid-year, and perhaps another follows; who led before stays on record. */
export const replaceLead = defineCommand({
  name: 'replace-lead',
  kind: 'change',
  summary: 'Replace who leads a group',
  right: 'commission a lead',
  input: groupChoice,
  subject: groupToLead('replace-lead', 'Replace a lead'),
  rightsOf: rightsOfGroup,
  ask: async ({ subject }) =>
    subject.leads.length > 0 ? { kind: 'ask', form: replaceForm(subject) } : nobody(subject),
  answers,
  run: async ({ subject: group, answers: { who, next }, input: _asked, ...base }) => {
    const leaving = group.leads.find(({ id }) => id === who);
    if (!leaving) return nobody(group);
    const no = next ? await whyNot(base, group, next) : undefined;
    if (no) return no;
    await replace(base, group, leaving, next);
    const after = (await loadGroup(base.db, group.id)) ?? group;
    const text = `${leaving.person.name} no longer leads it. I’m telling them${next ? ', and who follows' : ''}.`;
    return reply(await commissionView(base, after, [{ kind: 'notice', tone: 'success', text }]));
  },
});
