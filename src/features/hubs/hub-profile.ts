import { may } from '../../core/rights.ts';
import type { Action, Block, Text } from '../../core/view.ts';
import type { PartnerKind } from '../../store/generated/enums.ts';
import type { HubBase } from '../define.ts';
import { sayNames } from '../work-groups/work-group.ts';
import { readProfile } from './hub.reads.ts';
import { sayArea, sayPartnerKind, sayRunning } from './hub.ts';

/** Partners of one kind named on the profile; all stand on a page of their own. */
const mostNamed = 6;

function partnerFacts(partners: { kind: PartnerKind; name: string }[]): { label: string; value: Text }[] {
  const kinds = [...new Set(partners.map(({ kind }) => kind))];
  return kinds.map((kind) => {
    const names = partners.filter((one) => one.kind === kind).map(({ name }) => name);
    const left = names.length - mostNamed;
    return {
      label: sayPartnerKind(kind, names.length),
      value: left > 0 ? `${names.slice(0, mostNamed).join(', ')} and ${left} more` : sayNames(names),
    };
  });
}

/** What a hub is: its area, lead schools, aims and partners, since when it works, and whom to ask. */
export async function profileBlocks(base: HubBase): Promise<Block[]> {
  const { row, leadSchools, partners, area, today } = await readProfile(base);
  const where = [row.areaText, sayArea(area)].filter((words) => words !== '').join(': ');
  const running = sayRunning(row.startedOn, row.endedOn, today);
  return [
    ...(row.aims ? [{ kind: 'text' as const, text: row.aims }] : []),
    {
      kind: 'facts',
      facts: [
        ...(where ? [{ label: 'Area', value: where }] : []),
        ...(leadSchools.length > 0
          ? [{ label: leadSchools.length === 1 ? 'Lead school' : 'Lead schools', value: sayNames(leadSchools) }]
          : []),
        ...partnerFacts(partners),
        ...(running ? [{ label: 'Now', value: running }] : []),
        { label: 'Ask', value: row.contact },
      ],
    },
    { kind: 'actions', actions: profileActions(base, partners.length > 0) },
  ];
}

const profileActions = ({ actor }: HubBase, hasPartners: boolean): Action[] => [
  { label: 'See who to ask', runs: 'contacts' },
  ...(hasPartners ? [{ label: 'See the partners', runs: 'partners' }] : []),
  ...(may(actor, 'edit the hub', {}) ? [{ label: 'Edit the hub', runs: 'edit-hub' }] : []),
];
