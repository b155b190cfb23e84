type Kind = { word: string; isMatched?: true };

const kinds: Kind[] = [
  { word: 'Cover' },
  { word: 'Matched textbooks', isMatched: true },
  { word: 'Release of the lead' },
  { word: 'Venue' },
];

/** What a Work Group's money is for in the network (DOMAIN.md 1.2), which a new hub begins with and may change. */
export const usualFunding: (Kind & { rank: number })[] = kinds.map((kind, rank) => ({ ...kind, rank }));
