import type { HubRoom } from '../define.ts';
import { remindLater } from './remind-later.ts';
import { showReminders, switchReminder } from './show-reminders.ts';

/** Reminders: what a person is told by itself, once, in one message a day, and how they say otherwise. */
export const reminders: HubRoom = {
  topic: 'Reminders',
  commands: [showReminders, switchReminder, remindLater],
};
