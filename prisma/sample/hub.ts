import { knownId } from './known-id.ts';

const name = 'Anglia and Pennine Maths Hub';

/** The sample hub's settings and wording: an invented hub in real places. */
export const sampleHub = {
  id: knownId('hub'),
  slug: 'sample',
  name,
  areaText:
    'Norfolk and Suffolk, Barnsley, Doncaster, Rotherham and Sheffield. Schools from elsewhere may choose this hub too.',
  contact: 'the hub office, office@mathshub.example',
  controller: `the lead school of ${name}`,
  privacyPurpose: 'to run the Work Groups you join and to count schools for the programme',
  privacyContact: 'the data protection lead, privacy@mathshub.example',
  headAnswerDays: 10,
  calendarAuthority: 'Sheffield',
};

/** What a teacher agrees to when joining, version 1. */
export const agreementText =
  'The same one or two of us come to every session. In between we try the gap task and bring back what we found, and at the end we say what changed. If one of us cannot come, we tell the lead as early as we can; a school pays for an absence only where the group’s page says so.';

/** When the sample hub reminds: as every hub does until it sets it otherwise. */
export const sampleReminders = {
  ...{ session: 2, halfway: 4, logAgain: 2, logLast: 5 },
  ...{ offer: 1, head: 3, interest: 5, meeting: 5, window: 5, plan: 15 },
};
