import { z } from 'zod';
import { type Outcome, reply } from '../../core/command.ts';
import { ukDay } from '../../core/uk-time.ts';
import type { Action, Block, Item, Span } from '../../core/view.ts';
import type { Project } from '../../store/generated/client.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { sayPlaces } from '../work-groups/work-group.ts';
import { nextFew, sayApplying } from './allot-form.ts';
import {
  type AllottableGroup,
  type Allotting,
  type Applying,
  applyingSchools,
  readAllotting,
} from './allotting.reads.ts';
import { projectChoice, projectMeant } from './project.reads.ts';

/** Schools on one page: as many as one form allots. */
const pageSize = nextFew;

const input = projectChoice.extend({
  only: z.enum(['declined']).optional(),
  page: z.coerce.number().int().min(1).max(500).default(1),
});
type Asked = z.infer<typeof input>;

const about = (label: string, runs: string, one: Applying, project: Project): Action => ({
  label,
  spoken: `${label}: ${one.school.name}, ${one.person.name}`,
  runs,
  input: { project: project.id, schools: one.id },
});

function schoolItem(one: Applying, project: Project, allotting: Allotting): Item {
  const proposed = allotting.groups.find(({ id }) => id === allotting.proposed.get(one.id));
  const detail: Span[] = [
    `${one.person.name}, ${one.jobTitle} · `,
    ...sayApplying(one),
    ...(one.note ? [' · ', one.note] : []),
    ...(one.state === 'DECLINED' && one.answer ? [' · declined: ', one.answer] : []),
    ...(proposed ? [' · proposed: ', proposed.title] : []),
  ];
  const decline = about('Decline', 'decline-application', one, project);
  return {
    title: one.school.laName ? `${one.school.name}, ${one.school.laName}` : one.school.name,
    detail,
    actions: [about('Choose a group', 'allot-schools', one, project), ...(one.state === 'APPLIED' ? [decline] : [])],
  };
}

const groupItem = ({ title, key, localAuthority, capacity, left }: AllottableGroup): Item => ({
  title,
  detail: [key, ...(localAuthority ? [localAuthority] : []), `${sayPlaces(left)} of ${capacity}`].join(' · '),
});

const schools = (count: number) => (count === 1 ? '1 school' : `${count} schools`);

async function factsOf(project: Project, allotting: Allotting, { db, hub, now }: HubBase): Promise<Block> {
  const key = { hubId_projectId: { hubId: hub.id, projectId: project.id } };
  const closes = (await db.hubProject.findUnique({ where: key }))?.closesOn?.toISOString().slice(0, 10);
  const { waiting, late, allotted, declined, groups } = allotting;
  const places = groups.reduce((sum, { left }) => sum + left, 0);
  const isOver = closes !== undefined && closes < ukDay(now);
  return {
    kind: 'facts',
    facts: [
      {
        label: 'Waiting',
        value: late > 0 ? `${schools(waiting.length)}, ${late} of them late` : schools(waiting.length),
      },
      { label: 'Answered', value: `${schools(allotted)} allotted, ${declined} declined` },
      { label: 'Places left', value: String(places) },
      ...(closes ? [{ label: isOver ? 'Closed on' : 'Closes on', value: { day: closes } }] : []),
    ],
  };
}

function actionsFor(project: Project, shown: Applying[], allotting: Allotting, asked: Asked, total: number): Action[] {
  const own = { project: project.id };
  const { only, page } = asked;
  const to = (label: string, next: number): Action => ({
    label,
    runs: 'allot',
    input: { ...own, ...(only && { only }), page: String(next) },
  });
  const these = { ...own, schools: shown.map(({ id }) => id).join(','), skip: String((page - 1) * pageSize) };
  const allots = shown.length > 0 && allotting.groups.length > 0;
  const label = shown.length === 1 ? 'Allot this school' : `Allot these ${shown.length}`;
  return [
    ...(allots ? [{ label, runs: 'allot-schools', input: these, tone: 'main' as const }] : []),
    ...(page > 1 ? [to('Previous page', page - 1)] : []),
    ...(page * pageSize < total ? [to('Next page', page + 1)] : []),
    ...(only ? [{ label: 'Schools that wait', runs: 'allot', input: own }] : []),
    ...(!only && allotting.declined > 0
      ? [{ label: 'Declined schools', runs: 'allot', input: { ...own, only: 'declined' } }]
      : []),
    { label: 'Show project', spoken: `Show ${project.title}`, runs: 'project', input: own },
  ];
}

/** A page that is gone, because its schools are answered, becomes the first. */
async function view(asked: Asked, project: Project, base: HubBase): Promise<Outcome> {
  const allotting = await readAllotting(base, project);
  const all =
    asked.only === 'declined'
      ? await applyingSchools(base, { projectId: project.id, state: 'DECLINED' })
      : allotting.waiting;
  const page = (asked.page - 1) * pageSize < all.length ? asked.page : 1;
  const shown = all.slice((page - 1) * pageSize, page * pageSize);
  const pages = Math.ceil(all.length / pageSize);
  const heading = asked.only ? 'Schools that were declined' : 'Schools that wait, the first in turn at the top';
  return reply({
    title: 'Allot schools to groups',
    blocks: [
      { kind: 'text', text: { strong: project.title } },
      await factsOf(project, allotting, base),
      {
        kind: 'items',
        heading: 'Groups and places',
        items: allotting.groups.map(groupItem),
        whenEmpty: 'This hub has no group of it that takes schools. Make one first: drafts take none.',
      },
      {
        kind: 'items',
        heading,
        items: shown.map((one) => schoolItem(one, project, allotting)),
        whenEmpty: 'No school waits for an answer.',
      },
      ...(pages > 1 ? [{ kind: 'text' as const, text: `Page ${page} of ${pages}, ${all.length} in all` }] : []),
      { kind: 'actions', actions: actionsFor(project, shown, allotting, { ...asked, page }, all.length) },
    ],
  });
}

/** One view to allot by: the schools that applied to a project, and its groups with the places left. */
export const showAllotting = defineCommand({
  name: 'allot',
  kind: 'query',
  phrase: 'allot',
  summary: 'Allot schools that applied to a project’s groups',
  example: 'allot ncp17-10a',
  right: 'allot schools',
  input,
  subject: projectMeant('allot', 'allot', 'Allot schools'),
  rightsOf: ({ phases }) => ({ phases }),
  run: async ({ subject, input: asked, answers: _none, ...base }) => view(asked, subject, base),
});
