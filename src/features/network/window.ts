import type { Day } from '../../core/uk-time.ts';
import type { Action, Text } from '../../core/view.ts';
import type { ProgrammeWindow } from '../../store/generated/client.ts';
import { dayOf } from '../sessions/session.ts';

type Days = Pick<ProgrammeWindow, 'opensOn' | 'closesOn'>;

/** Whether one can apply on a day: the first and the last day of a window belong to it. */
export const isOpenOn = ({ opensOn, closesOn }: Days, today: Day): boolean =>
  dayOf(opensOn) <= today && today <= dayOf(closesOn);

/** How a window stands on a day. */
export function sayWindow({ opensOn, closesOn }: Days, today: Day): Text {
  if (today < dayOf(opensOn)) return ['opens on ', { day: dayOf(opensOn) }, ', closes on ', { day: dayOf(closesOn) }];
  return today <= dayOf(closesOn)
    ? ['open until ', { day: dayOf(closesOn) }]
    : ['closed on ', { day: dayOf(closesOn) }];
}

/** The page on which one applies: it is somebody else's, and a link is all that there is of it here. */
export const openPage = ({ link }: Pick<ProgrammeWindow, 'link'>): Action => ({ label: 'Open the page', opens: link });

/** A button about one window, which says its title to a screen reader. */
export const aboutWindow = (
  label: string,
  runs: string,
  { id, title }: Pick<ProgrammeWindow, 'id' | 'title'>,
): Extract<Action, { runs: string }> => ({ label, spoken: `${label}: ${title}`, runs, input: { window: id } });
