import { fold } from '../../core/fold.ts';
import type { Phase } from '../../core/people.ts';
import type { RoleStanding } from '../../store/generated/enums.ts';
import { allPhases, sayPhase } from '../work-groups/work-group.ts';
import type { HubPeople } from './hub-people.reads.ts';
import { emailCell, urnOf } from './member-row.ts';
import { partsOf, type Row } from './read-table.ts';

type RoleWord = { id: string; word: string; standing: RoleStanding; phase: Phase | null };

/** What the hub has, as a file of people is compared with it. */
export type Known = {
  people: HubPeople;
  schools: Map<number, { id: string; name: string }>;
  roleWords: RoleWord[];
  designations: { id: string; word: string }[];
  /** What people hold now, as "person/word". */
  held: Set<string>;
  /** Whether whoever hands the file in may make another hub lead. */
  makesHubLeads: boolean;
};

/** One person as the file would have them: only what is not so yet. */
export type Appointing = {
  line: number;
  personId: string;
  isNew: boolean;
  name: string;
  email: string;
  school: { id: string; name: string } | undefined;
  roles: { word: RoleWord; phase: Phase | null }[];
  designations: { id: string; word: string }[];
};

const named = <Word extends { word: string }>(words: Word[], typed: string) =>
  words.find(({ word }) => fold(word) === fold(typed));

const list = (words: { word: string }[]) => words.map(({ word }) => word).join(', ') || 'none yet';

function rolesOf(typed: string[], phase: Phase | undefined, known: Known, faults: string[]): Appointing['roles'] {
  return typed.flatMap((one) => {
    const word = named(known.roleWords, one);
    if (!word) {
      faults.push(`The hub has no role “${one.slice(0, 40)}”. It has: ${list(known.roleWords)}.`);
      return [];
    }
    if (word.standing === 'HUB_LEAD' && !known.makesHubLeads) {
      faults.push('A hub lead is made in Slack or Teams, by “role give”.');
      return [];
    }
    if (word.standing === 'PARTNER') {
      faults.push('Somebody who speaks for a partner is given that role in Slack or Teams, with the partner.');
      return [];
    }
    if (word.standing === 'PHASE_LEAD' && !word.phase && !phase) {
      faults.push(`Column “phase” says which phase “${word.word}” is for.`);
      return [];
    }
    return [{ word, phase: word.standing === 'PHASE_LEAD' ? (phase ?? null) : null }];
  });
}

function designationsOf(typed: string[], known: Known, faults: string[]): Appointing['designations'] {
  return typed.flatMap((one) => {
    const kind = named(known.designations, one);
    if (!kind) faults.push(`The hub has no designation “${one.slice(0, 40)}”. It has: ${list(known.designations)}.`);
    return kind ? [kind] : [];
  });
}

/** What one line would do, and what is wrong with it. */
export function planPerson({ line, cells }: Row, known: Known): { one: Appointing; faults: string[] } {
  const cell = (name: string) => cells[name] ?? '';
  const faults: string[] = [];
  const email = cell('e mail').toLowerCase();
  if (cell('name') === '' || cell('name').length > 120) faults.push('Column “name” takes the person’s name.');
  if (!emailCell.safeParse(email).success) faults.push('Column “e-mail” takes a work address.');
  const urn = urnOf(cell('urn'));
  const school = urn === undefined ? undefined : known.schools.get(urn);
  if (cell('urn') !== '' && !school)
    faults.push(`The register has no school with the URN “${cell('urn').slice(0, 20)}”.`);
  const phase = allPhases.find((one) => fold(sayPhase(one)) === fold(cell('phase')));
  if (cell('phase') !== '' && !phase) faults.push('Column “phase” takes Early Years, Primary, Secondary or Post-16.');
  const person = known.people.withEmail(email);
  const isHeld = (id: string) => person !== undefined && known.held.has(`${person.id}/${id}`);
  const one: Appointing = {
    ...{ line, email, school, name: person?.name ?? cell('name') },
    personId: person?.id ?? crypto.randomUUID(),
    isNew: person === undefined,
    roles: rolesOf(partsOf(cell('roles')), phase, known, faults).filter(({ word }) => !isHeld(word.id)),
    designations: designationsOf(partsOf(cell('designations')), known, faults).filter(({ id }) => !isHeld(id)),
  };
  return { one, faults };
}

/** Whether a line changes anything. */
export const appoints = ({ isNew, roles, designations }: Appointing): boolean =>
  isNew || roles.length + designations.length > 0;

/** What one line would do, in words. */
export function sayAppointing({ line, name, isNew, school, roles, designations }: Appointing) {
  const more = [...roles.map(({ word }) => word.word), ...designations.map(({ word }) => word)];
  const where = school ? `, ${school.name}` : '';
  const what = more.length > 0 ? `: ${more.join(', ')}` : '';
  return { line, what: `${name}${isNew ? `${where} is new to the hub` : ''}${what}` };
}
