import { z } from 'zod';
import { reply } from '../../core/command.ts';
import { pageOf } from '../../core/page.ts';
import type { Block } from '../../core/view.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { groupLed } from '../memberships/group-meant.ts';
import type { GroupDetail } from '../work-groups/group-detail.ts';
import { groupChoice } from '../work-groups/work-group.reads.ts';
import { rightsOfGroup } from '../work-groups/work-group.ts';
import { buttonsFor, ofGroup } from './group-acts.ts';
import { otherPages } from './group-pages.ts';
import { readRoster } from './roster.reads.ts';
import { countsOf, detailOf, linesOf, type RosterLine } from './roster.ts';

const input = groupChoice.extend({ page: z.coerce.number().int().min(1).max(100).default(1) });

/** Schools on one page: with the longest names of schools and teachers neither platform cuts it. */
const pageSize = 8;

/** The lines of a page, section by section. */
function listsOf(lines: RosterLine[]): Block[] {
  const headings = [...new Set(lines.map(({ section }) => section))];
  return headings.map((heading) => ({
    kind: 'items',
    heading,
    whenEmpty: '',
    items: lines
      .filter(({ section }) => section === heading)
      .map((line) => ({
        title: line.school.name,
        detail: detailOf(line),
        actions: [
          {
            label: 'Open',
            spoken: `Open ${line.school.name}`,
            runs: 'roster-school',
            input: { place: line.school.placeId },
          },
        ],
      })),
  }));
}

const nobody: Block = { kind: 'text', text: 'No school has joined, applied or waits.' };

async function blocksOf(group: GroupDetail, wanted: number, base: HubBase): Promise<Block[]> {
  const schools = await readRoster(base.db, group);
  const input = { group: group.id };
  const { lines, said, turning } = pageOf(linesOf(schools), wanted, pageSize, { runs: 'roster', input });
  const acts = buttonsFor(ofGroup, { name: group.title, input, rights: rightsOfGroup(group) }, base);
  return [
    { kind: 'text', text: { strong: group.title } },
    countsOf(schools, group.capacitySchools),
    ...(lines.length > 0 ? listsOf(lines) : [nobody]),
    ...said,
    ...(turning.length > 0 ? [{ kind: 'actions' as const, actions: turning }] : []),
    { kind: 'actions', actions: [...acts, ...otherPages('roster', group, base)] },
  ];
}

/** Shows those who lead a group its schools: how each stands, who stands for it, who is missing, and who waits in order. */
export const showRoster = defineCommand({
  name: 'roster',
  kind: 'query',
  phrase: 'roster',
  summary: 'See the schools and teachers of a group you lead',
  example: 'roster ncp17-10a',
  right: 'see the roster',
  input,
  subject: groupLed('roster', 'See the roster'),
  rightsOf: rightsOfGroup,
  run: async ({ subject: group, input: { page }, answers: _none, ...base }) =>
    reply({ title: 'Roster', blocks: await blocksOf(group, page, base) }),
});
