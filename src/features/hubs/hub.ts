import type { Day } from '../../core/uk-time.ts';
import type { Text } from '../../core/view.ts';
import type { PartnerKind } from '../../store/generated/enums.ts';

/** The kinds of partner, in the order in which they are shown. */
export const kindsOfPartner = [
  'STRATEGIC',
  'OPERATIONAL',
  'TEACHING_SCHOOL',
  'LOCAL_AUTHORITY',
  'TEACHER_TRAINING',
  'EXAM_BOARD',
  'PROGRAMME',
] as const satisfies PartnerKind[];

const partnerWords: Record<PartnerKind, [one: string, many: string]> = {
  STRATEGIC: ['Strategic partner', 'Strategic partners'],
  OPERATIONAL: ['Operational partner', 'Operational partners'],
  TEACHING_SCHOOL: ['Teaching School', 'Teaching Schools'],
  LOCAL_AUTHORITY: ['Local authority', 'Local authorities'],
  TEACHER_TRAINING: ['Initial teacher training', 'Initial teacher training'],
  EXAM_BOARD: ['Exam board', 'Exam boards'],
  PROGRAMME: ['Programme', 'Programmes'],
};

/** A kind of partner, for so many of them. */
export const sayPartnerKind = (kind: PartnerKind, count = 1): string => partnerWords[kind][count === 1 ? 0 : 1];

type Piece = { laName: string; part: string; school: { name: string } | null };

/** A piece of the area: "Sheffield", "High Peak in Derbyshire", or a school's name. */
export const sayPiece = ({ laName, part, school }: Piece): string =>
  school?.name ?? (part === '' ? laName : `${part} in ${laName}`);

/** Pieces named before the rest is counted. */
const mostPieces = 12;

/** The area in words: whole authorities first, then parts, then schools; a long list ends in a count. */
export function sayArea(pieces: Piece[]): string {
  const rank = ({ part, school }: Piece) => (school ? 2 : part === '' ? 0 : 1);
  const names = pieces.toSorted((one, other) => rank(one) - rank(other)).map(sayPiece);
  const left = names.length - mostPieces;
  return left > 0 ? `${names.slice(0, mostPieces).join(', ')} and ${left} more` : names.join(', ');
}

/** Whether something dated counts on a day; `to` is its last day. */
export const isOn = (day: Day, { from, to }: { from: Date; to: Date | null }): boolean =>
  from.toISOString().slice(0, 10) <= day && (!to || to.toISOString().slice(0, 10) >= day);

/** Since when a hub works, when it will, or that it has ended; nothing where nobody said. */
export function sayRunning(startedOn: Date | null, endedOn: Date | null, today: Day): Text | undefined {
  const [start, end] = [startedOn, endedOn].map((date) => date?.toISOString().slice(0, 10));
  if (end && end < today) return ['ended on ', { day: end }];
  if (!start) return end ? ['working until ', { day: end }] : undefined;
  const begun = start > today ? 'starts on ' : 'working since ';
  return [begun, { day: start }, ...(end ? [', until ', { day: end }] : [])];
}

type Contact = { who: string; person: { name: string; leftAt: Date | null } | null };

/** Whom to ask: the person as they are called now, and what else is written; nothing when they have left. */
export const sayWho = ({ who, person }: Contact): string =>
  [person && !person.leftAt ? person.name : '', who].filter((part) => part !== '').join(', ');
