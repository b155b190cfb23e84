import type { Day } from '../../core/uk-time.ts';
import type { Action, Item, Text } from '../../core/view.ts';

/** What is recorded of somebody's part in the network, over the last twelve months and this programme year. */
export type Recorded = {
  meetings: { held: number; came: number };
  sessionsLed: number;
  /** A national project's group of this year that they lead or take part in. */
  national: string | undefined;
  lastLed: Day | undefined;
  /** A group of this year that others lead, or whose project others of the hub lead too. */
  community: string | undefined;
};

const count = (number: number, one: string, many: string) => `${number} ${number === 1 ? one : many}`;

function sayActive({ meetings: { held, came }, sessionsLed }: Recorded): string {
  const meetings =
    held === 0 ? 'no network meeting was held' : `at ${came} of ${count(held, 'network meeting', 'network meetings')}`;
  return `In twelve months: ${meetings}, ${count(sessionsLed, 'session led', 'sessions led')}`;
}

const item = (isSo: boolean, what: string, detail: Text, step: Action): Item => ({
  title: isSo ? `✓ ${what}` : `Not yet: ${what.charAt(0).toLowerCase()}${what.slice(1)}`,
  detail,
  ...(!isSo && { actions: [step] }),
});

/** The four things that the network encourages, each as it stands and, where it is not so yet, with a step towards it. */
export function encouragements(recorded: Recorded): Item[] {
  const { meetings, sessionsLed, national, lastLed, community } = recorded;
  return [
    item(meetings.came + sessionsLed > 0, 'Active in the network', sayActive(recorded), {
      label: 'See the meetings',
      spoken: 'See the meetings of the network',
      runs: 'network',
    }),
    item(
      national !== undefined,
      'In a national programme',
      national ? `This year: ${national}` : 'You lead and take part in none this year',
      { label: 'See the projects', runs: 'projects' },
    ),
    item(
      lastLed !== undefined,
      'Leads regularly',
      lastLed ? ['You last led on ', { day: lastLed }] : 'You have led no session in six months',
      { label: 'Say what I’d lead', runs: 'interest' },
    ),
    item(
      community !== undefined,
      'In a project’s community',
      community
        ? `With others in: ${community}`
        : 'Take part in a group that others lead, or lead one that others lead too',
      { label: 'Browse all', spoken: 'Browse all Work Groups', runs: 'browse' },
    ),
  ];
}
