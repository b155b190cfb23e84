import type { Hub } from '../../core/hub.ts';
import type { Day } from '../../core/uk-time.ts';
import type { Prisma } from '../../store/generated/client.ts';
import type { ProjectKind, ProjectType, Stage, Uptake } from '../../store/generated/enums.ts';

/** The catalogue as one hub sees it: national entries and its own. */
export const inCatalogueOf = (hub: Pick<Hub, 'id'>) =>
  ({ OR: [{ ownerHubId: null }, { ownerHubId: hub.id }] }) satisfies Prisma.ProjectWhereInput;

const kindWords: Record<ProjectKind, string> = {
  WORK_GROUP: 'a project, no group in this hub now',
  SERIES: 'a series of groups, none in this hub now',
  PROGRAMME: 'a programme, run nationally',
  EXCHANGE: 'an exchange, run nationally',
  NETWORK: 'a network',
  PROPOSAL_ROUTE: 'a way to propose a group',
  FOCUS_AREA: 'a focus of the network',
};

/** What an entry of the catalogue is when this hub has no group of it: nothing here can be joined. */
export const sayKind = (kind: ProjectKind): string => kindWords[kind];

const plainKinds: Record<ProjectKind, string> = {
  WORK_GROUP: 'Work Group project',
  SERIES: 'Series of Work Groups',
  PROGRAMME: 'Programme',
  EXCHANGE: 'Exchange',
  NETWORK: 'Network',
  PROPOSAL_ROUTE: 'Way to propose a group',
  FOCUS_AREA: 'Focus of the network',
};

/** What an entry of the catalogue is, whether or not a group of it runs here. */
export const sayPlainKind = (kind: ProjectKind): string => plainKinds[kind];

const typeWords: Record<ProjectType, string> = {
  NATIONAL: 'National project',
  LOCAL: 'The hub’s own design',
  INNOVATION: 'Innovation',
};

export const sayType = (type: ProjectType): string => typeWords[type];

const stageNames: Record<Stage, string> = {
  DEVELOPMENT: 'Development',
  EFFECTIVENESS: 'Effectiveness',
  SCALING_UP: 'Scaling up',
  INNOVATION: 'Innovation',
};

/** A stage by its name alone, for lists and choices. */
export const sayStageName = (stage: Stage): string => stageNames[stage];

/** Entries that wait for something, and entries that are over; every other status is in the catalogue as usual. */
export const onHold = 'on hold';
export const ended = 'ended';

/** Entries of which a hub can have a group; the others are run elsewhere, or are no groups. */
export const leadable: ProjectKind[] = ['FOCUS_AREA', 'WORK_GROUP', 'SERIES'];

/** Entries of which a group can be made or led now: not over, and no newer edition of them is out by the last of some years. */
export const currentEntries = (hub: Pick<Hub, 'id'>, years: number[]) => {
  const out = { year: { lte: Math.max(...years) }, ...inCatalogueOf(hub) };
  return { ...out, status: { not: ended }, editions: { none: out } } satisfies Prisma.ProjectWhereInput;
};

/** What a hub has settled about a project. */
export type HubChoice = { uptake: Uptake; takesApplications: boolean; opensOn: Date | null; closesOn: Date | null };

/** What the hub does with a project, in a few words. */
export function sayUptake(
  project: { isMandatory: boolean; ownerHubId: string | null },
  choice: Pick<HubChoice, 'uptake'> | null | undefined,
): string {
  if (project.isMandatory) return 'every hub runs it';
  if (choice?.uptake === 'NOT_THIS_YEAR') return 'not this year';
  if (project.ownerHubId) return 'the hub’s own project';
  return choice ? 'opted in' : 'no decision yet';
}

/** Whether schools can apply to a project now: 'late' is after the closing date, 'not yet' before it opens or while it is on hold. */
export type Applying = 'no' | 'not yet' | 'open' | 'late';

const dayOf = (date: Date | null): Day | undefined => date?.toISOString().slice(0, 10);

/** How a project stands for schools that want to apply today. */
export function applyingTo(project: { status: string }, choice: HubChoice | null | undefined, today: Day): Applying {
  if (!choice?.takesApplications || choice.uptake !== 'OPTED_IN' || project.status === ended) return 'no';
  const [opens, closes] = [dayOf(choice.opensOn), dayOf(choice.closesOn)];
  if (project.status === onHold || (opens && today < opens)) return 'not yet';
  return closes && today > closes ? 'late' : 'open';
}
