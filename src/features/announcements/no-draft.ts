import { refuse } from '../../core/command.ts';
import type { AnnouncementState } from '../../store/generated/enums.ts';

const words: Record<AnnouncementState, string> = {
  DRAFT: 'That announcement is a draft: send it first.',
  SCHEDULED: 'That announcement waits for its time. Call it off first if you want to change it.',
  SENT: 'That announcement has gone. You can follow it with a correction.',
  CANCELLED: 'That announcement was called off. Type “announce” to write another.',
};

/** It stands otherwise meanwhile: what can be done with it now. */
export const isSettled = ({ state }: { state: AnnouncementState }) =>
  refuse('announcement stands otherwise', words[state]);
