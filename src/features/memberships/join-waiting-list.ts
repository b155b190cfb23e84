import { type Outcome, refuse, reply } from '../../core/command.ts';
import { refill } from '../../core/form.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { groupChoice } from '../work-groups/work-group.reads.ts';
import { type LineAnswers, lineAnswers } from './join-form.ts';
import { answeredAlready, fittingForm, groupToJoin, type Joining, openFitting } from './joining.ts';
import { standInLine } from './line.moves.ts';
import { viewOfLine } from './line-view.ts';
import { readLine } from './own-line.ts';
import { gone } from './own-place.ts';

/** Meanwhile there is more to have than a place on the list: what was typed goes into the form that fits now. */
async function askAnew(joining: Joining, answers: LineAnswers, base: HubBase): Promise<Outcome> {
  const typed = { role: answers.role, years: answers.years, ...(answers.head && { head: answers.head }) };
  const problem = `You need not wait: “${joining.group.title}” takes schools now.`;
  return { kind: 'ask', form: refill(await fittingForm(joining, base), typed, { problem }) };
}

/** A school goes on the waiting list of a full group; a colleague joins the line that the school stands in. */
export const joinWaitingList = defineCommand({
  name: 'wait',
  kind: 'change',
  phrase: 'wait',
  also: ['waiting list'],
  summary: 'Put your school on the waiting list of a full group',
  example: 'wait ncp17-10a',
  right: 'take part',
  needs: 'school',
  input: groupChoice,
  subject: groupToJoin('wait', 'Wait'),
  ask: async ({ subject, input: _asked, ...base }) => openFitting(subject, base),
  answers: lineAnswers,
  run: async ({ subject, input: _asked, answers, ...base }) => {
    const instead = await answeredAlready(subject, base);
    if (instead) return instead;
    const form = await fittingForm(subject, base);
    if (form.runs !== 'wait') return askAnew(subject, answers, base);
    const { group, facts, standing } = subject;
    if (standing.kind === 'full' && !answers.head)
      return refuse('head', 'Choose whether your headteacher has agreed.', 'head');
    await standInLine(base, { group, before: facts.schoolPlace, as: 'WAITING', answers, agreementVersion: null });
    const line = await readLine(base.db, group.id, base.actor.personId);
    const title = line?.place.state === 'APPLIED' ? 'You have applied, too' : 'Your school is on the waiting list';
    return line ? reply(viewOfLine(title, line, base.hub)) : gone;
  },
});
