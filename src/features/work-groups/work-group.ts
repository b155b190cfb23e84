import type { Phase } from '../../core/people.ts';
import type { Right, RightsSubject } from '../../core/rights.ts';
import { sayTime, weekday } from '../../core/uk-time.ts';
import type { Action, Text } from '../../core/view.ts';
import type { Meeting, Stage, WorkGroupState } from '../../store/generated/enums.ts';

const phaseNames: Record<Phase, string> = {
  EARLY_YEARS: 'Early Years',
  PRIMARY: 'Primary',
  SECONDARY: 'Secondary',
  POST_16: 'Post-16',
};

/** Whether a name is short enough to be the title of a view; a longer one stands below it. */
export const isTitle = (name: string): boolean => name.trim() !== '' && name.length <= 40;

/** The phases in the order schools have them. */
export const allPhases: Phase[] = ['EARLY_YEARS', 'PRIMARY', 'SECONDARY', 'POST_16'];

export const sayPhase = (phase: Phase): string => phaseNames[phase];

/** "Primary and Secondary"; a group or a school may have none. */
export const sayPhases = (phases: Phase[]): string =>
  allPhases
    .filter((phase) => phases.includes(phase))
    .map(sayPhase)
    .join(' and ') || 'All phases';

/** States in which a Work Group takes schools. */
export const recruiting: WorkGroupState[] = ['RECRUITING', 'RUNNING'];

/** States in which a Work Group is on the list at all. */
export const listed: WorkGroupState[] = ['RECRUITING', 'RUNNING', 'COMMISSIONED', 'SEEKING_LEAD', 'EVALUATING'];

const stateWords: Record<WorkGroupState, string> = {
  PLANNED: 'planned, not open yet',
  SEEKING_LEAD: 'waiting for a lead, not open yet',
  COMMISSIONED: 'being prepared by its lead, not open yet',
  RECRUITING: 'open to schools',
  RUNNING: 'running, still open to schools',
  EVALUATING: 'being evaluated, no longer open',
  CLOSED: 'finished',
  CANCELLED: 'cancelled',
};

/** Where a Work Group stands, in plain words. */
export const sayState = (state: WorkGroupState): string => stateWords[state];

/** What the hub does with a group as a whole; the rest of its life follows from its sessions. */
export type GroupStep = 'open' | 'back to draft' | 'finish' | 'cancel';

type Step = { from: WorkGroupState[]; to: WorkGroupState; right: Right };

/** From where to where each step leads, and who may take it (DOMAIN.md 1.3). */
export const groupSteps: Record<GroupStep, Step> = {
  open: { from: ['PLANNED', 'SEEKING_LEAD', 'COMMISSIONED'], to: 'RECRUITING', right: 'edit groups' },
  'back to draft': { from: ['RECRUITING'], to: 'PLANNED', right: 'edit groups' },
  finish: { from: ['RECRUITING', 'RUNNING', 'EVALUATING'], to: 'CLOSED', right: 'accept the report' },
  cancel: {
    from: ['PLANNED', 'SEEKING_LEAD', 'COMMISSIONED', 'RECRUITING', 'RUNNING', 'EVALUATING'],
    to: 'CANCELLED',
    right: 'cancel a group',
  },
};

/** What happens in a group and moves it on by itself. */
export type GroupTurn =
  | 'a lead is sought'
  | 'a lead is found'
  | 'the last lead stops'
  | 'a session is held'
  | 'its evaluation is handed in';

/** From where to where a group goes by what happens in it; in other states nothing moves. */
export const groupTurns: Record<GroupTurn, { from: WorkGroupState[]; to: WorkGroupState }> = {
  'a lead is sought': { from: ['PLANNED'], to: 'SEEKING_LEAD' },
  'a lead is found': { from: ['PLANNED', 'SEEKING_LEAD'], to: 'COMMISSIONED' },
  'the last lead stops': { from: ['COMMISSIONED'], to: 'SEEKING_LEAD' },
  'a session is held': { from: ['COMMISSIONED', 'RECRUITING'], to: 'RUNNING' },
  'its evaluation is handed in': { from: ['RUNNING'], to: 'EVALUATING' },
};

/** Where a group stands after something has happened in it. */
export function stateAfter(turn: GroupTurn, state: WorkGroupState): WorkGroupState {
  const { from, to } = groupTurns[turn];
  return from.includes(state) ? to : state;
}

/** Whether a group in this state can take a step. */
export const canTake = (step: GroupStep, state: WorkGroupState): boolean => groupSteps[step].from.includes(state);

/** What schools must be able to read before a group is opened to them, where it is not there yet. */
export function missingToOpen(group: {
  rationale: string;
  outcomes: string;
  timeNeeded: string;
  meets: Meeting;
  venue: string;
}): string[] {
  return [
    ...(group.rationale ? [] : ['what it is about']),
    ...(group.outcomes ? [] : ['what schools can expect']),
    ...(group.timeNeeded ? [] : ['how much time it takes']),
    ...(group.meets !== 'ONLINE' && !group.venue ? ['where it meets'] : []),
  ];
}

const stageWords: Record<Stage, string> = {
  DEVELOPMENT: 'Development: trying out an idea in a few hubs',
  EFFECTIVENESS: 'Effectiveness: finding out how well it works in every hub',
  SCALING_UP: 'Scaling up: bringing what works to many schools',
  INNOVATION: 'Innovation: a hub’s own idea',
};

export const sayStage = (stage: Stage): string => stageWords[stage];

/** What the rights over a Work Group are decided on: who leads it, its phases, the partner that runs it. */
export const rightsOfGroup = (group: {
  leads: { personId: string }[];
  phases: Phase[];
  partnerId: string | null;
}): RightsSubject => ({
  leads: group.leads.map(({ personId }) => personId),
  phases: group.phases,
  ...(group.partnerId && { partner: group.partnerId }),
});

/** "3 places left", "1 place left", "no places left". */
export function sayPlaces(left: number): string {
  if (left <= 0) return 'no places left';
  return left === 1 ? '1 place left' : `${left} places left`;
}

const pounds = (pence: number) => (pence % 100 === 0 ? `£${pence / 100}` : `£${(pence / 100).toFixed(2)}`);

/** What a school pays: "free", "£75". */
export const sayCost = (pence: number): string => (pence === 0 ? 'free' : pounds(pence));
export const sayMoney = pounds;

const meetsWords = { VENUE: 'in person', ONLINE: 'online', BLENDED: 'in person and online' } as const;

/** Where it meets: "online", "Tapton School", "Tapton School and online". */
export function sayWhere(meets: keyof typeof meetsWords, venue: string): string {
  if (meets === 'ONLINE' || venue === '') return meetsWords[meets];
  return meets === 'BLENDED' ? `${venue} and online` : venue;
}

const weekdays = ['Mondays', 'Tuesdays', 'Wednesdays', 'Thursdays', 'Fridays', 'Saturdays', 'Sundays'];

export type NextSession = {
  day: string;
  from: string;
  to: string;
  startsAt: string;
  endsAt: string;
  isRegular: boolean;
};

/** When it meets: "Tuesdays, 4pm to 6pm" when every session is alike, else the next date. */
export function sayWhen(next: NextSession | undefined): Text {
  if (!next) return 'dates to come';
  const hours = `${sayTime(next.from)} to ${sayTime(next.to)}`;
  if (next.isRegular) return `${weekdays[weekday(next.day) - 1]}, ${hours}`;
  return { moment: next.startsAt, until: next.endsAt };
}

/** "Amira Okafor", "Amira Okafor and Tom Reed". */
export const sayNames = (people: string[]): string => new Intl.ListFormat('en-GB').format(people);

/** The four phases as buttons. */
export const phaseActions = (): Action[] =>
  allPhases.map((phase) => ({
    label: sayPhase(phase),
    spoken: `Browse ${sayPhase(phase)} Work Groups`,
    runs: 'browse',
    input: { phase },
  }));
