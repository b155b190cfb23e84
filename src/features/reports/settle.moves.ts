import type { Refusal } from '../../core/command.ts';
import { may } from '../../core/rights.ts';
import { ukDay } from '../../core/uk-time.ts';
import type { Stage } from '../../store/generated/enums.ts';
import type { HubBase } from '../define.ts';
import { tellLeads } from '../memberships/tell-leads.ts';
import { finishWith, tooEarly } from '../planning/finish.moves.ts';
import { noteStage } from '../projects/project.moves.ts';
import { canTake } from '../work-groups/work-group.ts';
import { figuresOf } from './figures.reads.ts';
import { openNext } from './open-report.moves.ts';
import { moveReport } from './report.moves.ts';
import { answersOf, type ReportDetail } from './report.reads.ts';

/** The stage of the network that a recommendation leads to; repeating and stopping change none. */
const recommended: Record<string, Stage | undefined> = { EFFECTIVENESS: 'EFFECTIVENESS', SCALE_UP: 'SCALING_UP' };

/** A final evaluation closes its group, so it is accepted after the group's last date. */
export const cannotClose = ({ kind, group }: ReportDetail, now: Date): Refusal | undefined =>
  kind === 'FINAL' && canTake('finish', group.state) ? tooEarly(group, now) : undefined;

/** The hub's own project goes on to the stage that its group recommends; a national one is not the hub's to move. */
async function moveStage(base: HubBase, report: ReportDetail): Promise<void> {
  const { project } = report.group;
  const stage = recommended[answersOf(report).stage ?? ''];
  const isOwn = project.ownerHubId === base.hub.id && may(base.actor, 'edit projects', {});
  if (!stage || !isOwn || project.stage === stage) return;
  const note = `Recommended by the final evaluation of ${report.group.title}`.slice(0, 300);
  await noteStage(base, project.id, { stage, from: ukDay(base.now), note });
}

/** Keeps the figures of a report as the records say now. */
async function freeze({ db, hub }: HubBase, { id }: ReportDetail): Promise<void> {
  const figures = (await figuresOf(db, hub, [id]))(id);
  await db.report.update({ where: { id }, data: { figures } });
}

/** Accepts a report with the figures as they are now; a final one closes its group first, and says who completed it. The group is locked. */
export async function acceptReport(base: HubBase, report: ReportDetail, thanks: string): Promise<void> {
  const { actor, now } = base;
  await moveReport(base, report, 'ACCEPTED', { decidedAt: now, decidedById: actor.personId, answer: '' });
  if (report.kind === 'FINAL' && canTake('finish', report.group.state)) {
    await moveStage(base, report);
    await finishWith(base, report.group, thanks);
    return freeze(base, report);
  }
  await freeze(base, report);
  const facts = { report: report.id, thanks };
  await tellLeads(base, report.group, { kind: 'report accepted', facts, occasion: report.id });
  await openNext(base, report.group);
}
