import type { HubRoom } from '../define.ts';
import { channelNamed } from './channel-named.ts';
import { channelSilent } from './channel-silent.ts';
import { listChannels, removeChannel } from './list-channels.ts';
import { registerChannel } from './register-channel.ts';
import { itArrived, sendAgain } from './settle-message.ts';

/** Channels that somebody has named: what the bot may write where. */
export const channels: HubRoom = {
  topic: 'Channels',
  commands: [registerChannel, listChannels, removeChannel, sendAgain, itArrived],
  noticeKinds: [channelNamed, channelSilent],
};
