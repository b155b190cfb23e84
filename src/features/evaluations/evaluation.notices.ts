import { z } from 'zod';
import { addDays, instantOf } from '../../core/uk-time.ts';
import { text } from '../../core/view.ts';
import { defineReminder } from '../reminders/define-reminder.ts';
import { lastDay, openInvites, sayHow } from './invite.reads.ts';

/** To somebody who came, once: how was it? */
export const howWasTheGroup = defineReminder({
  name: 'how was the group',
  topic: 'evaluation',
  facts: z.object({ evaluation: z.uuid() }),
  words: async ({ evaluation: id }, { db, to, now }) => {
    const invite = (await openInvites(db, to.personId, now)).find(({ evaluationId }) => evaluationId === id);
    if (!invite) return 'overtaken';
    const { title } = invite.evaluation.group;
    const until = lastDay(invite);
    return {
      title: 'How was the group?',
      blocks: [
        text({ strong: title }, ' is over. What did it change for you and your school?'),
        text('It takes 3 minutes. Your name is not kept with your answers.'),
        { kind: 'facts', facts: [{ label: 'Until', value: { day: until } }] },
      ],
      line: `How was “${title}”?`,
      detail: ['without your name, until ', { day: until }],
      acts: [sayHow(invite)],
      about: `how ${title} was`,
      until: instantOf(addDays(until, 1), '00:00'),
    };
  },
});
