import { reply } from '../../core/command.ts';
import { text } from '../../core/view.ts';
import { recordChange } from '../audit.ts';
import { defineCommand } from '../define.ts';
import { kindChoice, kindMeant } from './kind.reads.ts';

/** A kind is no longer given; who has it keeps it until it runs out or is ended. */
export const endKind = defineCommand({
  name: 'end-designation-kind',
  kind: 'change',
  summary: 'Give a kind of designation no more',
  right: 'give and end roles',
  input: kindChoice,
  subject: kindMeant,
  run: async ({ subject: kind, input: _asked, answers: _none, ...base }) => {
    await base.db.designationKind.update({ where: { id: kind.id }, data: { endedAt: base.now } });
    await recordChange(base, {
      what: 'ended a kind of designation',
      subjectId: kind.id,
      before: { word: kind.word },
    });
    const see = { label: 'See the kinds', spoken: 'See the kinds of designation', runs: 'designation-kinds' };
    return reply({
      title: 'The kind is no longer given',
      blocks: [
        text({ strong: kind.word }, ' can no longer be given. Who has it keeps it; adding it again brings it back.'),
        { kind: 'actions', actions: [see] },
      ],
    });
  },
});
