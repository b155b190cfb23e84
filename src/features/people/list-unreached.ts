import { z } from 'zod';
import { refuse, reply } from '../../core/command.ts';
import type { Action, Item } from '../../core/view.ts';
import { recordChange } from '../audit.ts';
import { defineCommand } from '../define.ts';
import { groupLed } from '../memberships/group-meant.ts';
import { codeToPassOn, holdsRole, roleNeedsHub } from '../memberships/record.moves.ts';
import { groupChoice } from '../work-groups/work-group.reads.ts';
import { rightsOfGroup } from '../work-groups/work-group.ts';
import { addTeacher, copyAsEmail } from './person-actions.ts';
import { readUnreached, type Unreached } from './unreached.reads.ts';

const why = ({ hasAccount }: Unreached) => (hasAccount ? 'my messages do not arrive' : 'no chat with me');

function itemOf(one: Unreached, groupId: string): Item {
  const newCode: Action = {
    label: 'New code',
    spoken: `New code for ${one.name}`,
    runs: 'new-code',
    input: { group: groupId, person: one.personId },
  };
  const replace: Action = {
    label: 'Replace',
    spoken: `Replace ${one.name}`,
    runs: 'replace-teacher',
    input: { membership: one.membershipId },
  };
  return {
    title: one.name,
    detail: [one.school, one.email ?? 'no e-mail address', why(one)].join(' · '),
    actions: [...(one.hasAccount ? [] : [newCode]), replace],
  };
}

/** Shows those who lead a group whom of its members the bot cannot reach. */
export const listUnreached = defineCommand({
  name: 'unreached',
  kind: 'query',
  phrase: 'unreached',
  also: ['without chat'],
  summary: 'See whom I can’t reach in a group',
  example: 'unreached ncp17-10a',
  right: 'offer places',
  input: groupChoice,
  subject: groupLed('unreached', 'Who I can’t reach'),
  rightsOf: rightsOfGroup,
  run: async ({ subject: group, input: _asked, answers: _none, ...base }) => {
    const people = await readUnreached(base, group.id);
    return reply({
      title: 'Members I can’t reach',
      blocks: [
        { kind: 'text', text: { strong: group.title } },
        {
          kind: 'items',
          items: people.map((one) => itemOf(one, group.id)),
          whenEmpty: 'I can reach everybody in this group.',
        },
        { kind: 'actions', actions: [...(people.length > 0 ? [copyAsEmail(group)] : []), addTeacher(group)] },
      ],
    });
  },
});

/** A fresh code for somebody without an account; an earlier one is worth nothing any more. */
export const newRecordCode = defineCommand({
  name: 'new-code',
  kind: 'change',
  summary: 'Make a new code for a teacher without a chat',
  right: 'offer places',
  input: z.object({ group: z.uuid(), person: z.uuid() }),
  subject: groupLed('new-code', 'New code'),
  rightsOf: rightsOfGroup,
  run: async ({ subject: group, input: { person }, answers: _none, ...base }) => {
    const one = (await readUnreached(base, group.id)).find(({ personId }) => personId === person);
    if (!one || one.hasAccount)
      return refuse('has a chat', 'That teacher has a chat with me by now, or has left the group: no code is needed.');
    if (await holdsRole(base, person)) return refuse('holds a role', roleNeedsHub(one.name, base));
    await recordChange(base, { what: 'made a code for a record', subjectId: person, aboutPersonId: person });
    return reply({
      title: 'A new code',
      blocks: [
        ...(await codeToPassOn(base, { id: person, name: one.name })),
        { kind: 'actions', actions: [copyAsEmail(group)] },
      ],
    });
  },
});
