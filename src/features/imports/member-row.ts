import { z } from 'zod';
import { partsOf, type Row } from './read-table.ts';

/** A teacher in a group as a line of a file says it. */
export type MemberRow = {
  line: number;
  key: string;
  urn: number;
  name: string;
  email: string;
  role: string;
  years: string[];
};

/** A work e-mail address as a cell has it. */
export const emailCell = z.email().max(200);

/** A school's number as a cell has it: six digits. */
export const urnOf = (cell: string): number | undefined => (/^\d{5,7}$/.test(cell) ? Number(cell) : undefined);

/** Reads one line of a file of members. */
export function readMemberRow({ line, cells }: Row): { member: MemberRow; faults: string[] } {
  const cell = (name: string) => cells[name] ?? '';
  const urn = urnOf(cell('urn'));
  const email = cell('e mail').toLowerCase();
  const faults = [
    ...(cell('key') ? [] : ['Column “key” names the group, such as SYMH-26-014.']),
    ...(urn === undefined ? ['Column “URN” takes the school’s number, such as 106653.'] : []),
    ...(cell('name') && cell('name').length <= 120 ? [] : ['Column “name” takes the teacher’s name.']),
    ...(emailCell.safeParse(email).success ? [] : ['Column “e-mail” takes a work address.']),
    ...(cell('role').length <= 80 ? [] : ['Column “role” takes 80 characters.']),
  ];
  const member: MemberRow = {
    line,
    key: cell('key'),
    urn: urn ?? 0,
    name: cell('name'),
    email,
    role: cell('role'),
    years: partsOf(cell('year groups')).slice(0, 20),
  };
  return { member, faults };
}
