import { describe, expect, test } from 'vitest';
import { interestMoves } from '../../src/features/interests/interest.ts';
import { enums, page, tables } from './schema-file.ts';

const chapters = page('states.md').split(/^## /m).slice(1);

/** The states a chapter's diagram names. */
function statesOf(title: string): string[] {
  const chapter = chapters.find((one) => one.startsWith(title)) ?? '';
  const diagram = /```mermaid\nstateDiagram-v2\n([\s\S]*?)```/.exec(chapter)?.[1] ?? '';
  const steps = [...diagram.matchAll(/^ {2}(\S+) --> (\S+)(?: : .+)?$/gm)];
  expect(steps.length).toBe(diagram.trim().split('\n').length);
  return [...new Set(steps.flatMap(([, from = '', to = '']) => [from, to]))]
    .filter((state) => state !== '[*]')
    .toSorted();
}

describe('docs/states.md names the states that there are', () => {
  test.each([
    ['Work Group', 'WorkGroupState'],
    ['A school', 'PlaceState'],
    ['A teacher', 'MembershipState'],
    ['An application to a project', 'ApplicationState'],
    ['An expression of interest', 'InterestState'],
    ['An offer to lead', 'OfferState'],
    ['A notice', 'NoticeState'],
  ])('%s…', (title, name) => {
    expect(statesOf(title)).toEqual(enums.get(name)?.toSorted());
  });

  test('an expression of interest goes where the code lets it', () => {
    const chapter = chapters.find((one) => one.startsWith('An expression of interest')) ?? '';
    const drawn = [...chapter.matchAll(/^ {2}([A-Z_]+) --> ([A-Z_]+) :/gm)].map(([, from, to]) => `${from} ${to}`);
    const built = Object.entries(interestMoves).flatMap(([from, some]) => some.map((to) => `${from} ${to}`));
    expect(drawn.toSorted()).toEqual(built.toSorted());
  });

  test('a due row is open, late or done by its two columns', () => {
    expect(statesOf('A due row')).toEqual(['done', 'late', 'open']);
    expect(tables.get('DueRow')).toEqual(expect.arrayContaining(['dueAt', 'doneAt']));
  });
});
