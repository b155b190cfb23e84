import { fold } from '../../src/core/fold.ts';
import type { Phase } from '../../src/store/generated/enums.ts';
import { knownId } from './known-id.ts';

/** An invented local leader: hub staff or the lead of a group, at a school (by URN) or at none. */
type Leader = { name: string; urn?: number; roles?: { role: string; phase?: Phase }[] };

/** The thirty leaders of the sample hub; every name is made up. */
export const leaders: Leader[] = [
  { name: 'Rosalind Thackwray', roles: [{ role: 'Maths Hub Lead' }] },
  { name: 'Idris Calloway-Bevan', roles: [{ role: 'Assistant Maths Hub Lead' }] },
  {
    name: 'Nasreen Farrowdale',
    urn: 107090,
    roles: [
      { role: 'Primary Mastery Lead', phase: 'PRIMARY' },
      { role: 'Primary Mastery Lead', phase: 'EARLY_YEARS' },
    ],
  },
  { name: 'Tobias Okwuosa', urn: 107140, roles: [{ role: 'Secondary Mastery Lead', phase: 'SECONDARY' }] },
  { name: 'Meilin Harcastle', urn: 138361, roles: [{ role: 'Level 3 Lead', phase: 'POST_16' }] },
  { name: 'Gethin Abernathy-Rao', roles: [{ role: 'Hub Administrator' }] },
  { name: 'Siân Ollerenby', urn: 145374 },
  { name: 'Amara Wetherlam', urn: 144314 },
  { name: 'Callum Sandhar', urn: 148974 },
  { name: 'Farida Brockhurst', urn: 141788 },
  { name: 'Duncan Adeyoye', urn: 141551 },
  { name: 'Priyanka Stainforth' },
  { name: 'Emeka Hollinside', urn: 138069 },
  { name: 'Bronagh Tattersley', urn: 142749 },
  { name: 'Zofia Marchwood', urn: 137092 },
  { name: 'Haroon Whinfell' },
  { name: 'Ottilie Nkansah', urn: 139856 },
  { name: 'Jaswinder Copestone', urn: 144443 },
  { name: 'Leroy Fennimore', urn: 139929 },
  { name: 'Catriona Balasuri', urn: 106579 },
  { name: 'Yusuf Arkendale', urn: 145943 },
  { name: 'Winnie Cheung-Marlow', urn: 140547 },
  { name: 'Piotr Glenholme', urn: 150938 },
  { name: 'Adaeze Rowlandson', urn: 138841 },
  { name: 'Samir Oakenshaw', urn: 151851 },
  { name: 'Mairead Tollerton', urn: 151384 },
  { name: 'Delphine Mwangara' },
  { name: 'Rhodri Pickersgale', urn: 139695 },
  { name: 'Lakshmi Threlwell' },
  { name: 'Benedict Osagie-Hurst', urn: 106653 },
];

/** The id of a leader, by name. */
export const leaderId = (name: string): string => knownId('leader', name);

/** Where a leader reads mail, in a domain that can never exist. */
export const leaderEmail = (name: string): string => `${fold(name).replaceAll(' ', '.')}@mathshub.example`;
