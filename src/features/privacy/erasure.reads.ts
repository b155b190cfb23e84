import { z } from 'zod';
import type { Option } from '../../core/form.ts';
import type { Db } from '../../store/db.ts';

/** The lines of the audit that a request for erasure leaves: it is open while nothing later answers it. */
export const erasure = {
  asked: 'asked to erase a person',
  refused: 'refused to erase a person',
  done: 'erased a person',
};

/** Why somebody is to be erased; words of ours, so that the audit holds no free text. */
export const reasons: Option[] = [
  { value: 'they asked', label: 'They asked for it' },
  { value: 'no longer with us', label: 'They no longer work with the hub' },
  { value: 'recorded by mistake', label: 'They were recorded by mistake' },
];

/** Why not. */
export const refusals: Option[] = [
  { value: 'takes part', label: 'They still take part' },
  { value: 'record needed', label: 'The programme needs this record' },
  { value: 'identity not clear', label: 'It is not clear that they asked' },
];

export const sayOption = (options: Option[], value: string): string =>
  options.find((option) => option.value === value)?.label ?? value;

/** A request that nobody has answered yet. */
export type Request = {
  id: string;
  at: Date;
  about: { id: string; name: string };
  by: { id: string; name: string } | null;
  reason: string;
};

const after = z.object({ reason: z.string() }).catch({ reason: '' });

/** Requests for erasure that wait for a hub lead, the oldest first; of one person, or of all. */
export async function openRequests(db: Db, personId?: string): Promise<Request[]> {
  const rows = await db.auditEvent.findMany({
    where: { what: { in: Object.values(erasure) }, aboutPersonId: personId ?? { not: null } },
    include: {
      about: { select: { id: true, name: true, leftAt: true } },
      person: { select: { id: true, name: true } },
    },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
  });
  const newest = rows.filter(
    (row, index) => rows.findIndex((one) => one.aboutPersonId === row.aboutPersonId) === index,
  );
  return newest
    .flatMap(({ id, at, what, about, person, after: said }) =>
      what === erasure.asked && about && !about.leftAt
        ? [{ id, at, about, by: person, reason: after.parse(said).reason }]
        : [],
    )
    .toReversed();
}
