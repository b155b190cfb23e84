/** Why a membership ended whose teacher went to another school. */
export const movedAway = 'Moved to another school';

/** The due row that ends a place nobody stands for. */
export const successorMissing = 'no successor came';
