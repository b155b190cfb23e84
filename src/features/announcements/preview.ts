import { may } from '../../core/rights.ts';
import { type Action, type Block, text, type View } from '../../core/view.ts';
import { sayChannel } from '../channels/channel.ts';
import type { HubBase } from '../define.ts';
import { sayNames } from '../work-groups/work-group.ts';
import { type Announced, rightsOfAudience, sayAudience } from './announcement.ts';
import { messageView } from './message-view.ts';
import { channelsOf, peopleFor, waysOf } from './recipients.reads.ts';

/** Whom it reaches as things stand now: by platform, in which channels, and how many by none. */
export async function reachOf(row: Announced, base: Pick<HubBase, 'db' | 'now'>) {
  const [people, channels] = await Promise.all([peopleFor(base, row), channelsOf(base, row)]);
  return { people, channels, ...(await waysOf(base, people)) };
}

type Reach = Awaited<ReturnType<typeof reachOf>>;

const people = (count: number) => (count === 0 ? 'nobody' : count === 1 ? '1 person' : `${count} people`);

function factsOf(row: Announced, { channels, slack, teams, unreached }: Reach): Block {
  const named = channels.length > 0 ? sayNames(channels.map(sayChannel)) : 'none is named yet';
  return {
    kind: 'facts',
    facts: [
      { label: 'To', value: sayAudience(row) },
      ...(row.inChannels ? [{ label: 'Channels', value: named }] : []),
      ...(row.inPrivate
        ? [
            { label: 'In Slack', value: people(slack) },
            { label: 'In Teams', value: people(teams) },
            { label: 'Can’t be reached', value: people(unreached.length) },
          ]
        : []),
    ],
  };
}

/** "It goes to 47 people and 3 channels.": what the button says before it goes. */
function sureOf({ channels, slack, teams }: Reach): string {
  const where = channels.length === 1 ? '1 channel' : `${channels.length} channels`;
  const to = [...(slack + teams > 0 ? [people(slack + teams)] : []), ...(channels.length > 0 ? [where] : [])];
  return `It goes to ${to.join(' and ')}.`;
}

function actionsFor(row: Announced, reach: Reach, { actor }: HubBase): Action[] {
  const input = { announcement: row.id };
  const { version } = row;
  const goes = reach.slack + reach.teams + reach.channels.length > 0;
  const send: Action[] = [
    { label: 'Send it now', runs: 'send-announcement', input, version, tone: 'main', confirm: sureOf(reach) },
    { label: 'Send it later', runs: 'time-announcement', input, version },
  ];
  const hand: Action[] = [{ label: 'Hand to a hub lead', runs: 'hand-announcement', input, version, tone: 'main' }];
  const maySend = may(actor, 'announce', rightsOfAudience(row));
  return [
    ...(goes ? (maySend ? send : hand) : []),
    { label: 'Change it', runs: 'announce', input },
    ...(reach.unreached.length > 0 ? [{ label: 'Copy as e-mail', runs: 'copy-announcement', input }] : []),
    {
      label: 'Throw it away',
      runs: 'cancel-announcement',
      input,
      version,
      tone: 'danger',
      confirm: 'Nobody has read it yet.',
    },
  ];
}

/** Words about nobody who would get it. */
const nobody: Block = {
  kind: 'notice',
  tone: 'warning',
  text: 'Nobody would get this now. Change whom it is for, or name a channel with “channel” in it.',
};

/** How it reads and whom it reaches, before it goes. */
export async function previewOf(row: Announced, base: HubBase): Promise<View> {
  const reach = await reachOf(row, base);
  const message = messageView(row, base.hub);
  const shown = message.blocks.filter(({ kind }) => kind !== 'actions');
  const buttons = message.blocks.flatMap((block) => (block.kind === 'actions' ? block.actions : []));
  const labels = sayNames(buttons.map(({ label }) => label));
  return {
    title: 'Check it before it goes',
    blocks: [
      factsOf(row, reach),
      ...(reach.slack + reach.teams + reach.channels.length > 0 ? [] : [nobody]),
      text({ strong: message.title }),
      ...shown,
      ...(buttons.length > 0 ? [text(`With the ${buttons.length > 1 ? 'buttons' : 'button'}: ${labels}`)] : []),
      { kind: 'actions', actions: actionsFor(row, reach, base) },
    ],
  };
}
