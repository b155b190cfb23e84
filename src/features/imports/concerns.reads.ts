import type { IntakeKind } from '../../core/document.ts';
import type { Concern } from '../../core/room.ts';
import { ukDay } from '../../core/uk-time.ts';
import type { Db } from '../../store/db.ts';
import type { HubWatching } from '../define.ts';

/** Files that did not come in, the latest first, until one of the kind does or somebody puts them away. */
export const importConcerns =
  (intakes: Pick<IntakeKind<Db>, 'name' | 'title'>[]) =>
  async ({ db, now }: HubWatching): Promise<Concern[]> => {
    const failed = await db.failedImport.findMany({
      where: { keptUntil: { gt: now } },
      include: { person: { select: { name: true } } },
      orderBy: [{ at: 'desc' }, { id: 'desc' }],
    });
    const items = failed.map(({ id, kind, file, count, faults, at, person }) => {
      const title = intakes.find(({ name }) => name === kind)?.title ?? file;
      const toMend = count === 1 ? '1 thing to mend' : `${count} things to mend`;
      return {
        title,
        detail: [
          `${file || 'a file'}, by ${person.name} on `,
          { day: ukDay(at) },
          ` · ${toMend} · ${faults.join(' ')}`,
        ],
        actions: [
          { label: 'Hand in again', spoken: `Hand in again: ${title}`, runs: kind },
          {
            label: 'Put away',
            spoken: `Put away: ${title}, by ${person.name}`,
            runs: 'put-import-away',
            input: { failed: id },
          },
        ],
      };
    });
    return [{ about: 'Files that did not come in', for: ['administrator'], items }];
  };
