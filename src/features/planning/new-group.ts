import { z } from 'zod';
import { refuse } from '../../core/command.ts';
import { fold } from '../../core/fold.ts';
import type { Option } from '../../core/form.ts';
import { programmeYear, programmeYearName, ukDay } from '../../core/uk-time.ts';
import type { Project } from '../../store/generated/client.ts';
import { recordChange } from '../audit.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { loadGroup } from '../work-groups/group-detail.ts';
import { ended, inCatalogueOf } from '../work-groups/project.ts';
import { shownYears } from '../work-groups/work-group.reads.ts';
import { basics, notYourPhase } from './edit-basics.ts';
import { stepsOfNew } from './edit-part.ts';
import { editWords } from './edit-words.ts';
import { lockPlanning, makeGroup, takeKeys } from './group.moves.ts';
import { noPupils, phasesField, textField } from './group-fields.ts';

/** Projects found at most by one search. */
const most = 20;

const inGroups = { kind: { in: ['WORK_GROUP' as const, 'SERIES' as const] }, status: { not: ended } };

/** Projects of the catalogue that groups are made of, by words, the newest first. */
export async function findGroupProjects(words: string, { db, hub }: Pick<HubBase, 'db' | 'hub'>): Promise<Option[]> {
  const wanted = fold(words.slice(0, 100)).split(' ').filter(Boolean);
  if (wanted.length === 0) return [];
  const rows = await db.project.findMany({
    where: { ...inCatalogueOf(hub), ...inGroups, AND: wanted.map((word) => ({ searchText: { contains: word } })) },
    orderBy: [{ year: 'desc' }, { code: 'asc' }, { title: 'asc' }],
    take: most,
  });
  return rows.map(({ id, code, title, year }) => ({
    value: id,
    label: [code, title].filter(Boolean).join(' '),
    detail: programmeYearName(year),
  }));
}

/** The year of a new group: its project's, where that is not over, else the one that is being planned. */
const yearFor = ({ year }: Project, now: Date) =>
  year >= programmeYear(ukDay(now)) ? year : Math.max(...shownYears(now));

async function begin({ db, hub }: HubBase, projectId: string) {
  const found = await db.project.findFirst({ where: { id: projectId, ...inCatalogueOf(hub), ...inGroups } });
  return found ?? undefined;
}

/** Makes a group as a draft of a project; its other parts are asked next, and each is saved by itself. */
export const newGroup = defineCommand({
  name: 'new-group',
  kind: 'change',
  phrase: 'new group',
  summary: 'Plan a new Work Group, as a draft',
  right: 'edit groups',
  input: z.object({}),
  ask: async ({ hub }) => ({
    kind: 'ask',
    form: {
      title: 'Plan a new Work Group?',
      shortTitle: 'New Work Group',
      intro: `It is a draft until you open it: schools see nothing of it. ${noPupils}`,
      minutes: 2,
      submit: 'Save and go on',
      runs: 'new-group',
      step: [1, stepsOfNew],
      fields: [
        { id: 'project', label: 'Project', help: 'Search by code or title', kind: 'search', source: 'group-projects' },
        textField('title', 'Title', 120, {}),
        phasesField({}),
        textField('contact', 'Whom to ask', 200, { contact: hub.contact }, 'As schools read it'),
      ],
    },
  }),
  answers: z.object({ project: z.uuid({ error: 'Search for the project and choose it.' }), ...basics }),
  run: async ({ answers: { project: projectId, ...said }, input: _none, subject: _nothing, ...base }) => {
    const other = notYourPhase(said.phases, base);
    if (other) return other;
    const project = await begin(base, projectId);
    if (!project) return refuse('project', 'Search for the project and choose it.', 'project');
    const year = yearFor(project, base.now);
    await lockPlanning(base.db, base.hub);
    const [key = ''] = await takeKeys(base, year, 1);
    const made = await makeGroup(base, {
      ...{ projectId, key, year, code: project.code, state: 'PLANNED', ...said },
      ...{ capacitySchools: 8, rationale: project.description.slice(0, 600), outcomes: '', timeNeeded: '' },
      ...{ meets: 'VENUE', venue: '', localAuthority: '' },
    });
    await recordChange(base, { what: 'planned a Work Group', subjectId: made.id, after: { key, state: 'PLANNED' } });
    const group = await loadGroup(base.db, made.id);
    if (!group) throw new Error('a group that was just made is not there');
    return { kind: 'ask', form: await editWords.form(group, base, true) };
  },
});
