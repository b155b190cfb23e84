import { z } from 'zod';
import { reply } from '../../core/command.ts';
import { pageOf } from '../../core/page.ts';
import type { Action, Block, Item } from '../../core/view.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { groupJoined, rightsOfMembers } from '../memberships/group-meant.ts';
import type { GroupDetail } from '../work-groups/group-detail.ts';
import { groupChoice } from '../work-groups/work-group.reads.ts';
import { sayNames } from '../work-groups/work-group.ts';
import { buttonsFor, ofMember } from './group-acts.ts';
import { otherPages } from './group-pages.ts';
import { type Member, readMembers } from './member.reads.ts';

const input = groupChoice.extend({ page: z.coerce.number().int().min(1).max(100).default(1) });

/** Members on one page. */
const pageSize = 20;

const itemOf = ({ name, role, school }: Member): Item => ({
  title: name,
  detail: [role, school].filter((part) => part !== '').join(' · '),
});

/** Those who did not say that they may be shown are counted. */
function sayOthers(hidden: number, shown: number): Block[] {
  if (hidden === 0) return shown === 0 ? [{ kind: 'text', text: 'No school has joined yet.' }] : [];
  const others = hidden === 1 ? '1 other' : `${hidden} others`;
  return [{ kind: 'text', text: shown > 0 ? `and ${others}` : `${others}, who did not ask to be shown` }];
}

/** What a member can do here: decide by one press whether the others see one, and what else concerns their own part. */
function ownActs(own: Member | undefined, { id, title }: GroupDetail, base: HubBase): Action[] {
  if (!own) return [];
  const label = own.isShown ? 'Hide my name' : 'Show my name';
  const show = own.isShown ? 'no' : 'yes';
  const about = { name: title, input: { group: id }, rights: { owners: [own.personId] } };
  return [
    { label, spoken: `${label}: ${title}`, runs: 'be-shown', input: { group: id, show } },
    ...buttonsFor(ofMember, about, base),
  ];
}

const onesOwn = (own: Member | undefined): Block[] => {
  if (!own) return [];
  const words = own.isShown
    ? 'The others see your name, your role and your school.'
    : 'The others do not see your name.';
  return [{ kind: 'text', text: words }];
};

async function blocksOf(group: GroupDetail, wanted: number, base: HubBase): Promise<Block[]> {
  const members = await readMembers(base.db, group.id);
  const shown = members.filter((member) => member.isShown);
  const own = members.find((member) => member.personId === base.actor.personId);
  const { lines, said, turning } = pageOf(shown, wanted, pageSize, { runs: 'members', input: { group: group.id } });
  const leads = group.leads.map(({ person }) => person.name);
  const ledBy = leads.length > 0 ? sayNames(leads) : 'a lead is being found';
  return [
    { kind: 'text', text: { strong: group.title } },
    { kind: 'facts', facts: [{ label: 'Led by', value: ledBy }] },
    ...(lines.length > 0 ? [{ kind: 'items' as const, items: lines.map(itemOf), whenEmpty: '' }] : []),
    ...sayOthers(members.length - shown.length, shown.length),
    ...said,
    ...onesOwn(own),
    { kind: 'actions', actions: [...turning, ...ownActs(own, group, base), ...otherPages('members', group, base)] },
  ];
}

/** Shows members who else is in their group: name, role and school of those who agreed to it; never an address. */
export const showMembers = defineCommand({
  name: 'members',
  kind: 'query',
  phrase: 'members',
  also: ['who'],
  summary: 'See who else is in your Work Group',
  example: 'members ncp17-10a',
  right: 'see members',
  input,
  subject: groupJoined('members', 'Show the members'),
  rightsOf: rightsOfMembers,
  run: async ({ subject: { group }, input: { page }, ...base }) =>
    reply({ title: 'Who is in this group', blocks: await blocksOf(group, page, base) }),
});
