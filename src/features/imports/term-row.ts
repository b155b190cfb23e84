import { authority, school, theHub, type Whose } from '../../core/calendar/own-days.ts';
import type { HalfTerm } from '../../core/calendar.ts';
import { fold } from '../../core/fold.ts';
import { type Day, daySchema } from '../../core/uk-time.ts';
import type { Row } from './read-table.ts';

/** A line of term dates: a half-term of a year, and whose it is. */
export type TermRow = { line: number; year: number; whose: Whose; halfTerm: HalfTerm };

const termNames = { autumn: 'AUTUMN', spring: 'SPRING', summer: 'SUMMER' } as const;

/** 2026-09-03 or 03/09/2026: day first, as people here write it. */
function dayFrom(cell: string): Day | undefined {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(cell) ?? [];
  const iso = year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : cell;
  return daySchema.safeParse(iso).data;
}

/** "Autumn 1", or "Autumn" and the half beside it. */
function halfFrom(term: string, half: string): Pick<HalfTerm, 'term' | 'half'> | undefined {
  const [, name = '', number = ''] = /^(autumn|spring|summer)(?: term)? ?([12])?$/.exec(fold(term)) ?? [];
  const key = name === 'autumn' || name === 'spring' || name === 'summer' ? name : undefined;
  const which = number || half.trim();
  return key && (which === '1' || which === '2') ? { term: termNames[key], half: which === '1' ? 1 : 2 } : undefined;
}

const yearFrom = (cell: string) => /^(20\d\d)(?:\/\d\d)?$/.exec(cell)?.[1];

/** Reads a line, with what is wrong with it; `schools` knows ids by URN. */
export function readTermRow({ line, cells }: Row, schools: Map<number, string>): { row?: TermRow; faults: string[] } {
  const cell = (name: string) => cells[fold(name)] ?? '';
  const year = yearFrom(cell('Year'));
  const half = halfFrom(cell('Term'), cell('Half'));
  const [start, end] = [dayFrom(cell('First day')), dayFrom(cell('Last day'))];
  const urn = cell('URN');
  const schoolId = schools.get(Number(urn));
  const faults = [
    ...(year ? [] : ['Column “Year” is written as 2026/27.']),
    ...(half ? [] : ['Column “Term” is Autumn 1, Autumn 2, Spring 1 and so on.']),
    ...(start ? [] : ['Column “First day” is written as 2026-09-03 or 03/09/2026.']),
    ...(end ? [] : ['Column “Last day” is written as 2026-09-03 or 03/09/2026.']),
    ...(urn && !schoolId ? [`The register has no school with the URN “${urn.slice(0, 20)}”.`] : []),
  ];
  if (faults.length > 0 || !year || !half || !start || !end) return { faults };
  const area = cell('Local authority');
  const whose = schoolId ? school(schoolId) : area ? authority(area) : theHub;
  return { row: { line, year: Number(year), whose, halfTerm: { ...half, start, end } }, faults: [] };
}
