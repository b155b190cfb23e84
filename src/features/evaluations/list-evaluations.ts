import { z } from 'zod';
import { type Outcome, reply } from '../../core/command.ts';
import { shownTogether } from '../../core/heard.ts';
import { may } from '../../core/rights.ts';
import { type Day, programmeYear, programmeYearName, ukDay } from '../../core/uk-time.ts';
import { type Action, type Block, type Item, text } from '../../core/view.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { sayAnswered, voicesIn } from '../reports/participants.reads.ts';
import { averagesOf, heardOf } from '../reports/participants.ts';
import { rightsOfGroup } from '../work-groups/work-group.ts';

const input = z.object({
  year: z.coerce.number().int().min(2000).max(2100).optional(),
  project: z.uuid().optional(),
});

const select = {
  id: true,
  title: true,
  key: true,
  phases: true,
  partnerId: true,
  projectId: true,
  project: { select: { title: true } },
  leads: { where: { to: null }, select: { personId: true } },
} as const;

/** The groups of a year that were asked about, with what was said; whether this person may read of each. */
async function groupsOf({ db, actor }: HubBase, year: number) {
  const groups = await db.workGroup.findMany({
    where: { year, evaluation: { isNot: null } },
    select,
    orderBy: [{ title: 'asc' }, { key: 'asc' }],
  });
  const all = await voicesIn(db, { group: { year } });
  return groups.flatMap((group) => {
    const voices = all.get(group.id);
    return voices ? [{ ...group, voices, isReadable: may(actor, 'read the report', rightsOfGroup(group)) }] : [];
  });
}

type Group = Awaited<ReturnType<typeof groupsOf>>[number];

const sayGroups = (count: number) => (count === 1 ? '1 group' : `${count} groups`);

/** What the groups of a project say together: the ids of questions are the same in each. A reader sees whole parts only. */
function together(groups: Group[], today: Day, year: number) {
  const heard = groups.map((group) => ({ ...heardOf(group.voices), ...group }));
  const parts = shownTogether(heard, year, today).filter((part) => part.every(({ isReadable }) => isReadable));
  const shown = parts.flat();
  const voices = parts.map((part) => part.map((group) => group.voices));
  const averages = averagesOf(shown[0]?.voices.questions ?? [], voices);
  const answers = shown.reduce((sum, one) => sum + one.answers, 0);
  return { averages, words: `${sayGroups(shown.length)}, ${answers} answers` };
}

function projectItem(groups: Group[], today: Day, year: number): Item {
  const [first] = groups;
  const { averages, words } = together(groups, today, year);
  const title = first?.project.title ?? '';
  const see = {
    label: 'See the project',
    spoken: `See what they say: ${title}`,
    runs: 'evaluations',
    input: { project: first?.projectId ?? '', year: String(year) },
  };
  return { title, detail: averages.length > 0 ? words : 'not to be shown yet', actions: [see] };
}

const groupItem = ({ id, title, key, voices }: Group): Item => {
  const spoken = `What they say: ${title}, ${key}`;
  const see = { label: 'What they say', spoken, runs: 'evaluation', input: { group: id } };
  return { title: `${title}, ${key}`, detail: sayAnswered(voices), actions: [see] };
};

function ofProject(groups: Group[], today: Day, year: number): Block[] {
  const { averages, words } = together(groups, today, year);
  const items = averages.map(({ label, said }) => ({ title: label, detail: said }));
  return [
    text({ strong: groups[0]?.project.title ?? '' }, averages.length > 0 ? `: ${words}.` : ''),
    { kind: 'items', heading: 'On average', items, whenEmpty: 'Too few have answered, or others still can.' },
    {
      kind: 'items',
      heading: 'By group',
      items: groups.filter(({ isReadable }) => isReadable).map(groupItem),
      whenEmpty: 'No group of it was asked about.',
    },
  ];
}

function byProject(groups: Group[], today: Day, year: number): Block[] {
  const all = [...Map.groupBy(groups, ({ projectId }) => projectId).values()];
  const each = all.filter((some) => some.some(({ isReadable }) => isReadable));
  const whenEmpty = 'Nobody was asked about a group of that year yet.';
  return [{ kind: 'items', items: each.map((some) => projectItem(some, today, year)), whenEmpty }];
}

const actionsOf = (year: number, project: string | undefined): Action[] => [
  ...(project ? [{ label: 'All projects', runs: 'evaluations', input: { year: String(year) } }] : []),
  {
    label: programmeYearName(year - 1),
    spoken: `What they said in ${programmeYearName(year - 1)}`,
    runs: 'evaluations',
    input: { year: String(year - 1) },
  },
];

/** Shows the hub what those who came say, by project and by group. */
export const listEvaluations = defineCommand({
  name: 'evaluations',
  kind: 'query',
  phrase: 'evaluations',
  summary: 'See what those who came say, by project',
  right: 'oversee reports',
  input,
  run: async ({ input: { year: asked, project }, subject: _none, answers: _no, ...base }): Promise<Outcome> => {
    const today = ukDay(base.now);
    const year = asked ?? programmeYear(today);
    const groups = await groupsOf(base, year);
    const of = groups.filter(({ projectId }) => projectId === project);
    return reply({
      title: `What they say, ${programmeYearName(year)}`,
      blocks: [
        ...(project ? ofProject(of, today, year) : byProject(groups, today, year)),
        text('Nothing of fewer than 5 answers is shown. Small groups count together, 5 answers or more at a time.'),
        { kind: 'actions', actions: actionsOf(year, project) },
      ],
    });
  },
});
