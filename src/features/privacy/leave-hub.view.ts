import type { Block } from '../../core/view.ts';

/** What goes and what stays when somebody leaves, said before anything does: to themselves, or of somebody else. */
export function whatGoes(isElsewhere: boolean, whose: 'your' | 'their'): Block[] {
  const [Whose, who] = whose === 'your' ? ['Your', 'you'] : ['Their', 'they'];
  const wrote = `what ${who} wrote about ${whose === 'your' ? 'yourself' : 'themselves'}`;
  const goes = isElsewhere
    ? `${Whose} places, roles and wishes here, and ${wrote}`
    : `${Whose} name, address and accounts, ${whose} places, roles and wishes, and ${wrote}`;
  const elsewhere = { label: 'Another hub', value: `All stays as it is in the other hub that ${who} work with` };
  return [
    {
      kind: 'facts',
      facts: [
        { label: 'Goes', value: goes },
        { label: 'Stays', value: `That a teacher of ${whose} school took part and when, as “Participant 12”` },
        ...(isElsewhere ? [elsewhere] : []),
      ],
    },
  ];
}
