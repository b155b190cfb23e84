import { type Outcome, refuse, reply } from '../../core/command.ts';
import { may } from '../../core/rights.ts';
import { programmeYearName, ukDay } from '../../core/uk-time.ts';
import type { Action, Block, Text } from '../../core/view.ts';
import type { HubBase } from '../define.ts';
import { type GroupOfProject, loadProject, type ProjectDetail } from './project.reads.ts';
import { applyingTo, ended, onHold, sayKind, sayPlainKind, sayStageName, sayType, sayUptake } from './project.ts';
import { tagFacts } from './tag.ts';
import { waysToLead } from './ways-to-lead.ts';
import { isTitle, sayPhases, sayPlaces, sayStage, sayState, sayWhere } from './work-group.ts';

/** Groups listed below a project; more are found by browsing. */
const mostGroups = 8;

const said = (words: Text): Block => ({ kind: 'text', text: words });
const warned = (words: Text): Block => ({ kind: 'notice', tone: 'warning', text: words });
const actions = (some: Action[]): Block[] => (some.length > 0 ? [{ kind: 'actions', actions: some }] : []);

/** A button about this project, which says its title to a screen reader; `inFull` where the label is short for more. */
const about = (
  { project }: ProjectDetail,
  label: string,
  runs: string,
  { inFull = label, ...more }: { inFull?: string; tone?: 'main' } = {},
): Action => ({
  label,
  spoken: `${inFull}: ${project.title}`,
  runs,
  input: { project: project.id },
  ...more,
});

/** What stands in the way, for an entry that waits or is over. */
function standing({ project }: ProjectDetail, { hub }: HubBase): Block[] {
  if (project.status === onHold)
    return [warned(project.onHoldFor ? `On hold. It waits for: ${project.onHoldFor}` : 'On hold.')];
  if (project.status !== ended) return [];
  const next = project.successor;
  if (!next || (next.ownerHubId !== null && next.ownerHubId !== hub.id)) return [warned('This project has ended.')];
  const show: Action = {
    label: 'Show what follows',
    spoken: `Show ${next.title}`,
    runs: 'show',
    input: { project: next.id },
  };
  return [warned(`This project has ended. What follows it: ${next.title}`), { kind: 'actions', actions: [show] }];
}

function factsBlock({ project, choice, groups, tags }: ProjectDetail): Block {
  const facts = [
    ...(isTitle(project.title) && project.code ? [{ label: 'Code', value: project.code }] : []),
    { label: 'For', value: [sayPhases(project.phases), ...project.audience].join(', ') },
    { label: 'What it is', value: groups.length > 0 ? sayPlainKind(project.kind) : sayKind(project.kind) },
    { label: 'Type', value: sayType(project.type) },
    ...(project.stage ? [{ label: 'Stage', value: sayStage(project.stage) }] : []),
    { label: 'Year', value: programmeYearName(project.year) },
    { label: 'In this hub', value: sayUptake(project, choice) },
    ...tagFacts(tags),
  ];
  return { kind: 'facts', facts };
}

/** What the project means here, and what the national side asks of every group of it. */
function wordsAbout({ project, choice }: ProjectDetail): Block[] {
  const parts: [string, string][] = [
    ['Here: ', choice?.localFocus ?? ''],
    ['What we do differently: ', choice?.adaptation ?? ''],
    ['Guidance: ', project.guidance],
  ];
  return parts.filter(([, words]) => words !== '').map(([label, words]) => said([{ strong: label }, words]));
}

const stagesBlock = ({ stages }: ProjectDetail): Block[] =>
  stages.length === 0
    ? []
    : [
        {
          kind: 'items',
          heading: 'How it developed',
          whenEmpty: '',
          items: stages.slice(0, mostGroups).map(({ stage, from, note }) => ({
            title: [`${sayStageName(stage)} from `, { day: from.toISOString().slice(0, 10) }],
            ...(note && { detail: note }),
          })),
        },
      ];

const questionsBlock = ({ project }: ProjectDetail): Block[] =>
  project.questions.length === 0
    ? []
    : [
        {
          kind: 'items',
          heading: 'What every group is asked at the end',
          whenEmpty: '',
          items: project.questions.map((title) => ({ title })),
        },
      ];

const groupItem = (group: GroupOfProject) => ({
  title: group.title,
  detail: [group.key, sayWhere(group.meets, group.venue), sayState(group.state), sayPlaces(group.left)].join(' · '),
  actions: [{ label: 'Show', spoken: `Show ${group.title}, ${group.key}`, runs: 'show', input: { group: group.id } }],
});

function groupsBlock({ project, groups }: ProjectDetail, { hub }: HubBase): Block {
  const more: Action = {
    label: 'See all its groups',
    runs: 'browse',
    input: { words: project.code ?? project.title.slice(0, 200) },
  };
  return {
    kind: 'items',
    heading: 'Groups in this hub',
    items: groups.slice(0, mostGroups).map(groupItem),
    whenEmpty: `${hub.name} has no group of it now. To ask for one, contact ${hub.contact}.`,
    ...(groups.length > mostGroups && { more }),
  };
}

const withYear = (words: string, date: Date | null): Text =>
  date ? [words, { day: date.toISOString().slice(0, 10) }, '.'] : `${words}a day that the hub will name.`;

/** What the person's school can do about it now. */
async function applyingBlocks(detail: ProjectDetail, { db, actor, now }: HubBase): Promise<Block[]> {
  const applying = applyingTo(detail.project, detail.choice, ukDay(now));
  const schoolId = actor.school.kind === 'at' ? actor.school.id : undefined;
  const live = { state: { in: ['APPLIED' as const, 'ALLOTTED' as const, 'DECLINED' as const] } };
  const own = schoolId
    ? await db.projectApplication.findFirst({ where: { projectId: detail.project.id, schoolId, ...live } })
    : null;
  if (own)
    return [
      said('Your school has applied to this project.'),
      ...actions([about(detail, 'See the application', 'apply')]),
    ];
  if (applying === 'no') return [];
  if (applying === 'not yet')
    return [
      said(withYear('Schools can apply from ', detail.choice?.opensOn ?? null)),
      ...actions([about(detail, 'Tell me when open', 'watch', { inFull: 'Tell me when it opens', tone: 'main' })]),
    ];
  const closes = detail.choice?.closesOn;
  const until = applying === 'late' ? 'Applications closed on ' : 'Schools can apply until ';
  return [
    ...(closes ? [said(withYear(until, closes))] : []),
    ...actions([about(detail, 'Apply for my school', 'apply', { tone: 'main' })]),
  ];
}

/** What staff of the hub, and whoever speaks for the national side, can do about it. */
function staffActions(detail: ProjectDetail, { actor, hub }: HubBase): Action[] {
  const { project, choice } = detail;
  const isOwn = project.ownerHubId === hub.id;
  const edits = may(actor, 'edit projects', {});
  const allots = may(actor, 'allot schools', { phases: project.phases }) && choice?.takesApplications;
  const publishes = may(actor, 'publish nationally', {}) && project.ownerHubId === null;
  return [
    ...(allots ? [about(detail, 'Allot schools', 'allot')] : []),
    ...(edits ? [about(detail, 'Say what we do', 'opt-in')] : []),
    ...(edits && isOwn
      ? [
          about(detail, 'Edit project', 'edit-project'),
          about(detail, 'Describe project', 'describe-project'),
          about(detail, 'Change stage', 'project-stage'),
          about(detail, 'Hold or end', 'project-status'),
          about(detail, 'Set tags', 'tag-project'),
          about(detail, 'Make next edition', 'renew-project'),
        ]
      : []),
    ...(publishes
      ? [
          about(detail, 'Edit nationally', 'publish'),
          about(detail, 'Set guidance', 'publish-details'),
          about(detail, 'Set tags', 'tag-nationally'),
          about(detail, 'Make next edition', 'next-edition'),
          about(detail, 'Hold or retire', 'retire'),
          about(detail, 'See counts', 'roll-up'),
        ]
      : []),
  ];
}

/** Other years' editions and where to read more. */
function wayOn({ project, editions }: ProjectDetail): Action[] {
  const others = editions.filter(({ id }) => id !== project.id).slice(0, mostGroups);
  const links = others.map(({ id, year }): Action => {
    const name = programmeYearName(year);
    return { label: `Edition ${name}`, runs: 'show', input: { project: id } };
  });
  return [
    ...links,
    ...(project.url ? [{ label: 'Read more', opens: project.url }] : []),
    { label: 'See all projects', runs: 'projects' },
  ];
}

const isStaff = ({ actor }: HubBase, { project }: ProjectDetail) =>
  may(actor, 'allot schools', { phases: project.phases }) || may(actor, 'publish nationally', {});

/** Shows an entry of the catalogue: what it is, what this hub does with it, its groups here, and what the person can do. */
export async function showProject(base: HubBase, id: string): Promise<Outcome> {
  const { db, hub, now } = base;
  const detail = await loadProject(db, hub, id, now);
  if (!detail) return refuse('gone', 'That entry is no longer in the catalogue. Type “browse” to see what is.');
  const { project } = detail;
  const hasTitle = isTitle(project.title);
  const blocks: Block[] = [
    ...(hasTitle ? [] : [said({ strong: project.title })]),
    ...standing(detail, base),
    ...(project.description ? [said(project.description)] : []),
    factsBlock(detail),
    ...wordsAbout(detail),
    ...(await applyingBlocks(detail, base)),
    groupsBlock(detail, base),
    ...stagesBlock(detail),
    ...(isStaff(base, detail) ? questionsBlock(detail) : []),
    ...actions([...(await waysToLead(project, base)), ...staffActions(detail, base)]),
    ...actions(wayOn(detail)),
  ];
  return reply({ title: hasTitle ? project.title : (project.code ?? 'From the catalogue'), blocks });
}
