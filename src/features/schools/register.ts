import type { RegisterSchool } from '../../core/register-school.ts';
import { daySchema } from '../../core/uk-time.ts';
import { phasesOf, schoolSearchText } from './school.ts';

/** The only columns that are read, in the order `readSchool` takes them: none of the others, and no head's name. */
export const schoolColumns = [
  'URN',
  'EstablishmentName',
  'EstablishmentStatus (code)',
  'PhaseOfEducation (code)',
  'TypeOfEstablishment (name)',
  'LA (code)',
  'LA (name)',
  'StatutoryLowAge',
  'StatutoryHighAge',
  'Town',
  'Postcode',
  'CloseDate',
];

/** The columns of the file of links, in the order `readLink` takes them. */
export const linkColumns = ['URN', 'LinkURN', 'LinkType', 'LinkEstablishedDate'];

/** One school became another. */
export type RegisterLink = { from: number; to: number; since: string | null };

/** Why a row is left out. */
class Fault extends Error {}

/** Statuses of the register: 1 open, 3 open but proposed to close; 2 is closed and 4 proposed to open. */
const statuses = [1, 2, 3, 4];
const open = [1, 3];

/** Older files pad their codes ("01", "00"), newer ones do not: as numbers they are alike. Blank is unknown. */
function code(text: string, what: string): number | null {
  if (text === '') return null;
  if (!/^\d{1,9}$/.test(text)) throw new Fault(`${what} is “${text.slice(0, 40)}”, not a number`);
  return Number(text);
}

function urnOf(text: string, what: string): number {
  if (!/^0*[1-9]\d{5}$/.test(text)) throw new Fault(`${what} is “${text.slice(0, 40)}”, not six digits`);
  return Number(text);
}

/** dd-mm-yyyy, as the register writes days, or blank. */
function dayOf(text: string, what: string): string | null {
  if (text === '') return null;
  const day = daySchema.safeParse(text.replace(/^(\d\d)[-/](\d\d)[-/](\d{4})$/, '$3-$2-$1'));
  if (!day.success) throw new Fault(`${what} is “${text.slice(0, 40)}”, not a day such as 31-08-2026`);
  return day.data;
}

function plainText(text: string, what: string): string {
  if (text.includes('\0')) throw new Fault(`${what} holds a sign that is no text`);
  return text.length > 200 ? text.slice(0, 200) : text;
}

function schoolOf(cells: string[]): RegisterSchool {
  const [urnText = '', name = '', status = '', phase = '', type = '', la = '', laName = '', ...more] = cells;
  const [low = '', high = '', town = '', postcode = '', closed = ''] = more;
  const urn = urnOf(urnText, 'the URN');
  if (name === '') throw new Fault('the name is missing');
  const known = code(status, 'the status') ?? 0;
  if (!statuses.includes(known)) throw new Fault(`the status is “${status.slice(0, 40)}”, not 1 to 4`);
  const [lowAge, highAge] = [code(low, 'the lowest age'), code(high, 'the highest age')];
  const named = {
    name: plainText(name, 'the name'),
    town: plainText(town, 'the town'),
    postcode: plainText(postcode, 'the postcode'),
    laName: plainText(laName, 'the local authority'),
  };
  return {
    urn,
    ...named,
    laCode: code(la, 'the code of the local authority'),
    phases: phasesOf(code(phase, 'the phase') ?? undefined, lowAge ?? undefined, highAge ?? undefined),
    lowAge,
    highAge,
    typeName: plainText(type, 'the type'),
    isOpen: open.includes(known),
    closedOn: dayOf(closed, 'the day of closing'),
    searchText: schoolSearchText({ ...named, urn }),
  };
}

function reasonOf(error: unknown): string {
  if (error instanceof Fault) return error.message;
  throw error;
}

/** A school from the cells of `schoolColumns`, or the reason why the row is left out. */
export function readSchool(cells: string[]): RegisterSchool | string {
  try {
    return schoolOf(cells);
  } catch (error) {
    return reasonOf(error);
  }
}

function linkOf([urn = '', other = '', type = '', since = '']: string[]): RegisterLink | undefined {
  const isForward = /^successor/i.test(type);
  if (!isForward && !/^predecessor/i.test(type)) return undefined;
  const [one, another] = [urnOf(urn, 'the URN'), urnOf(other, 'the URN of the link')];
  if (one === another) throw new Fault('a school is linked to itself');
  const day = dayOf(since, 'the day of the link');
  return isForward ? { from: one, to: another, since: day } : { from: another, to: one, since: day };
}

/** A link from the cells of `linkColumns`; nothing where it is of another kind; or the reason why the row is left out. */
export function readLink(cells: string[]): RegisterLink | undefined | string {
  try {
    return linkOf(cells);
  } catch (error) {
    return reasonOf(error);
  }
}
