import { z } from 'zod';
import { reply } from '../../core/command.ts';
import { pageOf } from '../../core/page.ts';
import { may } from '../../core/rights.ts';
import type { Action, Block, Item } from '../../core/view.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { sayPhases } from '../work-groups/work-group.ts';
import { findProposals, type ProposalDetail } from './proposal.reads.ts';
import { aboutProposal, sayProposal, waitingForHub } from './proposal.ts';

/** Proposals of the hub on one page. */
const pageSize = 10;

const sayStanding = ({ phases, state }: ProposalDetail): string => `${sayPhases(phases)} · ${sayProposal(state)}`;

const itemOf = (proposal: ProposalDetail): Item => ({
  title: proposal.title,
  detail: `${proposal.person.name} · ${sayStanding(proposal)}`,
  actions: [aboutProposal('Open', 'proposal', proposal)],
});

const waits = ({ state }: ProposalDetail): boolean => waitingForHub.includes(state);

/** Of the hub's, those that this person may read for it: what waits, the longest first, then what was answered, the latest first. */
async function readFor({ db, actor }: HubBase): Promise<ProposalDetail[]> {
  const all = await findProposals(db, { state: { not: 'WITHDRAWN' } });
  const readable = all.filter(({ phases }) => may(actor, 'read the proposal', { phases }));
  const answered = readable.filter((one) => !waits(one) && one.personId !== actor.personId);
  return [...readable.filter(waits).toReversed(), ...answered];
}

type OfHub = { blocks: Block[]; turning: Action[] };

async function ofHub(base: HubBase, wanted: number): Promise<OfHub> {
  if (!may(base.actor, 'read the proposal', {})) return { blocks: [], turning: [] };
  const all = await readFor(base);
  const { lines, said, turning } = pageOf(all, wanted, pageSize, { runs: 'proposals', input: {} });
  const waiting = lines.filter(waits).map(itemOf);
  const answered = lines.filter((one) => !waits(one)).map(itemOf);
  const blocks: Block[] = [
    ...(waiting.length > 0 || !all.some(waits)
      ? [{ kind: 'items' as const, heading: 'They wait for the hub', items: waiting, whenEmpty: 'No proposal waits.' }]
      : []),
    ...(answered.length > 0 ? [{ kind: 'items' as const, heading: 'Answered', items: answered, whenEmpty: '' }] : []),
    ...said,
  ];
  return { blocks, turning };
}

/** Shows what somebody proposed, and to those of the hub who may read them, the others'. */
export const listProposals = defineCommand({
  name: 'proposals',
  kind: 'query',
  phrase: 'proposals',
  also: ['my proposals'],
  summary: 'See proposals of new Work Groups',
  right: 'browse',
  input: z.object({ page: z.coerce.number().int().min(1).max(1000).default(1) }),
  run: async ({ input: { page }, answers: _nothing, subject: _no, ...base }) => {
    const own = await findProposals(base.db, { personId: base.actor.personId, state: { not: 'WITHDRAWN' } });
    const { blocks, turning } = await ofHub(base, page);
    return reply({
      title: 'Proposals of new Work Groups',
      blocks: [
        ...blocks,
        {
          kind: 'items',
          heading: 'Yours',
          items: own.map((one) => ({ ...itemOf(one), detail: sayStanding(one) })),
          whenEmpty: 'You have not proposed a group.',
        },
        { kind: 'actions', actions: [...turning, { label: 'Propose a group', runs: 'propose' }] },
      ],
    });
  },
});
