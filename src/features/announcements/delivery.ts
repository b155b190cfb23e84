import type { Recipient } from './announcement.reads.ts';

/** How many an announcement went to, by what became of it. */
export type Count = { arrived: number; waiting: number; failed: number; uncertain: number };

/** What became of it at one of those it went to. */
export function fateOf({ state }: Pick<Recipient, 'state'>): keyof Count {
  if (state === 'SENT') return 'arrived';
  if (state === 'FAILED' || state === 'OVERTAKEN') return 'failed';
  return state === 'UNCERTAIN' ? 'uncertain' : 'waiting';
}

/** Counts them. */
export function countOf(recipients: Pick<Recipient, 'state'>[]): Count {
  const count: Count = { arrived: 0, waiting: 0, failed: 0, uncertain: 0 };
  for (const one of recipients) count[fateOf(one)] += 1;
  return count;
}

/** The counts as a sentence: only what there is. */
export function sayCounts({ arrived, waiting, failed, uncertain }: Count): string {
  const parts = [
    `${arrived} got it`,
    ...(waiting > 0 ? [`${waiting} will get it`] : []),
    ...(failed > 0 ? [`${failed} can’t be reached`] : []),
    ...(uncertain > 0 ? [`for ${uncertain} I can’t tell`] : []),
  ];
  return `${parts.join(', ')}.`;
}

/** What became of it at one of them, in words. */
export const fateWords: Record<keyof Count, string> = {
  arrived: 'got it',
  waiting: 'will get it',
  failed: 'not reached',
  uncertain: 'perhaps got it: I had no answer',
};
