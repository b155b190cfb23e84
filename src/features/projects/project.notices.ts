import { z } from 'zod';
import { ukDay } from '../../core/uk-time.ts';
import type { Action, Block, Text, View } from '../../core/view.ts';
import type { Db } from '../../store/db.ts';
import { defineNotice } from '../define.ts';
import { readMembershipById } from '../memberships/own-memberships.ts';
import { viewOfPlace } from '../memberships/place-view.ts';
import { applyingTo } from '../work-groups/project.ts';

const facts = z.object({ application: z.uuid() });

const include = {
  project: { select: { id: true, title: true } },
  school: { select: { name: true } },
  person: { select: { name: true } },
  group: { select: { id: true, title: true } },
} as const;

const read = (db: Db, id: string) => db.projectApplication.findUnique({ where: { id }, include });

const said = (words: Text): Block => ({ kind: 'text', text: words });
const myApplications: Action = { label: 'My applications', runs: 'applications' };

/** To the teacher who applied: the group that the hub chose, with the place the school has in it. */
export const schoolAllotted = defineNotice({
  name: 'school allotted',
  whenUncertain: 'send again',
  facts,
  compose: async ({ application }, { db, hub, now, to }): Promise<View | 'overtaken'> => {
    const row = await read(db, application);
    if (row?.state !== 'ALLOTTED' || !row.group) return 'overtaken';
    const { group, project, school } = row;
    const chose = said(['For “', project.title, '” the hub chose the group “', group.title, `” for ${school.name}.`]);
    const key = { hubId_groupId_personId: { hubId: hub.id, groupId: group.id, personId: to.personId } };
    const membership = await db.membership.findUnique({ where: key, select: { id: true } });
    const own = membership && (await readMembershipById(db, membership.id));
    const show: Action = {
      label: 'Show the group',
      spoken: `Show ${group.title}`,
      runs: 'show',
      input: { group: group.id },
    };
    if (!own)
      return {
        title: 'The hub chose a group for your school',
        blocks: [chose, said('Your school has its place there already.'), { kind: 'actions', actions: [show] }],
      };
    const isHeld = own.place.state === 'HELD';
    const view = viewOfPlace(isHeld ? 'A place is held for your school' : 'Your school has a place', own, { hub, now });
    return { ...view, blocks: [chose, ...view.blocks] };
  },
});

/** To the teacher who applied: the hub's own words. */
export const applicationDeclined = defineNotice({
  name: 'application declined',
  whenUncertain: 'leave to a person',
  facts,
  compose: async ({ application }, { db, hub }): Promise<View | 'overtaken'> => {
    const row = await read(db, application);
    if (row?.state !== 'DECLINED') return 'overtaken';
    return {
      title: 'About your school’s application',
      blocks: [
        said(row.answer),
        said(`${hub.name} wrote this. To talk about it, ask ${hub.contact}.`),
        { kind: 'actions', actions: [{ label: 'Find a Work Group', runs: 'browse', tone: 'main' }, myApplications] },
      ],
    };
  },
});

const allottedTo = z.object({ group: z.uuid(), applications: z.string() });

/** To the leads: the schools that the hub allotted to their group in one go. */
export const schoolsAllotted = defineNotice({
  name: 'schools allotted',
  whenUncertain: 'send again',
  facts: allottedTo,
  compose: async ({ group: groupId, applications }, { db, to }): Promise<View | 'overtaken'> => {
    const rows = await db.projectApplication.findMany({
      where: { id: { in: applications.split(',') }, groupId, state: 'ALLOTTED' },
      include,
      orderBy: { at: 'asc' },
    });
    const leads = await db.workGroupLead.count({ where: { groupId, personId: to.personId, to: null } });
    const [first] = rows;
    if (!first?.group || leads === 0) return 'overtaken';
    const { group } = first;
    return {
      title: rows.length === 1 ? 'A school was allotted to you' : `${rows.length} schools were allotted to you`,
      blocks: [
        said(['The hub chose your group “', group.title, '” for:']),
        {
          kind: 'items',
          items: rows.map(({ school, person, jobTitle }) => ({
            title: school.name,
            detail: `${person.name}, ${jobTitle}`,
          })),
          whenEmpty: '',
        },
        {
          kind: 'actions',
          actions: [
            { label: 'Show the group', spoken: `Show ${group.title}`, runs: 'show', input: { group: group.id } },
          ],
        },
      ],
    };
  },
});

/** To whoever wanted to hear: schools can apply now. */
export const projectIsOpen = defineNotice({
  name: 'project opens',
  whenUncertain: 'send again',
  facts: z.object({ project: z.uuid() }),
  compose: async ({ project: projectId }, { db, hub, now }): Promise<View | 'overtaken'> => {
    const key = { hubId_projectId: { hubId: hub.id, projectId } };
    const choice = await db.hubProject.findUnique({ where: key, include: { project: true } });
    if (!choice || applyingTo(choice.project, choice, ukDay(now)) !== 'open') return 'overtaken';
    const { title } = choice.project;
    const closes = choice.closesOn?.toISOString().slice(0, 10);
    return {
      title: 'Schools can apply now',
      blocks: [
        said([
          'You asked to hear when “',
          title,
          '” opens. ',
          ...(closes ? ['Schools can apply until ', { day: closes }, '.'] : ['Schools can apply from now on.']),
        ]),
        {
          kind: 'actions',
          actions: [
            {
              label: 'Apply for my school',
              spoken: `Apply for my school: ${title}`,
              runs: 'apply',
              input: { project: projectId },
              tone: 'main',
            },
            { label: 'Show project', spoken: `Show ${title}`, runs: 'project', input: { project: projectId } },
          ],
        },
      ],
    };
  },
});
