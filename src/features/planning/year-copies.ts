import type { Project, WorkGroup } from '../../store/generated/client.ts';

type Lead = { personId: string; capacity: 'LEAD' | 'CO_LEAD'; to: Date | null };

/** A group of an earlier year with who led it and the next edition of its project, where there is one. */
export type Original = WorkGroup & { leads: Lead[]; nextProject: Pick<Project, 'id' | 'code'> | undefined };

/** Who might lead it again: its lead now, else the one who led it last. */
export function suggestedLead(leads: Lead[]): string | null {
  const rank = ({ to, capacity }: Lead) => (to === null ? 0 : 2) + (capacity === 'LEAD' ? 0 : 1);
  const [first] = leads.toSorted((one, other) => {
    if (rank(one) !== rank(other)) return rank(one) - rank(other);
    return (other.to?.getTime() ?? 0) - (one.to?.getTime() ?? 0);
  });
  return first?.personId ?? null;
}

/** A draft for another year: all that is said of the group, and nobody and no date of it. */
export function copyFor(year: number, key: string, original: Original) {
  const { id, leads, nextProject, version: _old, searchText: _words, ...said } = original;
  return {
    ...said,
    id: undefined,
    key,
    year,
    state: 'PLANNED' as const,
    takesSchools: true,
    projectId: nextProject?.id ?? said.projectId,
    code: nextProject ? nextProject.code : said.code,
    copiedFromId: id,
    suggestedLeadId: suggestedLead(leads),
    ...{ briefedOn: null, cancelReason: '', interestUntil: null, soughtSince: null },
    ...{ qualityMet: [], qualityCheckedAt: null },
  };
}
