import type { PlainTextOption } from '@slack/types';
import { late, within } from '../core/within.ts';
import { limits } from './limits.ts';
import { describe } from './log.ts';
import type { Means } from './means.ts';
import type { Searching } from './read-interaction.ts';
import { renderOption } from './render-field.ts';

type Ack = (found: { options: PlainTextOption[] }) => Promise<void>;

async function find(means: Means, { account, place, source, words }: Searching) {
  const finding = means.dispatcher.search(account, place, source, words);
  const found = await within(finding, means.deadlines.ack);
  return found === late ? [] : found.slice(0, limits.found).map(renderOption);
}

/** Answers a search field with at most twenty options, none when the search fails or takes too long. */
export async function findOptions(means: Means, searching: Searching | undefined, ack: Ack) {
  try {
    await ack({ options: searching ? await find(means, searching) : [] });
  } catch (error) {
    means.log.error({ platform: 'slack', ...describe(error) }, 'a search broke down');
    await ack({ options: [] });
  }
}
