import { describe, expect, test } from 'vitest';
import { announcementMoves } from '../../src/features/announcements/announcement.ts';
import { assignmentMoves } from '../../src/features/gap-tasks/gap-task.ts';
import { interestMoves } from '../../src/features/interests/interest.ts';
import { meetingMoves } from '../../src/features/network/meeting.ts';
import { proposalMoves } from '../../src/features/proposals/proposal.ts';
import { reportMoves } from '../../src/features/reports/report.ts';
import { sessionMoves } from '../../src/features/sessions/session.ts';
import { groupSteps, groupTurns } from '../../src/features/work-groups/work-group.ts';
import { enums, page, tables } from './schema-file.ts';

const chapters = page('states.md').split(/^## /m).slice(1);

/** The lines of a chapter's diagram: from, to, and what is said of it. */
function stepsOf(title: string): { from: string; to: string; why: string }[] {
  const chapter = chapters.find((one) => one.startsWith(title)) ?? '';
  const diagram = /```mermaid\nstateDiagram-v2\n([\s\S]*?)```/.exec(chapter)?.[1] ?? '';
  const steps = [...diagram.matchAll(/^ {2}(\S+) --> (\S+)(?: : (.+))?$/gm)];
  expect(steps.length).toBe(diagram.trim().split('\n').length);
  return steps.map(([, from = '', to = '', why = '']) => ({ from, to, why }));
}

/** The states a chapter's diagram names. */
const statesOf = (title: string): string[] =>
  [...new Set(stepsOf(title).flatMap(({ from, to }) => [from, to]))].filter((state) => state !== '[*]').toSorted();

describe('docs/states.md names the states that there are', () => {
  test.each([
    ['Work Group', 'WorkGroupState'],
    ['A school', 'PlaceState'],
    ['A teacher', 'MembershipState'],
    ['An application to a project', 'ApplicationState'],
    ['A session', 'SessionState'],
    ['A member', 'AssignmentState'],
    ['A report', 'ReportState'],
    ['An expression of interest', 'InterestState'],
    ['An offer to lead', 'OfferState'],
    ['A proposal', 'ProposalState'],
    ['An announcement', 'AnnouncementState'],
    ['A network meeting', 'NetworkMeetingState'],
    ['A notice', 'NoticeState'],
  ])('%s…', (title, name) => {
    expect(statesOf(title)).toEqual(enums.get(name)?.toSorted());
  });

  const rules: [string, Record<string, string[]>][] = [
    ['A session', sessionMoves],
    ['A member', assignmentMoves],
    ['A report', reportMoves],
    ['An expression of interest', interestMoves],
    ['A proposal', proposalMoves],
    ['An announcement', announcementMoves],
    ['A network meeting', meetingMoves],
  ];

  test.each(rules)('%s… takes just the steps that its rules allow', (title, moves) => {
    const allowed = Object.entries(moves).flatMap(([from, tos]) => tos.map((to) => `${from} ${to}`));
    const drawn = stepsOf(title).flatMap(({ from, to }) => (from === '[*]' || to === '[*]' ? [] : [`${from} ${to}`]));
    expect(drawn.toSorted()).toEqual(allowed.toSorted());
  });

  test('and just the steps that a Work Group can take today', () => {
    const drawn = stepsOf('Work Group').filter(
      ({ from, to, why }) => from !== '[*]' && to !== '[*]' && !why.startsWith('later'),
    );
    const taken = [...Object.values(groupSteps), ...Object.values(groupTurns)].flatMap(({ from, to }) =>
      from.map((one) => `${one} ${to}`),
    );
    expect(drawn.map(({ from, to }) => `${from} ${to}`).toSorted()).toEqual(taken.toSorted());
  });

  test('a due row is open, late or done by its two columns', () => {
    expect(statesOf('A due row')).toEqual(['done', 'late', 'open']);
    expect(tables.get('DueRow')).toEqual(expect.arrayContaining(['dueAt', 'doneAt']));
  });
});
