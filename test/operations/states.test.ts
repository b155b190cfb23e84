import { describe, expect, test } from 'vitest';
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
    ['A notice', 'NoticeState'],
  ])('%s…', (title, name) => {
    expect(statesOf(title)).toEqual(enums.get(name)?.toSorted());
  });

  test('a due row is open, late or done by its two columns', () => {
    expect(statesOf('A due row')).toEqual(['done', 'late', 'open']);
    expect(tables.get('DueRow')).toEqual(expect.arrayContaining(['dueAt', 'doneAt']));
  });
});
