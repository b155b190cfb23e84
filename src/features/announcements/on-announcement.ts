import { reply } from '../../core/command.ts';
import { text } from '../../core/view.ts';
import { announcementChoice, announcementMeant } from './announcement.reads.ts';
import { type Announced, rightsOfAudience } from './announcement.ts';

/** What the commands share that decide about one announcement, as whoever presses has seen it. */
export const onAnnouncement = {
  kind: 'change' as const,
  input: announcementChoice,
  subject: announcementMeant,
  rightsOf: rightsOfAudience,
  versionOf: ({ version }: Announced) => version,
};

/** What was decided, in a sentence, with the way back to the others. */
export const decided = (title: string, words: string) =>
  reply({
    title,
    blocks: [text(words), { kind: 'actions', actions: [{ label: 'See announcements', runs: 'announcements' }] }],
  });
