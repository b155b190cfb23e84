import { fold } from '../../core/fold.ts';
import type { ChannelPurpose } from '../../store/generated/enums.ts';

/** What a channel can be for, by the word that is typed. */
export const purposes: Record<ChannelPurpose, { word: string; label: string; tells: string }> = {
  LLME_NETWORK: {
    word: 'llme-network',
    label: 'LLME network',
    tells: 'announcements to local leaders, groups that open, leads wanted, meetings, and programmes',
  },
  WORK_GROUP: { word: 'work-group', label: 'A Work Group', tells: 'announcements to the group' },
  HUB_STAFF: { word: 'hub-staff', label: 'Hub staff', tells: 'announcements to the hub’s staff' },
};

const spellings: [RegExp, ChannelPurpose][] = [
  [/^(?:llme network|llmes?|network)\b/, 'LLME_NETWORK'],
  [/^(?:work group|workgroup|group)\b/, 'WORK_GROUP'],
  [/^(?:hub staff|staff)\b/, 'HUB_STAFF'],
];

/** Typed words: what a channel is for, and the words behind it that name a group. */
export function readPurpose(words: string): { purpose?: ChannelPurpose; rest: string } {
  const folded = fold(words);
  for (const [spelling, purpose] of spellings)
    if (spelling.test(folded)) return { purpose, rest: folded.replace(spelling, '').trim() };
  return { rest: folded };
}

/** A channel as people call it; a name that the platform does not tell is left out. */
export const sayChannel = ({ name, platform }: { name: string; platform: 'SLACK' | 'TEAMS' }): string => {
  if (name) return platform === 'SLACK' ? `#${name}` : name;
  return platform === 'SLACK' ? 'a private Slack channel' : 'a Teams channel';
};
