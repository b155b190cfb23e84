import { z } from 'zod';
import { tellsTogether } from '../../core/due.ts';
import { addDays, instantOf, ukDay } from '../../core/uk-time.ts';
import { text } from '../../core/view.ts';
import type { Db } from '../../store/db.ts';
import { defineReminder } from '../reminders/define-reminder.ts';
import { reminding } from '../reminders/remind.moves.ts';
import { missingInPlan } from './plan.ts';
import { planLiesRule } from './plan-reminder.due.ts';
import { loadProposal, type ProposalDetail } from './proposal.reads.ts';
import { aboutProposal, takeBack, withAuthor } from './proposal.ts';

/** Days for which it can be put off. */
const openFor = 28;

/** What happened to it last: the hub asked for it or sent it back, or its author wrote in it. */
function sayLast({ state, changedAt, decidedAt }: ProposalDetail): string {
  if (changedAt.getTime() !== decidedAt?.getTime()) return 'you last wrote on';
  return state === 'RETURNED' ? 'the hub sent it back on' : 'the hub asked for it on';
}

function sayMissing(proposal: ProposalDetail): string {
  const missing = missingInPlan(proposal).length;
  if (missing === 0) return 'everything is said: it can be handed in';
  return missing === 1 ? '1 point is open' : `${missing} points are open`;
}

const capital = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;

/** To whoever proposed a group, once: their plan has lain for a while. */
export const planLies = defineReminder({
  name: planLiesRule.name,
  topic: 'plan',
  facts: z.object({ proposal: z.uuid(), since: z.iso.datetime() }),
  words: async ({ proposal: id, since }, { db, now, to }) => {
    const proposal = await loadProposal(db, id);
    if (!proposal || !withAuthor.includes(proposal.state) || proposal.personId !== to.personId) return 'overtaken';
    if (proposal.changedAt.toISOString() !== since) return 'overtaken';
    const [last, missing] = [sayLast(proposal), sayMissing(proposal)];
    const day = { day: ukDay(proposal.changedAt) };
    return {
      title: 'Do you go on with your plan?',
      blocks: [text({ strong: proposal.title }), text(`${capital(last)} `, day, '.'), text(`${capital(missing)}.`)],
      line: `Do you go on with the plan of “${proposal.title}”?`,
      detail: [`${last} `, day, ` · ${missing}`],
      acts: [aboutProposal('Go on with it', 'proposal', proposal), takeBack(proposal)],
      about: `the plan of ${proposal.title}`,
      until: instantOf(addDays(ukDay(now), openFor), '00:00'),
    };
  },
});

/** Plans that lie are asked about in the digest of whoever proposed them. */
export const asksAboutPlan = tellsTogether<Db>(planLiesRule, async (ids, { db, hub, now, tell }) => {
  const where = { id: { in: ids }, state: { in: withAuthor }, person: { leftAt: null } };
  const remind = reminding({ hub, now, tell });
  for (const { id, personId, changedAt } of await db.proposal.findMany({ where })) {
    const facts = { proposal: id, since: changedAt.toISOString() };
    await remind([personId], { kind: planLiesRule.name, facts, about: `${id}/${facts.since}` });
  }
});
