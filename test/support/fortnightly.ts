/** Three twilights at Tapton School every other Tuesday from 1 December, as a lead answers the form of `plan`. */
export const fortnightly = {
  count: '3',
  first: '2026-12-01',
  from: '16:00',
  length: 'TWILIGHT',
  spacing: '2',
  meets: 'VENUE',
  place: 'Tapton School',
};
