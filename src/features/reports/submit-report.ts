import { type Outcome, type Refusal, refuse, reply } from '../../core/command.ts';
import { plain } from '../../core/say.ts';
import { recordChange } from '../audit.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { stateAfter } from '../work-groups/work-group.ts';
import { missingIn } from './missing.ts';
import { cannotMove, moveReport } from './report.moves.ts';
import { answersOf, questionsOf, type ReportDetail, wasHeld } from './report.reads.ts';
import { reportChoice, reportMeant, rightsOfReport } from './report-meant.ts';
import { reportView } from './report-view.ts';
import { tellHubLeads } from './tell-hub.ts';

/** A final evaluation that is handed in: the group is being evaluated from then on. */
async function evaluate(base: HubBase, { kind, group }: ReportDetail): Promise<void> {
  const after = kind === 'FINAL' ? stateAfter('its evaluation is handed in', group.state) : group.state;
  if (after === group.state) return;
  await base.db.workGroup.update({ where: { id: group.id }, data: { state: after, version: { increment: 1 } } });
  const change = { before: { group: group.state }, after: { group: after } };
  await recordChange(base, { what: 'a group is evaluated', subjectId: group.id, ...change });
}

type Ending = { noActivity?: true; doneElsewhere?: true };

async function handIn(base: HubBase, report: ReportDetail, ending: Ending): Promise<Outcome> {
  const { actor, now } = base;
  const by = { submittedAt: now, submittedById: actor.personId, answer: '' };
  await moveReport(base, report, 'SUBMITTED', { ...by, ...ending, questions: questionsOf(report) });
  await evaluate(base, report);
  if (answersOf(report).rating === 'RED')
    await tellHubLeads(base, report.group, {
      kind: 'report red',
      facts: { report: report.id },
      occasion: `${report.id}/${report.version}`,
    });
  const fresh = await reportMeant({ report: report.id }, base, false);
  if ('instead' in fresh) return fresh.instead;
  return reply(await reportView('It is with the hub now', fresh.subject, base));
}

function incomplete(report: ReportDetail, now: Date): Refusal | undefined {
  const missing = missingIn(report, now).map(({ said }) => plain(said, now));
  if (missing.length === 0) return undefined;
  const them = missing.length === 1 ? 'Answer it, or leave the line out' : 'Answer them, or leave lines out';
  return refuse('missing', `Still missing: ${missing.join('; ')}. ${them} with a reason.`);
}

const byLeads = {
  kind: 'change',
  right: 'write the report',
  input: reportChoice,
  subject: reportMeant,
  rightsOf: rightsOfReport,
} as const;

/** The leads hand the report in; with its questions as they are, so that it stays readable. */
export const submitReport = defineCommand({
  ...byLeads,
  name: 'submit-report',
  summary: 'Hand a report in',
  versionOf: ({ version }) => version,
  run: async ({ subject, input: _asked, answers: _none, ...base }) =>
    cannotMove('lead', subject, 'SUBMITTED') ?? incomplete(subject, base.now) ?? (await handIn(base, subject, {})),
});

/** A term without a session: one press hands it in. */
export const noActivity = defineCommand({
  ...byLeads,
  name: 'report-no-activity',
  summary: 'Report a term without activity',
  run: async ({ subject, input: _asked, answers: _none, ...base }) => {
    const held = () =>
      refuse('was held', 'A session was held, so there is something to say. Open the report: most is drafted.');
    const no = cannotMove('lead', subject, 'SUBMITTED') ?? (wasHeld(subject) ? held() : undefined);
    return no ?? (await handIn(base, subject, { noActivity: true }));
  },
});

/** Where the evaluation is held elsewhere, the leads say that it is done there. */
export const doneElsewhere = defineCommand({
  ...byLeads,
  name: 'report-elsewhere',
  summary: 'Say that the evaluation is done elsewhere',
  run: async ({ subject, input: _asked, answers: _none, ...base }) => {
    const here = () => refuse('not elsewhere', 'This report is written here. Open it to see what is missing.');
    const no = cannotMove('lead', subject, 'SUBMITTED') ?? (subject.template?.elsewhere ? undefined : here());
    return no ?? (await handIn(base, subject, { doneElsewhere: true }));
  },
});
