import { reply } from '../../core/command.ts';
import { text } from '../../core/view.ts';
import { recordChange } from '../audit.ts';
import { defineCommand } from '../define.ts';
import { planWindow } from './window.due.ts';
import { windowChoice, windowMeant } from './window-meant.ts';

/** Takes a programme's window off the list: nobody is told of it any more. */
export const endWindow = defineCommand({
  name: 'end-window',
  kind: 'change',
  summary: 'Take a programme’s window off the list',
  right: 'run the network',
  input: windowChoice,
  subject: windowMeant,
  run: async ({ subject: { id, title }, input: _asked, answers: _none, ...base }) => {
    await base.db.programmeWindow.update({ where: { id }, data: { endedAt: base.now } });
    await planWindow(base, id);
    await recordChange(base, { what: 'ended a programme window', subjectId: id });
    return reply({
      title: 'It is off the list',
      blocks: [
        text({ strong: title }, ': nobody is told of it any more.'),
        { kind: 'actions', actions: [{ label: 'See the network', runs: 'network' }] },
      ],
    });
  },
});
