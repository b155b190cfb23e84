import { z } from 'zod';
import { reply } from '../../core/command.ts';
import { pageOf } from '../../core/page.ts';
import { may } from '../../core/rights.ts';
import { type Action, type Block, type Item, text, type View } from '../../core/view.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { announcementChoice, announcementMeant, type Recipient, recipientsOf } from './announcement.reads.ts';
import { type Announced, rightsOfAudience, sayAudience } from './announcement.ts';
import { countOf, fateOf, fateWords, sayCounts } from './delivery.ts';
import { messageView } from './message-view.ts';
import { previewOf } from './preview.ts';

/** Names on one page. */
const pageSize = 15;

const order = { uncertain: 0, failed: 1, waiting: 2, arrived: 3 } as const;

function actionsOn(one: Recipient, row: Announced): Action[] {
  const input = { announcement: row.id, notice: one.id };
  const again: Action = {
    label: 'Send again',
    spoken: `Send it to ${one.name} again`,
    runs: 'announcement-again',
    input,
  };
  const fate = fateOf(one);
  if (fate === 'failed') return [again];
  return fate === 'uncertain'
    ? [again, { label: 'It arrived', spoken: `It arrived at ${one.name}`, runs: 'announcement-arrived', input }]
    : [];
}

function itemOf(one: Recipient, row: Announced, maySend: boolean): Item {
  const fate = fateOf(one);
  const why = fate === 'failed' && one.channelId && one.answer ? `: ${one.answer}` : '';
  const actions = maySend ? actionsOn(one, row) : [];
  return { title: one.name, detail: `${fateWords[fate]}${why}`, ...(actions.length > 0 && { actions }) };
}

const waiting = (row: Announced): Block =>
  row.goesAt
    ? text(
        row.state === 'CANCELLED' ? 'It was to go on ' : 'It goes on ',
        { moment: row.goesAt.toISOString() },
        ' to: ',
        sayAudience(row),
        '.',
      )
    : text('To: ', sayAudience(row), '.');

function belowList(row: Announced, recipients: Recipient[], maySend: boolean): Action[] {
  const input = { announcement: row.id };
  const failed = recipients.some((one) => one.personId !== null && fateOf(one) === 'failed');
  return [
    ...(maySend ? [{ label: 'Write a correction', runs: 'announce', input: { corrects: row.id } }] : []),
    ...(failed ? [{ label: 'Copy as e-mail', runs: 'copy-announcement', input }] : []),
    { label: 'See announcements', runs: 'announcements' },
  ];
}

/** By name, what became of it at each it went to; those who need somebody first. */
export async function deliveriesOf(row: Announced, page: number, base: HubBase): Promise<View> {
  const recipients = await recipientsOf(base.db, base.hub, row.id);
  const sorted = recipients.toSorted((one, other) => order[fateOf(one)] - order[fateOf(other)]);
  const turn = { runs: 'announcement', input: { announcement: row.id } };
  const { lines, said, turning } = pageOf(sorted, page, pageSize, turn);
  const maySend = may(base.actor, 'announce', rightsOfAudience(row));
  return {
    title: 'Who got the announcement',
    blocks: [
      text('To: ', sayAudience(row), recipients.length > 0 ? `. ${sayCounts(countOf(recipients))}` : '.'),
      {
        kind: 'items',
        items: lines.map((one) => itemOf(one, row, maySend)),
        whenEmpty:
          row.state === 'SENT'
            ? 'When its time came, there was nobody left to tell.'
            : 'It is on its way: look again in a minute.',
      },
      ...said,
      { kind: 'actions', actions: [...turning, ...belowList(row, recipients, maySend)] },
    ],
  };
}

function notGone(row: Announced, { hub, actor }: HubBase): View {
  const message = messageView(row, hub);
  const input = { announcement: row.id };
  const maySend = may(actor, 'announce', rightsOfAudience(row));
  const off: Action = {
    label: 'Call it off',
    runs: 'cancel-announcement',
    input,
    version: row.version,
    tone: 'danger',
    confirm: 'Nobody has read it yet.',
  };
  return {
    title: row.state === 'SCHEDULED' ? 'It waits for its time' : 'It was called off',
    blocks: [
      waiting(row),
      ...message.blocks.filter(({ kind }) => kind !== 'actions'),
      {
        kind: 'actions',
        actions: [
          ...(row.state === 'SCHEDULED' && maySend ? [off] : []),
          { label: 'See announcements', runs: 'announcements' },
        ],
      },
    ],
  };
}

/** An announcement as it stands: a draft to go on with, what waits, or who got it. */
export const showAnnouncement = defineCommand({
  name: 'announcement',
  kind: 'query',
  summary: 'See an announcement and who got it',
  right: 'draft an announcement',
  input: announcementChoice.extend({ page: z.coerce.number().int().min(1).max(1000).default(1) }),
  subject: announcementMeant,
  rightsOf: rightsOfAudience,
  run: async ({ subject: row, input: { page }, answers: _none, ...base }) => {
    if (row.state === 'DRAFT') return reply(await previewOf(row, base));
    const told = row.state === 'SENT' || (await recipientsOf(base.db, base.hub, row.id)).length > 0;
    return reply(told ? await deliveriesOf(row, page, base) : notGone(row, base));
  },
});
