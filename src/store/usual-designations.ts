type Kind = { word: string; hasPhase?: true; hasCohort?: true; hasStatus?: true; hasExpiry?: true };

const kinds: Kind[] = [
  { word: 'Mastery Specialist', hasPhase: true, hasCohort: true, hasStatus: true },
  { word: 'Professional Development Lead', hasPhase: true, hasExpiry: true },
  { word: 'Specialist Leader of Education' },
  { word: 'CPD Standard holder', hasExpiry: true },
  { word: 'School Development Lead', hasPhase: true },
];

/** What local leaders are recognised as in the network (DOMAIN.md 1.1), which a new hub begins with and may change. */
export const usualDesignations: (Kind & { rank: number })[] = kinds.map((kind, rank) => ({ ...kind, rank }));
