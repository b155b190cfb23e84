import { usualFunding } from '../../src/store/usual-funding.ts';
import { knownId } from './known-id.ts';

const kindId = (word: string) => knownId('funding kind', word);

/** The kinds of money of the sample hub: the usual ones. */
export const fundingKindRows = (hubId: string) =>
  usualFunding.map((kind) => ({ id: kindId(kind.word), hubId, ...kind }));

type Group = { id: string; hubId: string; key: string; state: string };
type Place = { groupId: string; schoolId: string; state: string };

/** What the hub has promised each running group: cover for its schools, textbooks with a school, a venue. */
const usual = [
  { word: 'Cover', planned: 300_000, claimed: 100_000, paid: 50_000, note: 'Supply cover for the sessions' },
  { word: 'Matched textbooks', planned: 50_000, claimed: 50_000, paid: 0, note: 'A set for two classes' },
  { word: 'Venue', planned: 24_000, claimed: 0, paid: 0, note: '' },
];

/** Money of the first groups that run: one school each has cover and a matched grant, which waits for its half. */
export const fundingRows = (groups: Group[], places: Place[], at: Date) =>
  groups
    .filter(({ state }) => state === 'RUNNING')
    .slice(0, 3)
    .flatMap(({ id: groupId, hubId, key }, index) => {
      const school = places.find((place) => place.groupId === groupId && place.state === 'CONFIRMED')?.schoolId ?? null;
      return usual.slice(0, 3 - index).map(({ word, planned, claimed, paid, note }) => ({
        id: knownId('funding', key, word),
        ...{ hubId, groupId, kindId: kindId(word), note, at },
        schoolId: word === 'Venue' ? null : school,
        ...{ plannedPence: planned, claimedPence: claimed, paidPence: paid, halfAgreed: false },
      }));
    });
