import { pageOf } from '../../core/page.ts';
import type { Action, Block, Item, View } from '../../core/view.ts';
import type { HubBase } from '../define.ts';
import { sayWhereabouts } from '../schools/school.ts';
import type { GroupDetail } from '../work-groups/group-detail.ts';
import { otherPages } from './group-pages.ts';
import { type Listed, readProspects } from './prospect.reads.ts';
import { sayHow } from './prospect.ts';

/** Schools on one page: each may have a long note. */
const pageSize = 6;

function itemOf({ groupId, schoolId, school, how, note, at, person }: Listed): Item {
  const input = { group: groupId, school: schoolId };
  const where = sayWhereabouts(school);
  const name = where ? `${school.name}, ${where}` : school.name;
  const noted = [`${sayHow[how]}, noted by ${person.name} on `, { day: at.toISOString().slice(0, 10) }];
  const confirm = `${school.name} goes from this list, with the note.`;
  return {
    title: name,
    detail: note ? [...noted, ` · ${note}`] : noted,
    actions: [
      { label: 'Edit', spoken: `Edit ${name}`, runs: 'add-prospect', input },
      { label: 'Remove', spoken: `Remove ${name}`, runs: 'remove-prospect', input, tone: 'danger', confirm },
    ],
  };
}

/** The schools that were contacted for a group or are interested, as those who may offer places see them. */
export async function prospectsPage(title: string, group: GroupDetail, wanted: number, base: HubBase): Promise<View> {
  const { open } = await readProspects(base.db, group.id);
  const input = { group: group.id };
  const { lines, said, turning } = pageOf(open, wanted, pageSize, { runs: 'prospects', input });
  const add: Action = { label: 'Add a school', spoken: `Add a school: ${group.title}`, runs: 'add-prospect', input };
  const blocks: Block[] = [
    { kind: 'text', text: { strong: group.title } },
    {
      kind: 'text',
      text: 'The notes are for the lead and the hub. A school leaves this list when it applies or joins.',
    },
    { kind: 'items', items: lines.map(itemOf), whenEmpty: 'No school is noted yet.' },
    ...said,
    { kind: 'actions', actions: [...turning, { ...add, tone: 'main' }, ...otherPages('prospects', group, base)] },
  ];
  return { title, blocks };
}
