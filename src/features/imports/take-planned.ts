import type { Findings, IntakeKind, Taking } from '../../core/document.ts';
import type { Db } from '../../store/db.ts';
import { lockPlanning } from '../planning/group.moves.ts';

/** What a file would bring, and what is to be said of it. */
export type Planned<Wanted> = { wanted: Wanted[]; findings: Findings };

type Plan<Wanted> = (text: string, taking: Taking<Db>, how: 'look' | 'hold') => Promise<Planned<Wanted>>;

/** Both halves of an intake from one plan: only looked at, or held still and written where nothing is wrong. */
export const takePlanned = <Wanted>(
  plan: Plan<Wanted>,
  write: (wanted: Wanted[], taking: Taking<Db>) => Promise<void>,
): Pick<IntakeKind<Db>, 'check' | 'take'> => ({
  check: async (text, taking) => (await plan(text, taking, 'look')).findings,
  take: async (text, taking) => {
    await lockPlanning(taking.db, taking.hub);
    const { wanted, findings } = await plan(text, taking, 'hold');
    if (findings.faults.length === 0) await write(wanted, taking);
    return findings;
  },
});
