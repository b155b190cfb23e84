/** Why a membership ended whose teacher went to another school. */
export const movedAway = 'Moved to another school';
