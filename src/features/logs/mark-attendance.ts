import { type Refusal, refuse } from '../../core/command.ts';
import { fold } from '../../core/fold.ts';
import type { AttendanceState } from '../../store/generated/enums.ts';
import type { Expected } from './log.reads.ts';
import { attendanceOf, type Remarks, wasThere } from './log.ts';

/** Somebody expected, how the log says they were, and who came instead. */
export type Marked = { member: Expected; state: AttendanceState; substitute: string };

type Lines = Omit<Remarks, 'guests'>;

const nameOf = ({ person }: Expected) => fold(person.name);

/** Members by what they are called. */
const named = (expected: Expected[]) => Map.groupBy(expected, nameOf);

/** Those whose name means nobody else of the group: only they can be written of by name. */
const ofOwnName = (expected: Expected[]) => [...named(expected).values()].filter(({ length }) => length === 1).flat();

/** Why a line that names somebody cannot be read. */
function unreadable(expected: Expected[], name: string): Refusal | undefined {
  const meant = named(expected).get(fold(name)) ?? [];
  if (meant.length === 1) return undefined;
  const why =
    meant.length === 0
      ? `I find no member “${name}” above. Write the name as it stands there; a guest goes with a comma and their school.`
      : `More than one member is called “${name}”. Save without that line, then press Correct beside the one you mean.`;
  return refuse('no member', why, 'others');
}

/** How somebody was who cannot be written of by name: what was known of them stays while they are ticked as they were. */
function markByTick(member: Expected, came: boolean): Marked {
  const [known] = member.attendances;
  const ticks = { came, late: came && known?.state === 'LATE', early: came && known?.state === 'LEFT_EARLY' };
  const state = attendanceOf(ticks, known?.state, member.apologies.length > 0);
  return { member, state, substitute: wasThere(state) ? '' : insteadOf(member) };
}

function markByName(member: Expected, came: boolean, { late, early, instead }: Lines): Marked | Refusal {
  const { name } = member.person;
  const own = nameOf(member);
  const isMe = (other: string) => fold(other) === own;
  const ticks = { came, late: late.some(isMe), early: early.some(isMe) };
  if (ticks.late && ticks.early)
    return refuse('twice', `${name} stands there as late and as left early. Keep one of the lines.`, 'others');
  const substitute = instead.find(({ of }) => isMe(of))?.name ?? '';
  const state = attendanceOf(ticks, member.attendances[0]?.state, member.apologies.length > 0);
  if (substitute && wasThere(state))
    return refuse('there', `${name} is ticked as there. Untick ${name}, or take the line out.`, 'others');
  return { member, state, substitute };
}

/** Everybody expected with how the log says they were; refused where a line means nobody, or says two things of somebody. */
export function markAttendance(expected: Expected[], came: string[], lines: Lines): Marked[] | Refusal {
  const { late, early, instead } = lines;
  for (const name of [...late, ...early, ...instead.map(({ of }) => of)]) {
    const no = unreadable(expected, name);
    if (no) return no;
  }
  const byName = new Set(ofOwnName(expected));
  const marked: Marked[] = [];
  for (const member of expected) {
    const isTicked = came.includes(member.id);
    const one = byName.has(member) ? markByName(member, isTicked, lines) : markByTick(member, isTicked);
    if ('code' in one) return one;
    marked.push(one);
  }
  return marked;
}

/** Who came instead of a member as the log says it, or who will as their apology does. */
const insteadOf = ({ attendances: [known], apologies: [apology] }: Expected): string =>
  known?.substitute ?? apology?.substitute ?? '';

/** What was known of members before, as lines that say it again. */
export function remarksOf(expected: Expected[]): Lines {
  const members = ofOwnName(expected);
  const those = (state: AttendanceState) =>
    members.filter(({ attendances: [known] }) => known?.state === state).map(({ person }) => person.name);
  const instead = members.map((member) => ({ name: insteadOf(member), of: member.person.name }));
  return { late: those('LATE'), early: those('LEFT_EARLY'), instead: instead.filter(({ name }) => name !== '') };
}
