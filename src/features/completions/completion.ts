import type { Hub } from '../../core/hub.ts';

/** What is recorded of a school in a group: sessions held and come to, gap tasks due and done. */
export type Taken = { held: number; attended: number; due: number; done: number };

type Rule = Pick<Hub, 'completeSessionsPercent' | 'completeTasksPercent'>;

const reaches = (done: number, all: number, percent: number) => done * 100 >= all * percent;

/** Whether a school has completed by the hub's rule; where nothing was recorded, nothing speaks against it. */
export const hasCompleted = ({ held, attended, due, done }: Taken, rule: Rule): boolean =>
  reaches(attended, held, rule.completeSessionsPercent) && reaches(done, due, rule.completeTasksPercent);

const of = (done: number, all: number, one: string) => `${done} of ${all} ${all === 1 ? one : `${one}s`}`;

/** "4 of 5 sessions, 3 of 3 tasks" */
export const sayTaken = ({ held, attended, due, done }: Taken): string =>
  held + due === 0
    ? 'nothing recorded'
    : [...(held > 0 ? [of(attended, held, 'session')] : []), ...(due > 0 ? [of(done, due, 'task')] : [])].join(', ');

/** The rule, as those who confirm read it. */
export const sayRule = ({ completeSessionsPercent: sessions, completeTasksPercent: tasks }: Rule): string =>
  `${sessions}% of the sessions and ${tasks}% of the gap tasks`;
