import type { Phase, RoleStanding } from '../core/people.ts';

type Word = { word: string; standing: RoleStanding; phase?: Phase; rank: number };

const words: Omit<Word, 'rank'>[] = [
  { word: 'Maths Hub Lead', standing: 'HUB_LEAD' },
  { word: 'Assistant Maths Hub Lead', standing: 'HUB_LEAD' },
  { word: 'Early Years Lead', standing: 'PHASE_LEAD', phase: 'EARLY_YEARS' },
  { word: 'Primary Mastery Lead', standing: 'PHASE_LEAD', phase: 'PRIMARY' },
  { word: 'Secondary Mastery Lead', standing: 'PHASE_LEAD', phase: 'SECONDARY' },
  { word: 'Level 3 Lead', standing: 'PHASE_LEAD', phase: 'POST_16' },
  { word: 'Hub Administrator', standing: 'ADMINISTRATOR' },
  { word: 'Senior Leadership Link', standing: 'SENIOR_LEAD' },
  { word: 'Partner Lead', standing: 'PARTNER' },
];

/** The network's words for roles (DOMAIN.md 1.1), which a new hub begins with and may change. */
export const usualRoles: Word[] = words.map((role, rank) => ({ ...role, rank }));
