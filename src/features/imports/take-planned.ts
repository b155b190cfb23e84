import type { Findings, IntakeKind, Taking } from '../../core/document.ts';
import type { Db } from '../../store/db.ts';
import { lockPlanning } from '../planning/group.moves.ts';
import { keepFailed } from './failed-import.moves.ts';

/** What a file would bring, and what is to be said of it. */
export type Planned<Wanted> = { wanted: Wanted[]; findings: Findings };

type Plan<Wanted> = (text: string, taking: Taking<Db>, how: 'look' | 'hold') => Promise<Planned<Wanted>>;
type About = Omit<IntakeKind<Db>, 'check' | 'take' | 'refused'>;

/**
 * An intake from one plan: only looked at, or held still and written where nothing is wrong. That a file did not come in
 * is kept in mind until one of its kind does.
 */
export const intakeOf = <Wanted>(
  about: About,
  plan: Plan<Wanted>,
  write: (wanted: Wanted[], taking: Taking<Db>) => Promise<void>,
): IntakeKind<Db> => ({
  ...about,
  check: async (text, taking) => (await plan(text, taking, 'look')).findings,
  take: async (text, taking) => {
    await lockPlanning(taking.db, taking.hub);
    const { wanted, findings } = await plan(text, taking, 'hold');
    if (findings.faults.length > 0) return findings;
    await write(wanted, taking);
    await taking.db.failedImport.deleteMany({ where: { kind: about.name } });
    return findings;
  },
  refused: (findings, file, taking) => keepFailed(about, findings, file, taking),
});
