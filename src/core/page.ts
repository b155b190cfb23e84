import type { Action, Block } from './view.ts';

type Page<Line> = { lines: Line[]; said: Block[]; turning: Action[] };

/** One page of a list, the words that say which, and the buttons that turn it; a page that is gone becomes the last. */
export function pageOf<Line>(
  all: Line[],
  wanted: number,
  size: number,
  { runs, input }: { runs: string; input: Record<string, string> },
): Page<Line> {
  const pages = Math.max(1, Math.ceil(all.length / size));
  const page = Math.min(wanted, pages);
  const to = (label: string, next: number): Action => ({ label, runs, input: { ...input, page: String(next) } });
  return {
    lines: all.slice((page - 1) * size, page * size),
    said: pages > 1 ? [{ kind: 'text', text: `Page ${page} of ${pages}, ${all.length} in all` }] : [],
    turning: [
      ...(page > 1 ? [to('Previous page', page - 1)] : []),
      ...(page < pages ? [to('Next page', page + 1)] : []),
    ],
  };
}
