/** How a figure is cut: over all, by project, by phase of the group, by the school's local authority. */
export type Cut = 'all' | 'project' | 'phase' | 'authority';

/** What the funder asks for on a day: distinct schools by how they stood, and teachers who took part. */
export type Count = {
  by: Cut;
  name: string;
  /** Had or have a place by that day. */
  signedUp: number;
  /** Take part on that day. */
  active: number;
  completed: number;
  /** Stayed to the end without what counts as completed. */
  unfinished: number;
  /** Gave up their place by that day. */
  withdrawn: number;
  /** Had a place until every group they were in was cancelled. */
  cancelled: number;
  teachers: number;
};

export const cutTitles: Record<Exclude<Cut, 'all'>, string> = {
  project: 'By project',
  phase: 'By phase',
  authority: 'By local authority',
};

const schools = (count: number) => (count === 1 ? '1 school' : `${count} schools`);

/** "12 schools signed up · 9 active, 0 completed, 3 withdrawn · 17 teachers" */
export const sayCount = ({ signedUp, active, completed, unfinished, withdrawn, cancelled, teachers }: Count): string =>
  [
    `${schools(signedUp)} signed up`,
    [
      `${active} active, ${completed} completed`,
      ...(unfinished > 0 ? [`${unfinished} did not complete`] : []),
      `${withdrawn} withdrawn`,
      ...(cancelled > 0 ? [`${cancelled} only in a cancelled group`] : []),
    ].join(', '),
    teachers === 1 ? '1 teacher' : `${teachers} teachers`,
  ].join(' · ');
