import type { Stage } from '../stage.ts';

/** What a teacher answers who joins with the headteacher's word. */
export const joins = { role: 'Year 4 teacher', years: ['Year 4'], head: 'yes', agree: ['1'] };

/** A hub of the scenes' own, a lead, and the group of theirs that schools come to. */
export async function openLedGroup(
  { house, group, openHub }: Stage,
  wishes: Omit<NonNullable<Parameters<Stage['group']>[1]>, 'leads'> = {},
) {
  await openHub();
  const lead = await house.person('Amira Okafor');
  return { lead, one: await group('Reasoning with fractions', { code: 'NCP17-10a', ...wishes, leads: [lead] }) };
}
