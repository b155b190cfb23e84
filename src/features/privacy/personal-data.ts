import type { Cover } from './cover.ts';
import { coverAnnouncing } from './cover-announcing.ts';
import { coverAsking } from './cover-asking.ts';
import { coverEvaluating } from './cover-evaluating.ts';
import { coverImporting } from './cover-importing.ts';
import { coverLeading } from './cover-leading.ts';
import { coverNetwork } from './cover-network.ts';
import { coverPerson } from './cover-person.ts';
import { coverPlaces } from './cover-places.ts';
import { coverProposing } from './cover-proposing.ts';
import { coverReports } from './cover-reports.ts';

/** Every table with personal data, and how each is dealt with: a test holds the list to the schema. */
export const personalData: Cover[] = [
  ...coverPerson,
  ...coverPlaces,
  ...coverLeading,
  ...coverReports,
  ...coverAsking,
  ...coverAnnouncing,
  ...coverNetwork,
  ...coverProposing,
  ...coverEvaluating,
  ...coverImporting,
];
