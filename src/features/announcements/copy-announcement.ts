import { z } from 'zod';
import { reply } from '../../core/command.ts';
import { pageOf } from '../../core/page.ts';
import { sayView } from '../../core/say.ts';
import { type Block, text } from '../../core/view.ts';
import { recordChange } from '../audit.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { addressesOf, withoutAddress } from '../people/email-words.ts';
import { sayNames } from '../work-groups/work-group.ts';
import { announcementChoice, announcementMeant, recipientsOf } from './announcement.reads.ts';
import { type Announced, rightsOfAudience } from './announcement.ts';
import { fateOf } from './delivery.ts';
import { messageView } from './message-view.ts';
import { reachOf } from './preview.ts';

/** Addresses in one e-mail: more would not stand whole in a message. */
const mostAddresses = 50;

/** Whom it does not reach: of a draft as things stand now, else those it did not arrive at. */
async function unreachedOf(row: Announced, base: HubBase): Promise<string[]> {
  if (row.state !== 'SENT') return (await reachOf(row, base)).unreached;
  const all = await recipientsOf(base.db, base.hub, row.id);
  return all.flatMap((one) => (one.personId && fateOf(one) === 'failed' ? [one.personId] : []));
}

/** Text and addresses for those whom an announcement does not reach; each whose address is shown is written down. */
export const copyAnnouncement = defineCommand({
  name: 'copy-announcement',
  kind: 'change',
  summary: 'Get an announcement as an e-mail',
  right: 'draft an announcement',
  input: announcementChoice.extend({ page: z.coerce.number().int().min(1).max(1000).default(1) }),
  subject: announcementMeant,
  rightsOf: rightsOfAudience,
  run: async ({ subject: row, input: { page }, answers: _none, ...base }) => {
    const turn = { runs: 'copy-announcement', input: { announcement: row.id } };
    const { lines, said, turning } = pageOf(await unreachedOf(row, base), page, mostAddresses, turn);
    const to = await base.db.person.findMany({
      where: { id: { in: lines } },
      select: { id: true, name: true, email: true },
    });
    for (const { id } of to)
      await recordChange(base, { what: 'copied as e-mail', subjectId: row.id, aboutPersonId: id });
    const message = messageView(row, base.hub);
    const [addresses, none] = [addressesOf({ words: [], to }), withoutAddress({ words: [], to })];
    const facts: Block = {
      kind: 'facts',
      facts: [
        ...(addresses ? [{ label: 'Bcc', value: addresses }] : []),
        { label: 'Subject', value: message.title },
        ...(none.length > 0 ? [{ label: 'No address for', value: sayNames(none) }] : []),
      ],
    };
    const words = sayView({ title: '', blocks: message.blocks }, base.now).trim();
    return reply({
      title: to.length > 0 ? 'Copy as e-mail' : 'I can reach everybody',
      blocks: [
        text('Copy this into an e-mail of yours. Bcc keeps the addresses from one another.'),
        facts,
        ...said,
        text(words),
        { kind: 'actions', actions: [...turning, { label: 'See announcements', runs: 'announcements' }] },
      ],
    });
  },
});
