import { may } from '../../core/rights.ts';
import type { Block, Item } from '../../core/view.ts';
import type { HubBase } from '../define.ts';
import { rightsOfGroup } from '../work-groups/work-group.ts';
import { figuresOf } from './figures.reads.ts';
import { correctedSince, type FigureLine, type Figures, figureLines, readFigures } from './figures.ts';
import { participantsBlocks } from './participants.reads.ts';
import type { ReportDetail } from './report.reads.ts';

type Base = Pick<HubBase, 'db' | 'hub' | 'actor' | 'now' | 'rightFor'>;

/** What opens the records behind a line, for those who may see them. */
function openerOf({ opens: { label, runs } }: FigureLine, { group }: ReportDetail, { actor, rightFor }: Base) {
  const right = rightFor(runs);
  if (!right || !may(actor, right, rightsOfGroup(group))) return {};
  return { actions: [{ label, spoken: `${label}: ${group.title}`, runs, input: { group: group.id } }] };
}

const itemOf = (line: FigureLine, figures: Figures, report: ReportDetail, base: Base): Item => {
  const out = report.omissions.find((one) => one.line === `figure/${line.id}`);
  return out
    ? { title: `${line.label}: left out`, detail: out.reason }
    : { title: `${line.label}: ${line.say(figures)}`, detail: line.source, ...openerOf(line, report, base) };
};

/** What has changed in the records since a report was accepted: said, and never put into it. */
function laterBlocks(kept: Figures, now: Figures): Block[] {
  const items = correctedSince(kept, now).map(({ label, now: said }) => ({ title: `${label}: ${said}` }));
  return items.length > 0 ? [{ kind: 'items', heading: 'Later, in the records', items, whenEmpty: '' }] : [];
}

/** What the records say of a group: counted now, or as it was when the report was accepted. */
export async function recordBlocks(report: ReportDetail, base: Base): Promise<Block[]> {
  const now = (await figuresOf(base.db, base.hub, [report.id]))(report.id);
  const kept = readFigures(report.figures);
  const items = figureLines.map((line) => itemOf(line, kept ?? now, report, base));
  const heading = kept ? 'From the records, when it was accepted' : 'From the records';
  const said = report.kind === 'FINAL' ? await participantsBlocks(report.group, base) : [];
  return [{ kind: 'items', heading, items, whenEmpty: '' }, ...(kept ? laterBlocks(kept, now) : []), ...said];
}
