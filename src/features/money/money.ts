/** What is planned, what was claimed of it, and what was paid, in pence. */
export type Sums = { plannedPence: number; claimedPence: number; paidPence: number };

/** A line as far as its rules go. */
export type Line = Sums & { kind: { isMatched: boolean }; schoolId: string | null; halfAgreed: boolean };

const words = new Intl.NumberFormat('en-GB', {
  style: 'currency',
  currency: 'GBP',
  trailingZeroDisplay: 'stripIfInteger',
});

/** "£3,000", "£75.50". */
export const sayPounds = (pence: number): string => words.format(pence / 100);

/** As a file has it, and a form: "3000", "75.50". */
export const inPounds = (pence: number): string => (pence % 100 === 0 ? String(pence / 100) : (pence / 100).toFixed(2));

/** "£3,000 planned, £1,000 claimed, £0 paid". */
export const saySums = ({ plannedPence, claimedPence, paidPence }: Sums): string =>
  `${sayPounds(plannedPence)} planned, ${sayPounds(claimedPence)} claimed, ${sayPounds(paidPence)} paid`;

/** All of some lines together. */
export const sumOf = (lines: Sums[]): Sums => ({
  plannedPence: lines.reduce((sum, one) => sum + one.plannedPence, 0),
  claimedPence: lines.reduce((sum, one) => sum + one.claimedPence, 0),
  paidPence: lines.reduce((sum, one) => sum + one.paidPence, 0),
});

/** A matched grant that waits until the school says that it pays its half. */
export const waitsForHalf = ({ kind, halfAgreed, plannedPence }: Omit<Line, 'schoolId'>): boolean =>
  kind.isMatched && !halfAgreed && plannedPence > 0;

/** "the school pays its half, £500": what goes with a matched grant, nothing with others. */
export function sayHalf(line: Omit<Line, 'schoolId'>): string | undefined {
  if (!line.kind.isMatched) return undefined;
  const half = sayPounds(line.plannedPence);
  return line.halfAgreed ? `the school pays its half, ${half}` : `waits for the school’s half, ${half}`;
}

/** Why a line can't stand as it is, and at which answer. */
export type Fault = { field: 'school' | 'planned' | 'claimed' | 'paid'; words: string };

/** Money is planned, then claimed, then paid, never more than before; a matched grant needs its school, and the school's half. */
export function faultIn({
  kind,
  schoolId,
  halfAgreed,
  plannedPence,
  claimedPence,
  paidPence,
}: Line): Fault | undefined {
  if (kind.isMatched && !schoolId)
    return { field: 'school', words: 'A matched grant goes to a school. Choose which one.' };
  if (plannedPence === 0) return { field: 'planned', words: 'Write what is planned, in pounds, such as 750.' };
  if (claimedPence > plannedPence)
    return {
      field: 'claimed',
      words: 'That is more than is planned. Raise what is planned first, or lower the claim.',
    };
  if (paidPence > claimedPence)
    return { field: 'paid', words: 'That is more than was claimed. Write the claim first, or lower what is paid.' };
  if (kind.isMatched && paidPence > 0 && !halfAgreed)
    return {
      field: 'paid',
      words: 'A matched grant is paid once the school pays its half. Tick that it does, or write 0.',
    };
  return undefined;
}
