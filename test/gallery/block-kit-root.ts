import type { HomeView, KnownBlock, ModalView } from '@slack/types';

/** What the bot sends to Slack, as Slack's own types have it: the schema of Block Kit is generated from here. */
export type Root = { message: { text: string; blocks: KnownBlock[] }; modal: ModalView; home: HomeView };
