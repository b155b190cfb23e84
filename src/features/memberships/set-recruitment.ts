import { z } from 'zod';
import { type Outcome, reply } from '../../core/command.ts';
import type { Form } from '../../core/form.ts';
import { text } from '../../core/view.ts';
import { recordChange } from '../audit.ts';
import { defineCommand, type HubBase } from '../define.ts';
import type { GroupDetail } from '../work-groups/group-detail.ts';
import { groupChoice } from '../work-groups/work-group.reads.ts';
import { recruiting, rightsOfGroup, sayState } from '../work-groups/work-group.ts';
import { decide } from './decide-actions.ts';
import { groupToRun } from './place-to-decide.ts';
import { refill } from './refill.moves.ts';
import { tellWatchers } from './watch.moves.ts';

const answers = z.object({ takes: z.enum(['yes', 'no'], { error: 'Choose whether the group takes schools.' }) });

const recruitmentForm = (group: GroupDetail): Form => ({
  title: 'Does this group take schools?',
  shortTitle: 'Recruitment',
  intro: `“${group.title}” is ${sayState(group.state)}. While it is closed nobody new comes in, and no freed place is offered.`,
  minutes: 1,
  submit: 'Save recruitment',
  runs: 'recruitment',
  input: { group: group.id },
  fields: [
    {
      id: 'takes',
      label: 'Recruitment',
      kind: 'choice',
      options: [
        { value: 'yes', label: 'Open', detail: 'free places go to the schools that wait' },
        { value: 'no', label: 'Closed', detail: 'places and offers made so far stay' },
      ],
      value: group.takesSchools ? 'yes' : 'no',
    },
  ],
});

function saidNow(group: GroupDetail, takesSchools: boolean): string {
  if (!takesSchools) return `“${group.title}” takes no more schools until you open it again.`;
  return recruiting.includes(group.state)
    ? `“${group.title}” takes schools. Free places are offered to the schools that wait.`
    : `“${group.title}” takes schools as soon as it opens: it is ${sayState(group.state)}.`;
}

async function set(base: HubBase, group: GroupDetail, takesSchools: boolean): Promise<Outcome> {
  if (takesSchools !== group.takesSchools) {
    await base.db.workGroup.update({ where: { id: group.id }, data: { takesSchools, version: { increment: 1 } } });
    const opened = { ...group, takesSchools };
    await refill(base, opened);
    await tellWatchers(base, opened);
    await recordChange(base, {
      what: takesSchools ? 'opened recruitment' : 'closed recruitment',
      subjectId: group.id,
      before: { takesSchools: String(group.takesSchools) },
      after: { takesSchools: String(takesSchools) },
    });
  }
  return reply({
    title: takesSchools ? 'Recruitment is open' : 'Recruitment is closed',
    blocks: [text(saidNow(group, takesSchools)), { kind: 'actions', actions: [decide(group)] }],
  });
}

/** The lead or the hub closes a group to more schools, or opens it again. */
export const setRecruitment = defineCommand({
  name: 'recruitment',
  kind: 'change',
  phrase: 'recruitment',
  also: ['close recruitment', 'open recruitment'],
  summary: 'Close your group to more schools, or open it again',
  example: 'recruitment ncp17-10a',
  right: 'offer places',
  input: groupChoice,
  subject: groupToRun('recruitment', 'Recruitment'),
  rightsOf: rightsOfGroup,
  ask: async ({ subject }) => ({ kind: 'ask', form: recruitmentForm(subject) }),
  answers,
  run: async ({ subject, answers: { takes }, input: _asked, ...base }) => set(base, subject, takes === 'yes'),
});
