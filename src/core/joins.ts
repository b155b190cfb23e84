/** The due row by which a group’s freed places are offered, in the hub that the group belongs to. */
export const refillsGroup = 'freed places are offered';

/** How the parting of two records ended: `full` counts what could not come back because others are there now. */
export type Parting = { kind: 'parted'; full: number } | { kind: 'over' } | { kind: 'later first' };

/** Two records that turned out to be one person, in every hub at once; and apart again, as they were. */
export type Joins = {
  /** Moves all that belongs to the second person to the first. */
  join: (keptId: string, joinedId: string) => Promise<void>;
  /** Moves it back. */
  part: (joinId: string) => Promise<Parting>;
};
